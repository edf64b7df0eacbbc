"""The sheet of charts: native ones, each beside its data with the word for each colour, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.workbook import Workbook

from indicators.report.chart_spec import ChartSpec
from indicators.report.neutral import neutral
from indicators.report.xlsx_cells import Formats, write_cell

_NAME = "图表"
_ROWS_A_BAR = 1.2
_CHART_WIDTH = 720
_ROW_HEIGHT = 20
"""In pixels, as spreadsheets have it unless told."""


def write_charts(book: Workbook, charts: Sequence[ChartSpec]) -> None:
    """Add the sheet; without charts there is none."""
    if not charts:
        return
    sheet, formats = book.add_worksheet(_NAME), Formats(book)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 16)
    sheet.set_column(2, 2, 10)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    top = 0
    for spec in charts:
        rows = len(spec.categories)
        sheet.write_string(top, 0, neutral(f"{spec.title}{spec.note}"), book.add_format({"bold": True}))
        for place, category in enumerate(spec.categories):
            row, series = top + 1 + place, spec.at(place)
            sheet.write_string(row, 0, neutral(category))
            write_cell(sheet, row, 1, series.values[place], formats[spec.number_format])
            sheet.write_string(row, 2, neutral(series.name))
        height = max(12, round(rows * _ROWS_A_BAR) + 5)
        sheet.insert_chart(top + 1, 3, _chart(book, spec, top + 1, height), {"description": spec.description})
        top += max(rows, height) + 3


def _chart(book: Workbook, spec: ChartSpec, first: int, height: int) -> Any:
    last = first + len(spec.categories) - 1
    points = [{"fill": {"color": f"#{spec.at(place).colour}"}} for place in range(len(spec.categories))]
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": spec.title,
            "categories": [_NAME, first, 0, last, 0],
            "values": [_NAME, first, 1, last, 1],
            "points": points,
            "gap": 45,
            "data_labels": {"value": True, "num_format": spec.number_format},
        }
    )
    chart.set_title({"name": spec.title, "name_font": {"size": 12, "bold": False}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "line": {"color": "#D8DEE4"}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": _CHART_WIDTH, "height": height * _ROW_HEIGHT})
    return chart
