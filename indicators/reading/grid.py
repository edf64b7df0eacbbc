"""A sheet as a grid of cells: the one shape every file format is brought to before anything is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from indicators.model import CellRef

CellValue = str | float | int | bool | datetime | None
"""What a cell holds. Text stays text (ids keep their zeros), an empty cell and an empty text are None.

Numbers are finite. A date is a datetime without a zone, a time of day or a span of time is text (``08:30:00``).
"""

Position = tuple[int, int]
"""(row, column), both from 0."""

Range = tuple[int, int, int, int]
"""(top, left, bottom, right), all from 0 and included."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, laid out from A1: ``values[row][column]``, rectangular, cut after the last row and column with a value.

    ``percent`` are the cells whose number format shows a percentage: 0.953 there reads 95.3 %. ``errors`` are cells that
    hold an error value (``#REF!``); their value is None. ``unevaluated`` are formulas the file has no result for; their
    value is None. A merged range has its value in its top left cell only. ``indents`` holds alignment indents above 0.
    ``hidden`` tells of the sheet itself, ``hidden_rows`` and ``hidden_columns`` of rows and columns within it.
    """

    name: str
    values: list[list[CellValue]]
    percent: frozenset[Position] = frozenset()
    errors: Mapping[Position, str] = field(default_factory=dict)
    unevaluated: frozenset[Position] = frozenset()
    merged: tuple[Range, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    indents: Mapping[Position, int] = field(default_factory=dict)

    @property
    def height(self) -> int:
        return len(self.values)

    @property
    def width(self) -> int:
        return len(self.values[0]) if self.values else 0

    @property
    def is_empty(self) -> bool:
        return not self.values

    def ref(self, file: str, row: int, column: int) -> CellRef:
        """The cell's address in its file."""
        return CellRef(file, self.name, cell_name(row, column))


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
