"""Several tables on a sheet, or groups within one."""

from __future__ import annotations

from decimal import Decimal

from tests.reading.books.book import Book, Sheet
from tests.reading.books.office import Office
from tests.reading.books.parts import plain_table, quarter_sheet, top, total, wide_sheet, without_target


def stacked(office: Office, book: Book) -> None:
    """All quarters on one sheet, one table below the other or beside it."""
    sheet = Sheet("季报")
    beside = office.chance(0.4)
    row = column = 0
    for when in office.quarters:
        part = Sheet("")
        title = office.title(*when)
        wide_sheet(office, book, part, office.head(part, 0, title, 3), when)
        sheet.take(part, row, column)
        if beside:
            column = max(c for _, c in sheet.cells) + 2
        else:
            row = sheet.height + office.random.choice([1, 2])
    book.sheets.append(sheet)


def in_panels(office: Office, book: Book) -> None:
    """Half of the org units on the left, the others under the same header on the right."""
    office.odd *= len(office.units) > 4  # in a panel of one row nothing tells a word from a name
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        row = top(office, sheet, title, 6)
        gap = office.random.choice([0, 0, 1])
        half = (len(office.units) + 1) // 2
        heading = office.random.choice(["单位", "乡镇", "地区"])
        headers = [office.header(m) for m in office.measures]
        for side, units in enumerate((office.units[:half], office.units[half:])):
            left = side * (len(headers) + 1 + gap)
            plain_table(office, book, sheet, (row, left), [heading, *headers], units, office.measures, when)
        book.sheets.append(sheet)


def continued(office: Office, book: Book) -> None:
    """The indicators in two tables, the second headed 续表."""
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        row = top(office, sheet, title, 6)
        half = (len(office.measures) + 1) // 2
        for part, measures in enumerate((office.measures[:half], office.measures[half:])):
            if part:
                row = sheet.height + office.random.choice([0, 1])
                sheet.put(row, 0, office.random.choice(["续表", "续表一", "（续）"]))
                row += 1
            if not measures:
                continue
            header = ["单位", *map(office.header, measures)]
            plain_table(office, book, sheet, (row, 0), header, office.units, measures, when)
        office.foot(sheet)
        book.sheets.append(sheet)


def in_areas(office: Office, book: Book) -> None:
    """Org units grouped by area in a merged column, each area with a 小计, 合计 at the end."""
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        row = top(office, sheet, title, 5)
        sheet.put(row, 0, "片区")
        sheet.put(row, 1, "单位名称")
        for j, measure in enumerate(office.measures):
            sheet.put(row, 2 + j, office.header(measure))
        half = (len(office.units) + 1) // 2
        style = office.random.choice(["小计", "area"])
        sums: dict[int, list[Decimal]] = {}
        for area, units in (("东部片区", office.units[:half]), ("西部片区", office.units[half:])):
            part: dict[int, list[Decimal]] = {}
            sheet.put(row + 1, 0, area)
            if office.chance(0.6):
                sheet.merge(row + 1, 0, row + len(units), 0)
            for unit in units:
                row += 1
                sheet.put(row, 1, office.unit_name(unit))
                for j, measure in enumerate(office.measures):
                    office.put_value(sheet, row, 2 + j, unit, measure, when, book)
                    without_target(book, unit, measure, when)
                    if not measure.is_rate:
                        part.setdefault(2 + j, []).append(office.numbers[unit, measure.id, *when])
            row += 1
            total(office, sheet, row, 1, part)
            sheet.put(row, 1, "小计" if style == "小计" else f"{area}小计")
            for column, numbers in part.items():
                sums.setdefault(column, []).extend(numbers)
        total(office, sheet, row + 1, 0, sums)
        book.sheets.append(sheet)


def with_captions(office: Office, book: Book) -> None:
    """Indicators down under group rows, with numbering, 其中 and a row of column numbers under the header."""
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        row = top(office, sheet, title, 5)
        for column, word in enumerate(("项目", "单位", *office.units)):
            sheet.put(row, column, word)
        if office.chance(0.4):
            row += 1
            for column, word in enumerate(("甲", "乙", *range(1, len(office.units) + 1))):
                sheet.put(row, column, word)
        for i, measure in enumerate(office.measures):
            row += 1
            if i % 3 == 0:
                sheet.put(row, 0, ("一、组织建设", "二、权益维护", "三、困难帮扶", "四、其他工作")[i // 3 % 4])
                row += 1
            sheet.put(row, 0, f"  {'其中：' if i % 3 == 2 else ''}{measure.header}")
            sheet.put(row, 1, "" if measure.is_rate and office.rate_style != "points" else measure.unit)
            for j, unit in enumerate(office.units):
                office.put_value(sheet, row, 2 + j, unit, measure, when, book)
                without_target(book, unit, measure, when)
        book.sheets.append(sheet)


def continued_beside(office: Office, book: Book) -> None:
    """The second half of the indicators to the right, with the org units' names again under 续."""
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        row = top(office, sheet, title, 8)
        half = (len(office.measures) + 1) // 2
        gap, left = office.random.choice([0, 1]), 0
        for part, measures in enumerate((office.measures[:half], office.measures[half:])):
            if not measures:
                continue
            header = ["单位" + ("（续）" if part and gap else ""), *map(office.header, measures)]
            plain_table(office, book, sheet, (row, left), header, office.units, measures, when)
            left += 1 + len(measures) + gap
        book.sheets.append(sheet)


def captioned_apart(office: Office, book: Book) -> None:
    """Two tables of different indicators on a sheet, each under a caption of its own, beside or below each other."""
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        row = top(office, sheet, title, 8)
        half = (len(office.measures) + 1) // 2
        beside, left = office.chance(0.4), 0
        for part, measures in enumerate((office.measures[:half], office.measures[half:])):
            if not measures:
                continue
            sheet.put(row, left, f"{('表一', '表二')[part]}：{office.random.choice(['工会组建', '困难帮扶', '权益维护'])}情况")
            header = ["单位", *map(office.header, measures)]
            plain_table(office, book, sheet, (row + 1, left), header, office.units, measures, when)
            left, row = (left + 2 + len(measures), row) if beside else (0, row + 3 + len(office.units))
        book.sheets.append(sheet)


def units_in_captions(office: Office, book: Book) -> None:
    """Each org unit as a group row over its indicators, quarters across."""
    year = office.years[0]
    quarters = [q for y, q in office.quarters if y == year]
    sheet = Sheet("一览")
    row = top(office, sheet, office.title(year, None), 2 + len(quarters))
    sheet.put_row(row, ["指标", "计量单位", *(office.quarter_word(q) for q in quarters)])
    numbered = office.chance(0.4)
    for k, unit in enumerate(office.units):
        row += 1
        sheet.put(row, 0, f"{'一二三四五六七八九十百'[k]}、{unit}" if numbered and k < 10 else unit)
        if office.chance(0.5):
            sheet.merge(row, 0, row, 1 + len(quarters))
        for measure in office.measures:
            row += 1
            sheet.put(row, 0, measure.header)
            sheet.put(row, 1, "" if measure.is_rate and office.rate_style != "points" else measure.unit)
            for q in quarters:
                office.put_value(sheet, row, 1 + q, unit, measure, (year, q), book)
                without_target(book, unit, measure, (year, q))
    book.sheets.append(sheet)
