"""Whether a printed figure says a value, and the value printed as the figure is: same unit, same decimals."""

from __future__ import annotations

import math

from indicators.proofreading.figure import POINTS, TIMES, Figure
from indicators.proofreading.numerals import SCALES
from indicators.wording import amount, number, percent, points

_TOLERANCE = 1e-9
_ROUGHLY = 0.05
"""How far off a figure may be that is said to be rough (约)."""

_LOST = 0.03
"""How much of a value its few digits may leave out: 4.2万元 is not told as 4万元."""
_SLIP_WITHIN = 0.01
_LITTLE_OVER = 0.1
"""How much more than 超过 or 以上 says there may be."""


def says(figure: Figure, value: float) -> bool:
    """Whether the figure, as exactly as it is meant, is this value (its size only: words tell the direction)."""
    size = abs(value)
    low, high = figure.value, figure.value_max
    if high is not None:
        return low - figure.step / 2 <= size <= high + figure.step / 2
    if _rounds_to(figure, size):
        return True
    place = _last_place(figure)
    over = size - low
    return {
        "approx": abs(over) <= _ROUGHLY * max(low, size),
        "approx_over": over + _TOLERANCE >= 0 and over < max(place, _LITTLE_OVER * low),
        "approx_under": -over + _TOLERANCE >= 0 and -over < max(place, _LITTLE_OVER * low) and low > 0,
        "at_least": over >= 0,
        "at_most": over <= 0,
    }.get(figure.qualifier, False)


def printed_as(figure: Figure, value: float) -> str:
    """The size of a value in the unit of the figure, with as many decimals."""
    size = abs(value)
    if figure.unit == POINTS:
        return f"{_with_decimals(figure, size * 100)}个百分点"
    if figure.unit == "%":
        exact = percent(size)
        return exact if size != 1 and exact == "99.9%" and figure.step >= 0.001 else f"{_with_decimals(figure, size * 100)}%"
    if figure.unit == TIMES:
        return f"{_with_decimals(figure, size)}倍"
    if figure.printed == "成":
        return percent(size)
    scale = _scale_of(figure)
    if (scale > 1 and size and size < scale / 100) or _is_slip(figure, size):
        return amount(size, figure.unit)
    as_it_is = _with_decimals(figure, size / scale)
    if scale > 1 and abs(float(as_it_is) * scale - size) > _LOST * size:
        return amount(size, figure.unit)
    return f"{as_it_is}{figure.printed}"


def _is_slip(figure: Figure, size: float) -> bool:
    """Whether only 万 or 亿 was lost or added: 33元 for 33万元."""
    ratio = size / figure.value if figure.value else 0.0
    return any(abs(ratio / slip - 1) < _SLIP_WITHIN for slip in (1e4, 1e8, 1e-4, 1e-8))


def in_points(value: float) -> str:
    return points(abs(value))


def _rounds_to(figure: Figure, size: float) -> bool:
    """A share of 99.96 % may be printed as 99.9%: only the whole is 100%."""
    if abs(size - figure.value) <= figure.step / 2 + _TOLERANCE * max(1.0, size):
        return size == 1 or not (figure.unit == "%" and figure.value == 1 and _is_whole(figure))
    if figure.unit == "%" and percent(size) == f"{number(figure.value * 100, 1)}%":
        return True
    return figure.unit == POINTS and points(size) == f"{number(figure.value * 100)}个百分点"


def _is_whole(figure: Figure) -> bool:
    """100.0% and 100% said of less than the whole: wrong by the rule that only the whole is 100%."""
    return figure.qualifier == "exact" and figure.step <= 0.001


def _last_place(figure: Figure) -> float:
    """What one of the last digit that is not 0 is worth: 1000 in 6000, 100 in 1200."""
    if figure.value <= 0:
        return figure.step
    place, count = figure.step, round(figure.value / figure.step)
    while count and count % 10 == 0:
        count //= 10
        place *= 10
    return place


def _scale_of(figure: Figure) -> float:
    scale = figure.printed.removesuffix(figure.unit) if figure.unit else figure.printed
    return SCALES.get(scale, 1.0)


def _with_decimals(figure: Figure, shown: float) -> str:
    """As many decimals as the figure has, zeros too; more where the value would else print as nothing."""
    factor = 100 if figure.unit in ("%", POINTS) else 1 / _scale_of(figure)
    decimals = max(0, -math.floor(math.log10(figure.step * factor) + 0.5)) if figure.step > 0 else 0
    whole, _, rest = number(shown, decimals).partition(".")
    return f"{whole}.{rest.ljust(decimals, '0')}" if decimals else whole + (f".{rest}" if rest else "")
