"""The scale of an axis: which unit stands on it and by what the values are divided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators import wording


@dataclass(frozen=True, slots=True)
class Axis:
    """Values are divided by ``divisor`` for drawing; ``unit`` and plotly's ``tick_format`` say what then stands there."""

    divisor: float
    unit: str
    tick_format: str


def axis_for(values: Iterable[float | None], unit: str, language: str = "zh") -> Axis:
    """Percent for fractions, 万元 or 亿元 for large money, else the unit itself."""
    largest = max((abs(v) for v in values if v is not None), default=0.0)
    if unit == "%":
        return Axis(1, "%", ".0%" if largest > 0.05 else ".1%")
    if unit == "元":
        return _money(largest, language)
    return Axis(1, wording.unit_name(unit, language), "~f")


def _money(largest: float, language: str) -> Axis:
    if language == "en":
        return Axis(1e6, "million yuan", "~f") if largest >= 1e6 else Axis(1, "yuan", ",~f")
    if largest >= 1e8:
        return Axis(1e8, "亿元", "~f")
    return Axis(1e4, "万元", "~f") if largest >= 1e4 else Axis(1, "元", "~f")
