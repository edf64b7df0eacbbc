"""Small workbooks as a county office would send them, with what they hold known."""

from __future__ import annotations

import io
from collections.abc import Mapping

import xlsxwriter

UNITS = ("临江街道", "青石镇", "白塔镇", "柳河乡")
TARGETS = {"new_unions": (10, 8, 6, 4), "assistance_funds": (20.0, 10.0, 8.0, 4.0)}

QUARTERS: Mapping[str, Mapping[str, tuple[float, ...]]] = {
    "2024Q1": {
        "new_unions": (3, 2, 1, 0),
        "members": (5200, 3100, 2050, 980),
        "employees": (6500, 4200, 3300, 1500),
        "assistance_funds": (4.5, 2.25, 1.8, 0.6),
    },
    "2024Q2": {
        "new_unions": (4, 1, 2, 1),
        "members": (5350, 3160, 2075, 1010),
        "employees": (6600, 4250, 3310, 1520),
        "assistance_funds": (6.1, 1.75, 2.4, 0.5),
    },
}
"""Values as printed: money in 万元."""

TITLES = {"2024Q1": "2024年第一季度", "2024Q2": "2024年第二季度"}
HEADERS = (
    ("新建工会数（家）", "new_unions"),
    ("会员总数（人）", "members"),
    ("职工总数（人）", "employees"),
    ("帮扶资金（万元）", "assistance_funds"),
)


def quarterly(period: str = "2024Q1", changes: Mapping[tuple[str, str], float] | None = None) -> bytes:
    """临溪县's sheet for a quarter: title, two header rows, four townships, 合计.

    ``changes`` replaces values by (org unit, indicator) after the total was worked out, so that the sheet contradicts itself.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet(TITLES[period])
        page.write(0, 0, f"临溪县{TITLES[period]}工会工作报表")
        page.merge_range(1, 0, 2, 0, "单位")
        column = 1
        for header, indicator in HEADERS:
            column = _indicator(page, column, header, indicator, period, changes or {})
        for row, unit in enumerate((*UNITS, "合计"), start=3):
            page.write(row, 0, unit)
    return buffer.getvalue()


def _indicator(
    page: xlsxwriter.worksheet.Worksheet,
    column: int,
    header: str,
    indicator: str,
    period: str,
    changes: Mapping[tuple[str, str], float],
) -> int:
    """One indicator's columns: its target, where it has one, and the quarter's value. Gives the next free column."""
    values = QUARTERS[period][indicator]
    targets = TARGETS.get(indicator)
    groups = [("年度目标", targets)] if targets else []
    groups.append(("本季完成", values))
    if len(groups) > 1:
        page.merge_range(1, column, 1, column + 1, header)
    else:
        page.write(1, column, header)
    for name, numbers in groups:
        page.write(2, column, name)
        for row, (unit, number) in enumerate(zip(UNITS, numbers or (), strict=True), start=3):
            page.write(row, column, changes.get((unit, indicator), number) if name == "本季完成" else number)
        page.write(3 + len(UNITS), column, round(sum(numbers or ()), 4))
        column += 1
    return column


def more_members_than_employees() -> bytes:
    """One error and, since the total was kept, one warning."""
    return quarterly(changes={("青石镇", "members"): 4300})


def with_another_total() -> bytes:
    """A warning only: 合计 of 新建工会数 is that of the sheet before one township was corrected."""
    return quarterly(changes={("青石镇", "new_unions"): 5})


def asking(title: str = "临溪县2024年第一季度工会工作报表") -> bytes:
    """A header that no definition has, and in C4 a number with letters for zeros."""
    return plain_table(
        ("单位", "困难职工救济金（万元）", "会员总数（人）"),
        ("临江街道", 4.5, 5200),
        ("青石镇", 2.25, "3 1oo"),
        ("白塔镇", 1.8, 2050),
        title=title,
    )


def plain_table(*rows: tuple[object, ...], title: str) -> bytes:
    """A title over rows as they are."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("报表")
        page.write(0, 0, title)
        for row, cells in enumerate(rows, start=1):
            page.write_row(row, 0, cells)
    return buffer.getvalue()


BROKEN = b"PK\x03\x04 this was cut off by a mail server"
