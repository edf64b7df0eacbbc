"""The reporting workbook itself: a sheet a quarter, one for highlights, one that explains how to fill it in.

Headings, names and the sheets' structure are protected (without a password: against slips, not against people); the cells
to fill accept only what they can mean.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from xlsxwriter import Workbook

from indicators.periods import Period
from indicators.templating.plan import Asked, TemplatePlan

HIGHLIGHTS, INSTRUCTIONS = "工作亮点", "填表说明"
TARGET, ACHIEVED = "年度目标", "本季完成"
CONTROL = "年度控制数"
"""What a target is headed that must not be exceeded."""

_FIRST_ROW = 5  # rows 1–2 title and office, 3–5 headings
_LONGEST_NOTE = 500
_NOTE_ROWS = 60

_INSTRUCTION_LINES = (
    "每季度填写对应工作表中的空白单元格，表头和单位名称请勿改动。",
    "“本季完成”填本季度当季数，不填累计数；总数类指标填季末数。",
    "没有发生填0，尚未统计或未报送请留空，不要用0代替。",
    "签订率等比率直接填百分数，如95%。金额按表头所注单位填写。",
    "年度目标全年只填一次即可；年中调整的，从调整的季度起填新目标，以最后一次为准。",
    "合计数和由两项指标相除得到的比率由系统计算，不需填写。",
    "“工作亮点”填写单位、板块和内容，写进总结时注明为该单位报送。",
)


@dataclass(frozen=True)
class _Formats:
    """The cell formats of the workbook, by their use."""

    title: Any
    office: Any
    head: Any
    name: Any
    count: Any
    money: Any
    fraction: Any
    text: Any
    line: Any


def write_template(plan: TemplatePlan) -> bytes:
    """The workbook as .xlsx bytes; the same plan gives the same bytes."""
    out = io.BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    workbook.set_properties(
        {
            "title": f"{plan.county}{plan.year}年工会工作指标填报表",
            "created": datetime(plan.year, 1, 1, tzinfo=UTC).replace(tzinfo=None),
        }
    )
    formats = _formats(workbook)
    for quarter in range(1, 5):
        _quarter_sheet(workbook, formats, plan, Period.quarter(plan.year, quarter))
    _highlights_sheet(workbook, formats, plan)
    _instructions_sheet(workbook, formats)
    workbook.close()
    return out.getvalue()


def _formats(workbook: Workbook) -> _Formats:
    frame = {"border": 1, "border_color": "#B8C0C8", "valign": "vcenter", "font_name": "宋体", "font_size": 11}
    filled = {**frame, "locked": False, "align": "right"}
    return _Formats(
        title=workbook.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter", "font_name": "黑体"}),
        office=workbook.add_format({"font_name": "宋体", "font_size": 11, "font_color": "#57606A"}),
        head=workbook.add_format({**frame, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#F0F3F6"}),
        name=workbook.add_format({**frame, "bg_color": "#F6F8FA"}),
        count=workbook.add_format({**filled, "num_format": "0"}),
        money=workbook.add_format({**filled, "num_format": "0.00"}),
        fraction=workbook.add_format({**filled, "num_format": "0.0%"}),
        text=workbook.add_format({**frame, "locked": False, "text_wrap": True, "valign": "top"}),
        line=workbook.add_format({"font_name": "宋体", "font_size": 12, "text_wrap": True, "valign": "top"}),
    )


def _columns(plan: TemplatePlan) -> Iterator[tuple[int, Asked, str]]:
    """Every column to fill in: its place, what it asks, and whether it is the target or the achievement."""
    column = 2
    for group in plan.asked.values():
        for asked in group:
            for measure in (TARGET, ACHIEVED) if asked.has_target else (ACHIEVED,):
                yield column, asked, measure
                column += 1


def _quarter_sheet(workbook: Workbook, formats: _Formats, plan: TemplatePlan, period: Period) -> None:
    columns = list(_columns(plan))
    last = columns[-1][0]
    sheet = workbook.add_worksheet(period.name_zh())
    _headings(sheet, formats, plan, period, columns)
    for number, org_unit in enumerate(plan.org_units):
        row = _FIRST_ROW + number
        sheet.write_number(row, 0, number + 1, formats.name)
        # without names of its own the office types them: then these cells are open too
        sheet.write_string(row, 1, org_unit, formats.name) if org_unit else sheet.write_blank(row, 1, None, formats.text)
        for column, asked, measure in columns:
            target = plan.targets.get((org_unit, asked.indicator.id)) if measure == TARGET else None
            _write(sheet, row, column, _format_for(asked, formats), None if target is None else target / asked.factor)
    bottom = _FIRST_ROW + len(plan.org_units) - 1
    for column, asked, _ in columns:
        sheet.data_validation(_FIRST_ROW, column, bottom, column, _rule_for(asked))
    sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 18)
    sheet.set_column(2, last, 12)
    _protect_and_print(sheet, last)


def _headings(sheet: Any, formats: _Formats, plan: TemplatePlan, period: Period, columns: list[tuple[int, Asked, str]]) -> None:
    """Title, office, and three rows of headings: theme, indicator, target or achievement."""
    last = columns[-1][0]
    sheet.merge_range(0, 0, 0, last, f"{plan.county}{period.name_zh()}工会工作指标完成情况统计表", formats.title)
    sheet.set_row(0, 30)
    sheet.write_string(1, 0, f"填报单位：{plan.office}", formats.office)
    _merge(sheet, 2, 0, 4, 0, "序号", formats.head)
    _merge(sheet, 2, 1, 4, 1, "乡镇（街道）", formats.head)
    for section, group in plan.asked.items():
        inside = [column for column, asked, _ in columns if asked in group]
        _merge(sheet, 2, inside[0], 2, inside[-1], section, formats.head)
        for asked in group:
            own = [column for column, other, _ in columns if other is asked]
            _merge(sheet, 3, own[0], 3, own[-1], asked.heading, formats.head)
    for column, asked, measure in columns:
        sheet.write_string(4, column, CONTROL if measure == TARGET and asked.is_control else measure, formats.head)
    sheet.set_row(3, 45)


def _highlights_sheet(workbook: Workbook, formats: _Formats, plan: TemplatePlan) -> None:
    sheet = workbook.add_worksheet(HIGHLIGHTS)
    for column, (heading, width) in enumerate((("单位", 18), ("板块", 18), ("内容", 90))):
        sheet.write_string(0, column, heading, formats.head)
        sheet.set_column(column, column, width)
    for row in range(1, _NOTE_ROWS + 1):
        for column in range(3):
            sheet.write_blank(row, column, None, formats.text)
    named = [name for name in plan.org_units if name]
    if named:
        first = f"='{Period.quarter(plan.year, 1).name_zh()}'!$B${_FIRST_ROW + 1}:$B${_FIRST_ROW + len(named)}"
        sheet.data_validation(1, 0, _NOTE_ROWS, 0, {"validate": "list", "source": first, "error_type": "warning"})
    if len(",".join(plan.asked)) < 255:  # Excel's limit for a typed list
        sheet.data_validation(1, 1, _NOTE_ROWS, 1, {"validate": "list", "source": list(plan.asked), "error_type": "warning"})
    length = {"validate": "length", "criteria": "<=", "value": _LONGEST_NOTE, "error_message": f"请控制在{_LONGEST_NOTE}字以内"}
    sheet.data_validation(1, 2, _NOTE_ROWS, 2, length)
    sheet.freeze_panes(1, 0)
    _protect_and_print(sheet, 2)


def _instructions_sheet(workbook: Workbook, formats: _Formats) -> None:
    sheet = workbook.add_worksheet(INSTRUCTIONS)
    sheet.set_column(0, 0, 90)
    for row, line in enumerate((INSTRUCTIONS, *_INSTRUCTION_LINES)):
        sheet.write_string(row, 0, line, formats.title if row == 0 else formats.line)
    sheet.protect()


def _merge(sheet: Any, top: int, left: int, bottom: int, right: int, text: str, style: Any) -> None:
    if (top, left) == (bottom, right):
        sheet.write_string(top, left, text, style)
    else:
        sheet.merge_range(top, left, bottom, right, text, style)


def _write(sheet: Any, row: int, column: int, style: Any, value: float | None) -> None:
    if value is None:
        sheet.write_blank(row, column, None, style)
    else:
        sheet.write_number(row, column, round(value, 10), style)


def _format_for(asked: Asked, formats: _Formats) -> Any:
    if asked.is_fraction:
        return formats.fraction
    return formats.money if asked.indicator.is_money else formats.count


def _rule_for(asked: Asked) -> dict[str, Any]:
    if asked.is_fraction:
        message = "请填0到100%之间的百分数，如95%；尚未统计请留空"
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, "error_message": message}
    if asked.indicator.is_money:
        message = "请填不小于0的数，单位见表头；尚未统计请留空"
        return {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": message}
    message = "请填不小于0的整数；没有发生填0，尚未统计请留空"
    return {"validate": "integer", "criteria": ">=", "value": 0, "error_message": message}


def _protect_and_print(sheet: Any, last: int) -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(8 if last > 12 else 9)  # A3 for a wide sheet, else A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, min(_FIRST_ROW - 1, 4))
    sheet.set_footer("&C第&P页，共&N页")
