"""What a figure says of its indicator: the amount itself, the target, how much of it is done, how it changed, a gap.

Told by the words beside the figure in its clause (``measures.toml``); a clause that only goes on (，增长10.2%) takes the
comparison of the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicators.proofreading.figure import POINTS, TIMES
from indicators.proofreading.phrases import ending, ends, last_of, starts, within
from indicators.proofreading.surroundings import Place

VALUE, TARGET, COMPLETION = "value", "target", "completion"
GROWTH, CHANGE, PREVIOUS_YEAR = "growth", "change", "previous_year"
QUARTER_GROWTH, QUARTER_CHANGE = "quarter_growth", "quarter_change"
LEAD, GAP, TO_AVERAGE, SPREAD = "lead", "gap", "to_average", "spread"
SHARE, COUNT, MEDIAN, RANGE = "share", "count", "median", "range"
RANK = "rank"
SINCE, SINCE_GROWTH = "since", "since_growth"
"""How much a level has moved since the end of an earlier period (比年初, 比6月底)."""
MULTIPLE = "multiple"
"""What it is of the year before: 是上年同期的1.2倍 is growth by 0.2."""
HIGHEST, LOWEST = "maximum", "minimum"
"""The first and the last of all org units, whoever they are."""
OF_ALL = "of_all"
"""The whole's own rate or completion, beside which an org unit's is set."""
THRESHOLD = "threshold"
"""No figure of anybody, but what some are beyond (入会率超过90%的有3个)."""
NEEDED = "needed"
"""How many things a rate lacks to its target, not points."""
UNKNOWN = "unknown"

UP, DOWN = 1, -1
AND = re.compile("、|以及|[和及与]")
"""What stands between names in a row."""


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
    if place.figure.unit == "%" and _is_average(place):
        return Measured(OF_ALL)
    if place.figure.unit == POINTS or (place.figure.unit == "%" and ends(place.clause, "beside_schedule")):
        return _difference(place, last)
    if place.figure.unit == TIMES and ends(place.clause, "of_last_year"):
        return Measured(MULTIPLE, certain="同期" in place.clause)
    if place.figure.unit == TIMES:
        return Measured(_compared(place, last, *_GROWTHS) or UNKNOWN, _direction(place.clause) or UP)
    if place.joined and last is not None and not place.before.strip("、和及与以 的"):
        return last
    if starts(place.tail, "those") and not starts(place.tail, "asked_after"):
        return Measured(THRESHOLD)
    if ends(place.clause, "highest") or ends(place.clause, "lowest"):
        return Measured(HIGHEST if ends(place.clause, "highest") else LOWEST)
    if _counts_places(place) or (last is not None and last.measure == THRESHOLD and place.figure.unit in ("个", "家")):
        return Measured(COUNT)
    if found := _asked_or_done(place):
        return found
    if _moves(place) and (kind := _moved(place, last)):
        return Measured(kind, _direction(place.clause))
    if place.figure.unit == "%":
        return _percentage(place, last)
    return _amount(place)


def _is_average(place: Place) -> bool:
    """高于全县69.5%的平均进度, 与全县平均水平91.7%相比."""
    if starts(place.tail, "as_average"):
        return True
    return ends(place.clause, "average") and starts(place.tail, "in_comparison")


def _asked_or_done(place: Place) -> Measured | None:
    clause, is_percent = place.clause, place.figure.unit == "%"
    if not is_percent and ends(clause, "than_last_year"):
        return Measured(CHANGE, _direction(clause) or UP)
    if ends(clause, "before_that"):
        return Measured(PREVIOUS_YEAR)
    if not is_percent and ends(clause, "beyond") and not starts(place.tail, "asked_after") and not within(clause, "last_year"):
        return Measured(GAP, UP)
    if is_percent and ends(clause, "of_indicators"):
        return Measured(SHARE, certain=False)
    if is_percent and ends(clause, "done"):
        return Measured(COMPLETION)
    if ends(clause, "asked_before") and starts(place.tail, "revised"):
        return Measured(UNKNOWN)
    if _is_asked(place):
        return Measured(TARGET)
    if not is_percent and (ends(clause, "lacking") or (starts(place.tail, "still_to_do") and "有" in clause[-3:])):
        return Measured(GAP, DOWN)
    return None


def _is_asked(place: Place) -> bool:
    """Whether it is a target, which may stand in brackets, or a ceiling on an amount."""
    clause = place.clause.removesuffix("(")
    if starts(place.tail, "asked_after") or ends(clause, "asked"):
        return True
    if starts(place.tail, "of_it") and ends(clause, "of_year"):
        return True
    return ends(place.clause, "ceiling") and not within(place.before, "rate")


def _percentage(place: Place, last: Measured | None) -> Measured:
    if ends(place.clause, "share") or _is_part_of_whole(place.clause):
        return Measured(SHARE, certain=within(place.clause, "of_the_whole"))
    if within(place.before, "median"):
        return Measured(MEDIAN)
    if within(place.said, "completion_rate") and not within(place.before, "rate"):
        return Measured(COMPLETION)
    return _amount(place)


def _is_part_of_whole(clause: str) -> bool:
    """占全县的, but not 占年度任务的."""
    before, takes_up, of = clause.rpartition("占")
    return bool(takes_up) and not ends(before, "rate") and not starts(of, "of_target")


def _amount(place: Place) -> Measured:
    if place.figure.value_max is not None and starts(place.tail, "between"):
        return Measured(RANGE)
    is_other_year = starts(place.clause, "in_last_year") and not starts(place.clause, "in_span_of_it")
    if is_other_year and not within(place.clause, "compared"):
        return Measured(PREVIOUS_YEAR if starts(place.clause, "same_time_last_year") else UNKNOWN)
    return Measured(VALUE)


def _counts_places(place: Place) -> bool:
    """Whether it counts org units or indicators, not the work."""
    unit, after = place.figure.unit, place.after
    if unit in ("个", "家") and starts(after, "places"):
        return True
    if unit == "项" and place.figure.value == len(AND.split(place.before)) > 1:
        return True
    if unit == "项":
        is_listed = ends(place.clause, "listed") or within(place.clause, "indicators")
        return is_listed or starts(after, "items") or starts(after, "stands") or starts(after, "open")
    return unit == "个" and starts(after, "stands")


def _moves(place: Place) -> bool:
    """Whether the word right before says a movement, and not a name that begins with it (新增会员)."""
    is_name = ends(place.clause, "named_new") and not within(place.clause, "compared")
    return ends(place.clause, "moved") and not is_name


def _moved(place: Place, last: Measured | None) -> str:
    return _compared(place, last, *(_GROWTHS if place.figure.unit == "%" else _CHANGES))


_GROWTHS, _CHANGES = (GROWTH, QUARTER_GROWTH, SINCE_GROWTH), (CHANGE, QUARTER_CHANGE, SINCE)


def _compared(place: Place, last: Measured | None, with_year: str, with_quarter: str, with_then: str) -> str:
    """Which comparison a movement belongs to: said in the clause, else that of the clause before; "" if none."""
    if within(place.clause, "since"):
        return with_then
    if within(place.clause, "last_quarter"):
        return with_quarter
    if within(place.clause, "last_year"):
        return with_year
    if last is not None and last.measure in (GROWTH, CHANGE, PREVIOUS_YEAR):
        return with_year
    if last is not None and last.measure in (QUARTER_GROWTH, QUARTER_CHANGE):
        return with_quarter
    if last is not None and last.measure in (SINCE, SINCE_GROWTH):
        return with_then
    return GROWTH if with_year == GROWTH else ""


def _difference(place: Place, last: Measured | None) -> Measured:
    """Percentage points: against schedule, target, average, last year."""
    clause, direction = place.clause, _direction(place.clause)
    if place.joined and last is not None and not place.before.strip("、和及与以 "):
        return last
    if within(clause, "average"):
        return Measured(TO_AVERAGE, direction)
    if within(clause, "since"):
        return Measured(SINCE, direction)
    if within(clause, "last_quarter"):
        return Measured(QUARTER_CHANGE, direction)
    if within(clause, "last_year"):
        return Measured(CHANGE, direction)
    if within(clause, "schedule"):
        return Measured(LEAD, direction or (UP if within(clause, "ahead") else DOWN))
    is_short = ends(clause, "short")
    if within(clause, "target") or is_short or ends(clause, "apart"):
        if within(clause, "from_each_other"):
            return Measured(SPREAD)
        return Measured(LEAD, DOWN if is_short or within(clause, "low") else direction or UP)
    if last is not None and last.measure in (LEAD, CHANGE, GROWTH):
        return Measured(CHANGE if last.measure == GROWTH else last.measure, direction or last.direction, certain=False)
    if within(place.said, "of_schedule"):
        return Measured(LEAD, direction, certain=False)
    return Measured(CHANGE if direction else UNKNOWN, direction, certain=False)


def movement(before: str) -> str:
    """The words at the end of those before a figure that say which way it moved or stands, "" if none do."""
    return ending(before, "moved") or ending(before, "standing")


def _direction(clause: str) -> int:
    """Up or down by the last word that says so."""
    if found := last_of(clause, "up", "down"):
        return UP if found == "up" else DOWN
    return UP if within(clause, "beyond") else 0
