"""Workbooks of Excel 97–2003 and before (.xls, .et), by xlrd: values, formats, errors, merged and hidden parts in one pass.

What xlrd cannot open is tried with calamine, which then gives values and merged ranges only.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import xlrd

from indicators.model import Problem
from indicators.reading.calamine import calamine_grids
from indicators.reading.encrypted import decrypted
from indicators.reading.grid import CellValue, Grid, Position, Watch, cell_name, clean_value, rectangle
from indicators.reading.limits import check_sheets, is_too_sparse
from indicators.reading.number_formats import shows_percent, typed_suffix, with_suffix
from indicators.reading.unreadable import UnreadableFile, refuse


def read_xls(data: bytes, watch: Watch) -> tuple[list[Grid], list[Problem]]:
    """Every worksheet of the book; a book encrypted with Excel's own password is opened first."""
    try:
        return _read_with_xlrd(data, watch), []
    except _Encrypted:
        return _read_with_xlrd(decrypted(data), watch), []
    except _RefusedByXlrd:
        return calamine_grids(data, watch), []


class _Encrypted(Exception):
    """The book is encrypted."""


class _RefusedByXlrd(Exception):
    """xlrd cannot read the book."""


def _read_with_xlrd(data: bytes, watch: Watch) -> list[Grid]:
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        check_sheets(book.nsheets)
        return list(_grids(book, watch))
    except (MemoryError, UnreadableFile):
        raise
    except Exception as error:  # bent records fail in xlrd with errors of any type
        raise (_Encrypted if "encrypted" in str(error) else _RefusedByXlrd) from error


def _grids(book: xlrd.Book, watch: Watch) -> Iterator[Grid]:
    for done, sheet in enumerate(book.sheets()):
        watch(sheet.name, done, book.nsheets)
        yield _Sheet(book, sheet).grid()


class _Sheet:
    """One sheet as xlrd gives it."""

    def __init__(self, book: xlrd.Book, sheet: Any) -> None:
        codes = [_format_code(book, xf) for xf in book.xf_list]
        self._sheet, self._epoch = sheet, book.datemode
        self._percent = {i for i, code in enumerate(codes) if shows_percent(code)}
        self._suffixes = {i: suffix for i, code in enumerate(codes) if (suffix := typed_suffix(code))}
        self._indents = {i: xf.alignment.indent_level for i, xf in enumerate(book.xf_list) if xf.alignment.indent_level}

    def grid(self) -> Grid:
        sheet = self._sheet
        if is_too_sparse(sheet.nrows, sheet.ncols, sum(map(sheet.row_len, range(sheet.nrows)))):
            raise refuse("cell_far_away", sheet=sheet.name, cell=cell_name(sheet.nrows - 1, sheet.ncols - 1))
        errors = dict(self._errors())
        styles = dict(self._styles())
        return Grid(
            name=sheet.name,
            values=rectangle([list(self._row(row)) for row in range(sheet.nrows)], keep=errors),
            percent=frozenset(cell for cell, style in styles.items() if style in self._percent),
            errors=errors,
            merged=tuple((top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells),
            hidden=sheet.visibility != 0,
            hidden_rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
            hidden_columns=frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden),
            indents={cell: self._indents[style] for cell, style in styles.items() if style in self._indents},
        )

    def _row(self, row: int) -> Iterator[CellValue]:
        for column, (kind, value) in enumerate(zip(self._sheet.row_types(row), self._sheet.row_values(row), strict=True)):
            if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_TEXT):
                cleaned = clean_value(value)
                style = self._sheet.cell_xf_index(row, column) if self._suffixes else -1
                yield with_suffix(cleaned, self._suffixes[style]) if style in self._suffixes else cleaned
            elif kind == xlrd.XL_CELL_DATE:
                yield self._date(value)
            else:
                yield bool(value) if kind == xlrd.XL_CELL_BOOLEAN else None

    def _date(self, serial: float) -> CellValue:
        """The date a serial number stands for; a number that is no date stays a number, a time of day is text."""
        try:
            moment = xlrd.xldate.xldate_as_datetime(serial, self._epoch)
        except (ValueError, OverflowError):
            return clean_value(serial)
        return clean_value(moment.time() if 0 <= serial < 1 else moment)

    def _errors(self) -> Iterator[tuple[Position, str]]:
        for row in range(self._sheet.nrows):
            for column, kind in enumerate(self._sheet.row_types(row)):
                if kind == xlrd.XL_CELL_ERROR:
                    yield (row, column), xlrd.error_text_from_code.get(self._sheet.cell_value(row, column), "#VALUE!")

    def _styles(self) -> Iterator[tuple[Position, int]]:
        """The cells with something in them whose format matters, with the number of that format."""
        notable = self._percent | self._indents.keys()
        for row in range(self._sheet.nrows if notable else 0):
            for column, kind in enumerate(self._sheet.row_types(row)):
                style = self._sheet.cell_xf_index(row, column)
                if style in notable and kind not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                    yield (row, column), style


def _format_code(book: xlrd.Book, xf: Any) -> str:
    number_format = book.format_map.get(xf.format_key)
    return str(number_format.format_str) if number_format else ""
