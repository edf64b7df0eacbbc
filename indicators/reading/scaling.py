"""Numbers times the factor of their unit, as it would be written: 95.3 % is 0.953, 12.34 万元 are 123400 元."""

from __future__ import annotations

from decimal import Decimal
from math import log10

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

_DECIMALS = 9
_MOST = 1e15
"""Decimals of so many digits and doubles stand for each other without doubt."""


def times(number: float, factor: float) -> float:
    """The product of two decimals as they are written."""
    if factor == 1.0:
        return number
    return float(Decimal(repr(number)) * Decimal(repr(factor)))


def scaled(numbers: Numbers, factor: float) -> Numbers:
    """:func:`times` of many numbers and a power of ten.

    A number that is a whole multiple of a power of ten is taken apart into both; whole numbers and powers of ten are exact,
    so one division or multiplication rounds correctly. The few others are reckoned one by one.
    """
    if factor == 1.0:
        return numbers
    places = round(log10(factor))
    result, left = np.empty_like(numbers), np.ones(len(numbers), np.bool_)
    for decimals in range(_DECIMALS + 1):
        whole = np.rint(numbers * 10.0**decimals)
        fits = left & (whole / 10.0**decimals == numbers) & (np.abs(whole) < _MOST / max(1.0, 10.0 ** (places - decimals)))
        shift = places - decimals
        result[fits] = whole[fits] * 10.0**shift if shift >= 0 else whole[fits] / 10.0**-shift
        left &= ~fits
        if not left.any():
            return result
    result[left] = [times(number, factor) for number in numbers[left].tolist()]
    return result
