"""How each kind of number is printed, for all reports of one survey: found out once for an indicator and measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from indicators import wording
from indicators.model import TOTAL
from indicators.narrative.facts.money import counting_unit, money_unit

if TYPE_CHECKING:
    from indicators.narrative.facts.row import Row
    from indicators.narrative.facts.survey import Survey

_RELATIVE = frozenset({"completion", "schedule", "growth", "share"})
_OF_FRACTIONS = frozenset({"lead", "change", "gap"})
_OF_A_RATE = ("value", "minimum", "median", "maximum", "previous_year", "previous_quarter")
"""What a rate is told by: set beside each other, with one number of decimals. Its target is as the sheet has it."""


HELD = ("value", "minimum", "maximum")
"""What of a rate is held against a target."""


class Print(NamedTuple):
    """The words of a value, its size only where a word beside it says the direction; and the unit the value is in."""

    words: Callable[[float], str]
    unit: str
    beside: Callable[[float, float], str] | None = None
    """Of a rate the words beside its target."""


class Printing:
    """The prints of one survey in one language."""

    def __init__(self, survey: Survey, language: str) -> None:
        self._survey = survey
        self._language = language
        self._prints: dict[tuple[str, ...], Prints] = {}

    def money(self, org_unit: str) -> Mapping[str, str]:
        """The unit of money, and of counts in ten thousands, in a report on the org unit, by indicator; of others nothing.

        A report on the whole prints all org units beside each other, one on an org unit its own figures.
        """
        if org_unit != TOTAL:
            return {name: self._chosen(name, [self._survey.row(name, org_unit)]) for name in self._scaled}
        return self._of_whole

    @cached_property
    def _of_whole(self) -> Mapping[str, str]:
        survey = self._survey
        return {name: self._chosen(name, [survey.row(name), *survey.peers(name)]) for name in self._scaled}

    def _chosen(self, indicator: str, rows: Sequence[Row]) -> str:
        unit = self._survey.unit_of(indicator)
        return money_unit(rows, self._language) if unit == "元" else counting_unit(rows, unit)

    @cached_property
    def _scaled(self) -> tuple[str, ...]:
        every = (indicator.id for indicator in self._survey.indicators)
        return tuple(name for name in every if _has_scale(self._survey.unit_of(name)))

    def prints(self, money: Mapping[str, str]) -> Prints:
        """Those of all reports whose money is told in these units."""
        key = tuple(f"{indicator} {unit}" for indicator, unit in money.items())
        if key not in self._prints:
            self._prints[key] = Prints(self, money)
        return self._prints[key]

    def made(self, indicator: str, measure: str, money: str = "") -> Print:
        """``money`` is the unit that the report prints the indicator in, if it is money or counted in ten thousands."""
        words, unit = self._words(indicator, measure, money), self._unit(indicator, measure)
        if self._survey.unit_of(indicator) != "%" or measure not in HELD:
            return Print(words, unit)
        tenths = indicator in self._survey.dataset.in_tenths
        return Print(words, unit, lambda value, target: wording.rate(value, tenths=tenths, target=target))

    def _words(self, indicator: str, measure: str, money: str) -> Callable[[float], str]:
        unit, language = self._survey.unit_of(indicator), self._language
        if measure == "growth":
            return partial(wording.growth, language=language)
        if measure in _RELATIVE:
            return wording.percent
        if unit == "%" and measure in _OF_A_RATE:
            return partial(wording.rate, tenths=indicator in self._survey.dataset.in_tenths)
        if measure == "lead" or (unit == "%" and measure in _OF_FRACTIONS):
            return partial(wording.points, language=language)
        if measure == "rank":
            return partial(wording.ordinal, language=language)
        printed: Callable[[float], str]
        if money and unit == "元":
            printed = partial(wording.money, unit=money)
        elif money and language == "zh":
            printed = partial(wording.count, unit=unit, told=money)
        elif language == "en" and unit not in ("元", "%"):
            printed = partial(_bare, size=wording.counted_in(unit)[0])  # the name says what is counted
        else:
            printed = partial(wording.amount, unit=unit, language=language)
        return (lambda value: printed(abs(value))) if measure in _OF_FRACTIONS else printed

    def _unit(self, indicator: str, measure: str) -> str:
        if measure in _RELATIVE or measure == "lead":
            return "%"
        return "位" if measure == "rank" else self._survey.unit_of(indicator)


def _has_scale(unit: str) -> bool:
    """Whether a report must choose how large a unit it prints: of money, and of counts in ten thousands."""
    return unit == "元" or wording.counted_in(unit)[0] > 1


def _bare(value: float, size: int) -> str:
    return wording.number(value * size, separator=",")


class Prints:
    """The prints of reports that tell each indicator's money in the same unit."""

    def __init__(self, printing: Printing, money: Mapping[str, str]) -> None:
        self._printing = printing
        self._money = money
        self._made: dict[tuple[str, str], Print] = {}

    def of(self, indicator: str, measure: str) -> Print:
        key = (indicator, measure)
        if key not in self._made:
            self._made[key] = self._printing.made(indicator, measure, self._money.get(indicator, ""))
        return self._made[key]
