"""A workbook under construction, with its truth."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

import openpyxl

from indicators.reading.grid import CellValue, Grid, rectangle


@dataclass
class Sheet:
    """A sheet under construction, cells from 0."""

    name: str
    cells: dict[tuple[int, int], CellValue] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    percent: set[tuple[int, int]] = field(default_factory=set)
    hidden: bool = False

    def put(self, row: int, column: int, value: CellValue) -> None:
        if value not in (None, ""):
            self.cells[row, column] = value

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))

    @property
    def height(self) -> int:
        return max((r for r, _ in self.cells), default=-1) + 1

    def moved(self, down: int, right: int) -> Sheet:
        """The same sheet with blank rows above and blank columns before it."""
        return Sheet(
            self.name,
            {(r + down, c + right): v for (r, c), v in self.cells.items()},
            [(t + down, left + right, b + down, r + right) for t, left, b, r in self.merged],
            {(r + down, c + right) for r, c in self.percent},
            self.hidden,
        )

    def with_blank_row(self, before: int) -> Sheet:
        """The same sheet with a blank row put in."""
        return Sheet(
            self.name,
            {(r + (r >= before), c): v for (r, c), v in self.cells.items()},
            [(t + (t >= before), left, b + (b >= before), r) for t, left, b, r in self.merged],
            {(r + (r >= before), c) for r, c in self.percent},
            self.hidden,
        )

    def grid(self) -> Grid:
        width = max((c for _, c in self.cells), default=-1) + 1
        values = [[self.cells.get((r, c)) for c in range(width)] for r in range(self.height)]
        return Grid(
            self.name, rectangle(values), percent=frozenset(self.percent), merged=tuple(self.merged), hidden=self.hidden
        )


When = tuple[int, int]
"""Year and quarter."""

Key = tuple[str, str, str]
"""Org unit, period code, indicator id."""


@dataclass
class Book:
    """A workbook, its file's name and its truth: the value and the year's target of each org unit, period and indicator."""

    seed: int
    layout: str
    name: str
    sheets: list[Sheet]
    truth: dict[Key, tuple[float, float | None]]

    def grids(self) -> list[Grid]:
        return [sheet.grid() for sheet in self.sheets]

    def xlsx(self) -> bytes:
        """The workbook as Excel would save it."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for sheet in self.sheets:
            page = book.create_sheet(sheet.name)
            page.sheet_state = "hidden" if sheet.hidden and sheet is not self.sheets[0] else "visible"
            for (r, c), value in sheet.cells.items():
                cell = page.cell(r + 1, c + 1, value)
                if (r, c) in sheet.percent:
                    cell.number_format = "0.0%"
            for top, left, bottom, right in sheet.merged:
                page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        data = io.BytesIO()
        book.save(data)
        return data.getvalue()
