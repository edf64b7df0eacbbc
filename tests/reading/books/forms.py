"""Forms of one org unit, a file for each org unit and quarter: keys and values in cells of their own."""

from __future__ import annotations

from tests.reading.books.book import Book, Sheet, When
from tests.reading.books.measures import Measure
from tests.reading.books.names import TOWNSHIPS, VILLAGES
from tests.reading.books.office import Office
from tests.reading.books.parts import without_target
from tests.reading.books.wording import SECTIONS


def forms(office: Office, book: Book) -> None:
    """Who reports and when stands above, in cells of its own or behind colons; below is a list, two lists or pairs."""
    office.units = [u for u in office.units if u in (*TOWNSHIPS, *VILLAGES) and u not in ODD_NAMES][:3] or ["塔尔气镇"]
    office.renew()
    body = office.random.choice([_list, _numbered_list, _two_lists, _pairs])
    for unit in office.units:
        for when in office.quarters:
            sheet = Sheet(office.random.choice(["Sheet1", "填报表", "季报"]))
            row = _top(office, sheet, unit, when)
            body(office, book, sheet, row, unit, when)
            _foot(office, sheet)
            for measure in office.measures:
                without_target(book, unit, measure, when)
            book.others[f"报表{len(book.others) + 1}.xlsx"] = [sheet]


ODD_NAMES = ("总部园区", "第一镇", "目标村乡", "累河镇", "县直机关", "国有林场", "总门村")


def _top(office: Office, sheet: Sheet, unit: str, when: When) -> int:
    year, quarter = when
    sheet.put(0, 0, f"{office.county}总工会工会工作季报表")
    key = office.random.choice(["单位", "填报单位", "乡镇", "单位名称"])
    time = f"{year}年{office.quarter_word(quarter)}"
    name = unit + office.random.choice(["", "总工会"])
    style = office.random.choice(["cells", "cells", "colons", "numbers"])
    if style == "cells":
        sheet.put_row(1, [key, name, office.random.choice(["季度", "报告期", "统计时间"]), time])
        sheet.put_row(2, ["填报人", "张三", "联系电话", 13800000000])
        return 3
    if style == "numbers":
        sheet.put_row(1, [f"{key}：", name])
        sheet.put_row(2, ["年度：", year])
        sheet.put_row(3, ["季度：", quarter])
        return 4
    sheet.put(1, 0, f"{key}：{'  '.join(unit) if len(unit) == 3 else name}")
    sheet.put(1, 2, f"报告期：{time}")
    return 2 + office.random.choice([0, 1])


def _list(office: Office, book: Book, sheet: Sheet, row: int, unit: str, when: When) -> None:
    sheet.put_row(row, ["指标", office.random.choice(["完成数", "数值", "本季完成"])])
    for i, measure in enumerate(office.measures):
        _pair(office, book, sheet, (row + 1 + i, 0), unit, measure, when)


def _numbered_list(office: Office, book: Book, sheet: Sheet, row: int, unit: str, when: When) -> None:
    """Groups numbered in a cell of their own: 一 | 组织建设, then 1 | 新建工会数 | 3."""
    sheet.put_row(row, ["序号", "指标名称", "本期数"])
    for i, measure in enumerate(office.measures):
        row += 1
        if i % 2 == 0:
            sheet.put_row(row, ["一二三四五六七八九"[i // 2 % 9], SECTIONS[i // 2 % 4]])
            row += 1
        sheet.put(row, 0, i + 1)
        _pair(office, book, sheet, (row, 1), unit, measure, when)


def _two_lists(office: Office, book: Book, sheet: Sheet, row: int, unit: str, when: When) -> None:
    sheet.put_row(row, ["项目", "数量", "项目", "数量"])
    for i, measure in enumerate(office.measures):
        _pair(office, book, sheet, (row + 1 + i // 2, 2 * (i % 2)), unit, measure, when)


def _pairs(office: Office, book: Book, sheet: Sheet, row: int, unit: str, when: When) -> None:
    """Without any header: 新建工会数（家） | 3 | 新增会员（人） | 45."""
    for i, measure in enumerate(office.measures[: len(office.measures) // 2 * 2]):
        _pair(office, book, sheet, (row + i // 2, 2 * (i % 2)), unit, measure, when)


def _pair(office: Office, book: Book, sheet: Sheet, at: tuple[int, int], unit: str, measure: Measure, when: When) -> None:
    sheet.put(*at, office.header(measure))
    office.put_value(sheet, at[0], at[1] + 1, unit, measure, when, book)


def _foot(office: Office, sheet: Sheet) -> None:
    if office.chance(0.5):
        sheet.put_row(sheet.height + office.random.choice([0, 1]), ["负责人：李四", "", "审核人：王五"])
