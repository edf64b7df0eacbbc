"""A sheet as a grid of cells: the one shape every file format is brought to before anything is understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite
from typing import TYPE_CHECKING

from indicators.cell_names import Position as Position
from indicators.cell_names import cell_name as cell_name
from indicators.cell_names import column_name as column_name
from indicators.cell_names import position_of as position_of
from indicators.model import CellRef

if TYPE_CHECKING:
    from indicators.reading.sheet_columns import SheetColumns

CellValue = str | float | int | bool | datetime | None
"""What a cell holds. Text stays text (ids keep their zeros), an empty cell and an empty text are None.

Numbers are finite. A date is a datetime without a zone, a time of day or a span of time is text (``08:30:00``).
"""

Range = tuple[int, int, int, int]
"""(top, left, bottom, right), all from 0 and included."""

Watch = Callable[[str, int, int], None]
"""Told which sheet is being read: its name, how many were read before it, how many there are."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, laid out from A1: ``values[row][column]``, rectangular, cut after the last row and column with a value.

    ``percent`` are the cells whose number format shows a percentage: 0.953 there reads 95.3 %. ``errors`` are cells that
    hold an error value (``#REF!``); their value is None. ``unevaluated`` are formulas the file has no result for; their
    value is None. A merged range has its value in its top left cell only. ``indents`` holds alignment indents above 0.
    ``hidden`` tells of the sheet itself, ``hidden_rows`` and ``hidden_columns`` of rows and columns within it. ``columns`` are
    the same values by columns, where the file was read so. ``file_columns`` and ``file_rows`` are those of the file where some
    were parted in several.
    """

    name: str
    values: Sequence[list[CellValue]]
    percent: Set[Position] = frozenset()
    errors: Mapping[Position, str] = field(default_factory=dict)
    unevaluated: frozenset[Position] = frozenset()
    merged: tuple[Range, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    indents: Mapping[Position, int] = field(default_factory=dict)
    file_columns: tuple[int, ...] = ()
    file_rows: tuple[int, ...] = ()
    columns: SheetColumns | None = field(default=None, compare=False, repr=False)

    @property
    def height(self) -> int:
        return len(self.values)

    @property
    def width(self) -> int:
        return len(self.values[0]) if self.values else 0

    def value(self, row: int, column: int) -> CellValue:
        """What a cell holds, without making its row where the sheet is kept by columns."""
        return self.values[row][column] if self.columns is None else self.columns.value(row, column)

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds more than white space; an error is something, and so is a formula without a result."""
        if self.errors or self.unevaluated:
            return False
        return all(v is None or (isinstance(v, str) and not v.strip()) for row in self.values for v in row)

    def ref(self, file: str, row: int, column: int) -> CellRef:
        """The cell's address in its file."""
        return CellRef(file, self.name, cell_name(self.file_row(row), self.file_column(column)))

    def file_column(self, column: int) -> int:
        """Where a column stands in the file."""
        return self.file_columns[column] if self.file_columns else column

    def file_row(self, row: int) -> int:
        """Where a row stands in the file."""
        return self.file_rows[row] if self.file_rows else row


def rectangle(rows: Iterable[list[CellValue]], keep: Iterable[Position] = ()) -> list[list[CellValue]]:
    """Rows of any length as equally long rows, cut after the last row and column that hold a value or a cell of ``keep``."""
    kept, result = list(keep), list(rows)
    height = len(result)
    while height and not _filled_width(result[height - 1]):
        height -= 1
    height = max([height, *(row + 1 for row, _ in kept)])
    width = max((_filled_width(row) for row in result), default=0)
    width = max([width, *(column + 1 for _, column in kept)])
    result = result[:height] + [[] for _ in range(height - len(result))]
    return [row if len(row) == width else row[:width] + [None] * (width - len(row)) for row in result]


def _filled_width(row: Sequence[CellValue]) -> int:
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return width


def clean_value(value: object) -> CellValue:
    """A value from a library as a cell's value: whole numbers as int, empty text as None, times of day as text.

    A number that is not finite has no place in a sheet and is None; callers that can tell record it as an error.
    """
    if isinstance(value, float):
        if value.is_integer():
            return int(value)
        return value if isfinite(value) else None
    if isinstance(value, str):
        return value or None
    if value is None or isinstance(value, bool | int | datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - sheets know no time zones
    return str(value)


def clean_rows(rows: Iterable[Sequence[object]]) -> list[list[CellValue]]:
    """:func:`clean_value` for whole rows, without a call for the cells most sheets are made of: numbers and text."""
    return [
        [
            (int(v) if v.is_integer() else v if isfinite(v) else None)
            if type(v) is float
            else (v or None)
            if type(v) is str
            else clean_value(v)
            for v in row
        ]
        for row in rows
    ]
