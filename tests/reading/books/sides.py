"""Everything that stands beside a value: targets, plans, running totals, last year's, ranks, remarks; headers of four rows."""

from __future__ import annotations

from decimal import Decimal

from tests.reading.books.book import Book, Sheet
from tests.reading.books.office import Office
from tests.reading.books.parts import asked_elsewhere, quarter_sheet, top
from tests.reading.books.wording import RUNNING_WORDS, SECTIONS, VALUE_WORDS

BESIDE = ("上年同期", "同比增长", "同比±%", "完成率", "完成进度", "排名", "占比", "备注")


def all_beside(office: Office, book: Book) -> None:
    """年度目标 | 本季 | 累计 | 上年同期 | 同比 | 完成率 | 排名 | 备注 under each indicator, in an order of the office's own."""
    office.gappy = office.odd = 0.0
    extras = office.random.sample(BESIDE, office.random.randint(2, 5))
    value, running = office.random.choice(VALUE_WORDS[:5]), office.random.choice(RUNNING_WORDS)
    order = ["target", "value", "running", *extras]
    if office.chance(0.5):
        office.random.shuffle(order)
    merged = office.chance(0.8)
    for year, quarter in office.quarters:
        sheet, title = quarter_sheet(office, (year, quarter))
        row = top(office, sheet, title, 8)
        sheet.put(row, 0, "单位")
        sheet.merge(row, 0, row + 1, 0)
        left = 1
        for measure in office.measures:
            parts = [
                p for p in order if (p != "target" or office.has_target(measure)) and (p != "running" or measure.kind == "flow")
            ]
            sheet.put(row, left, office.header(measure))
            if merged:
                sheet.merge(row, left, row, left + len(parts) - 1)
            words = {"target": "年度目标", "value": value, "running": running}
            sheet.put_row(row + 1, (words.get(p, p) for p in parts), left)
            for i, unit in enumerate(office.units):
                at = row + 2 + i
                sheet.put(at, 0, office.unit_name(unit))
                for j, part in enumerate(parts):
                    if part == "target":
                        office.put_target(sheet, at, left + j, unit, measure, year)
                    elif part == "value":
                        office.put_value(sheet, at, left + j, unit, measure, (year, quarter), book)
                    elif part == "running":
                        upto = (office.numbers[unit, measure.id, year, q] for q in range(1, quarter + 1))
                        office.put_number(sheet, at, left + j, measure, sum(upto, Decimal(0)), mess=False)
                    else:
                        sheet.put(at, left + j, _beside(office, part))
            left += len(parts)
        office.foot(sheet)
        book.sheets.append(sheet)


def _beside(office: Office, part: str) -> str | int | float:
    if part == "备注":
        return office.random.choice(["", "已核实", "含上年结转3家", "2024年新设"])
    if part == "排名":
        return office.random.randint(1, 12)
    if part == "上年同期":
        return office.random.randint(1, 500)
    return office.random.choice([f"{office.random.randint(-30, 130)}%", office.random.randint(1, 99) / 100])


def four_header_rows(office: Office, book: Book) -> None:
    """Section over indicator over 目标/完成 over unit, and perhaps a row of column numbers."""
    year, quarter = office.quarters[0]
    sheet, title = quarter_sheet(office, (year, quarter))
    office.rate_style = "points"
    row = top(office, sheet, title, 8)
    sheet.put(row, 0, "单位")
    sheet.merge(row, 0, row + 3, 0)
    value = office.random.choice(VALUE_WORDS)
    left, merged, numbered = 1, office.chance(0.6), office.chance(0.5)
    for k, measure in enumerate(office.measures):
        roles = ["年度目标", value] if office.has_target(measure) else [value]
        if k % 2 == 0:
            sheet.put(row, left, SECTIONS[k // 2 % 4])
        sheet.put(row + 1, left, office.header(measure, with_unit=False))
        if merged:
            sheet.merge(row + 1, left, row + 1, left + len(roles) - 1)
        sheet.put_row(row + 2, roles, left)
        sheet.put_row(row + 3, [measure.unit] * len(roles), left)
        for i, unit in enumerate(office.units):
            at = row + 4 + numbered + i
            sheet.put(at, 0, office.unit_name(unit))
            if len(roles) > 1:
                office.put_target(sheet, at, left, unit, measure, year)
            office.put_value(sheet, at, left + len(roles) - 1, unit, measure, (year, quarter), book)
        left += len(roles)
    if numbered:
        sheet.put_row(row + 4, ["甲", *range(1, left)])
    office.foot(sheet)
    book.sheets.append(sheet)


def plans(office: Office, book: Book) -> None:
    """任务分解表: the year's targets and a plan for each quarter; results of the first quarter on another sheet."""
    office.with_targets, office.odd = False, 0.0
    office.measures = [m for m in office.measures if m.kind == "flow"][:3] or office.measures[:1]
    year = office.years[0]
    sheet = Sheet("任务分解")
    row = top(office, sheet, f"{office.county}{year}年工会工作任务分解表", 5)
    sheet.put(row, 0, "单位")
    for j, measure in enumerate(office.measures):
        left = 1 + 5 * j
        sheet.put(row, left, office.header(measure))
        sheet.merge(row, left, row, left + 4)
        sheet.put_row(row + 1, ["全年", *(office.quarter_word(q) for q in range(1, 5))], left)
        for i, unit in enumerate(office.units):
            sheet.put(row + 2 + i, 0, unit)
            shares = [office.numbers[unit, measure.id, *office.quarters[0]] + q for q in range(4)]
            office.put_number(sheet, row + 2 + i, left, measure, sum(shares, Decimal(0)), mess=False)
            for q, share in enumerate(shares):
                office.put_number(sheet, row + 2 + i, left + 1 + q, measure, share, mess=False)
                book.plans[unit, measure.id, year, q + 1] = float(share * measure.factor)
    book.sheets.append(sheet)
    results, title = quarter_sheet(office, office.quarters[0])
    row = top(office, results, title, 4)
    results.put_row(row, ["单位", *(office.header(m) for m in office.measures)])
    for i, unit in enumerate(office.units):
        results.put(row + 1 + i, 0, unit)
        for j, measure in enumerate(office.measures):
            office.put_value(results, row + 1 + i, 1 + j, unit, measure, office.quarters[0], book)
            asked = sum((office.numbers[unit, measure.id, *office.quarters[0]] + q for q in range(4)), Decimal(0))
            asked_elsewhere(book, unit, measure, year, asked)
    book.sheets.append(results)


def plan_of_a_quarter(office: Office, book: Book) -> None:
    """第二季度任务分解表 with bare columns: plans of that quarter, no results and no targets of the year."""
    year, quarter = office.quarters[-1]
    sheet = Sheet(office.random.choice(["Sheet1", "任务"]))
    row = top(office, sheet, f"{office.county}{year}年第{'一二三四'[quarter - 1]}季度任务分解表", 4)
    sheet.put_row(row, ["单位", *(office.header(m) for m in office.measures)])
    for i, unit in enumerate(office.units):
        sheet.put(row + 1 + i, 0, unit)
        for j, measure in enumerate(office.measures):
            number = office.numbers[unit, measure.id, year, quarter]
            office.put_number(sheet, row + 1 + i, 1 + j, measure, number, mess=False)
            book.plans[unit, measure.id, year, quarter] = float(number * measure.factor)
    book.sheets.append(sheet)
