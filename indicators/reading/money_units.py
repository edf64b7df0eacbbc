"""Units of money as they are written with figures or in English (10,000 yuan, RMB million), in the usual form (万元)."""

from __future__ import annotations

import re
from functools import lru_cache

_SIZES = {
    "hundred": "百", "thousand": "千", "tenthousand": "万", "hundredthousand": "十万", "million": "百万", "tenmillion": "千万",
    "hundredmillion": "亿", "billion": "十亿", "100": "百", "1000": "千", "10000": "万", "100000": "十万", "1000000": "百万",
    "10000000": "千万", "100000000": "亿",
}  # fmt: skip
_LONGEST = 30
_CURRENCY = "rmb|cny|yuan|元|人民币元"
_MONEY = re.compile(
    rf"(?:in)?(?P<before>{_CURRENCY}|人民币)?(?:(?P<size>[\d,]+|[a-z]+?)s?|(?P<scale>[十百千万亿]*))(?:of)?(?P<after>{_CURRENCY})?(?:rmb|人民币)?"
)


@lru_cache(maxsize=4096)
def money_in_words(unit: str) -> str:
    """The unit of money that a text without spaces means (10,000yuan is 万元, yuan is 元); any other text as it is."""
    found = _MONEY.fullmatch(unit.lower()) if len(unit) <= _LONGEST else None
    if found is None or not ((found["before"] or "人民币") != "人民币" or found["after"]):
        return unit
    size = found["size"]
    scale = found["scale"] if size is None else _SIZES.get(size.replace(",", ""))
    return unit if scale is None else f"{scale}元"
