"""In which unit a report prints money and large counts: one an indicator, so that shares and differences agree as printed.

A reader with a calculator divides what is printed by what is printed. 1.04亿元 of 1.35亿元 are 77.0%, while the report says
77.2%: then both stand in 万元. And 2400元 beside 0.41万元 in one list is read as the larger of the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from indicators import wording

if TYPE_CHECKING:
    from indicators.narrative.facts.row import Row

_UNITS: Mapping[str, Sequence[str]] = {"zh": ("亿元", "万元"), "en": ("million yuan",)}
"""Besides the yuan itself, the largest first."""

_USUAL = "万元"
"""In which money is told by custom from one of them on, whether or not a share of two rounded figures comes out."""

_EXACT = {"zh": "元", "en": "yuan"}

_LEAST = 0.1
"""Of a unit: with two decimals less than that has one digit."""


def money_unit(rows: Sequence[Row], language: str) -> str:
    """The largest unit that all figures of the rows can be told in: 亿元, 万元 or 元; million yuan or yuan."""
    largest = max((abs(amount) for row in rows for amount in _amounts(row)), default=0.0)
    for unit in _UNITS[language]:
        if _printed(largest, unit) >= 1 and (unit == _USUAL or all(_agrees(row, unit) for row in rows)):
            return unit
    return _EXACT[language]


def counting_unit(rows: Sequence[Row], unit: str) -> str:
    """Of counts given in ten thousands that unit, by custom, from one of them on; else what is counted: 万人 or 人."""
    largest = max((abs(amount) for row in rows for amount in _amounts(row)), default=0.0)
    return unit if largest >= 1 else wording.counted_in(unit)[1]


def _amounts(row: Row) -> Iterable[float]:
    told = (row.value, row.target, row.previous_year, row.minimum, row.maximum)
    return [amount for amount in told if amount is not None]


def _agrees(row: Row, unit: str) -> bool:
    """Whether in this unit no figure loses its digits, and share, growth and differences are those of the printed figures."""
    size = wording.MONEY[unit]
    told = list(_amounts(row))
    differences = [] if row.value is None else [row.value - beside for beside in (row.target, row.previous_year) if beside]
    if any(0 < abs(amount) < _LEAST * size for amount in (*told, *differences)):
        return False
    if row.value is None:
        return True
    return _goes_into(row.value, row.target, row.completion, unit) and _grows(row.value, row.previous_year, row.growth, unit)


def _goes_into(value: float, target: float | None, completion: float | None, unit: str) -> bool:
    if not target:
        return True
    told, asked = _printed(value, unit), _printed(target, unit)
    share = completion is None or wording.percent(completion) == wording.percent(float(told / asked))
    return share and asked - told == _printed(target - value, unit)


def _grows(value: float, before: float | None, growth: float | None, unit: str) -> bool:
    if not before:
        return True
    told, base = _printed(value, unit), _printed(before, unit)
    rate = growth is None or wording.growth(growth) == wording.growth(float(told / base - 1))
    return rate and told - base == _printed(value - before, unit)


def _printed(yuan: float, unit: str) -> Decimal:
    return wording.rounded(yuan / wording.MONEY[unit])
