"""Units of measure: what a header, a unit column or a unit line says about the numbers under it.

Money becomes yuan and a percentage becomes a fraction, by the unit alone and never by the size of a number. Every other
unit stays as printed (万吨, 场次).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indicators.reading.money_units import money_in_words
from indicators.reading.text import compact, even, has_han
from indicators.reading.words import words

_SCALES = {
    "十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "十亿": 1e9, "百亿": 1e10,
    "万亿": 1e12,
}  # fmt: skip
_MONEY = frozenset(("元", "人民币元", "元人民币", "块", "块钱"))
_COUNTED = words("units")
_NOUNS = frozenset(("单位", "企业"))
"""Counted like units (12企业), but alone in a header names of what is counted."""
_ENGLISH = words("english_units")
"""In brackets behind a name units, alone names of what is counted."""
_BRACKET = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]")
_SAYS_UNIT = re.compile(r"^(?:计量)?单位[:为]?")
_AFTER_MARK = re.compile(r"^(.{2,}?)(?:[/,、_:;]|[,;]?(?:计量)?单位[::])([^/,、_:;()]{1,6})$")
_ASKED = re.compile(r"^(.{2,}?)(?:是|有|共有?|为|达)?(?:多少|几)([^\s?]{1,4}?)\??$")
"""A header that is a question: 本季度新建工会多少家？"""
_AFTER_SPACE = re.compile(r"^(\S{2,}) +(\S{1,4})$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed (``text``), the unit its values are kept in (``base``) and what to multiply them by.

    ``scale`` is the size of a bare or leading 万, 亿 … also where values are kept as printed.
    """

    text: str
    base: str
    factor: float
    scale: float = 1.0

    @property
    def is_money(self) -> bool:
        return self.base == "元"

    @property
    def is_fraction(self) -> bool:
        return self.base == "%"

    @property
    def counted(self) -> str:
        """What is counted, without the scale: 万人 counts 人; a bare 万 counts nothing in particular."""
        return "元" if self.is_money else _split_scale(self.text)[1]


NO_UNIT = Unit("", "", 1.0)
PERCENT = Unit("%", "%", 0.01)


def _split_scale(text: str) -> tuple[float, str]:
    for length in (2, 1):
        if text[:length] in _SCALES:
            return _SCALES[text[:length]], text[length:]
    return 1.0, text


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit:
    """Understand a unit that stands where units stand (a unit column, a unit line); any text will do there."""
    name = money_in_words(_SAYS_UNIT.sub("", compact(text)).strip("()[]【】:;。."))
    if name.lower() in ("%", "百分比", "percent", "百分数", "%)"):
        return PERCENT
    if name == "‰":
        return Unit("‰", "%", 0.001)
    scale, rest = _split_scale(name)
    if rest in _MONEY:
        return Unit(name, "元", scale, scale)
    return Unit(name, name, 1.0, scale)


@lru_cache(maxsize=8192)
def is_unit(text: str, *, marked: bool = False) -> bool:
    """Whether a text can only be a unit: a word that counts things, with or without 万, 亿 before it; money; a percent sign.

    ``marked`` text stands where units stand (in brackets): there 万 before any short word will do (万重量箱).
    """
    said = _SAYS_UNIT.sub("", compact(text))
    name = said if said[:1].isdecimal() and not marked else money_in_words(said)  # 100元 alone is an amount
    if name.lower() in _ENGLISH:
        return marked
    if not name or len(name) > 8:
        return False
    scale, rest = _split_scale(name)
    if name in _NOUNS and not marked:
        return False
    if marked and unit_of(name).is_fraction:
        return True
    known = name in _COUNTED or rest in _COUNTED or rest in _MONEY or name in ("%", "‰")
    return known or (marked and scale >= 1e4 and 1 <= len(rest) <= 3 and rest[-1] not in "镇乡村道")


@lru_cache(maxsize=16384)
def split_unit(text: str) -> tuple[str, str]:
    """Part a header from its unit: 帮扶资金（万元） → 帮扶资金, 万元. A bracket that is no unit stays: 劳模(含市级)."""
    plain = even(text)
    if found := _AFTER_SPACE.match(plain):
        name, unit = found.groups()
        if is_unit(unit):
            return name, unit
    name = compact(plain) if has_han(plain) else plain
    for bracket in reversed(list(_BRACKET.finditer(name))):
        inside = money_in_words(_SAYS_UNIT.sub("", compact(bracket[1])))
        unit = (unit_of(inside).text if unit_of(inside).is_fraction else inside) if is_unit(inside, marked=True) else ""
        if unit or _lists_units(inside):
            return (name[: bracket.start()] + name[bracket.end() :]).strip(), unit
    if (found := _AFTER_MARK.match(name)) and is_unit(found[2]):
        return found[1], found[2]
    if (found := _ASKED.match(name)) and is_unit(found[2], marked=True):
        return found[1], found[2]
    if name.endswith("%") and len(name) > 2 and not name[-2].isdigit():
        return name[:-1].strip(), "%"
    return name, ""


def _lists_units(inside: str) -> bool:
    """Whether a bracket names the units of several columns below (家/人), not one unit (元/人)."""
    listed = units_listed(inside)
    return len(listed) > 1 and not unit_of(listed[0]).is_money


def units_listed(text: str) -> tuple[str, ...]:
    """The units of a unit line: 单位：家、人、万元 lists three. Empty if one of them is no unit (单位：城东街道)."""
    parts = tuple(p for p in re.split(r"[、,，;；/ ]+", _SAYS_UNIT.sub("", compact(text)).strip("()")) if p)
    return parts if parts and all(is_unit(p, marked=True) for p in parts) else ()
