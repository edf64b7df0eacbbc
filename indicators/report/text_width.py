"""How wide a text is in Chinese characters: a Latin letter or digit is half of one."""

from __future__ import annotations

from unicodedata import east_asian_width

_WIDE = frozenset("WFA")
"""Wide, full-width and ambiguous: quotes, dashes and the like take a whole square among Chinese."""


def width(text: str) -> float:
    return sum(1.0 if east_asian_width(character) in _WIDE else 0.5 for character in text)
