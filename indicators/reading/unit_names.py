"""Whether a text can name anything at all: words can, numbers, dashes and pages of text cannot."""

from __future__ import annotations

from functools import lru_cache

from indicators.reading.cells import Sort, sort_of
from indicators.reading.org_units import likeness
from indicators.reading.text import even
from indicators.reading.units import is_unit

LONGEST = 60
"""Characters of a name; the longest of companies and their branches have some forty."""


@lru_cache(maxsize=16384)
def says_something(text: str) -> bool:
    """Whether a text is words: 35岁以下, A; not —, 95%, 1e308, 未报, （万元）."""
    plain = even(text)
    if is_unit(plain.strip("()")) or not any(c.isalpha() for c in plain):
        return False
    return sort_of(plain) is not Sort.GAP and not _is_float(plain)


@lru_cache(maxsize=16384)
def is_name(text: str) -> bool:
    """Whether a text can name an org unit: 城东街道, 404厂, 八一; not 12家, 约120, nor a whole sentence of a page."""
    plain = even(text)
    if len(plain) > LONGEST or not says_something(plain):
        return False
    if sort_of(plain) in (Sort.NUMBER, Sort.ODD) and any(c.isdigit() for c in plain):
        return likeness("".join(c if c.isalpha() else "某" for c in plain)) > 0.1
    return True


def _is_float(text: str) -> bool:
    """Whether a text is a number to a program: 1e308, inf."""
    try:
        float(text)
    except ValueError:
        return False
    return True
