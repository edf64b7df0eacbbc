"""Sheets and cells of the workbooks that are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators.report.docx_xml import printable
from indicators.report.neutral import neutral


class Formats:
    """The number formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def __getitem__(self, number_format: str) -> Any:
        if number_format not in self._made:
            self._made[number_format] = self._book.add_format({"num_format": number_format} if number_format else {})
        return self._made[number_format]


def of_unit(value: Any, unit: str) -> str:
    """The number format of a value in the unit."""
    if unit == "%":
        return "0.0%"
    return "#,##0" if pd.notna(value) and float(value).is_integer() else "#,##0.00"


def add_sheet(book: Workbook, name: str, columns: Iterable[tuple[str, int]], rows: int) -> Worksheet:
    """A sheet with a header that stays in sight and can be filtered by."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#F6F8FA", "bottom": 1})
    columns = list(columns)
    for column, (header, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, head)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, rows), len(columns) - 1)
    return sheet


def write_cell(sheet: Worksheet, row: int, column: int, value: Any, cell_format: Any) -> None:
    """A text or a number; what is missing leaves the cell empty."""
    if isinstance(value, str):
        sheet.write_string(row, column, neutral(printable(value)), cell_format)
    elif pd.notna(value):
        sheet.write_number(row, column, float(value), cell_format)
