"""Numbers with another in brackets, where the sheet says what stands there: 9（3） under （括号内为上年同期数）."""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.reading.cells import read_amount
from indicators.reading.grid import CellValue, Grid
from indicators.reading.sheet_columns import SheetColumns
from indicators.reading.text import compact, even

_EXPLAINED = re.compile(r"括[号弧](?:内|中|里)的?(?:数字|数据|数值|数|均)?(?:为|是|系|表示|指)")
_WITH_BRACKET = re.compile(r"(?P<number>[^()]*\d[^()]*)\((?P<inside>[^()]*)\)")


def with_brackets_explained(grid: Grid, columns: SheetColumns) -> Grid:
    """The sheet (``columns`` are its cells) without such numbers in brackets, where a text on it says what they are."""
    if "括" not in "".join(columns.words) or not any(map(says_what_is_in_brackets, columns.words)):
        return grid
    return replace(grid, values=[[_before_bracket(value) for value in row] for row in grid.values], columns=None)


def says_what_is_in_brackets(text: str) -> bool:
    return bool(_EXPLAINED.search(compact(text)))


def _before_bracket(value: CellValue) -> CellValue:
    """9 of 9（3）; what is no pair of numbers stays."""
    found = _WITH_BRACKET.fullmatch(even(value)) if isinstance(value, str) else None
    if found is None or read_amount(found["number"]) is None or read_amount(found["inside"]) is None:
        return value
    return found["number"].strip()
