"""What a figure says of its indicator: the amount itself, the target, how much of it is done, how it changed, a gap.

Told by the words beside the figure in its clause; a clause that only goes on (，增长10.2%) takes the comparison of the
one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicators.proofreading.figure import POINTS, TIMES
from indicators.proofreading.surroundings import Place

VALUE, TARGET, COMPLETION = "value", "target", "completion"
GROWTH, CHANGE, PREVIOUS_YEAR = "growth", "change", "previous_year"
QUARTER_GROWTH, QUARTER_CHANGE = "quarter_growth", "quarter_change"
LEAD, GAP, TO_AVERAGE, SPREAD = "lead", "gap", "to_average", "spread"
SHARE, COUNT, MEDIAN, RANGE = "share", "count", "median", "range"
RANK = "rank"
UNKNOWN = "unknown"

UP, DOWN = 1, -1

_RISE = "增长|增加|上升|提高|提升|净增|新增|扩大|增|多|高"
_FALL = "下降|减少|降低|回落|下滑|缩小|减|降|少|低"
_MOVE = re.compile(rf"(?P<up>{_RISE})|(?P<down>{_FALL})")
_MOVED = re.compile(rf"(?:{_RISE}|{_FALL})(?:了|出|出了)?(?:近|约)?$")
_LAST_YEAR = re.compile(r"同比|上年同期|去年同期|上年|去年|同期")
_LAST_QUARTER = re.compile(r"环比|上季度?|上个季度|比[一二三]季度|较[一二三]季度|比上期")
_GOAL = r"(?:目标|任务|计划|指标)"
_ASKED = re.compile(
    rf"(?:{_GOAL}(?:任务|总?数|值|总任务)?(?:分别)?(?:定)?(?:为|是)?|下达[^，]*{_GOAL}[^，#]*|要求达到|任务量)[(]?$"
)
_ASKED_AFTER = re.compile(rf"^的?(?:年度|全年|年初|既定|预定|预期)*的?{_GOAL}")
_CEILING = re.compile(r"控制在[^，#]*$")
_DONE = re.compile(
    rf"(?:(?:完成|占|为|达到|达|实现|是)[^，；]*{_GOAL}[^，；]*的|完成率(?:仅|只)?(?:为|达到?|是)?|完成进度(?:为|达到?)?|"
    rf"(?:分别|均|各|已|仅|只|总体|实际)?完成了?(?:{_GOAL}的?)?|序时进度的)$"
)
_LACKING = re.compile(r"(?:差|缺口(?:为)?|缺|尚有|还有|仍有|剩余|还需(?:再)?[^，]{0,4}|需再[^，]{0,4})$")
_IN_LAST_YEAR = re.compile(r"(?:其中)?(?:去年|上年)(?P<same>同期)?(?!.*[比较])")
_BESIDE_SCHEDULE = re.compile(r"(?:超|快于|慢于|高于|低于|比|较)[^，]{0,4}序时进度(?:略?[高低快慢])?$|平均水平$")
"""What follows is a difference of shares, whether or not it is printed as one."""
_BEYOND = re.compile(r"(?:超额(?:完成)?|多完成|超(?:年度|全年|既定)*(?:目标|任务|计划))(?:了)?$")
_STILL_TO_DO = re.compile(r"^[^，。]{0,4}待|^才能")
_OF_WHOLE = re.compile(r"(?<!率)占(?!年度|全年)[^，；]*$|占比(?:为|达到?)?$|比重(?:为|达到?)?$")
_PLACES = re.compile(r"^(?:乡镇|街道|镇|乡|单位|县市区|县区|区县|地区|市县|园区|片区)")
_ITEMS = re.compile(r"^(?:主要|重点|考核|年度|目标|约束性)*(?:指标|任务)")
_STANDS = re.compile(r"^(?:均|都|已)?(?:达到|未达|低于|高于|快于|慢于|略低|略高|超过|超|滞后|落后|完成)")
_BEFORE_THAT = re.compile(r"(?:上年同期|去年同期|同期|上年|去年)(?:的|同)?(?:为|是|数)?(?:仅|只)?(?:有)?$")


@dataclass(frozen=True, slots=True)
class Measured:
    """``measure`` with the ``direction`` said (1 up or above, −1 down or below, 0 unsaid).

    ``certain`` if its own words say it.
    """

    measure: str
    direction: int = 0
    certain: bool = True


def measured(place: Place, last: Measured | None) -> Measured:
    """What a figure says; ``last`` is what the one before it in the same sentence said."""
    if place.figure.unit == POINTS or (place.figure.unit == "%" and _BESIDE_SCHEDULE.search(place.clause)):
        return _difference(place, last)
    if place.figure.unit == TIMES:
        return Measured(_compared(place, last, GROWTH, QUARTER_GROWTH) or UNKNOWN, _direction(place.clause) or UP)
    if place.joined and last is not None and not place.before.strip("、和及与以 的"):
        return last
    if _counts_places(place):
        return Measured(COUNT)
    if found := _asked_or_done(place):
        return found
    if _moves(place) and (kind := _moved(place, last)):
        return Measured(kind, _direction(place.clause))
    if place.figure.unit == "%":
        return _percentage(place, last)
    return _amount(place)


def _asked_or_done(place: Place) -> Measured | None:
    clause, is_percent = place.clause, place.figure.unit == "%"
    if _BEFORE_THAT.search(clause):
        return Measured(PREVIOUS_YEAR)
    if not is_percent and _BEYOND.search(clause):
        return Measured(GAP, UP)
    if is_percent and _DONE.search(clause):
        return Measured(COMPLETION)
    if _ASKED_AFTER.search(place.tail) or _ASKED.search(clause) or (_CEILING.search(clause) and "率" not in place.before):
        return Measured(TARGET)
    if not is_percent and (_LACKING.search(clause) or (_STILL_TO_DO.search(place.tail) and "有" in clause[-3:])):
        return Measured(GAP, DOWN)
    return None


def _percentage(place: Place, last: Measured | None) -> Measured:
    if _OF_WHOLE.search(place.clause):
        return Measured(SHARE)
    return Measured(MEDIAN) if "中位数" in place.before else _amount(place)


def _amount(place: Place) -> Measured:
    if place.figure.value_max is not None and place.tail.startswith("之间"):
        return Measured(RANGE)
    if found := _IN_LAST_YEAR.match(place.clause):
        return Measured(PREVIOUS_YEAR if found["same"] else UNKNOWN)
    return Measured(VALUE)


def _counts_places(place: Place) -> bool:
    """Whether it counts org units or indicators, not the work."""
    unit, after = place.figure.unit, place.after
    if unit in ("个", "家") and _PLACES.search(after):
        return True
    if unit == "项":
        return bool(place.clause.endswith("等") or _ITEMS.search(after) or _STANDS.search(after) or "指标" in place.clause)
    return unit == "个" and bool(_STANDS.search(after))


def _moves(place: Place) -> bool:
    """Whether the word right before says a movement, and not a name that begins with it (新增会员)."""
    return bool(_MOVED.search(place.clause)) and not re.search(r"新增$", place.clause)


def _moved(place: Place, last: Measured | None) -> str:
    if place.figure.unit == "%":
        return _compared(place, last, GROWTH, QUARTER_GROWTH)
    return _compared(place, last, CHANGE, QUARTER_CHANGE)


def _compared(place: Place, last: Measured | None, with_year: str, with_quarter: str) -> str:
    """Which comparison a movement belongs to: said in the clause, else that of the clause before; "" if none."""
    if _LAST_QUARTER.search(place.clause):
        return with_quarter
    if _LAST_YEAR.search(place.clause):
        return with_year
    if last is not None and last.measure in (GROWTH, CHANGE, PREVIOUS_YEAR):
        return with_year
    if last is not None and last.measure in (QUARTER_GROWTH, QUARTER_CHANGE):
        return with_quarter
    return GROWTH if with_year == GROWTH else ""


def _difference(place: Place, last: Measured | None) -> Measured:
    """Percentage points: against schedule, target, average, last year."""
    clause, direction = place.clause, _direction(place.clause)
    if place.joined and last is not None and not place.before.strip("、和及与以 "):
        return last
    if "平均" in clause:
        return Measured(TO_AVERAGE, direction)
    if _LAST_QUARTER.search(clause):
        return Measured(QUARTER_CHANGE, direction)
    if _LAST_YEAR.search(clause):
        return Measured(CHANGE, direction)
    if "序时" in clause or "进度" in clause:
        return Measured(LEAD, direction or (UP if re.search(r"超|快于|领先", clause) else DOWN))
    if "目标" in clause or re.search(r"差(?:了|近|约)?$|高出$|超出$", clause):
        if "相差" in clause or "差距" in clause:
            return Measured(SPREAD)
        return Measured(LEAD, DOWN if re.search(r"差(?:了|近|约)?$|低", clause) else direction or UP)
    if last is not None and last.measure in (LEAD, CHANGE, GROWTH):
        return Measured(CHANGE if last.measure == GROWTH else last.measure, direction or last.direction, certain=False)
    if "序时" in place.said:
        return Measured(LEAD, direction, certain=False)
    return Measured(CHANGE if direction else UNKNOWN, direction, certain=False)


def _direction(clause: str) -> int:
    """Up or down by the last word that says so."""
    if found := list(_MOVE.finditer(clause)):
        return UP if found[-1]["up"] else DOWN
    return UP if re.search(r"超", clause) else 0
