"""calamine, the fast reader of values, kept from taking the program down with it.

It is written in Rust. A fault in it arrives as an exception that is no Exception (a panic), which the usual handlers let
through; running out of memory ends the process, which only :mod:`indicators.reading.worker` can outlive.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, TypeVar

import python_calamine

from indicators.reading.grid import CellValue, Grid, Range, Watch, clean_rows, rectangle
from indicators.reading.limits import check_sheets
from indicators.reading.unreadable import refuse

T = TypeVar("T")


class RefusedByCalamine(Exception):
    """calamine cannot read the book or the sheet."""


class CalamineBook:
    """A book opened by calamine."""

    def __init__(self, data: bytes) -> None:
        self._book: Any = _guarded(lambda: python_calamine.load_workbook(io.BytesIO(data)))
        self.sheets: list[tuple[str, bool, bool]] = [
            (
                sheet.name,
                sheet.visible != python_calamine.SheetVisibleEnum.Visible,
                sheet.typ == python_calamine.SheetTypeEnum.WorkSheet,
            )
            for sheet in self._book.sheets_metadata
        ]
        """(name, hidden, holds cells) in the order of the tabs."""

    def rows(self, index: int) -> list[list[CellValue]]:
        """The sheet's cells from A1 on."""
        rows: list[list[object]] = _guarded(lambda: self._book.get_sheet_by_index(index).to_python(skip_empty_area=False))
        return clean_rows(rows)

    def merged(self, index: int) -> tuple[Range, ...]:
        ranges = _guarded(lambda: self._book.get_sheet_by_index(index).merged_cell_ranges) or []
        return tuple((top, left, bottom, right) for (top, left), (bottom, right) in ranges)


def calamine_grids(data: bytes, watch: Watch) -> list[Grid]:
    """The worksheets with all that calamine tells of them: values, merged ranges, hidden sheets."""
    try:
        book = CalamineBook(data)
        check_sheets(len(book.sheets))
        worksheets = [(index, name, hidden) for index, (name, hidden, has_cells) in enumerate(book.sheets) if has_cells]
        grids = list[Grid]()
        for done, (index, name, hidden) in enumerate(worksheets):
            watch(name, done, len(worksheets))
            grids.append(Grid(name, rectangle(book.rows(index)), merged=book.merged(index), hidden=hidden))
    except RefusedByCalamine as error:
        raise refuse("file_damaged") from error
    return grids


def _guarded(action: Callable[[], T]) -> T:
    try:
        return action()
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except python_calamine.PasswordError as error:
        raise refuse("file_has_password") from error
    except BaseException as error:  # a panic derives from BaseException
        raise RefusedByCalamine(str(error)) from error
