"""The unit line of a table (单位：万元) and which of its indicators it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.model import Indicator, Kind
from indicators.reading.context import Context
from indicators.reading.matching import Matched
from indicators.reading.subjects import Subject
from indicators.reading.text import compact
from indicators.reading.units import unit_of
from indicators.reading.words import pattern


@dataclass(frozen=True, slots=True)
class UnitLine:
    """``units`` as printed, none without such a line. ``of_money``: it speaks of the amounts of money alone, because it says so
    (金额单位：万元) or because the table counts other things too; else a lone 万元 holds for all of a table of statistics.
    ``asks``: it says so itself, and most of the table is money, nothing of it surely another thing.
    """

    units: tuple[str, ...] = ()
    of_money: bool = False
    asks: bool = False

    def leaves_open(self, name: str, indicator: Indicator) -> bool:
        """Whether an indicator of the office's own may be money or not: 上缴市总 beside 实收经费 under 金额单位：万元."""
        own = indicator.inferred and not indicator.is_fraction and not indicator.unit
        return self.asks and own and not _is_money(name, indicator) and not _is_count_name(name)

    def unit_of(self, name: str, indicator: Indicator) -> str:
        """The unit for an indicator without one, or "".

        A money unit holds for amounts of money only, a percent sign for rates only; a single count for counts.
        """
        if indicator.is_fraction:
            return next((u for u in self.units if unit_of(u).is_fraction), "")
        if _is_money(name, indicator):
            return next((u for u in self.units if unit_of(u).is_money), "")
        counts = [u for u in self.units if not unit_of(u).is_money and not unit_of(u).is_fraction]
        if not indicator.inferred:
            return next((u for u in counts if unit_of(u).counted == indicator.unit), "")
        if len(self.units) != 1:
            return ""
        if counts:
            return self.units[0]
        return "" if self.of_money or indicator.unit or _is_count_name(name) else self.units[0]


def unit_line_of(context: Context, matched: Mapping[Subject, Matched]) -> UnitLine:
    """The unit line above a table in which these indicators were found."""
    counts = any(_counts(subject, m.indicator) for subject, m in matched.items())
    asks = context.money_unit and not counts and _is_mostly_money(matched)
    return UnitLine(context.units, context.money_unit or counts, asks)


def _is_mostly_money(matched: Mapping[Subject, Matched]) -> bool:
    amounts = [_is_money(subject.name, m.indicator) for subject, m in matched.items() if not m.indicator.is_fraction]
    return 2 * sum(amounts) > len(amounts)


def _counts(subject: Subject, indicator: Indicator) -> bool:
    """Whether it is surely counted in something other than money."""
    if subject.unit:
        return not unit_of(subject.unit).is_money and not unit_of(subject.unit).is_fraction
    return not indicator.inferred and indicator.kind in (Kind.FLOW, Kind.STOCK) and not indicator.is_money


def _is_money(name: str, indicator: Indicator) -> bool:
    if not indicator.inferred:
        return indicator.is_money
    return bool(pattern("names", "money").fullmatch(name)) or indicator.unit == "元"


def _is_count_name(name: str) -> bool:
    return bool(pattern("names", "count").fullmatch(compact(name)))
