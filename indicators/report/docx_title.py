"""Where a long title breaks: between words, into lines that look even (梯形 or 菱形), as GB/T 9704-2012 asks."""

from __future__ import annotations

import re
from itertools import combinations

from indicators.report.docx_page import TYPE_WIDTH
from indicators.report.text_width import width

LINE_CHARACTERS = TYPE_WIDTH / 20 / 22
"""How many characters of 二号 (22 points) a line holds: 20."""

_AFTER = re.compile(
    r"(?<=[县区市镇乡村省州盟旗])(?!总工会|场)|(?<=街道)|(?<=总工会)|(?<=关于)|(?<=年)(?!度|上|下|前|第)|(?<=年度)|(?<=半年)"
    r"|(?<=季度)|(?<=[的和与、及])|(?<=[,:;] )"
)
_BEFORE = re.compile(
    r"(?=[0-9]{4}年)|(?=关于)|(?=（)|(?=工作(?:总结|情况|报告|简报|通报))|(?=情况的)|(?=的?(?:总结|报告|通报|简报|函|通知)$)"
)
_INSIDE = re.compile(r"(?<=[0-9A-Za-z.])(?=[0-9A-Za-z.%])|(?=[，。、；：？！”’）》〉】％%,.;:?!) ])|(?<=[“‘（《〈【])")


def title_lines(title: str, characters: float = LINE_CHARACTERS) -> tuple[str, ...]:
    """The title in as few lines as it needs, each at most ``characters`` wide.

    Of all ways to break it the one with the most even lines at the ends of words is taken.
    """
    needed = -(-width(title) // characters)
    if needed <= 1:
        return (title,)
    good = _places(_AFTER, title) | _places(_BEFORE, title)
    possible = set(range(1, len(title))) - _places(_INSIDE, title)
    for count in (int(needed), int(needed) + 1):
        ways = [_cut(title, places) for places in combinations(sorted(possible & good), count - 1)]
        fitting = [lines for lines in ways if all(width(line) <= characters for line in lines)]
        if fitting:
            return min(fitting, key=_unevenness)
    return _even(title, sorted(possible), int(needed))


def _even(title: str, possible: list[int], count: int) -> tuple[str, ...]:
    """Lines of about the same width, where no words are known."""
    wanted = [width(title) * line / count for line in range(1, count)]
    places = {min(possible, key=lambda place, x=x: abs(width(title[:place]) - x)) for x in wanted}  # type: ignore[misc]
    return _cut(title, tuple(sorted(places)))


def _places(pattern: re.Pattern[str], text: str) -> set[int]:
    return {match.start() for match in pattern.finditer(text)} - {0, len(text)}


def _cut(text: str, places: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(text[a:b].strip() for a, b in zip((0, *places), (*places, len(text)), strict=True))


def _unevenness(lines: tuple[str, ...]) -> tuple[float, float]:
    widths = [width(line) for line in lines]
    return max(widths) - min(widths), widths[-1] - widths[0]
