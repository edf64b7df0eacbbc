"""Periods and dates as seen from a report's own period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicators.narrative.facts import places
from indicators.periods import InvalidPeriod, Period

_WHOLE_YEAR = "全年"


def relative(code: str, period: Period) -> str:
    """A claim's period seen from the report's: y-1 the same span a year before, q-1 the quarter before its last.

    Any other is itself.
    """
    try:
        told = Period.parse(code)
    except InvalidPeriod:
        return code
    if (told.start, told.end) == (period.start, period.end):
        return f"y{told.year - period.year}"
    if told.is_quarter:
        return f"q{told.year * 4 + told.end - period.year * 4 - period.end}"
    return code


def dates(period: Period, language: str) -> dict[str, str]:
    """The words of a text that change with the period, by name. Where two are alike the first is meant."""
    return _english(period) if language == "en" else _chinese(period)


def _chinese(period: Period) -> dict[str, str]:
    last, end = period.last_quarter, f"{period.end_month}月底"
    return {
        "until": f"{period.year}年{end}",
        "year": f"{period.year}年",
        "name": period.name_zh(),
        "end": end,
        "year_before": f"{period.year - 1}年",
        "year_after": f"{period.year + 1}年",
        "span": period.name_zh(with_year=False),
        "rest": places.rest_of_year(period),
        "last_quarter": last.name_zh(with_year=False),
        "quarter_before": last.previous_quarter().name_zh(with_year=False),
    }


def _english(period: Period) -> dict[str, str]:
    return {"year": str(period.year), "name": period.name_en(), "year_before": str(period.year - 1)}


def dates_in(text: str, period: Period, language: str) -> Iterator[tuple[int, int, str]]:
    """Where such words stand in a text, and which they are; the longest at a place is meant.

    全年 is left alone: it also stands in 全年任务, whatever the period.
    """
    names: dict[str, str] = {}
    for name, word in dates(period, language).items():
        if word != _WHOLE_YEAR:
            names.setdefault(word, name)
    longest_first = sorted(names, key=lambda word: (-len(word), word))
    for match in re.finditer(rf"(?<!\d)(?:{'|'.join(map(re.escape, longest_first))})(?!\d)", text):
        yield match.start(), match.end(), names[match[0]]
