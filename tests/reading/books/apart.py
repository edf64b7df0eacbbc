"""A sheet for each org unit, indicator, or a file for one org unit alone."""

from __future__ import annotations

from decimal import Decimal

from tests.reading.books.book import Book, Sheet
from tests.reading.books.names import TOWNSHIPS, VILLAGES
from tests.reading.books.office import Office
from tests.reading.books.parts import labelled_rows, top, without_target
from tests.reading.books.wording import TARGET_WORDS, VALUE_WORDS


def by_unit(office: Office, book: Book) -> None:
    """A sheet an org unit, indicators down, quarters across."""
    year = office.years[0]
    quarters = [q for y, q in office.quarters if y == year]
    named = office.random.choice(["both", "tab", "title"])
    unit_column, with_total = office.chance(0.6), office.chance(0.3)
    for unit in office.units:
        sheet = Sheet(unit if named != "title" else f"表{office.units.index(unit) + 1}")
        whose = unit if named != "tab" else office.county
        if named != "tab" and office.units[0] not in (*TOWNSHIPS, *VILLAGES):
            sheet, whose = Sheet(unit), office.county
        row = top(office, sheet, office.title(year, None, whose=whose), 4)
        column = 1 + unit_column
        sheet.put(row, 0, office.random.choice(["指标名称", "指标", "项目", "考核指标"]))
        if unit_column:
            sheet.put(row, 1, "计量单位")
        targeted = office.with_targets
        if targeted:
            sheet.put(row, column, office.random.choice(TARGET_WORDS))
            column += 1
        for q in quarters:
            sheet.put(row, column + q - 1, office.quarter_word(q))
        if with_total and len(quarters) == 4:
            sheet.put(row, column + 4, "合计")
        for i, measure in enumerate(labelled_rows(office, sheet, row + 1, 0, unit_column=unit_column)):
            if targeted:
                office.put_target(sheet, row + 1 + i, column - 1, unit, measure, year)
            for q in quarters:
                office.put_value(sheet, row + 1 + i, column + q - 1, unit, measure, (year, q), book)
            if with_total and len(quarters) == 4:
                sheet.put(row + 1 + i, column + 4, float(sum(office.numbers[unit, measure.id, year, q] for q in quarters)))
        office.foot(sheet)
        book.sheets.append(sheet)


def by_indicator(office: Office, book: Book) -> None:
    """A sheet an indicator: org units down and quarters across, or the other way round."""
    turned = office.chance(0.3)
    where = office.random.choice(["tab", "title"])
    years = office.years
    for measure in office.measures:
        sheet = Sheet((measure.header if where == "tab" else f"表{office.measures.index(measure) + 1}").replace("/", ""))
        title = f"{office.county}{years[0]}年各乡镇{measure.header}统计表" if where == "title" else office.title(years[0], None)
        row = top(office, sheet, title, len(office.quarters) + 1)
        if not (measure.is_rate and office.rate_style != "points"):
            sheet.put(row, office.random.choice([0, len(office.quarters)]), f"单位：{measure.unit}")
            row += 1
        sheet.put(row, 0, "季度" if turned else office.random.choice(["单位", "乡镇（街道）", "地区"]))
        for i, unit in enumerate(office.units):
            sheet.put(row if turned else row + 1 + i, 1 + i if turned else 0, office.unit_name(unit))
            for j, when in enumerate(office.quarters):
                word = f"{when[0]}年{office.quarter_word(when[1])}" if len(years) > 1 else office.quarter_word(when[1])
                sheet.put(row + 1 + j if turned else row, 0 if turned else 1 + j, word)
                at = (row + 1 + j, 1 + i) if turned else (row + 1 + i, 1 + j)
                office.put_value(sheet, *at, unit, measure, when, book)
                without_target(book, unit, measure, when)
        book.sheets.append(sheet)


def quarters_down(office: Office, book: Book) -> None:
    """A sheet an org unit, quarters down, indicators across; or all org units on one sheet, each over its quarters."""
    one_sheet = office.chance(0.5)
    sheet = Sheet("全部")
    row = 0
    if one_sheet:
        row = top(office, sheet, f"{office.county}工会工作统计表", 4)
        sheet.put(row, 0, "单位")
        sheet.put(row, 1, "季度")
        for j, measure in enumerate(office.measures):
            sheet.put(row, 2 + j, office.header(measure))
        book.sheets.append(sheet)
    for unit in office.units:
        left = 1
        if one_sheet:
            left = 2
            sheet.put(row + 1, 0, unit)
            sheet.merge(row + 1, 0, row + len(office.quarters), 0)
        else:
            sheet = Sheet(unit)
            row = top(office, sheet, f"{office.county}工会工作统计表", 4)
            sheet.put(row, 0, office.random.choice(["季度", "时间", "报告期"]))
            for j, measure in enumerate(office.measures):
                sheet.put(row, 1 + j, office.header(measure))
            book.sheets.append(sheet)
        for when in office.quarters:
            row += 1
            sheet.put(row, left - 1, f"{when[0]}年{office.quarter_word(when[1])}")
            for j, measure in enumerate(office.measures):
                office.put_value(sheet, row, left + j, unit, measure, when, book)
                without_target(book, unit, measure, when)


def by_month(office: Office, book: Book) -> None:
    """Months across for each indicator: amounts add up to the quarter, levels and rates are the last month's."""
    office.gappy = office.odd = office.messy = 0.0
    year = office.years[0]
    quarters = [q for y, q in office.quarters if y == year]
    unit_column = True
    for unit in office.units:
        sheet = Sheet(unit)
        row = top(office, sheet, f"{office.county}{year}年工会工作月度统计表", 5)
        sheet.put(row, 0, "指标名称")
        sheet.put(row, 1, "计量单位")
        for month in range(1, 3 * quarters[-1] + 1):
            sheet.put(row, 1 + month, f"{month}月")
        for i, measure in enumerate(labelled_rows(office, sheet, row + 1, 0, unit_column=unit_column)):
            for q in quarters:
                number = office.numbers[unit, measure.id, year, q]
                step = Decimal(1) if measure.places == 0 else Decimal("0.01") if measure.places == 2 else Decimal("0.1")
                first = (number / 3).quantize(step)
                shares = [number, number, number] if measure.kind != "flow" else [first, first, number - 2 * first]
                for k, share in enumerate(shares):
                    office.put_number(sheet, row + 1 + i, 3 * q - 1 + k, measure, share, mess=False)
                office.expect(book, unit, measure, (year, q), with_target=False)
        book.sheets.append(sheet)


def years_across(office: Office, book: Book) -> None:
    """A sheet an indicator with years across, newest first, as numbers or words."""
    as_number = office.chance(0.5)
    years = [2024, 2023, 2022, 2021]
    for measure in office.measures:
        sheet = Sheet(measure.header.replace("/", ""))
        row = 0
        sheet.put(row, 0, f"指标：{measure.header}({measure.unit})" if measure.unit != "%" else f"指标：{measure.header}(%)")
        office.rate_style = "points"
        sheet.put(row + 1, 0, "时间：最近4年")
        row += 2
        sheet.put(row, 0, "地区")
        for j, year in enumerate(years):
            sheet.put(row, 1 + j, year if as_number else f"{year}年")
        for i, unit in enumerate(office.units):
            sheet.put(row + 1 + i, 0, unit)
            for j, year in enumerate(years):
                when = office.random.choice(office.quarters)
                office.put_number(sheet, row + 1 + i, 1 + j, measure, office.numbers[unit, measure.id, *when])
                code = str(year)
                book.truth[unit, code, measure.id] = (float(office.numbers[unit, measure.id, *when] * measure.factor), None)
        sheet.put(row + 1 + len(office.units), 0, "数据来源：统计局")
        book.sheets.append(sheet)


def one_unit_alone(office: Office, book: Book) -> None:
    """One org unit's own file: who it is stands in the title or after 填报单位, the quarter perhaps only in the file's name."""
    office.units = [u for u in office.units if u[-1] in "镇乡"][:1] or ["塔尔气镇"]
    unit = office.units[0]
    year, quarter = office.quarters[0]
    for m in office.measures:
        office.numbers.setdefault((unit, m.id, year, quarter), Decimal(5))
    in_name, in_title = office.chance(0.4), office.chance(0.5)
    sheet = Sheet("Sheet1")
    time = "" if in_name else f"{year}年第{quarter}季度"
    sheet.put(
        0, 0, f"{unit}{office.random.choice(['', '总工会'])}{time}工会工作情况表" if in_title else f"{time}工会工作情况表"
    )
    row = 1
    if not in_title:
        sheet.put(row, 0, f"填报单位：{unit}总工会")
        row += 1
    if in_name:
        book.name = f"{unit}{year}年{office.quarter_word(quarter)}报表.xlsx"
    for column, word in enumerate(("指标名称", "计量单位", office.random.choice(VALUE_WORDS))):
        sheet.put(row, column, word)
    for measure in labelled_rows(office, sheet, row + 1, 0, unit_column=True):
        row += 1
        office.put_value(sheet, row, 2, unit, measure, (year, quarter), book)
        without_target(book, unit, measure, (year, quarter))
    office.foot(sheet)
    book.sheets.append(sheet)


def years_over_quarters(office: Office, book: Book) -> None:
    """A sheet an indicator: years over quarters in the header, merged or with blank gaps, org units down."""
    merged, as_number = office.chance(0.5), office.chance(0.3)
    years = sorted({y for y, _ in office.quarters})
    for measure in office.measures:
        sheet = Sheet(measure.header.replace("/", ""))
        row = top(office, sheet, f"{office.county}各单位{office.header(measure)}".replace("\n", ""), 4)
        sheet.put(row, 0, "单位")
        sheet.merge(row, 0, row + 1, 0)
        left = 1
        for year in years:
            quarters = [q for y, q in office.quarters if y == year]
            sheet.put(row, left, year if as_number and len(years) > 1 else f"{year}年")
            if merged:
                sheet.merge(row, left, row, left + len(quarters) - 1)
            for q in quarters:
                sheet.put(row + 1, left, office.quarter_word(q))
                for i, unit in enumerate(office.units):
                    sheet.put(row + 2 + i, 0, office.unit_name(unit))
                    office.put_value(sheet, row + 2 + i, left, unit, measure, (year, q), book)
                    without_target(book, unit, measure, (year, q))
                left += 1
        book.sheets.append(sheet)
