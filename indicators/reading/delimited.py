"""Text tables (.csv, .tsv, .txt): which encoding, which separator, and the fields as text.

Nothing is turned into a number here: 007 stays 007, and what 1,234 or 95% means is decided with the header in sight.
"""

from __future__ import annotations

import csv
import io
from collections import Counter

from indicators.model import Problem
from indicators.reading.grid import CellValue, Grid, Watch, rectangle
from indicators.reading.limits import MAX_COLUMNS, MAX_FIELD_CHARACTERS, check_cells
from indicators.reading.text_encoding import decode
from indicators.reading.unreadable import refuse

_SEPARATORS = ("\t", ";", "|", ",", "，")
"""Rarest within a field first: of two that cut equally well, a tab is the separator and the comma belongs to 1,234."""

_LINES_TO_JUDGE = 200


def read_delimited(data: bytes, watch: Watch) -> tuple[list[Grid], list[Problem]]:
    """One grid without a name; every field is text or None."""
    watch("", 0, 1)
    text = decode(data)
    separator = None
    if text[:4].lower() == "sep=" and len(text) > 5:  # the line by which Excel is told the separator
        separator, text = text[4], text.partition("\n")[2]
    rows = _rows(text, separator or separator_of(text))
    check_cells(sum(map(len, rows)), sheet="")
    return [Grid("", rectangle(rows))], []


def separator_of(text: str) -> str:
    """The character that cuts most lines into the same number of fields, at least two."""
    lines = [line for line in text[: 64 * 1024].splitlines() if line.strip()][:_LINES_TO_JUDGE]
    return max(_SEPARATORS, key=lambda separator: _regularity(lines, separator))


def _regularity(lines: list[str], separator: str) -> int:
    widths = Counter(len(fields) for fields in csv.reader(lines, delimiter=separator))
    return max((count for width, count in widths.items() if width > 1), default=0)


def _rows(text: str, separator: str) -> list[list[CellValue]]:
    csv.field_size_limit(MAX_FIELD_CHARACTERS)
    rows = list[list[CellValue]]()
    try:
        for fields in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if len(fields) > MAX_COLUMNS:
                raise refuse("too_many_columns", found=len(fields), expected=MAX_COLUMNS)
            rows.append([field or None for field in fields])
    except csv.Error as error:
        raise refuse("field_too_long", expected=MAX_FIELD_CHARACTERS) from error
    return rows
