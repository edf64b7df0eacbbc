"""Lists: a row for each observation, or for each org unit and indicator."""

from __future__ import annotations

from tests.reading.books.book import Book, Sheet
from tests.reading.books.measures import Measure
from tests.reading.books.office import Office
from tests.reading.books.parts import top
from tests.reading.books.wording import SECTIONS, TARGET_WORDS


def tidy(office: Office, book: Book) -> None:
    """One row an observation, columns in any order."""
    words = {
        "unit": office.random.choice(["乡镇", "单位名称", "填报单位", "地区"]),
        "measure": office.random.choice(["指标名称", "指标", "项目名称", "考核指标"]),
        "of": office.random.choice(["计量单位", "单位"]),
        "value": office.random.choice(["完成值", "数值", "完成数", "实际完成"]),
    }
    period = office.random.choice(["two", "one", "code"])
    words |= (
        {"year": "年份", "quarter": "季度"} if period == "two" else {"period": office.random.choice(["时间", "报告期", "期间"])}
    )
    if office.with_targets:
        words["target"] = office.random.choice(["目标值", "年度目标", "任务数"])
    order = list(words)
    office.random.shuffle(order)
    columns = {field: i for i, field in enumerate(order)}
    if words["unit"] == words["of"]:
        words["of"] = "计量单位"
    sheet = Sheet(office.random.choice(["数据", "Sheet1", "明细"]))
    row = 0 if office.chance(0.6) else office.head(sheet, 0, f"{office.county}工会指标明细表", len(order))
    for field_, column in columns.items():
        sheet.put(row, column, words[field_])
    plain = office.random.choice([True, False])
    for unit in office.units:
        for year, quarter in office.quarters:
            for measure in office.measures:
                row += 1
                sheet.put(row, columns["unit"], unit)
                sheet.put(row, columns["measure"], measure.header)
                if not (measure.is_rate and office.rate_style != "points"):
                    sheet.put(row, columns["of"], measure.unit)
                if period == "two":
                    sheet.put(row, columns["year"], year if plain else f"{year}年")
                    sheet.put(row, columns["quarter"], quarter if plain else office.quarter_word(quarter))
                else:
                    sheet.put(
                        row,
                        columns["period"],
                        f"{year}Q{quarter}" if period == "code" else f"{year}年{office.quarter_word(quarter)}",
                    )
                if "target" in columns:
                    office.put_target(sheet, row, columns["target"], unit, measure, year)
                office.put_value(sheet, row, columns["value"], unit, measure, (year, quarter), book)
    book.sheets.append(sheet)


def listed_by_unit(office: Office, book: Book) -> None:
    """One sheet: org unit merged down its indicators, quarters across."""
    year = office.years[0]
    quarters = [q for y, q in office.quarters if y == year]
    sheet = Sheet("明细表")
    row = top(office, sheet, office.title(year, None), 5)
    merge, section, targeted = office.chance(0.6), office.chance(0.3), office.with_targets
    order = [
        "单位",
        *(["类别"] if section else []),
        "指标",
        "计量单位",
        *([office.random.choice(TARGET_WORDS)] if targeted else []),
    ]
    for column, word in enumerate(order):
        sheet.put(row, column, word)
    first = len(order)
    for q in quarters:
        sheet.put(row, first + q - 1, office.quarter_word(q))
    sheet.put(row, first + len(quarters), "备注")
    for unit in office.units:
        sheet.put(row + 1, 0, unit)
        if merge:
            sheet.merge(row + 1, 0, row + len(office.measures), 0)
        for i, measure in enumerate(office.measures):
            row += 1
            if section and i % 2 == 0:
                sheet.put(row, 1, SECTIONS[i // 2 % 4])
            sheet.put(row, first - 2 - targeted, measure.header)
            sheet.put(row, first - 1 - targeted, "" if measure.is_rate and office.rate_style != "points" else measure.unit)
            if targeted:
                office.put_target(sheet, row, first - 1, unit, measure, year)
            for q in quarters:
                office.put_value(sheet, row, first + q - 1, unit, measure, (year, q), book)
            sheet.put(row, first + len(quarters), office.random.choice(["", "", "数据已核实", "含上年结转3家"]))
    book.sheets.append(sheet)


def tidy_by_role(office: Office, book: Book) -> None:
    """A list with a column that says whether a number is 目标 or 完成, dates for quarters."""
    sheet = Sheet("Sheet1")
    for column, word in enumerate(("填报单位", "报告期", "指标", "计量单位", "数据类型", "数值")):
        sheet.put(0, column, word)
    row = 0
    for unit in office.units:
        for year, quarter in office.quarters:
            for measure in office.measures:
                if office.has_target(measure):
                    row += 1
                    _tidy_row(sheet, row, (unit, f"{year}年{office.quarter_word(quarter)}", measure, "目标"), office)
                    office.put_target(sheet, row, 5, unit, measure, year)
                row += 1
                _tidy_row(sheet, row, (unit, f"{year}年{office.quarter_word(quarter)}", measure, "完成"), office)
                office.put_value(sheet, row, 5, unit, measure, (year, quarter), book)
    book.sheets.append(sheet)


def _tidy_row(sheet: Sheet, row: int, cells: tuple[str, str, Measure, str], office: Office) -> None:
    unit, time, measure, role = cells
    sheet.put(row, 0, unit)
    sheet.put(row, 1, time)
    sheet.put(row, 2, measure.header)
    sheet.put(row, 3, "" if measure.is_rate and office.rate_style != "points" else measure.unit)
    sheet.put(row, 4, role)
