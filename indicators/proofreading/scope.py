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
from indicators.proofreading.spans import PERIOD, as_period, compared_with, in_turn
from indicators.proofreading.surroundings import HOLE
from indicators.proofreading.whose import Whose, figures_in

_NAMED_SPAN = r"同期|[增减]|全年|[上下]半年|第?[一二三四]季度|年?[底末]"
_ANOTHER_TIME = (
    r"[\d〇二三四五六七八九十两几多]+年来|近[\d一二两三四五六七八九十几]+年|(?:(?<!今)(?<!{year})年|成立|启动|开展|实施|换届|五|[\d]日|[\d]月)以来"
    r"|元旦|春节|两节|中秋|国庆|端午|重阳|五一|三八|七一|八一|节日?期间|节前|活动期间|高温|暑期|[夏冬春秋]季"
    r"|第[\d一二三四五六七八九十]+批|首批|此次|本次|当天|当日|现场|[\d]月[\d]+日"
    rf"|(?<![比较与同是])(?:去年|上年)(?!{_NAMED_SPAN})"
)
"""A time that is not that of the report, nor a run of quarters."""
_SO_FAR = re.compile("累计|年内|(?:今年|年初)以来|截至目前|至今")
"""What says in the text about a quarter that the year up to its end is meant, as these measures do anyway."""
_THIS_YEAR = re.compile("今年|本年")
_ROW_GOES_ON = re.compile(f"[、和及]{HOLE}")
_OF_THE_YEAR = (COMPLETION, GAP, LEAD)
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
    together: bool = False
    """Whether it is of all these org units in one."""


class Scopes:
    """Finds scopes in one text; ``period`` and ``org_unit`` are those of the text as a whole."""

    def __init__(self, text: str, dataset: Dataset, period: Period, org_unit: str) -> None:
        self._text = evened(text)
        self.period, self.org_unit = period, org_unit
        self._whose = Whose(dataset, org_unit)
        self._another_time = re.compile(_ANOTHER_TIME.replace("{year}", str(period.year)))

    def of(self, one: Said) -> Scope:
        before = self._text[one.place.sentence : one.figure.start]
        clause = len(before) - _since_clause(before)
        whose = self._whose.named(before, is_listed=_is_listed(one))
        named, period_at, is_known = self._period(before)
        is_known = is_known and not (one.what.measure == VALUE and self._another_time.search(before, period_at or 0))
        if one.what.measure == GAP:  # what is still to do is said of the time to come, and counted to now
            named, period_at = self.period, None
        if named == Period(self.period.year, 1, 4):  # 2024年以来, 全年: as much of it as the text is about
            named = self._to_date
        here = period_at is not None and period_at >= clause
        so_far = one.what.measure in _OF_THE_YEAR or (not here and _SO_FAR.search(before, clause))
        period = Period.to_date(named.year, named.end) if so_far else named
        if not whose.org_units:
            return Scope((self.org_unit,), period, certain=False)
        if whose.together:
            return Scope(whose.org_units, period, whose.certain and is_known, together=True)
        first = whose.org_units[0]
        units = [first] if whose.at is None or whose.at >= clause else [first, self.org_unit]
        periods = [named] if here or named.year != self.period.year else [named, self.period, self._to_date]
        every = ((unit, when) for unit in dict.fromkeys(units) for when in dict.fromkeys(periods))
        others = tuple(other for other in every if other != (first, period))
        is_all = len(whose.org_units) > 1 and whose.org_units == self._whose.every
        return Scope(whose.org_units, period, whose.certain and is_known, others, is_all)

    @property
    def _to_date(self) -> Period:
        return Period.to_date(self.period.year, self.period.end)

    def compared_with(self, one: Said) -> Period | None:
        """The period with whose end a level is compared."""
        return compared_with(self._text[one.place.sentence : one.figure.start], self.period.year)

    def _period(self, before: str) -> tuple[Period, int | None, bool]:
        """The last period named, where, and whether it is a run of quarters: of August alone nothing is known."""
        if (turn := in_turn(before, self.period.year, figures_in)) is not None:
            return turn, len(before), True
        for match in reversed(list(PERIOD.finditer(before))):
            if _COMPARED.search(before[: match.start()]) or re.match(r"(?:相比|同期|任务|低于|落后)", before[match.end() :]):
                continue
            if _THIS_YEAR.search(before, match.end()):
                break
            period = as_period(match, self.period.year)
            return period or self.period, match.start(), period is not None
        return self.period, None, True


def _is_listed(one: Said) -> bool:
    """Whether it is one of a row of figures: 收缴12家、15家和18家."""
    return _ROW_GOES_ON.match(one.place.tail) is not None or (one.place.joined and not one.place.before)


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
