"""What label columns say row by row: merged cells and blank gaps filled from above, periods understood."""

from __future__ import annotations

import re

from indicators.reading.grid import CellValue
from indicators.reading.headers import anchors
from indicators.reading.labels import Label, label_of
from indicators.reading.org_units import is_whole
from indicators.reading.regions import Table
from indicators.reading.spans import Span, span_of
from indicators.reading.text import compact

_QUARTER = re.compile(r"季|quarter", re.IGNORECASE)
_MONTH = re.compile(r"^(?:.*月份?)$|month", re.IGNORECASE)


def period_label(value: CellValue, header: str) -> Span | None:
    """The period a cell of a period column means: 2024, 第一季度, 1 under 季度, 6 under 月份, a date."""
    label: Label = label_of(value)
    if label.span is not None:
        return label.span if not label.name or is_whole(label.name) else None
    text = compact(label.text)
    if _QUARTER.search(header) and text in ("1", "2", "3", "4", "一", "二", "三", "四"):
        return span_of(f"{text}季度")
    if _MONTH.search(header) and text.isdecimal() and 1 <= int(text) <= 12:
        return span_of(f"{int(text)}月")
    return None


def row_texts(table: Table, columns: list[int], grouping: set[int]) -> dict[int, list[CellValue]]:
    """The values of label columns, row by row, with merged cells and blank gaps filled from above.

    Gaps are filled in ``grouping`` columns only, and only where a label stands to the right in the same row.
    """
    rows = table.rows
    covered = anchors(table, rows)
    result: dict[int, list[CellValue]] = {c: [] for c in columns}
    for c in columns:
        later = [d for d in columns if d > c]
        last: CellValue = None
        for r in rows:
            value = table.value(r, c)
            if value is None and (anchor := covered.get((r, c))) is not None:
                value = table.value(*anchor)
            elif (
                value is None
                and c in grouping
                and r not in table.captions
                and any(table.value(r, d) is not None for d in later)
            ):
                value = last
            if r in table.captions and value is not None:
                last = None
            elif value is not None:
                last = value
            result[c].append(value)
    return result
