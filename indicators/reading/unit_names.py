"""Whether a text can name an org unit at all: words can, numbers, dashes and pages of text cannot."""

from __future__ import annotations

from functools import lru_cache

from indicators.reading.cells import Sort, sort_of
from indicators.reading.org_units import likeness
from indicators.reading.text import even
from indicators.reading.units import is_unit

LONGEST = 60
"""Characters of a name; the longest of companies and their branches have some forty."""


@lru_cache(maxsize=16384)
def is_name(text: str) -> bool:
    """Whether a text can name an org unit: 城东街道, 404厂, 八一; not —, 95%, 12家, 未报, nor a whole sentence of a page."""
    plain = even(text)
    if len(plain) > LONGEST or is_unit(plain.strip("()")) or not any(c.isalpha() for c in plain):
        return False
    sort = sort_of(plain)
    if sort in (Sort.NUMBER, Sort.ODD) and any(c.isdigit() for c in plain):
        return likeness("".join(c if c.isalpha() else "某" for c in plain)) > 0.1
    return sort is not Sort.GAP and not _is_float(plain)


def _is_float(text: str) -> bool:
    """Whether a text is a number to a program: 1e308, inf."""
    try:
        float(text)
    except ValueError:
        return False
    return True
