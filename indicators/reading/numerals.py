"""Amounts written in Chinese numerals (三家, 一百零五人, 一万二千元, 百分之九十六).

Only as a share or with a unit that counts things: 三级, 二期, 五届 are more often ordinals, and 三元 or 六合 names of places.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_UNITS = "家|个|人|名|位|户|件|起|宗|例|次|场|份|篇|项|人次|户次|家次|场次|(?:[万亿]|(?<=..))元"
_PLACES = "[〇零一二两三四五六七八九十百千]"
_SAID = re.compile(
    rf"^(大约|约|近|共计?)?({_PLACES}+(?:万{_PLACES}{{2,}})?)(点[〇零一二三四五六七八九]+)?(万|亿)?((?:余|多)?(?:{_UNITS})(?:左右|以上)?)$"
)
_PERCENT = re.compile(rf"^(大约|约|近|达)?百分之(百|{_PLACES}+)(点[〇零一二三四五六七八九]+)?(左右|以上)?$")
_NUMERAL = re.compile(
    r"(?:[一二两三四五六七八九]千)?零?(?:[一二两三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?零?[一二两三四五六七八九]?"
)


@lru_cache(maxsize=4096)
def in_digits(text: str) -> str:
    """The text with its number in digits, if it is an amount in numerals: 约十二家 is 约12家, 百分之九十六 is 96%; any other
    text as it is."""
    if share := _PERCENT.match(text):
        (before, numeral, decimals, after), scale = share.groups(""), "%"
    elif said := _SAID.match(text):
        before, numeral, decimals, scale, after = said.groups("")
    else:
        return text
    number = _number_of_all(numeral)
    return text if number is None else f"{before}{number}{_decimals(decimals)}{scale}{after}"


def _number_of_all(numeral: str) -> int | None:
    """The number that a numeral with a 万 inside means; 一万五 for fifteen thousand is too unsure."""
    if numeral == "百":
        return 100
    large, ten_thousands, small = numeral.rpartition("万")
    parts = [number_of(part) for part in ((large, small) if ten_thousands else (numeral,))]
    return None if None in parts else sum(part * 10_000**place for place, part in enumerate(reversed(parts)) if part)


def _decimals(said: str) -> str:
    return "".join("." if c == "点" else str(_DIGITS[c]) for c in said)


def number_of(numeral: str) -> int | None:
    """The number below ten thousand that a numeral means, or None if it is none (三四 for three or four)."""
    if not numeral or not _NUMERAL.fullmatch(numeral):
        return None
    total = digit = 0
    for character in numeral:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
