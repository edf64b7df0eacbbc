"""Workbooks of Excel 2007 and later (.xlsx, .xlsm) and of WPS.

Values come from calamine, which is fast but refuses a whole sheet for one modern error value (#SPILL!, #CALC!); such a
sheet is read again with openpyxl. What neither tells comes from :mod:`indicators.reading.xlsx_marks`. Macros and links to
other files are left alone.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from indicators.model import Problem
from indicators.reading.calamine import CalamineBook, RefusedByCalamine
from indicators.reading.grid import CellValue, Grid, Position, Watch, cell_name, clean_value
from indicators.reading.limits import check_cells, unpacked
from indicators.reading.marks import CellFormats, marked_grid
from indicators.reading.plain_sheets import LARGE, plain_grid, shared_texts
from indicators.reading.unreadable import refuse
from indicators.reading.xlsx_marks import canonical, cell_count, marks_of, stray_corner
from indicators.reading.xlsx_parts import Package, SheetPart, cell_formats, shared_texts_path, sheet_parts


def read_xlsx(data: bytes, watch: Watch) -> tuple[list[Grid], list[Problem]]:
    """Every worksheet; one that no library can read becomes the problem ``sheet_unreadable``."""
    package = Package(unpacked(data))
    sheets = sheet_parts(package)
    if not sheets:
        raise refuse("no_worksheet")
    formats = cell_formats(package)
    values, plain = _Values(data), _PlainSheets(package, formats)
    grids, problems = list[Grid](), list[Problem]()
    for done, sheet in enumerate(sheets):
        watch(sheet.name, done, len(sheets))
        if (grid := plain.grid(sheet)) is not None:
            grids.append(grid)
            continue
        xml = _sheet_xml(package, sheet)
        try:
            rows, errors = values.of(sheet)
            marks = marks_of(xml, formats)
            marks = replace(marks, errors={**errors, **marks.errors})
            grids.append(marked_grid(sheet.name, rows, marks, hidden=sheet.hidden))
        except _NobodyReads:
            problems.append(Problem("sheet_unreadable", sheet=sheet.name))
    if not grids:
        raise refuse("file_damaged")
    return grids, problems


def _sheet_xml(package: Package, sheet: SheetPart) -> bytes:
    xml = canonical(package.part(sheet.path))
    count = cell_count(xml)
    check_cells(count, sheet=sheet.name)
    corner = stray_corner(xml, count)
    if corner:
        raise refuse("cell_far_away", sheet=sheet.name, cell=cell_name(*corner))
    return xml


class _PlainSheets:
    """The large sheets of the book that are plain tables of numbers and shared texts."""

    def __init__(self, package: Package, formats: CellFormats) -> None:
        self._package, self._formats = package, formats

    def grid(self, sheet: SheetPart) -> Grid | None:
        """A sheet read by columns; None if it is small or not plain."""
        xml = self._package.part(sheet.path)
        if len(xml) < LARGE or self._texts is None:
            return None
        return plain_grid(sheet.name, xml, self._texts, self._formats, hidden=sheet.hidden)

    @cached_property
    def _texts(self) -> Sequence[str] | None:
        path = shared_texts_path(self._package)
        return shared_texts(self._package.part(path)) if path else []


class _NobodyReads(Exception):
    """Neither library can read the sheet."""


class _Values:
    """The values of the sheets, by calamine or else by openpyxl."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def of(self, sheet: SheetPart) -> tuple[list[list[CellValue]], dict[Position, str]]:
        """The values of a sheet, and the errors that a library itself made of values it cannot hold."""
        if self._calamine is not None:
            with contextlib.suppress(RefusedByCalamine):
                return self._calamine.rows(sheet.index), {}
        try:
            with warnings.catch_warnings(action="ignore"):
                return self._by_openpyxl(sheet.name)
        except MemoryError:
            raise
        except Exception as error:  # openpyxl has no exception of its own for a damaged sheet
            raise _NobodyReads from error

    @cached_property
    def _calamine(self) -> CalamineBook | None:
        try:
            return CalamineBook(self._data)
        except RefusedByCalamine:
            return None

    def _by_openpyxl(self, name: str) -> tuple[list[list[CellValue]], dict[Position, str]]:
        sheet = self._openpyxl[name]
        sheet.reset_dimensions()
        errors = dict[Position, str]()
        rows = list[list[CellValue]]()
        for row, cells in enumerate(sheet.iter_rows()):
            errors |= {(row, column): str(cell.value) for column, cell in enumerate(cells) if cell.data_type == "e"}
            rows.append([None if cell.data_type == "e" else clean_value(cell.value) for cell in cells])
        return rows, errors

    @cached_property
    def _openpyxl(self) -> Any:
        # slow to load, and hardly a file needs it
        from openpyxl import load_workbook

        return load_workbook(io.BytesIO(self._data), read_only=True, data_only=True, keep_links=False)
