"""One figure of a text, and the words that make what stands around a number part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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


WORDS = Words.load()
UNIT = rf"个百分点|百分点|%|‰|{WORDS.strong}|{WORDS.money}|{WORDS.weak}"
BEFORE = r"(?P<before>不少于|不低于|不超过|不高于|大约|接近|将近|超过|突破|至少|约|近|超|逾|过|上|达)?\s?\s?"
AFTER = r"(?P<after>左右|上下|以上|以下|以内|之多|多(?=[，。；、：)\s]|$))?"
ENDS_THERE = re.compile(r"\s?(?:[，。；、！？：)]|$|和|及|以及|均|都|未|已)")
NO_NOUN_MORE = r"(?=[，。；、：！？,)\s”“]|$|上|中|下|等|来|为|是|领域|工作|任务|的|和|与|入手|出发|着手)"

_QUALIFIERS = {
    "approx": ("约", "大约", "左右", "上下"),
    "approx_over": ("超过", "突破", "超", "逾", "过", "上", "余", "多", "来", "以上", "之多"),
    "approx_under": ("近", "接近", "将近"),
    "at_least": ("不少于", "不低于", "至少"),
    "at_most": ("不超过", "不高于", "以下", "以内"),
}
QUALIFIER_OF = {word: name for name, words in _QUALIFIERS.items() for word in words}
_NAMED_AMOUNT = re.compile(r"(?:资金|金额|经费|款|金|开支|费用?|补助|投入|支出|收入|价值|捐款|资助|人均|额)[^，。；、\d]{0,6}$")


def base_of(printed: str, text: str, start: int, has_scale: bool) -> tuple[str, float]:
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


def qualifier_of(words: Sequence[str | None]) -> str:
    """How exactly a figure is meant, by the words with it; 左右 before all others."""
    said = [word for word in words if word in QUALIFIER_OF]
    first = next((word for word in said if word in ("左右", "上下")), said[0] if said else None)
    return QUALIFIER_OF[first] if first else "exact"


def counted(
    match: re.Match[str],
    place: int,
    end: int,
    *,
    worth: tuple[float, float | None],
    unit: tuple[str, float],
    step: float,
    printed: str,
    words: Sequence[str | None],
) -> Figure:
    """What a match counts: ``place`` is where its number stands, ``worth`` both ends of a range, or one number and None.

    ``unit`` is as ``base_of`` gives it, ``step`` in printed units; ``words`` say how exactly it is meant.
    """
    (low, high), (base, factor) = worth, unit
    return Figure(
        start=match.start("before") if match["before"] in QUALIFIER_OF else place,
        end=end,
        value=clean(low * factor),
        value_max=None if high is None else clean(high * factor),
        unit=base,
        step=step * factor,
        printed=printed,
        qualifier="range" if high is not None else qualifier_of(words),
    )


def clean(value: float) -> float:
    """Freed from what binary arithmetic leaves behind."""
    return float(f"{value:.12g}")
