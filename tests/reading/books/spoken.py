"""Periods and units in other words and places: 2024年度…（截至6月底）, 24年, one unit line for all, units that change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.reading.books.book import Book, Sheet
from tests.reading.books.measures import KNOWN, Measure
from tests.reading.books.office import Office
from tests.reading.books.parts import quarter_sheet, top, without_target
from tests.reading.books.wording import UP_TO, WITHIN


def worded_titles(office: Office, book: Book) -> None:
    """The quarter in a title of other words; the tab says nothing."""
    for year, quarter in office.quarters:
        short = {
            "year": str(year),
            "short": str(year % 100),
            "q": "一二三四"[quarter - 1],
            "n": str(quarter),
            "f": str(3 * quarter - 2),
        }
        title = office.random.choice(WITHIN).format(**short, m=3 * quarter, county=office.county)
        _plain_sheet(office, book, title, (year, quarter))


def up_to_a_date(office: Office, book: Book) -> None:
    """截至6月底: levels are the quarter's, amounts run from January on."""
    office.gappy = office.odd = office.messy = 0.0
    for year, quarter in office.quarters:
        title = office.random.choice(UP_TO).format(
            year=year, m=3 * quarter, day={1: 31, 2: 30, 3: 30, 4: 31}[quarter], county=office.county
        )
        _plain_sheet(office, book, title, (year, quarter), running=True)


def _plain_sheet(office: Office, book: Book, title: str, when: tuple[int, int], *, running: bool = False) -> None:
    year, quarter = when
    sheet = Sheet(f"表{len(book.sheets) + 1}")
    row = top(office, sheet, title, 1 + len(office.measures))
    sheet.put_row(row, [office.random.choice(["单位", "乡镇", "镇街"]), *(office.header(m) for m in office.measures)])
    for i, unit in enumerate(office.units):
        sheet.put(row + 1 + i, 0, office.unit_name(unit))
        for j, measure in enumerate(office.measures):
            if not running:
                office.put_value(sheet, row + 1 + i, 1 + j, unit, measure, when, book)
            else:
                quarters = range(1, quarter + 1) if measure.kind == "flow" else (quarter,)
                done = sum((office.numbers[unit, measure.id, year, q] for q in quarters), Decimal(0))
                office.put_number(sheet, row + 1 + i, 1 + j, measure, done, mess=False)
                office.expect(book, unit, measure, when)
            without_target(book, unit, measure, when)
    office.foot(sheet)
    book.sheets.append(sheet)


def one_unit_line(office: Office, book: Book) -> None:
    """No unit in any header: 单位：家、人、万元 for all, left or right, above the table."""
    office.measures = [m for m in office.measures if m.id in KNOWN and not m.is_rate] or [_money(office)]
    units = list(dict.fromkeys(_base(m) for m in office.measures))
    if "元" in units and "万元" in units:
        office.measures = [m for m in office.measures if m.unit != "元"]
        units.remove("元")
    office.renew()
    office.odd = 0.0
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        row = top(office, sheet, title, 1 + len(office.measures))
        line = office.random.choice(["单位：{}", "计量单位：{}", "（单位：{}）", "单位:{}"])
        sheet.put(row, office.random.choice([0, len(office.measures)]), line.format(office.random.choice("、，/").join(units)))
        sheet.put_row(row + 1, ["乡镇", *(m.header for m in office.measures)])
        for i, unit in enumerate(office.units):
            sheet.put(row + 2 + i, 0, office.unit_name(unit))
            for j, measure in enumerate(office.measures):
                office.put_value(sheet, row + 2 + i, 1 + j, unit, measure, when, book)
                without_target(book, unit, measure, when)
        book.sheets.append(sheet)


def _base(measure: Measure) -> str:
    """The unit as a unit line of many must name it: the catalogue's own, or money as it is."""
    return measure.unit if measure.unit in ("元", "万元") else KNOWN[measure.id][1][0]


def _money(office: Office) -> Measure:
    return Measure("assistance_funds", "帮扶资金", office.random.choice(["元", "万元"]), "flow", high=90)


def units_change(office: Office, book: Book) -> None:
    """万元 in one quarter and column, 元 in the next."""
    for year, quarter in office.quarters:
        measures = [_in_another_unit(office, m) for m in office.measures]
        for before, now in zip(office.measures, measures, strict=True):
            if before.unit == now.unit:
                continue
            for unit in office.units:
                number = office.numbers[unit, now.id, year, quarter]
                office.numbers[unit, now.id, year, quarter] = number * before.factor / now.factor
        sheet, title = quarter_sheet(office, (year, quarter))
        row = top(office, sheet, title, 1 + len(measures))
        sheet.put_row(row, ["乡镇", *(office.header(m) for m in measures)])
        for i, unit in enumerate(office.units):
            sheet.put(row + 1 + i, 0, office.unit_name(unit))
            for j, measure in enumerate(measures):
                office.put_value(sheet, row + 1 + i, 1 + j, unit, measure, (year, quarter), book)
                without_target(book, unit, measure, (year, quarter))
        book.sheets.append(sheet)


def _in_another_unit(office: Office, measure: Measure) -> Measure:
    if measure.unit not in ("元", "万元") or office.chance(0.5):
        return measure
    return replace(measure, unit="元" if measure.unit == "万元" else "万元")
