"""Breaks in scope (口径): the first year that is measured otherwise, and so is not compared with what came before.

The definition itself says it, in the words an office writes down with it: 自2024年起口径调整，含灵活就业人员.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from indicators.model import Indicator, Kind

Breaks = frozenset[tuple[str, int]]
"""Indicators and the first year of a changed scope (口径): nothing before it is compared with."""

_SCOPE = "(?:口径|统计范围|统计对象|统计方法)"
_CHANGES = "(?:调整|变更|变化|改变|修订|修改|扩大|缩小|不同|改为|改按)"
_YEAR = r"(?P<{}>(?:19|20)\d\d)\s*年(?:度|\d{{1,2}}月)?(?:起|开始|以来|以后|后)?"
_NEAR = "[^。；;]{0,10}?"
_ZH = re.compile(
    f"{_YEAR.format('first')}{_NEAR}{_SCOPE}{_NEAR}{_CHANGES}|{_SCOPE}{_NEAR}{_YEAR.format('then')}{_NEAR}{_CHANGES}"
    f"|{_SCOPE}{_NEAR}{_CHANGES}{_NEAR}{_YEAR.format('last')}"
)
_EN = re.compile(
    r"(?:scope|definition|coverage|method)[^.;]{0,40}?(?:chang|revis|widen|narrow)\w*[^.;]{0,20}?(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)


def breaks_of(indicators: Iterable[Indicator]) -> Breaks:
    """The breaks that the definitions tell of."""
    return frozenset((i.id, year) for i in indicators if i.source for year in _years(i.source))


def broken_in(year: int, breaks: Breaks, indicators: Iterable[Indicator]) -> frozenset[str]:
    """The indicators measured otherwise than the year before, and the ratios made of them."""
    changed = {indicator for indicator, since in breaks if since == year}
    ratios = {i.id for i in indicators if i.kind is Kind.RATIO and changed & {i.numerator, i.denominator}} if changed else set()
    return frozenset(changed | ratios)


def _years(text: str) -> set[int]:
    found = [year for pattern in (_ZH, _EN) for match in pattern.finditer(text) for year in match.groups() if year]
    return {int(year) for year in found}
