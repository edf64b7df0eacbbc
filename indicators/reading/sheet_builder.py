"""A sheet filled cell by cell, for formats that name their cells in any order and leave out or repeat empty ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from indicators.reading.grid import CellValue, Grid, Position, Range, cell_name, rectangle
from indicators.reading.limits import MAX_COLUMNS, MAX_ROWS, check_cells, is_too_sparse
from indicators.reading.unreadable import refuse


@dataclass(slots=True)
class SheetBuilder:
    """What :class:`~indicators.reading.grid.Grid` holds, while it is being collected."""

    name: str
    hidden: bool = False
    percent: set[Position] = field(default_factory=set)
    errors: dict[Position, str] = field(default_factory=dict)
    unevaluated: set[Position] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    indents: dict[Position, int] = field(default_factory=dict)
    _rows: dict[int, list[CellValue]] = field(default_factory=dict)
    _count: int = 0

    def put(self, row: int, column: int, value: CellValue) -> None:
        """Set a value; raise UnreadableFile where there are more than can be read, or one is too far away."""
        if value is None:
            return
        self._count += 1
        check_cells(self._count, sheet=self.name)
        if column >= MAX_COLUMNS or row >= MAX_ROWS:
            raise refuse("cell_far_away", sheet=self.name, cell=cell_name(row, column))
        values = self._rows.setdefault(row, [])
        values += [None] * (column + 1 - len(values))
        values[column] = value

    def grid(self) -> Grid:
        """The finished sheet; raise UnreadableFile if a stray cell makes it larger than can be held."""
        marked = self.errors.keys() | self.unevaluated
        height = max([row + 1 for row in self._rows] + [row + 1 for row, _ in marked], default=0)
        width = max([len(row) for row in self._rows.values()] + [column + 1 for _, column in marked], default=0)
        if is_too_sparse(height, width, self._count + len(marked)):
            raise refuse("cell_far_away", sheet=self.name, cell=cell_name(height - 1, width - 1))
        return Grid(
            name=self.name,
            values=rectangle([self._rows.get(row, []) for row in range(height)], keep=marked),
            percent=frozenset(self.percent),
            errors=self.errors,
            unevaluated=frozenset(self.unevaluated),
            merged=tuple(self.merged),
            hidden=self.hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            indents=self.indents,
        )
