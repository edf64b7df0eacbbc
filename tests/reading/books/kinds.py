"""Indicators whose name stands on both axes: kinds down, 人数 and 金额 across; and org units within org units."""

from __future__ import annotations

from decimal import Decimal

from tests.reading.books.book import Book, Sheet
from tests.reading.books.names import TOWNSHIPS
from tests.reading.books.office import Office
from tests.reading.books.parts import quarter_sheet, top

KINDS = (
    ("生活救助", "医疗救助", "助学救助", "应急救助"),
    ("骑手关爱", "环卫慰问", "夜校助学"),
    ("企业工会", "机关工会", "村级工会"),
)
COUNTS = (
    ("人数（人）", "人数", 1),
    ("户数（户）", "户数", 1),
    ("金额（万元）", "金额", 10000),
    ("金额（元）", "金额", 1),
    ("次数（次）", "次数", 1),
)
TOWNS = tuple(u for u in TOWNSHIPS if u[-1] in "镇乡道" and not u.startswith(("第", "目", "总", "小", "累")))


def _drawn(office: Office) -> tuple[list[str], list[tuple[str, str, int]]]:
    kinds = list(office.random.choice(KINDS))[: office.random.randint(2, 4)]
    counts = {c[1]: c for c in office.random.sample(COUNTS, office.random.randint(2, 4))}
    return kinds, list(counts.values())


def kinds_under_units(office: Office, book: Book) -> None:
    """Org units with kinds under each, perhaps with a 小计; all kinds under all of them."""
    kinds, counts = _drawn(office)
    merged, subtotal = office.chance(0.5), office.chance(0.5)
    units = office.random.sample(TOWNS, 4)
    for year, quarter in office.quarters:
        sheet, title = quarter_sheet(office, (year, quarter))
        row = top(office, sheet, title, 2 + len(counts))
        heading = office.random.choice(["救助类型", "类别", "项目", "工会类型"])
        sheet.put_row(row, [office.random.choice(["乡镇", "单位"]), heading, *(c[0] for c in counts)])
        for unit in units:
            sheet.put(row + 1, 0, unit)
            if merged:
                sheet.merge(row + 1, 0, row + len(kinds) + subtotal, 0)
            sums = [0] * len(counts)
            for kind in kinds:
                row += 1
                numbers = [office.random.randint(1, 90) for _ in counts]
                sheet.put_row(row, [kind, *numbers], 1)
                sums = [a + b for a, b in zip(sums, numbers, strict=True)]
                for (_, count, factor), number in zip(counts, numbers, strict=True):
                    book.truth[unit, f"{year}Q{quarter}", kind + count] = (float(number * factor), None)
            if subtotal:
                row += 1
                sheet.put_row(row, ["小计", *sums], 1)
        office.foot(sheet)
        book.sheets.append(sheet)


def kinds_of_one(office: Office, book: Book) -> None:
    """Kinds down, counts across, for the org unit that the title names or for the whole; 合计 at the end."""
    kinds, counts = _drawn(office)
    for year, quarter in office.quarters:
        unit = office.random.choice([*TOWNS[:5], "total"])
        sheet = Sheet(f"{year}年{office.quarter_word(quarter)}")
        whose = office.county if unit == "total" else unit
        sheet.put(0, 0, f"{whose}{year}年第{quarter}季度工会工作情况")
        sheet.put_row(1, [office.random.choice(["项目", "类别", "救助类型", "内容"]), *(c[0] for c in counts)])
        rows = [[office.random.randint(1, 90) for _ in counts] for _ in kinds]
        for i, (kind, numbers) in enumerate(zip(kinds, rows, strict=True)):
            sheet.put_row(2 + i, [kind, *numbers])
            for (_, count, factor), number in zip(counts, numbers, strict=True):
                book.truth[unit, f"{year}Q{quarter}", kind + count] = (float(number * factor), None)
        sheet.put_row(2 + len(kinds), ["合计", *(sum(column) for column in zip(*rows, strict=True))])
        book.sheets.append(sheet)


def groups_over_counts(office: Office, book: Book) -> None:
    """Kinds as groups of the header, 人数 and 金额 under each."""
    kinds, counts = _drawn(office)
    merged = office.chance(0.6)
    units = office.random.sample(TOWNS, 5)
    for year, quarter in office.quarters:
        sheet, title = quarter_sheet(office, (year, quarter))
        row = top(office, sheet, title, 2 + len(counts))
        sheet.put(row, 0, "单位")
        sheet.merge(row, 0, row + 1, 0)
        for i, kind in enumerate(kinds):
            left = 1 + i * len(counts)
            sheet.put(row, left, kind)
            if merged:
                sheet.merge(row, left, row, left + len(counts) - 1)
            sheet.put_row(row + 1, (c[0] for c in counts), left)
            for k, unit in enumerate(units):
                sheet.put(row + 2 + k, 0, unit)
                for j, (_, count, factor) in enumerate(counts):
                    number = office.random.randint(1, 90)
                    sheet.put(row + 2 + k, left + j, number)
                    book.truth[unit, f"{year}Q{quarter}", kind + count] = (float(number * factor), None)
        book.sheets.append(sheet)


def unions_below(office: Office, book: Book) -> None:
    """Each township with its unions below it, whose numbers add up to the township's."""
    office.units, office.with_targets, office.gappy, office.odd, office.messy = list(TOWNS[:4]), False, 0.0, 0.0, 0.0
    office.measures = [m for m in office.measures if not m.is_rate] or office.measures
    office.renew()
    unions = ("恒远机械有限公司", "宏达纺织集团", "中心卫生院", "第一中学", "三江水泥厂", "农商银行", "供电公司", "人民医院")
    for year, quarter in office.quarters:
        sheet, title = quarter_sheet(office, (year, quarter))
        row = top(office, sheet, title, 4)
        sheet.put_row(row, ["单位", *(office.header(m) for m in office.measures)])
        for k, unit in enumerate(office.units):
            row += 1
            sheet.put(row, 0, unit)
            for j, measure in enumerate(office.measures):
                office.put_number(sheet, row, 1 + j, measure, office.numbers[unit, measure.id, year, quarter])
                office.expect(book, unit, measure, (year, quarter), with_target=False)
                first = (office.numbers[unit, measure.id, year, quarter] / 2).quantize(Decimal(1))
                parts = (first, office.numbers[unit, measure.id, year, quarter] - first)
                for i, part in enumerate(parts):
                    sheet.put(row + 1 + i, 0, unions[2 * k + i])
                    office.put_number(sheet, row + 1 + i, 1 + j, measure, part)
                    key = (unions[2 * k + i], f"{year}Q{quarter}", measure.id)
                    book.truth[key] = (float(part * measure.factor), None)
            row += 2
        book.sheets.append(sheet)
