"""A workbook under construction, with its truth."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import openpyxl

from indicators.reading.grid import CellValue, Grid, column_name, rectangle

Position = tuple[int, int]


@dataclass
class Sheet:
    """A sheet under construction, cells from 0. ``asked`` are cells of which a person must be told something."""

    name: str
    cells: dict[Position, CellValue] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    percent: set[Position] = field(default_factory=set)
    asked: set[Position] = field(default_factory=set)
    unevaluated: set[Position] = field(default_factory=set)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def put(self, row: int, column: int, value: CellValue) -> None:
        if value not in (None, ""):
            self.cells[row, column] = value

    def put_row(self, row: int, values: Iterable[CellValue], left: int = 0) -> None:
        for offset, value in enumerate(values):
            self.put(row, left + offset, value)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))

    @property
    def height(self) -> int:
        return max((r for r, _ in self.cells), default=-1) + 1

    def take(self, part: Sheet, down: int, right: int) -> None:
        """Put another sheet's cells into this one."""
        moved = part.placed(lambda r: r + down, lambda c: c + right)
        self.cells |= moved.cells
        self.merged += moved.merged
        self.percent |= moved.percent
        self.asked |= moved.asked
        self.unevaluated |= moved.unevaluated

    def placed(self, row_of: Callable[[int], int], column_of: Callable[[int], int]) -> Sheet:
        """The same sheet with its rows and columns elsewhere."""

        def at(places: Iterable[Position]) -> set[Position]:
            return {(row_of(r), column_of(c)) for r, c in places}

        return replace(
            self,
            cells={(row_of(r), column_of(c)): v for (r, c), v in self.cells.items()},
            merged=[(row_of(t), column_of(left), row_of(b), column_of(r)) for t, left, b, r in self.merged],
            percent=at(self.percent),
            asked=at(self.asked),
            unevaluated=at(self.unevaluated),
        )

    def moved(self, down: int, right: int) -> Sheet:
        """The same sheet with blank rows above and blank columns before it."""
        return self.placed(lambda r: r + down, lambda c: c + right)

    def with_blank_row(self, before: int) -> Sheet:
        """The same sheet with a blank row put in."""
        return self.placed(lambda r: r + (r >= before), lambda c: c)

    def grid(self) -> Grid:
        width = max((c for _, c in self.cells), default=-1) + 1
        values = [[self.cells.get((r, c)) for c in range(width)] for r in range(self.height)]
        errors = {p: v for p, v in self.cells.items() if isinstance(v, str) and v.startswith("#") and v.endswith(("!", "?"))}
        for r, c in (*errors, *self.unevaluated):
            values[r][c] = None
        return Grid(
            self.name,
            rectangle(values),
            percent=frozenset(self.percent),
            merged=tuple(self.merged),
            errors=errors,
            unevaluated=frozenset(self.unevaluated),
            hidden=self.hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
        )


When = tuple[int, int]
"""Year and quarter."""

Key = tuple[str, str, str]
"""Org unit, period code, indicator id."""


@dataclass
class Book:
    """Workbooks and their truth: the value and the year's target of each org unit, period and indicator.

    ``sheets`` are those of the file ``name``, ``others`` those of more files. ``plans`` are the targets of quarters, by org
    unit, indicator, year and quarter.
    """

    seed: int
    layout: str
    name: str
    sheets: list[Sheet]
    truth: dict[Key, tuple[float, float | None]]
    others: dict[str, list[Sheet]] = field(default_factory=dict)
    plans: dict[tuple[str, str, int, int], float] = field(default_factory=dict)

    @property
    def files(self) -> dict[str, list[Sheet]]:
        return {self.name: self.sheets, **self.others} if self.sheets else self.others

    @property
    def asked(self) -> set[tuple[str, str, str]]:
        """File, sheet and cell of all that a person must be told of."""
        return {
            (name, sheet.name, f"{column_name(c)}{r + 1}")
            for name, sheets in self.files.items()
            for sheet in sheets
            for r, c in sheet.asked
        }

    def xlsx(self, file: str) -> bytes:
        """One of the workbooks as Excel would save it."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for at, sheet in enumerate(self.files[file]):
            page = book.create_sheet(sheet.name)
            page.sheet_state = "hidden" if sheet.hidden and at else "visible"
            for (r, c), value in sheet.cells.items():
                cell = page.cell(r + 1, c + 1, value)
                if (r, c) in sheet.percent:
                    cell.number_format = "0.0%"
                if (r, c) in sheet.unevaluated:
                    cell.value = "=SUM(1,2)"
            for row in sheet.hidden_rows:
                page.row_dimensions[row + 1].hidden = True
            for column in sheet.hidden_columns:
                page.column_dimensions[column_name(column)].hidden = True
            for top, left, bottom, right in sheet.merged:
                page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        data = io.BytesIO()
        book.save(data)
        return data.getvalue()
