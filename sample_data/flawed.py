"""A workbook with one mistake of each common kind, to see what the checks say. The README lists where each one is."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.workbook import Workbook

HEAD = (
    ("新建工会数（家）", ("年度目标", "本季完成")),
    ("新增会员数（人）", ("年度目标", "累计完成")),
    ("会员总数（人）", ("",)),
    ("职工总数（人）", ("",)),
    ("应签集体合同企业数（家）", ("",)),
    ("已签集体合同企业数（家）", ("",)),
    ("集体合同签订率（%）", ("年度目标", "本季完成")),
    ("帮扶资金（万元）", ("年度目标", "本季完成")),
)
Cell = str | float | None
FIRST_QUARTER: list[list[Cell]] = [
    ["云城街道", 16, 4, 380, 96, 13420, 15880, 268, 241, 93, 89.9, 15.0, 4.2],
    ["南湖街道", 13, 3, 305, 81, 10540, 12660, 204, 186, 93, 91.2, 11.9, 3.4],
    ["茶山镇", 8, 2, 190, 52, 6480, 7930, 131, 118, 93, 90.1, 7.5, 2.1],
    ["石桥镇", 8, 1, 175, 44, 6015, 7240, 120, 109, 93, 90.8, 6.8, 1.9],
    ["竹溪镇", 6, 2, 135, 38, 4610, 5630, 92, 81, 93, 88.0, 5.2, 1.5],
    ["高坪乡", 2, 0, 45, 12, 1560, 1910, 31, 27, 93, 87.1, 1.8, 0.5],
    ["合计", 53, 12, 1230, 323, 42625, 51250, 846, 762, 93, 90.1, 48.2, 13.6],
]
SECOND_QUARTER: list[list[Cell]] = [
    ["云城街道", 16, "５", 380, 214, "13,486", 15910, 270, 246, 93, 91.1, 15.0, 3.6],  # text numbers
    ["南湖街道", 13, 4, 305, 74, 10602, 12690, 206, 190, 93, 92.2, 11.9, 2.8],  # 累计 fell from 81 to 74
    ["茶山镇", 8, 2, 190, 105, 8120, 7950, 132, 121, 93, 91.7, 7.5, 1.8],  # more members than employees
    ["石桥镇", 8, 2, 175, 90, 6052, 7255, 121, 111, 93, 97.4, 6.8, 1.6],  # 97.4 typed, 91.7 computed
    ["竹溪镇", 6, 1, 135, 80, 4645, 5645, 93, 83, 93, 89.2, 5.2, 1.2],
    ["竹溪镇", 6, 3, 135, 80, 4645, 5645, 93, 83, 93, 89.2, 5.2, 1.2],  # the same township again, another value
    ["云雾镇", 3, 1, 60, 22, 1890, 2240, 36, 32, 93, 88.9, 2.1, 0.6],  # nobody's township before
    ["高坪乡", 2, 1, None, 24, 1574, 1915, 31, 28, 93, "#REF!", 1.8, 0.4],  # no target; a broken formula
    ["合计", 56, 22, 1245, 609, 46369, 53605, 889, 811, 93, 91.2, 50.3, 12.0],  # 22 is no sum of the rows
]


def flawed_workbook() -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "有问题的表格", "created": datetime(2024, 7, 5)})  # noqa: DTZ001 - a fixed date
    for quarter, rows in (("一", FIRST_QUARTER), ("二", SECOND_QUARTER)):
        _write(book, f"2024年第{quarter}季度", rows)
    book.close()
    return buffer.getvalue()


def _write(book: Workbook, name: str, rows: list[list[Cell]]) -> None:
    sheet = book.add_worksheet(name)
    plain = book.add_format({"border": 1, "align": "center", "valign": "vcenter", "text_wrap": True})
    head = book.add_format({"border": 1, "align": "center", "valign": "vcenter", "text_wrap": True, "bold": True})
    title = book.add_format({"align": "center", "bold": True})
    sheet.merge_range(0, 0, 0, 12, f"云岭县{name}工会工作主要指标完成情况表", title)
    sheet.merge_range(1, 0, 2, 0, "乡镇（街道）", head)
    at = 1
    for header, under in HEAD:
        if len(under) == 1:
            sheet.merge_range(1, at, 2, at, header, head)
        else:
            sheet.merge_range(1, at, 1, at + 1, header, head)
            sheet.write_row(2, at, under, head)
        at += len(under)
    for row, cells in enumerate(rows, start=3):
        for column, cell in enumerate(cells):
            if cell == "#REF!":
                sheet.write_formula(row, column, "=#REF!/I11*100", plain, "#REF!")
            else:
                sheet.write(row, column, cell, plain)
    sheet.set_column(0, 12, 11)
    sheet.freeze_panes(3, 1)
