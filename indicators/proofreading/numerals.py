"""What a numeral in prose is worth, in digits or in Chinese, with 万 and 亿: 1.2万, 三百二十, 十二万三千."""

from __future__ import annotations

import re

from indicators.reading.numerals import number_of

SCALES = {"": 1.0, "十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
"""What may follow digits."""

_DIGITS = "一二三四五六七八九"
_PAIR = re.compile(rf"([{_DIGITS}两])([{_DIGITS}])(?=[十百千万亿]?)")


def in_digits(text: str) -> float:
    """A number in digits, with or without thousands separators."""
    return float(text.replace(",", "").replace(" ", ""))


def spelled(text: str) -> tuple[float, float | None] | None:
    """A number in Chinese numerals, or the two ends of one said roughly (三四十, 五六); None if it is no number."""
    if (exact := _value(text)) is not None:
        return exact, None
    if pair := _PAIR.search(text):
        low, high = (text[: pair.start()] + one + text[pair.end() :] for one in pair.groups())
        ends = _value(low), _value(high)
        if ends[0] is not None and ends[1] is not None and ends[0] < ends[1]:
            return ends[0], ends[1]
    return None


def _value(text: str) -> float | None:
    """十二万三千 is twelve ten-thousands and three thousand; 百 and 千 alone are one of each."""
    total, rest = 0.0, text
    for mark, scale in (("亿", 1e8), ("万", 1e4)):
        if mark in rest:
            before, _, rest = rest.partition(mark)
            worth = _below_ten_thousand(before or "一")
            if worth is None:
                return None
            total += worth * scale
    if not rest:
        return total
    worth = _below_ten_thousand(rest.removeprefix("零") or rest)
    return None if worth is None else total + worth


def _below_ten_thousand(text: str) -> float | None:
    text = f"一{text}" if text[:1] in ("百", "千") else text
    text, half = (text[:-1], 0.5) if text.endswith("半") and len(text) > 1 else (text, 0.0)
    number = number_of(text)
    return None if number is None else number + half
