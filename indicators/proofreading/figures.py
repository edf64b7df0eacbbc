"""The figures in a text: every number that counts or measures something, with its unit and how exactly it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicators.proofreading import numerals
from indicators.proofreading.apart import Apart
from indicators.proofreading.evened import evened
from indicators.proofreading.figure import (
    AFTER,
    BEFORE,
    ENDS_THERE,
    NO_NOUN_MORE,
    UNIT,
    WORDS,
    Figure,
    base_of,
    counted,
)
from indicators.proofreading.spelled import spelled_figures, spelled_shares

_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?"
_SCALE = "十万|百万|千万|万亿|百|千|万|亿"
_MORE = r"(?:余|多|来)?"
_TO = r"\s?(?:[-—~]{1,2}|至|到)\s?"
_IN_DIGITS = re.compile(
    rf"{BEFORE}(?P<number>(?<![\d.,])(?:{_DIGITS}))(?P<more>{_MORE})(?P<scale>{_SCALE})?(?P<also>{_MORE})\s?(?P<unit>{UNIT})?"
    rf"(?:{_TO}(?P<number2>{_DIGITS})(?P<more2>{_MORE})(?P<scale2>{_SCALE})?(?P<also2>{_MORE})\s?(?P<unit2>{UNIT})?)?{AFTER}"
)
_NOT_BEFORE_DIGITS = re.compile(r"(?:[第每前头后№]|[A-Za-z_/])$")
_IDEA = re.compile(rf"(?:重要|主要|基本|关键)?(?:(?:{WORDS.pure_ideas})|(?:{WORDS.ideas}){NO_NOUN_MORE})")
_STATED = re.compile(
    r"(?:达|达到|达到了|为|共计?|合计|总计|累计|计|完成|增至|升至|降至|数|到|总数|率|会员|职工|农民工|劳动者|企业|经费|资金|金额)$"
)
_PEOPLE_GIVEN_TO = re.compile(r"(?:为|给|对|向|使|让)(?:全[县市区镇乡])?$")
_PEOPLE = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:职工|员工|会员|工人|农民工|劳动者)")
_YEAR = re.compile(r"(?:19|20)\d{2}$")


def figures_in(text: str) -> list[Figure]:
    """All figures, in order; ``text`` may be as it stands in the document."""
    plain = evened(text)
    outside = Apart(plain)
    found = [*_in_digits(plain, outside), *spelled_figures(plain, outside), *spelled_shares(plain, outside)]
    found.sort(key=lambda figure: (figure.start, -figure.end))
    kept: list[Figure] = []
    for figure in found:
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _in_digits(text: str, outside: Apart) -> Iterator[Figure]:
    for match in _matches(text):
        place = match.start("number")
        if outside.holds(place) or _NOT_BEFORE_DIGITS.search(text[max(0, place - 2) : place]):
            continue
        unit, unit2, scale2 = match["unit"] or "", match["unit2"] or "", match["scale2"] or ""
        has_end = bool(match["number2"]) and _is_range(match)
        last = "2" if has_end else ""
        printed = (unit2 if has_end else "") or unit
        end = match.end() if has_end or not match["number2"] else match.end("unit" if unit else "also")
        scale = match["scale"] or (scale2 if has_end else "")
        if not _counts(text, match, printed, end) or (printed and _IDEA.match(text, end)):
            continue
        low = numerals.in_digits(match["number"]) * numerals.SCALES[scale]
        high = numerals.in_digits(match["number2"]) * numerals.SCALES[scale2 or scale] if has_end else None
        decimals = len(match["number"].partition(".")[2])
        yield counted(
            match,
            place,
            end,
            worth=(low, high),
            unit=base_of(printed, text, match.start(), bool(scale)),
            step=10.0**-decimals * numerals.SCALES[scale],
            printed=f"{scale}{printed}",
            words=[match["before"], match[f"more{last}"], match[f"also{last}"], match["after"]],
        )


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Every number; where two are no range, the second is looked at again by itself."""
    at = 0
    while match := _IN_DIGITS.search(text, at):
        yield match
        at = match.start("number2") if match["number2"] and not _is_range(match) else match.end()


def _is_range(match: re.Match[str]) -> bool:
    """3—5家 and 80%至90% are ranges, 从3家到5家 is a change and 3家—5 nothing."""
    scale2 = match["scale2"] or ""
    low = numerals.in_digits(match["number"]) * numerals.SCALES[match["scale"] or scale2]
    high = numerals.in_digits(match["number2"]) * numerals.SCALES[scale2 or match["scale"] or ""]
    if match["unit"] and match["unit"] != match["unit2"]:
        return False
    before = match.string[max(0, match.start() - 8) : match.start()]
    return low < high and bool(match["unit2"] or match["scale2"]) and not re.search("[由从]", before)


def _counts(text: str, match: re.Match[str], unit: str, end: int) -> bool:
    """Whether a number is a figure though no unit follows: an amount in 万, what a word states or names (达1200,
    发展会员948), people that something was done for (为700一线职工)."""
    if unit:
        return not (
            unit in WORDS.weak.split("|") and unit == "分" and text[end : end + 1] in ("钟", "之", "企", "会", "管", "部")
        )
    if match["scale"] in ("万", "亿", "百万", "千万", "万亿"):
        return True
    before = text[max(0, match.start() - 6) : match.start()]
    if _PEOPLE_GIVEN_TO.search(before) and _PEOPLE.match(text, end):
        return not _YEAR.match(match["number"])
    return bool(_STATED.search(before) or match["before"] == "达") and bool(ENDS_THERE.match(text, end))
