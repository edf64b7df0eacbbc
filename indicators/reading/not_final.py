"""Words for numbers that are not final: 初步数, 快报数, 暂估. A forecast above a column (预计完成) is no such number."""

from __future__ import annotations

import re

from indicators.reading.text import compact

_HEADER = re.compile("(?:初步|快报|暂报|初报|暂估|暂定|预报)(?:统计|汇总|核算|完成)?(?:数据?|值|结果)?")
_LINE = re.compile(
    r"初步(?:统计|汇总|核算|测算)?(?:数|结果)|初步(?:统计|汇总|核算)(?=\)|$)|快报|(?:暂报|初报|暂估|预报|预计)(?:数|(?=\)|$))"
)


def is_not_final(text: str) -> bool:
    """Whether a header, or what it says in brackets, is such a word."""
    return bool(_HEADER.fullmatch(compact(text)))


def says_not_final(line: str) -> bool:
    """Whether a title, a note or a tab says it of the numbers of its sheet."""
    return bool(_LINE.search(compact(line)))
