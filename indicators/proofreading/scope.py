"""Whose figure a figure is, and of when: org units and periods named before it in its sentence, else those of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.proofreading.evened import evened
from indicators.proofreading.measures import COMPLETION, GAP, LEAD, VALUE
from indicators.proofreading.said import Said
from indicators.proofreading.spans import PERIOD, as_period, compared_with

_OUTSIDE = "全国|全省|全市|全区|全县|省内|国内"
"""Wholes beyond ours, unless ours is called so."""
_OTHERS = (
    r"[已未]报送的|上级(?!工会要求)|工作组|蹲点组|慰问组|公司|集团|工厂|学校|中学|小学|医院|社区|村(?=工会|[委民])|开发区|园区|产业园|商会|协会"
    r"|(?:教育|卫生|公安|交通|金融|水利|邮政|快递|物流|货运|建筑|餐饮|家政|机关|国资)(?:系统|行业)|爱心企业|慈善"
)
"""Whoever else may have done what is told, unless the data know it by name."""
_NAMED_SPAN = r"同期|[增减]|全年|[上下]半年|第?[一二三四]季度|年?[底末]"
_ANOTHER_TIME = (
    r"[\d〇二三四五六七八九十两几多]+年来|近[\d一二两三四五六七八九十几]+年|(?:(?<!今)(?<!{year})年|成立|启动|开展|实施|换届|五|[\d]日|[\d]月)以来"
    r"|元旦|春节|两节|中秋|国庆|端午|重阳|五一|三八|七一|八一|节日?期间|节前|活动期间|高温|暑期|[夏冬春秋]季"
    r"|第[\d一二三四五六七八九十]+批|首批|此次|本次|当天|当日|现场|[\d]月[\d]+日"
    rf"|(?<![比较与同是])(?:去年|上年)(?!{_NAMED_SPAN})"
)
"""A time that is not that of the report, nor a run of quarters."""
_ALL = r"各(?:乡镇|镇街?|镇乡|街道|单位|地|县区|区县|县市区)(?:\([^()]{1,6}\))?"
_EACH = "each"
_BESIDE = re.compile(r"(?:[在居列占比较为]|位居|位列|高于|低于|超过|快于|慢于|与|名列|排|排名|距)$")
_JOINT = re.compile(r"^(?:、|和|及|与|以及|,)$")
_SO_FAR = re.compile("累计|年内|(?:今年|年初)以来|截至目前|至今")
"""What says in the text about a quarter that the year up to its end is meant, as these measures do anyway."""
_THIS_YEAR = re.compile("今年|本年")
_OF_THE_YEAR = (COMPLETION, GAP, LEAD)
_EACH_OF = re.compile("[均都各]")
_COMPARED = re.compile(r"(?:比|较|与|同|于|相比|快于|慢于|年)$")
_TITLE_LINES = 4
_LONGEST_TITLE = 45
_OPENING = 400
_ABOUT = re.compile(r"总结|汇报|报告|简报|小结|情况|通报|材料|督办|清单|通知|函|工会[：:]$")


@dataclass(frozen=True, slots=True)
class Scope:
    """The org units (several where all are meant) and the period of a figure.

    ``certain`` if both are named in the clause itself or nothing else is; ``others`` are what else may be meant.
    """

    org_units: tuple[str, ...]
    period: Period
    certain: bool = True
    others: tuple[tuple[str, Period], ...] = ()
    is_all: bool = False
    """Whether every org unit is meant that has the figure (各单位均为2次)."""


class Scopes:
    """Finds scopes in one text; ``period`` and ``org_unit`` are those of the text as a whole."""

    def __init__(self, text: str, dataset: Dataset, period: Period, org_unit: str) -> None:
        self._text = evened(text)
        self.period, self.org_unit = period, org_unit
        self._every = tuple(dataset.org_units)
        self._names = _names_of(dataset)
        self._another_time = re.compile(_ANOTHER_TIME.replace("{year}", str(period.year)))

    def of(self, one: Said) -> Scope:
        before = self._text[one.place.sentence : one.figure.start]
        clause = len(before) - _since_clause(before)
        org_units, named_at, listed = self._org_units(before)
        named, period_at, is_known = self._period(before)
        is_known = is_known and not (one.what.measure == VALUE and self._another_time.search(before, period_at or 0))
        if one.what.measure == GAP:  # what is still to do is said of the time to come, and counted to now
            named, period_at = self.period, None
        if named == Period(self.period.year, 1, 4):  # 2024年以来, 全年: as much of it as the text is about
            named = self._to_date
        here = period_at is not None and period_at >= clause
        so_far = one.what.measure in _OF_THE_YEAR or (not here and _SO_FAR.search(before, clause))
        period = Period.to_date(named.year, named.end) if so_far else named
        if not org_units:
            return Scope((self.org_unit,), period, certain=False)
        units = [org_units[0]] if named_at is None or named_at >= clause else [org_units[0], self.org_unit]
        periods = [named] if here or named.year != self.period.year else [named, self.period, self._to_date]
        every = ((unit, when) for unit in dict.fromkeys(units) for when in dict.fromkeys(periods))
        others = tuple(other for other in every if other != (org_units[0], period))
        return Scope(org_units, period, listed and is_known, others, is_all=len(org_units) > 1 and org_units == self._every)

    @property
    def _to_date(self) -> Period:
        return Period.to_date(self.period.year, self.period.end)

    def compared_with(self, one: Said) -> Period | None:
        """The period with whose end a level is compared."""
        return compared_with(self._text[one.place.sentence : one.figure.start], self.period.year)

    def _org_units(self, before: str) -> tuple[tuple[str, ...], int | None, bool]:
        """The last names before the figure; where each has a figure of its own (分别), the one in its turn."""
        group: list[str] = []
        at: int | None = None
        end = -2
        for match in self._names.finditer(before):
            if _BESIDE.search(before[: match.start()]) and match["whole"]:
                continue
            if match["outside"]:
                group, at = [], match.start()
                continue
            if match["sum"]:
                if len(group) > 1:
                    return tuple(group), at, False
                continue
            name = match["unit"] or (_EACH if match["each"] else TOTAL)
            joined = group and _JOINT.match(before[end : match.start()])
            group = [*group, name] if joined else [name]
            at, end = (at if joined and at is not None else match.start()), match.end()
        if not group:
            return ((), at, False) if at is not None else ((self.org_unit,), None, True)
        rest = before[end:]
        if group == [_EACH]:
            return (self._every if _EACH_OF.search(rest) else (TOTAL,)), at, True
        if "分别" in rest:
            turn = _numbers_in(rest)
            return ((group[turn],), at, True) if turn < len(group) else ((group[-1],), at, False)
        if len(group) > 1 and not _EACH_OF.search(rest):
            return tuple(group), at, False
        return tuple(group), at, True

    def _period(self, before: str) -> tuple[Period, int | None, bool]:
        """The last period named, where, and whether it is a run of quarters: of August alone nothing is known."""
        for match in reversed(list(PERIOD.finditer(before))):
            if _COMPARED.search(before[: match.start()]) or re.match(r"(?:相比|同期|任务|低于|落后)", before[match.end() :]):
                continue
            if _THIS_YEAR.search(before, match.end()):
                break
            period = as_period(match, self.period.year)
            return period or self.period, match.start(), period is not None
        return self.period, None, True


def _names_of(dataset: Dataset) -> re.Pattern[str]:
    """Names of org units, words for the whole, words for a sum of those named, and words for what is beyond the whole."""
    units = "|".join(map(re.escape, sorted(dataset.org_units, key=len, reverse=True))) or "(?!)"
    level = dataset.county[-1:] if dataset.county[-1:] in "县市区省" else "县市区"
    above = "省" if level == "市" else "市省"
    outside = rf"{_OUTSIDE}|{_OTHERS}|(?:[{above}](?:总工?会?|财政|级)(?![的县]))"
    whole = [f"(?:全|我|本)[{level or '县市区'}](?!总|委|级|政府)", *filter(None, [re.escape(dataset.county)])]
    return re.compile(
        f"(?P<unit>{units})|(?P<each>{_ALL})|(?P<whole>{'|'.join(whole)})|(?P<outside>{outside})|(?P<sum>合计|总计|共计)"
    )


def period_stated(text: str, known: Sequence[Period]) -> Period | None:
    """The period a text is about, by its title and opening; one without a year is the newest of those known."""
    opening = evened(text[:_OPENING])
    years = sorted({period.year for period in known}, reverse=True)
    for match in PERIOD.finditer(opening):
        says_year = match["year"] or match["only"] or match["in"]
        following = opening[match.end() : match.end() + 12]
        if match["only"] and (inner := PERIOD.search(following)) and not inner["only"] and not inner["year"]:
            period = as_period(inner, int(match["only"]))
        else:
            period = as_period(match, years[0] if years else 0)
        if period is not None and period.year in years and (says_year or _is_about(opening, match)):
            return period
    return None


def org_unit_stated(text: str, dataset: Dataset) -> str:
    """The org unit a text is about: the one in its title, else the whole."""
    for line in [line for line in text.split("\n") if line.strip()][:_TITLE_LINES]:
        if len(line.strip()) <= _LONGEST_TITLE and _ABOUT.search(line.strip()) and not re.search("[，。；、]", line):
            named = [unit for unit in dataset.org_units if unit in line]
            if named:
                return max(named, key=len)
    return TOTAL


def _is_about(opening: str, match: re.Match[str]) -> bool:
    """Whether a span without a year is that of the text: in its title, or 上半年来."""
    return match.start() < 2 * _LONGEST_TITLE or bool(match["half"])


def _since_clause(before: str) -> int:
    return len(before) - 1 - max(before.rfind(mark) for mark in "，；：。")


def _numbers_in(words: str) -> int:
    """How many figures stand between the names and this one."""
    return len(re.findall(r"\d+(?:\.\d+)?", words))
