"""How each kind of number is printed, for all reports of one survey: found out once for an indicator and measure."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from indicators import wording

if TYPE_CHECKING:
    from indicators.narrative.facts import Survey

_RELATIVE = frozenset({"completion", "schedule", "growth", "share"})
_OF_FRACTIONS = frozenset({"lead", "change", "gap"})


_TEN_THOUSAND = 10**4
_LEAST = 10**3
"""Yuan of which fewer would not be two digits in 万元."""


def beside(value: float, size: float) -> str:
    """A difference of money in the unit of the figure it stands beside (0.72万元 beside 106.82万元); else empty."""
    if _LEAST <= abs(value) < _TEN_THOUSAND <= abs(size) < _TEN_THOUSAND**2:
        return f"{wording.number(abs(value) / _TEN_THOUSAND)}万元"
    return ""


class Print(NamedTuple):
    """The words of a value, its size only where a word beside it says the direction; and the unit the value is in."""

    words: Callable[[float], str]
    unit: str


class Printing:
    """The prints of one survey in one language."""

    def __init__(self, survey: Survey, language: str) -> None:
        self._survey = survey
        self._language = language
        self._prints: dict[tuple[str, str], Print] = {}

    def of(self, indicator: str, measure: str) -> Print:
        key = (indicator, measure)
        if key not in self._prints:
            self._prints[key] = Print(self._words(indicator, measure), self._unit(indicator, measure))
        return self._prints[key]

    def _words(self, indicator: str, measure: str) -> Callable[[float], str]:
        unit, language = self._survey.unit_of(indicator), self._language
        if measure == "growth":
            return partial(wording.growth, language=language)
        if measure in _RELATIVE or (unit == "%" and measure == "median"):
            return wording.percent
        if measure == "lead" or (unit == "%" and measure in _OF_FRACTIONS):
            return partial(wording.points, language=language)
        if measure == "rank":
            return partial(wording.ordinal, language=language)
        if language == "en" and unit not in ("元", "%"):
            printed: Callable[[float], str] = partial(wording.number, separator=",")  # the name says what is counted
        else:
            printed = partial(wording.amount, unit=unit, language=language)
        return (lambda value: printed(abs(value))) if measure in _OF_FRACTIONS else printed

    def _unit(self, indicator: str, measure: str) -> str:
        if measure in _RELATIVE or measure == "lead":
            return "%"
        return "位" if measure == "rank" else self._survey.unit_of(indicator)
