"""Numbers as people type them: in digits, and in Chinese (三百二十家, 两成, 一半, 翻番), told from words that only look so.

A number is what says how much, how many or in which place: a numeral that counts or measures something (三家, 万余人), one
built from places (三百二十), a part or a multiple (九成半, 翻一番), a rank (第一). Dates, ordinals of a series (第三季度),
plans, congresses, slogans and sayings (十四五, 二十大, “三个代表”, 一企一策) are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from indicators.editing.english_numbers import IN_ENGLISH
from indicators.editing.numeral_grammar import NUMBER, WORD, pattern

_GROUPED = "(?<!\\d)\\d{1,3}(?:[ \u00a0\u2009\u202f]\\d{3})+(?!\\d)|\\d+(?:[,，]\\d{3}(?!\\d))*"
_UNIT = r"\s?(?:个?百分点|percentage points|%|％|‰|[十百千]?[万亿]?元|[十百千]?[万亿]|[成倍番])"
_IN_DIGITS = re.compile(rf"(?:{_GROUPED})(?:[.．]\d+)*(?:{_UNIT})?")
_BLANK = re.compile("×{2,}")
"""A number still to be filled in."""

_ITEM = re.compile(r"(?:^|(?<=[。；\n]))[ \u3000]*[（(]?\d{1,2}[)）、](?!\s?\d)")
"""The number of an item in a list: 1、…; （2）…."""


def numbers_in(text: str) -> list[tuple[int, int]]:
    """From where to where numbers stand in a text, in order."""
    chinese = list(pattern().finditer(text))
    words = [match.span() for match in (*_ITEM.finditer(text), *(m for m in chinese if m[WORD]))]
    in_digits = [match.span() for match in _IN_DIGITS.finditer(text) if not _meets(match.span(), words)]
    in_words = [match.span() for match in chinese if match[NUMBER] and not _meets(match.span(), in_digits)]
    others = [match.span() for kind in (IN_ENGLISH, _BLANK) for match in kind.finditer(text)]
    return sorted([*in_digits, *in_words, *others])


def _meets(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
