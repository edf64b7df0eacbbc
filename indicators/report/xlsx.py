"""The figures behind a report as a workbook: a row an org unit and indicator, charts to edit, and the cells they are from."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.workbook import Workbook

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import table_of, without_unlike
from indicators.report.fixed_time import FIXED_TIME
from indicators.report.progress_charts import progress_charts
from indicators.report.xlsx_cells import Formats, add_sheet, of_unit, write_cell
from indicators.report.xlsx_charts import write_charts
from indicators.status import preset_named
from indicators.views.remarks import remarks_of, words_of
from indicators.views.rows import Row, rows_of
from indicators.views.texts import change_text
from indicators.wording import status_name

_FIGURES = (
    # header, width, column, number format: "unit" as the indicator's unit asks, "difference" with percentage points for rates
    ("单位", 14, "org_unit", ""),
    ("指标", 22, "name", ""),
    ("计量单位", 9, "unit", ""),
    ("完成数", 13, "value", "unit"),
    ("目标", 13, "target", "unit"),
    ("与目标之差", 15, "gap", "difference"),
    ("完成率", 9, "completion", "0.0%"),
    ("序时进度", 9, "schedule", "0.0%"),
    ("状态", 12, "status_name", ""),
    ("评价标准", 22, "judged_by", ""),
    ("上年同期", 13, "previous_year", "unit"),
    ("同比增减", 15, "change", "difference"),
    ("同比增幅", 10, "growth", "+0.0%;-0.0%;0.0%"),
    ("位次", 6, "rank", "0"),
    ("备注", 30, "remarks", ""),
)
_POINTS = '+0.0"个百分点";-0.0"个百分点";0.0"个百分点"'
_SOURCES = (
    ("单位", 14),
    ("指标", 22),
    ("时期", 14),
    ("数值", 13),
    ("原始内容", 16),
    ("文件", 30),
    ("工作表", 18),
    ("单元格", 10),
)


def write_xlsx(dataset: Dataset, period: Period, *, preset: str = "default") -> bytes:
    """The workbook: 完成情况, 图表 (native charts), 数据来源 (every observation with its file, sheet and cell).

    Money is in yuan, rates are percent cells holding fractions. Texts that came from files cannot act as formulas.
    """
    progress = without_unlike(table_of(dataset, period, preset))
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": f"{dataset.county}{period.name_zh()}工会指标完成情况", "created": FIXED_TIME})
        _write_figures(book, _told(progress, dataset).assign(judged_by=preset_named(preset).name()))
        drawn = progress_charts(progress, dataset.indicators, period, most=len(dataset.indicators), preset=preset)
        write_charts(book, drawn)
        _write_sources(book, dataset)
    return buffer.getvalue()


def _told(progress: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """The frame with names in place of codes. Differences of rates are in percentage points, and rates have no completion."""
    unit = progress["indicator"].map(dataset.unit_of)
    rates = progress["indicator"].map(lambda i: dataset.indicators[i].is_fraction)
    scale = rates.map({True: 100.0, False: 1.0})
    return progress.assign(
        org_unit=progress["org_unit"].where(progress["org_unit"] != TOTAL, dataset.county or "合计"),
        name=progress["indicator"].map(lambda i: dataset.indicators[i].name),
        unit=unit,
        gap=(progress["value"] - progress["target"]) * scale,
        completion=progress["completion"].mask(rates),
        schedule=progress["schedule"].mask(rates),
        status_name=progress["status"].map(status_name),
        change=progress["change"] * scale,
        remarks=[_remarks(dataset, row) for row in rows_of(progress)],
    )


def _remarks(dataset: Dataset, row: Row) -> str:
    """What to read with care, and how those compare with last year who cover the same where the row does not."""
    beside = change_text(dataset, row) if row.like_units else ""
    return "；".join(filter(None, (words_of(remarks_of(row)), beside)))


def _write_figures(book: Workbook, figures: pd.DataFrame) -> None:
    sheet = add_sheet(book, "完成情况", [(header, width) for header, width, _, _ in _FIGURES], len(figures))
    formats = Formats(book)
    for column, (_, _, field, number_format) in enumerate(_FIGURES):
        for row, (value, unit) in enumerate(zip(figures[field], figures["unit"], strict=True), start=1):
            write_cell(sheet, row, column, value, formats[_format(number_format, value, unit)])


def _format(number_format: str, value: Any, unit: str) -> str:
    if number_format == "difference" and unit == "%":
        return _POINTS
    return of_unit(value, unit) if number_format in ("unit", "difference") else number_format


def _write_sources(book: Workbook, dataset: Dataset) -> None:
    sheet, formats = add_sheet(book, "数据来源", _SOURCES, len(dataset.observations)), Formats(book)
    for row, o in enumerate(dataset.observations, start=1):
        cells = "、".join(ref.cell for ref in o.sources)
        before = (o.org_unit, dataset.indicators[o.indicator].name, o.period.name_zh())
        after = (o.raw or None, o.source.file, o.source.sheet, cells)
        for column, content in enumerate((*before, o.value, *after)):
            number_format = of_unit(o.value, o.unit) if content is o.value else ""
            write_cell(sheet, row, column, content, formats[number_format])
