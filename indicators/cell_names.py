"""What cells are called (A1) and where they stand, counted from 0."""

from __future__ import annotations

import re
from functools import lru_cache

Position = tuple[int, int]
"""(row, column), both from 0."""

_CELL = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})")


@lru_cache(maxsize=16384)
def column_name(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The A1 name of a cell counted from 0: (0, 0) is A1."""
    return f"{column_name(column)}{row + 1}"


def position_of(cell: str) -> Position:
    """Where a cell stands, by its A1 name; raises ValueError for what is none."""
    found = _CELL.fullmatch(cell)
    if found is None:
        raise ValueError(f"“{cell}” names no cell")
    column = 0
    for letter in found["column"]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found["row"]) - 1, column - 1
