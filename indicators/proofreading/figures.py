"""The figures in a text: every number that counts or measures something, with its unit and how exactly it is meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.proofreading import numerals
from indicators.proofreading.apart import apart
from indicators.proofreading.evened import evened
from indicators.proofreading.vocabulary import Words

POINTS = "个百分点"
TIMES = "倍"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text.

    ``start`` and ``end`` enclose it with its unit and the words that say how exactly it is meant. ``value`` is in the base
    unit (yuan, a fraction for % and percentage points), ``value_max`` the other end of a range. ``unit`` is the base unit
    (元, %, 个百分点, 倍, 家 …; empty where none is printed). ``step`` is what one unit of the last printed digit is worth: the
    value was rounded to it. ``printed`` is the unit as it stands there (万元). ``qualifier`` is exact, approx, approx_over,
    approx_under, at_least, at_most or range.
    """

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    step: float
    printed: str
    qualifier: str = "exact"

    @property
    def is_share(self) -> bool:
        return self.unit in ("%", POINTS)


_W = Words.load()
_UNIT = rf"个百分点|百分点|%|‰|{_W.strong}|{_W.money}|{_W.weak}"
_BEFORE = r"(?P<before>不少于|不低于|不超过|不高于|大约|接近|将近|超过|突破|至少|约|近|超|逾|过|上|达)?\s?\s?"
_AFTER = r"(?P<after>左右|上下|以上|以下|以内|之多)?"
_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?"
_SCALE = "十万|百万|千万|万亿|百|千|万|亿"
_MORE = r"(?:余|多|来)?"
_TO = r"\s?(?:[-—~]{1,2}|至|到)\s?"
_C = "〇零一二两三四五六七八九十百千万亿几数"

_IN_DIGITS = re.compile(
    rf"{_BEFORE}(?P<number>(?<![\d.,])(?:{_DIGITS}))(?P<more>{_MORE})(?P<scale>{_SCALE})?(?P<also>{_MORE})\s?(?P<unit>{_UNIT})?"
    rf"(?:{_TO}(?P<number2>{_DIGITS})(?P<more2>{_MORE})(?P<scale2>{_SCALE})?(?P<also2>{_MORE})\s?(?P<unit2>{_UNIT})?)?{_AFTER}"
)
_SPELLED = re.compile(
    rf"{_BEFORE}(?P<number>[{_C}]{{1,16}}半?)(?P<more>余|多|来)?(?P<scale>万|亿)?(?P<also>余|多|来)?(?P<unit>{_UNIT}){_AFTER}"
)
_PARTS = re.compile(
    rf"(?P<base>百|千|万)分之(?P<number>[{_C}]{{1,9}}(?:点[{_C}]{{1,9}})?)|(?P<of>[{_C}]{{1,9}})分之(?P<share>[{_C}]{{1,9}})"
)
_TENTHS = re.compile(
    r"(?P<number>[一二三四五六七八九])成(?P<half>[半一二三四五六七八九])?(?![员立本果效功为长都就文品熟套份型语见因不])"
)
_DIGITS_OF = {c: i for i, c in enumerate("零一二三四五六七八九")}

_SEEN = 40
"""Characters before a number that decide whether it counts."""

_QUALIFIERS = {
    "approx": ("约", "大约", "左右", "上下"),
    "approx_over": ("超过", "突破", "超", "逾", "过", "上", "余", "多", "来", "以上", "之多"),
    "approx_under": ("近", "接近", "将近"),
    "at_least": ("不少于", "不低于", "至少"),
    "at_most": ("不超过", "不高于", "以下", "以内"),
}
_QUALIFIER_OF = {word: name for name, words in _QUALIFIERS.items() for word in words}

_NOT_BEFORE_DIGITS = re.compile(r"(?:[第每前头后№]|[A-Za-z_/])$")
_NOT_BEFORE_SPELLED = re.compile(r"[第每这那哪某另同逐唯统任首头前后又再其之进\d〇零一二两三四五六七八九十百千万几]$")
_FOLLOWS_ONE = re.compile(rf"(?:{_W.doings})(?:了|过|完)?$")
_LISTED = re.compile(rf"(?:[二两三四五六七八九十]|\d)(?:{_UNIT})[^，。；]{{1,10}}[、和]$")
"""After other counted things."""
_ENDS_THERE = re.compile(r"\s?(?:[，。；、！？：)]|$|和|及|以及|均|都|未|已)")
_NO_NOUN_MORE = r"(?=[，。；、：！？,)\s”“]|$|上|中|下|等|来|为|是|领域|工作|任务|的|和|与|入手|出发|着手)"
_IDEA = re.compile(rf"(?:重要|主要|基本|关键)?(?:(?:{_W.pure_ideas})|(?:{_W.ideas}){_NO_NOUN_MORE})")
_SPELLED_IDEA = re.compile(
    rf"(?:重要|主要|基本|关键)?(?:{_W.pure_ideas})|[\u4e00-\u9fff]{{0,5}}?(?:{_W.spelled_ideas}){_NO_NOUN_MORE}"
)
_DIVIDING = frozenset([*_W.weak.split("|"), "件", "门", "篇", "本", "场", "把"])
"""What also counts ideas: 三件实事, 一场硬仗."""
_OFTEN_WORDS = frozenset("面点分段片把门度首部口只对组站单款副班队根")
"""Units that make words with a spelled number (一面, 三点, 两把)."""
_HAS_PLACES = re.compile(r"[十百千万亿]")
_NAMED_AMOUNT = re.compile(r"(?:资金|金额|经费|款|金|开支|费用?|补助|投入|支出|收入|价值|捐款|资助|人均|额)[^，。；、\d]{0,6}$")
_STATED = re.compile(r"(?:达|达到|达到了|为|共计?|合计|总计|累计|计|完成|增至|升至|降至|数|到|总数)$")
_NONE_OF = re.compile(r"(?:未|没有?|无)(?:再)?(?:发生|出现)过?$")


def figures_in(text: str) -> list[Figure]:
    """All figures, in order; ``text`` may be as it stands in the document."""
    plain = evened(text)
    outside = _Outside(plain)
    found = [*_in_digits(plain, outside), *_spelled(plain, outside), *_shares(plain, outside)]
    found.sort(key=lambda figure: (figure.start, -figure.end))
    kept: list[Figure] = []
    for figure in found:
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


class _Outside:
    """What is no figure, to be asked by place."""

    def __init__(self, text: str) -> None:
        spans = sorted(apart(text))
        merged: list[tuple[int, int]] = []
        for start, end in spans:
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def holds(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]


def _in_digits(text: str, outside: _Outside) -> Iterator[Figure]:
    for match in _IN_DIGITS.finditer(text):
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
        base, factor = _base(printed, text, match.start(), bool(scale))
        words = {match["before"], match[f"more{last}"], match[f"also{last}"], match["after"]}
        digits = match["number"]
        decimals = len(digits.partition(".")[2])
        yield Figure(
            start=match.start("before") if match["before"] and match["before"] in _QUALIFIER_OF else place,
            end=end,
            value=_clean(low * factor),
            value_max=None if high is None else _clean(high * factor),
            unit=base,
            step=10.0**-decimals * numerals.SCALES[scale] * factor,
            printed=f"{scale}{printed}",
            qualifier="range" if high is not None else _qualifier(words),
        )


def _is_range(match: re.Match[str]) -> bool:
    """3—5家 and 80%至90% are ranges, 从3家到5家 is a change and 3家—5 nothing."""
    low, high = numerals.in_digits(match["number"]), numerals.in_digits(match["number2"])
    if match["unit"] and match["unit"] != match["unit2"]:
        return False
    before = match.string[max(0, match.start() - 8) : match.start()]
    return (
        low < high * numerals.SCALES[match["scale2"] or ""] and bool(match["unit2"] or match["scale2"]) and "由" not in before
    )


def _counts(text: str, match: re.Match[str], unit: str, end: int) -> bool:
    """Whether a number is a figure though no unit follows: an amount in 万, or what a word states (达1200)."""
    if unit:
        return not (unit in _W.weak.split("|") and unit == "分" and text[end : end + 1] in ("钟", "之", "企", "会", "管", "部"))
    if match["scale"] in ("万", "亿", "百万", "千万", "万亿"):
        return True
    return bool(_STATED.search(text[max(0, match.start() - 6) : match.start()]) or match["before"] == "达") and bool(
        _ENDS_THERE.match(text, end)
    )


def _spelled(text: str, outside: _Outside) -> Iterator[Figure]:
    for match in _SPELLED.finditer(text):
        place = match.start("number")
        before, unit = text[max(0, place - _SEEN) : place], match["unit"]
        if outside.holds(place) or _NOT_BEFORE_SPELLED.search(before[-1:]):
            continue
        worth = _worth_of(match)
        if worth is None or not _counts_spelled(text, match):
            continue
        low, high = worth
        if match["number"] == "一" and _NONE_OF.search(before[-6:]):
            low = 0.0
        base, factor = _base(unit, text, match.start(), has_scale=False)
        words = {match["before"], match["more"], match["also"], match["after"]} | (
            {"余"} if match["number"][0] in "几数" else set()
        )
        yield Figure(
            start=match.start("before") if match["before"] in _QUALIFIER_OF else place,
            end=match.end(),
            value=_clean(low * factor),
            value_max=None if high is None else _clean(high * factor),
            unit=base,
            step=factor * numerals.SCALES[match["scale"] or ""],
            printed=f"{match['scale'] or ''}{unit}",
            qualifier="range" if high is not None else _qualifier(words),
        )


def _worth_of(match: re.Match[str]) -> tuple[float, float | None] | None:
    number = match["number"]
    rough = number.lstrip("几数上")
    if number[0] in "几数":
        number = f"一{rough}" if rough else ""
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
    if _ENDS_THERE.match(text, end) and re.search(r"[\u4e00-\u9fff]$", before) and unit not in ("起", "批", "种", "类", "对"):
        return not re.search(r"(?:[这那每某另同第统唯逐]|[任何])$", before)
    if before.endswith(("、", "和")) and _LISTED.search(before):
        return True
    return unit in ("家", "名", "户", "位", "人次") and not re.match(r"[人家户位名]", text[end : end + 1])


def _shares(text: str, outside: _Outside) -> Iterator[Figure]:
    for match in _PARTS.finditer(text):
        if outside.holds(match.start()):
            continue
        if match["base"]:
            whole = {"百": 100.0, "千": 1000.0, "万": 10000.0}[match["base"]]
            share, step = _with_decimals(match["number"])
            if share is not None:
                yield Figure(match.start(), match.end(), _clean(share / whole), None, "%", step / whole, "%")
        else:
            part, of = numerals.spelled(match["share"]), numerals.spelled(match["of"])
            if part and of and of[0] > 1:
                yield Figure(match.start(), match.end(), part[0] / of[0], None, "%", 0.01, "%", "approx")
    for match in _TENTHS.finditer(text):
        if not outside.holds(match.start()) and not _NOT_BEFORE_SPELLED.search(text[max(0, match.start() - 1) : match.start()]):
            half = match["half"]
            tenths = _DIGITS_OF[match["number"]] + (0.5 if half == "半" else _DIGITS_OF[half] / 10 if half else 0)
            yield Figure(match.start(), match.end(), _clean(tenths / 10), None, "%", 0.1, "成", "approx")


def _with_decimals(text: str) -> tuple[float | None, float]:
    whole, _, decimals = text.partition("点")
    worth = numerals.spelled(whole)
    if worth is None or any(c not in _DIGITS_OF for c in decimals):
        return None, 1.0
    return worth[0] + sum(_DIGITS_OF[c] * 10.0**-place for place, c in enumerate(decimals, 1)), 10.0 ** -len(decimals)


def _base(printed: str, text: str, start: int, has_scale: bool) -> tuple[str, float]:
    """The base unit and what one printed unit is worth in it; an amount in 万 without unit is money where money is named."""
    if printed == "%":
        return "%", 0.01
    if printed == "‰":
        return "%", 0.001
    if printed in ("百分点", POINTS):
        return POINTS, 0.01
    if printed in ("元", "块钱"):
        return "元", 1.0
    if not printed and has_scale and _NAMED_AMOUNT.search(text[max(0, start - 16) : start]):
        return "元", 1.0
    return printed, 1.0


def _qualifier(words: set[str | None]) -> str:
    return next((_QUALIFIER_OF[word] for word in ("左右", "上下", *words) if word in words and word in _QUALIFIER_OF), "exact")


def _clean(value: float) -> float:
    """Freed from what binary arithmetic leaves behind."""
    return float(f"{value:.12g}")
