"""Rows of words around a table: titles, unit lines, who filled it in and when, notes and signatures."""

from __future__ import annotations

import re
from functools import lru_cache

from indicators.reading.org_units import likeness
from indicators.reading.spans import is_span
from indicators.reading.text import compact, even
from indicators.reading.units import split_unit, units_listed
from indicators.reading.words import pattern

_SPACED = r"[\u3400-\u9fff](?: +[\u3400-\u9fff](?=[ )\]]|$))+"
"""A name with a space between all its characters: 石 桥 镇."""
_KEYED = re.compile(
    rf"(?:^|[\s(\[])(?P<key>[^\s:()\[]{{1,8}}(?:\([^)]*\))?):\s*(?P<value>(?:{_SPACED}|[^\s:,;()\]]+)(?:\([^)]*\))?)?"
)
_UNIT_LINE = re.compile(
    r"(?<![填报送编制表上汇总责任])(计量|货币|金额|资金|数量)?单位[:：]"
    r"\s*([^\s)）】\]。]+(?:[ 、,，]+[^\s)）】\]。:：]{1,4}(?![:：]))*)"
)
_OF_MONEY = ("货币", "金额", "资金")
_STARS = "*＊※☆"
_SURELY_UNIT = 0.8
_SEAL = re.compile(r"\((?:加?盖?公?章)\)$")


@lru_cache(maxsize=16384)
def is_keyed_line(text: str) -> bool:
    """Whether a text is a line about the table (填报单位：…, 单位：万元, 注：…, 审核人：…), not a header or a label of it."""
    start = _KEYED.match(even(text))
    plain = compact(text)
    if plain[:1] in _STARS:
        return likeness(plain.lstrip(_STARS)) < _SURELY_UNIT  # *城关镇 is a township with a footnote
    return bool(pattern("lines", "keyed").match(plain)) or (start is not None and _is_org_unit_key(start["key"]))


def org_units_named(line: str) -> list[str]:
    """The names behind keys that mean an org unit: 填报单位（盖章）：城东街道, 所属乡镇：河口镇."""
    found = _KEYED.finditer(even(line))
    return [_SEAL.sub("", m["value"]) for m in found if m["value"] and _is_org_unit_key(m["key"])]


def _is_org_unit_key(key: str) -> bool:
    return bool(pattern("headings", "org_unit").fullmatch(compact(key)))


@lru_cache(maxsize=16384)
def is_title(text: str) -> bool:
    """Whether a text reads like the title of a table."""
    plain = compact(text)
    return len(plain) >= 6 and bool(pattern("lines", "title").fullmatch(plain))


def is_beside_title(text: str) -> bool:
    """What may share the title's row without making it a header: the period, the page."""
    return is_span(text) or is_keyed_line(text) or compact(text) in ("续表", "(续)", "续")


def units_stated(line: str) -> tuple[tuple[str, ...], bool]:
    """The units that a line states, and whether it calls them those of money."""
    for kind, said in _UNIT_LINE.findall(even(line)):
        if units := units_listed(said):
            return units, kind in _OF_MONEY
    if not is_keyed_line(line) and (unit := split_unit(line)[1]):
        return (unit,), False
    plain = compact(line).strip("()")
    return (units_listed(plain) if len(plain) <= 4 and not is_keyed_line(line) else ()), False
