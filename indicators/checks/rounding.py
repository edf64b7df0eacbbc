"""How exactly a figure was printed, and how it is repeated in a message."""

from __future__ import annotations

import re
import unicodedata

from indicators.model import Observation

_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def half_last_place(o: Observation) -> float:
    """Half a unit in the last place printed, in the base unit: how far the true value may be from the printed one.

    95.3% is known to ±0.0005, 12.5万元 to ±500. A whole number that is not scaled is a count and exact: 0.
    """
    match = _NUMBER.search(unicodedata.normalize("NFKC", o.raw))
    if match is None or o.value == 0:
        return 0.0
    printed = float(match[0].replace(",", ""))
    decimals = len(match[1] or "")
    scale = abs(o.value) / printed if printed else 1.0
    if decimals == 0 and abs(scale - 1) < 1e-9:
        return 0.0
    return 0.5 * 10.0**-decimals * scale


def plain_number(text: str) -> float:
    """The number that a text states and nothing else, without its sign of percent; 0 for any other text."""
    plain = unicodedata.normalize("NFKC", text).strip().rstrip("%").replace(",", "")
    return float(plain) if re.fullmatch(r"[+-]?\d+(?:\.\d+)?", plain) else 0.0


def differs(found: float, expected: float, tolerance: float) -> bool:
    """Whether two figures are further apart than rounding and binary arithmetic explain."""
    return abs(found - expected) > tolerance + 1e-9 * max(1.0, abs(found), abs(expected))


def exact(value: float, unit: str) -> str:
    """A figure for a message about itself: never rounded so far that two different figures look the same."""
    if unit == "%":
        return f"{round(value * 100, 4):.12g}%"
    if unit == "元" and abs(value) >= 1e4:
        return f"{round(value / 1e4, 6):.12g}万元"
    return f"{round(value, 6):.12g}{unit}"
