"""Find the tables of a sheet by their structure, wherever they stand.

A sheet is cut at blank columns, if both sides have labels of their own, and then from top to bottom into bands
(``bands.py``), each of which may again be parted by a blank column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from indicators.reading.bands import bands_of
from indicators.reading.cells import Sort
from indicators.reading.grid import CellValue, Grid
from indicators.reading.row_kinds import Area, Rect, RowKind, kind_of_row
from indicators.reading.sheets import CAREFUL, Sheet, sheet_of

_SAMPLE = 60


@dataclass(frozen=True)
class Table:
    """One table: its header rows, its rows of data with the group rows between them, and the rows of words above it.

    ``captions`` are those of ``rows`` that hold a single label and no number. ``above`` starts after the table before it,
    ``first_lines`` are the rows above the first table of the sheet, which later ones share.
    """

    sheet: Sheet
    sorts: Mapping[int, bytearray]
    rect: Rect
    header: tuple[int, ...]
    rows: tuple[int, ...]
    captions: frozenset[int]
    above: tuple[int, ...]
    first_lines: tuple[int, ...] = ()

    @property
    def grid(self) -> Grid:
        return self.sheet.grid

    @cached_property
    def data_rows(self) -> tuple[int, ...]:
        return tuple(r for r in self.rows if r not in self.captions)

    def cells_below(self, column: int) -> bytes:
        """The sorts of a column's cells in the rows of data."""
        return bytes(self.sheet.sorts[self._data_rows, column])

    @cached_property
    def _data_rows(self) -> npt.NDArray[np.intp]:
        return np.array(self.data_rows, np.intp)

    def value(self, row: int, column: int) -> CellValue:
        return self.grid.value(row, column)


def tables_of(grid: Grid) -> list[Table]:
    """The tables of a sheet, every row of which is looked at, from top to bottom and left to right."""
    return tables_in(sheet_of(grid, CAREFUL))


def tables_in(sheet: Sheet) -> list[Table]:
    """The tables of a sheet, from top to bottom and left to right."""
    grid, rows = sheet.grid, sheet.looked_at
    if grid.is_empty:
        return []
    area = Area(grid, sheet.sorts_by_row(), Rect(0, 0, grid.height - 1, grid.width - 1), rows)
    return list(_tables_in(sheet, area, ()))


def _tables_in(sheet: Sheet, area: Area, first_lines: tuple[int, ...]) -> Iterator[Table]:
    parts = _parts_beside_each_other(area)
    if parts is not None:
        left, right = parts
        yield from _tables_in(sheet, left, first_lines)
        yield from _tables_in(sheet, right, first_lines or _rows_of_words(area))
        return
    bands = list(bands_of(area))
    for band in bands:
        lines = first_lines or bands[0].above
        inner = area.part(band.rect)
        if len(bands) > 1 and _parts_beside_each_other(inner) is not None:
            yield from _tables_in(sheet, inner, lines)
        else:
            yield Table(sheet, area.sorts, band.rect, band.header, band.rows, band.captions, band.above, lines)


def _rows_of_words(area: Area) -> tuple[int, ...]:
    """The rows at the top of an area before its first header."""
    rows = []
    for r in area.rows:
        kind = kind_of_row(area, r)
        if kind in (RowKind.HEADER, RowKind.DATA):
            break
        if kind is RowKind.LINE:
            rows.append(r)
    return tuple(rows)


def _parts_beside_each_other(area: Area) -> tuple[Area, Area] | None:
    """The two sides of a blank column that both hold numbers with labels."""
    rect, filled = area.rect, _filled_columns(area)
    for c in range(rect.left + 1, rect.right):
        if filled[c] or not any(filled[rect.left : c]):
            continue
        left = area.part(Rect(rect.top, rect.left, rect.bottom, c - 1))
        right = area.part(Rect(rect.top, c + 1, rect.bottom, rect.right))
        if _has_labelled_numbers(left) and _has_labelled_numbers(right):
            return left, right
    return None


def _filled_columns(area: Area) -> bytes:
    """A byte a column, zero where the whole column is blank."""
    union = 0
    for r in area.rows:
        union |= int.from_bytes(area.sorts[r], "big")
    return union.to_bytes(area.grid.width, "big")


def _has_labelled_numbers(area: Area) -> bool:
    """Whether most rows with a number have a label before it, apart from a serial number."""
    labelled = seen = 0
    for r in area.rows:
        cells = area.cells(r).translate(None, bytes([Sort.BLANK]))
        if Sort.NUMBER not in cells:
            continue
        seen += 1
        text = cells.find(Sort.TEXT)
        labelled += text in (0, 1) and Sort.NUMBER in cells[text + 1 :]
        if seen == _SAMPLE:
            break
    return labelled >= 2 and labelled * 10 >= seen * 6
