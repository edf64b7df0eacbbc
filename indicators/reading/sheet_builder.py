"""A sheet filled cell by cell, for formats that name their cells in any order and leave out or repeat empty ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from indicators.reading.grid import CellValue, Grid, Position, Range, cell_name
from indicators.reading.limits import MAX_RECTANGLE, check_cells
from indicators.reading.unreadable import refuse


@dataclass(slots=True)
class SheetBuilder:
    """What :class:`~indicators.reading.grid.Grid` holds, while it is being collected."""

    name: str
    hidden: bool = False
    values: dict[Position, CellValue] = field(default_factory=dict)
    percent: set[Position] = field(default_factory=set)
    errors: dict[Position, str] = field(default_factory=dict)
    unevaluated: set[Position] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    indents: dict[Position, int] = field(default_factory=dict)

    def put(self, row: int, column: int, value: CellValue) -> None:
        """Set a value; raise UnreadableFile where there are more than can be read."""
        if value is not None:
            self.values[row, column] = value
            check_cells(len(self.values), sheet=self.name)

    def grid(self) -> Grid:
        """The finished sheet; raise UnreadableFile if a stray cell makes it larger than can be held."""
        filled = self.values.keys() | self.errors.keys() | self.unevaluated
        height = max((row + 1 for row, _ in filled), default=0)
        width = max((column + 1 for _, column in filled), default=0)
        if height * width > MAX_RECTANGLE:
            raise refuse("cell_far_away", sheet=self.name, cell=cell_name(height - 1, width - 1))
        values: list[list[CellValue]] = [[None] * width for _ in range(height)]
        for (row, column), value in self.values.items():
            values[row][column] = value
        return Grid(
            name=self.name,
            values=values,
            percent=frozenset(self.percent),
            errors=self.errors,
            unevaluated=frozenset(self.unevaluated),
            merged=tuple(self.merged),
            hidden=self.hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            indents=self.indents,
        )
