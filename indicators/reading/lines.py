"""Rows of words around a table: titles, unit lines, who filled it in and when, notes and signatures."""

from __future__ import annotations

from functools import lru_cache

from indicators.reading.spans import is_span
from indicators.reading.text import compact
from indicators.reading.words import pattern


@lru_cache(maxsize=16384)
def is_keyed_line(text: str) -> bool:
    """Whether a text is a line about the table (填报单位：…, 单位：万元, 注：…, 审核人：…), not a header or a label of it."""
    return bool(pattern("lines", "keyed").match(compact(text)))


@lru_cache(maxsize=16384)
def is_title(text: str) -> bool:
    """Whether a text reads like the title of a table."""
    plain = compact(text)
    return len(plain) >= 6 and bool(pattern("lines", "title").fullmatch(plain))


def is_beside_title(text: str) -> bool:
    """What may share the title's row without making it a header: the period, the page."""
    return is_span(text) or is_keyed_line(text) or compact(text) in ("续表", "(续)", "续")
