"""Figures spelled in Chinese: 三家, 三百二十人, 近千名, 百分之九十五, 八成; and which spelled numbers are only words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicators.proofreading import numerals
from indicators.proofreading.apart import Apart
from indicators.proofreading.figure import (
    AFTER,
    BEFORE,
    ENDS_THERE,
    NO_NOUN_MORE,
    QUALIFIER_OF,
    UNIT,
    WORDS,
    Figure,
    base_of,
    clean,
    counted,
    qualifier_of,
)

_C = "〇零一二两三四五六七八九十百千万亿几数"

_SPELLED = re.compile(
    rf"{BEFORE}(?P<number>[{_C}]{{1,16}}半?)(?P<more>余|多|来)?(?P<scale>万|亿)?(?P<also>余|多|来)?(?P<unit>{UNIT}){AFTER}"
)
_PARTS = re.compile(
    rf"{BEFORE}(?:(?P<base>百|千|万)分之(?P<number>[{_C}]{{1,9}}(?:点[{_C}]{{1,9}})?)"
    rf"|(?P<of>[{_C}]{{1,9}})分之(?P<share>[{_C}]{{1,9}})|(?P<half>(?<![另前后这那上下])一半|半数)){AFTER}"
)
_TENTHS = re.compile(
    rf"{BEFORE}(?P<number>[一二两三四五六七八九])成(?P<half>[半一二三四五六七八九])?{AFTER}(?![员立本果效功为长都就文品熟套份型语见因不])"
)
_DIGITS_OF = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}

_SEEN = 40
"""Characters before a number that decide whether it counts."""

_NOT_BEFORE_SPELLED = re.compile(
    r"(?:[第每这那哪某另同逐唯统任首头前又再其之进\d〇零一二两三四五六七八九十百千万几]|(?<![先前])后)$"
)
_FOLLOWS_ONE = re.compile(rf"(?:{WORDS.doings})(?:了|过|完)?$")
_LISTED = re.compile(rf"(?:[二两三四五六七八九十]|\d)(?:{UNIT})[^，。；]{{1,10}}[、和]$")
"""After other counted things."""
_SPELLED_IDEA = re.compile(
    rf"(?:重要|主要|基本|关键)?(?:{WORDS.pure_ideas})|[\u4e00-\u9fff]{{0,5}}?(?:{WORDS.spelled_ideas}){NO_NOUN_MORE}"
)
_DIVIDING = frozenset([*WORDS.weak.split("|"), "件", "门", "篇", "本", "场", "把"])
"""What also counts ideas: 三件实事, 一场硬仗."""
_OFTEN_WORDS = frozenset("面点分段片把门度首部口只对组站单款副班队根")
"""Units that make words with a spelled number (一面, 三点, 两把)."""
_HAS_PLACES = re.compile(r"[十百千万亿]")
_AND_SOME = re.compile(r"([十百])几")
"""十几万: ten of them and some more."""
_NONE_OF = re.compile(r"(?:未|没有?|无)(?:再)?(?:发生|出现)过?$")


def spelled_figures(text: str, outside: Apart) -> Iterator[Figure]:
    for match in _SPELLED.finditer(text):
        place = match.start("number")
        before, unit = text[max(0, place - _SEEN) : place], match["unit"]
        if outside.holds(place) or _NOT_BEFORE_SPELLED.search(before[-2:]):
            continue
        worth = _worth_of(match)
        if worth is None or not _counts_spelled(text, match):
            continue
        low, high = worth
        if match["number"] == "一" and _NONE_OF.search(before[-6:]):
            low = 0.0
        rough = "余" if _is_rough(match["number"]) else None
        yield counted(
            match,
            place,
            match.end(),
            worth=(low, high),
            unit=base_of(unit, text, match.start(), has_scale=False),
            step=numerals.SCALES[match["scale"] or ""],
            printed=f"{match['scale'] or ''}{unit}",
            words=[match["before"], match["more"], match["also"], match["after"], rough],
        )


def _is_rough(number: str) -> bool:
    return number[0] in "几数" or bool(_AND_SOME.search(number))


def _worth_of(match: re.Match[str]) -> tuple[float, float | None] | None:
    number = match["number"]
    if number[0] in "几数":
        rough = number.lstrip("几数")
        number = f"一{rough}" if rough else ""
    number = _AND_SOME.sub(r"\1", number)
    if not number or any(c in number for c in "几数"):
        return None
    if not number.strip("百千万亿") and match["before"] is None and match["more"] is None and match["number"][0] not in "几数":
        return None  # 百家, 千名: a manner of speaking, unless 近 or 余 says that it was counted
    worth = numerals.spelled(number)
    if worth is None:
        return None
    scale = numerals.SCALES[match["scale"] or ""]
    return worth[0] * scale, None if worth[1] is None else worth[1] * scale


def _counts_spelled(text: str, match: re.Match[str]) -> bool:
    """Whether a spelled number counts: 三家 does, 三项工作 and 一个重点 divide the text."""
    number, unit, end = match["number"], match["unit"], match.end()
    if unit in _DIVIDING and _SPELLED_IDEA.match(text, end) and not _HAS_PLACES.search(number.removeprefix("十")):
        return False
    if unit in _OFTEN_WORDS and not (_HAS_PLACES.search(number) or _was_done(text, match.start()) or match["more"]):
        return False
    if number == "一":
        return _counts_one(text, match)
    return True


def _was_done(text: str, at: int) -> bool:
    return bool(_FOLLOWS_ONE.search(text[max(0, at - 4) : at]))


def _counts_one(text: str, match: re.Match[str]) -> bool:
    """一 is a number after what was done (举办了一次), at the end after what was counted (三等奖一个), or with 家, 名, 户."""
    before, unit, end = text[max(0, match.start() - _SEEN) : match.start()], match["unit"], match.end()
    if text[end : end + 1] in ("性", "半", "定", "个", "次", "批", "件", "条", "起", "步", "体", "样"):
        return False
    if _NONE_OF.search(before[-6:]):
        return True
    if _FOLLOWS_ONE.search(before[-4:]) and unit not in ("个", "批", "项", "种", "类"):
        return True
    if ENDS_THERE.match(text, end) and re.search(r"[\u4e00-\u9fff]$", before) and unit not in ("起", "批", "种", "类", "对"):
        return not re.search(r"(?:[这那每某另同第统唯逐]|[任何])$", before)
    if before.endswith(("、", "和")) and _LISTED.search(before):
        return True
    return unit in ("家", "名", "户", "位", "人次") and not re.match(r"[人家户位名]", text[end : end + 1])


def spelled_shares(text: str, outside: Apart) -> Iterator[Figure]:
    for match in [*_PARTS.finditer(text), *_TENTHS.finditer(text)]:
        start = match.end("before") if match["before"] else match.start()
        if outside.holds(start) or _NOT_BEFORE_SPELLED.search(text[max(0, start - 2) : start]):
            continue
        share, step, printed = _tenths(match) if match.re is _TENTHS else _part(match)
        if share is None:
            continue
        exactly = "exact" if match.re is _PARTS and match["base"] else "approx"
        said = qualifier_of([match["before"], match["after"]])
        at = match.start() if match["before"] in QUALIFIER_OF else start
        yield Figure(at, match.end(), clean(share), None, "%", step, printed, exactly if said == "exact" else said)


def _part(match: re.Match[str]) -> tuple[float | None, float, str]:
    """The share, what one unit of its last digit is worth, and its unit as printed: 百分之九十五, 三分之二, 一半."""
    if match["half"]:
        return 0.5, 0.01, "%"
    if match["base"]:
        whole = {"百": 100.0, "千": 1000.0, "万": 10000.0}[match["base"]]
        share, step = _with_decimals(match["number"])
        return (None if share is None else share / whole), step / whole, "%"
    part, of = numerals.spelled(match["share"]), numerals.spelled(match["of"])
    return (part[0] / of[0] if part and of and of[0] > 1 else None), 0.01, "%"


def _tenths(match: re.Match[str]) -> tuple[float | None, float, str]:
    half = match["half"]
    tenths = _DIGITS_OF[match["number"]] + (0.5 if half == "半" else _DIGITS_OF[half] / 10 if half else 0)
    return tenths / 10, 0.1, "成"


def _with_decimals(text: str) -> tuple[float | None, float]:
    whole, _, decimals = text.partition("点")
    worth = numerals.spelled(whole)
    if worth is None or any(c not in _DIGITS_OF for c in decimals):
        return None, 1.0
    return worth[0] + sum(_DIGITS_OF[c] * 10.0**-place for place, c in enumerate(decimals, 1)), 10.0 ** -len(decimals)
