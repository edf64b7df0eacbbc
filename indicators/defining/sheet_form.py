"""Definitions as a workbook with the sheet 指标体系, in the form that reading understands."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from indicators.defining.office_rows import HEADINGS as OFFICE_HEADINGS
from indicators.defining.words import DIRECTIONS, KINDS, SCHEDULES, TARGET_FORMS
from indicators.model import Indicator, OfficeTable
from indicators.org_units import Place

SHEET = "指标体系"
HEADINGS = {
    "指标名称": 26,
    "英文名": 26,
    "计量单位": 10,
    "类型": 22,
    "方向": 12,
    "分子": 22,
    "分母": 22,
    "目标形式": 16,
    "进度安排": 16,
    "板块": 18,
    "权重": 8,
    "别名": 36,
    "口径": 48,
}
"""The columns with their widths in characters."""


UNITS_SHEET = "组织单位"
UNIT_HEADINGS = {"单位": 26, "上级单位": 26, "类别": 18}


def write_sheet(
    definitions: Iterable[Indicator],
    names: Mapping[str, str],
    places: Iterable[Place] = (),
    office: Iterable[OfficeTable] = (),
) -> bytes:
    """An .xlsx of the definitions in their order; parts are written by the ``names`` of their ids. Text is never a formula.

    ``places`` of org units and the ``office_tables`` go on sheets of their own.
    """
    out = io.BytesIO()
    # Without the program's options a text that begins with = would become a formula, and an address a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = Workbook(out, options)
    workbook.set_properties({"title": SHEET, "created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    head = workbook.add_format({"bold": True, "bg_color": "#F0F3F6", "border": 1, "border_color": "#B8C0C8"})
    body = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B8C0C8"})
    _write_table(workbook, SHEET, HEADINGS, [_cells(d, names) for d in definitions], (head, body))
    if listed := [(p.org_unit, p.parent, p.group) for p in places]:
        _write_table(workbook, UNITS_SHEET, UNIT_HEADINGS, listed, (head, body))
    for table in office:
        _write_table(workbook, table.sheet, OFFICE_HEADINGS[table.sheet], table.rows[1:], (head, body))
    workbook.close()
    return out.getvalue()


def _write_table(
    workbook: Workbook,
    name: str,
    headings: Mapping[str, int],
    rows: Iterable[tuple[str, ...]],
    formats: tuple[Format, Format],
) -> None:
    sheet, (head, body) = workbook.add_worksheet(name), formats
    for column, (heading, width) in enumerate(headings.items()):
        sheet.write_string(0, column, heading, head)
        sheet.set_column(column, column, width)
    for place, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            sheet.write_string(place, column, text, body)
    sheet.freeze_panes(1, 1)


def _cells(d: Indicator, names: Mapping[str, str]) -> tuple[str, ...]:
    parts = [names.get(part, part) if part else "" for part in (d.numerator, d.denominator)]
    kind, better = KINDS["zh"][d.kind], DIRECTIONS["zh"][d.better]
    weight = "" if d.weight is None else f"{d.weight:.12g}"
    asked = TARGET_FORMS["zh"][d.target_form], SCHEDULES["zh"][d.schedule]
    return d.name, d.name_en, d.unit, kind, better, *parts, *asked, d.section, weight, "、".join(d.aliases), d.source
