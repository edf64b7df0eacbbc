"""Parts that several layouts of the generator share: titles, headers, rows of org units, totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tests.reading.books.book import Book, Position, Sheet, When
from tests.reading.books.measures import Measure
from tests.reading.books.office import Office
from tests.reading.books.wording import RUNNING_WORDS, SECTIONS, TARGET_WORDS, TOTAL_WORDS, VALUE_WORDS


def quarter_sheet(office: Office, when: When) -> tuple[Sheet, str]:
    """A sheet for a quarter and its title: the period stands in both, in one, or is shared between them."""
    year, quarter = when
    word = office.quarter_word(quarter)
    style = office.random.choice(["both", "title", "shared", "tab", "line"])
    if style == "both":
        return Sheet(f"{year}年{word}"), office.title(year, quarter)
    if style == "title":
        return Sheet(f"表{(year - 2020) * 4 + quarter}"), office.title(year, quarter)
    if style == "shared":
        return Sheet(f"{year}{word}" if word.startswith("Q") else f"{year}年{word}"), office.title(year, None)
    if style == "tab":
        return Sheet(f"{year}年{word}"), f"{office.county}工会工作统计表"
    return Sheet(f"报表{year}{quarter}号"), f"{office.county}工会工作统计表\n统计时间：{year}年{word}"


def top(office: Office, sheet: Sheet, title: str, width: int) -> int:
    lines = title.split("\n")
    row = office.head(sheet, office.random.choice([0, 0, 0, 1]), lines[0], width)
    for line in lines[1:]:
        sheet.put(row, 0, line)
        row += 1
    return row


def total(office: Office, sheet: Sheet, row: int, label: int, columns: dict[int, list[Decimal]]) -> None:
    sheet.put(row, label, office.random.choice(TOTAL_WORDS))
    for column, numbers in columns.items():
        if not any(c == column and isinstance(v, int | float) for (_, c), v in sheet.cells.items()):
            continue  # where no member gives a number, a total would be a figure of its own
        total = sum(numbers, Decimal(0))
        sheet.put(row, column, int(total) if total == int(total) else float(total))


def _wide_header(
    office: Office, sheet: Sheet, row: int, left: int, *, roles: bool, running: str = ""
) -> tuple[int, dict[Measure, dict[str, int]]]:
    """A header of one or two rows, perhaps under section groups; gives the row below and each indicator's columns."""
    merge, sections = office.chance(0.7), office.chance(0.25) and len(office.measures) > 2
    top = row + 1 if sections else row
    column, places = left, {}
    value_word, target_word = office.random.choice(VALUE_WORDS), office.random.choice(TARGET_WORDS)
    extra = office.random.choice(["", "", "完成率", "排名"]) if roles else ""
    section = 0
    for i, measure in enumerate(office.measures):
        parts = {"target": target_word} if roles and office.has_target(measure) else {}
        parts |= {"value": value_word} if (parts or running or roles) else {"value": ""}
        if running and measure.kind == "flow":
            parts |= {"running": running}
        if extra and "target" in parts:
            parts["extra"] = extra
        if sections and i % 2 == 0:
            sheet.put(row, column, SECTIONS[section % 4])
            section += 1
        sheet.put(top, column, office.header(measure))
        places[measure] = {}
        for offset, (part, word) in enumerate(parts.items()):
            places[measure][part] = column + offset
            if word and (len(parts) > 1 or office.chance(0.7)):
                sheet.put(top + 1, column + offset, word)
        if merge and len(parts) > 1:
            sheet.merge(top, column, top, column + len(parts) - 1)
        column += len(parts)
    deep = any((top + 1, c) in sheet.cells for c in range(left, column))
    return top + (2 if deep else 1), places


def wide_sheet(office: Office, book: Book, sheet: Sheet, row: int, when: When, *, mode: str = "") -> None:
    """Org units down, indicators across, from a header row on. ``mode``: running (累计 alone) or both (beside the quarter)."""
    serial = office.chance(0.5)
    label = int(serial)
    running = office.random.choice(RUNNING_WORDS) if mode else ""
    roles = bool(mode) or office.with_roles
    below, places = _wide_header(office, sheet, row, label + 1, roles=roles, running=running)
    if serial:
        sheet.put(row, 0, "序号")
    sheet.put(row, label, office.random.choice(["乡镇（街道）", "单位", "单位名称", "乡镇", "填报单位", "地区", "镇街"]))
    sheet.merge(row, label, below - 1, label)
    total_first, with_total = office.chance(0.3), office.chance(0.5)
    start = below + int(with_total and total_first)
    sums: dict[int, list[Decimal]] = {}
    for i, unit in enumerate(office.units):
        r = start + i
        if serial:
            sheet.put(r, 0, i + 1)
        sheet.put(r, label, office.unit_name(unit))
        for measure, columns in places.items():
            _wide_cells(office, book, sheet, r, unit, measure, when, columns)
            if not measure.is_rate:
                sums.setdefault(columns["value"], []).append(office.numbers[unit, measure.id, *when])
    if with_total:
        total(office, sheet, below if total_first else start + len(office.units), office.random.choice([0, label]), sums)
    office.foot(sheet)


def _wide_cells(
    office: Office, book: Book, sheet: Sheet, row: int, unit: str, measure: Measure, when: When, columns: dict[str, int]
) -> None:
    if "target" in columns:
        office.put_target(sheet, row, columns["target"], unit, measure, when[0])
    office.put_value(sheet, row, columns["value"], unit, measure, when, book)
    if "target" not in columns:
        without_target(book, unit, measure, when)
    if "running" in columns:
        done = sum((office.numbers[unit, measure.id, when[0], q] for q in range(1, when[1] + 1)), Decimal(0))
        office.put_number(sheet, row, columns["running"], measure, done, mess=False)
    if "extra" in columns:
        sheet.put(
            row, columns["extra"], office.random.choice([f"{office.random.randint(10, 120)}%", office.random.randint(1, 9)])
        )


def plain_table(
    office: Office,
    book: Book,
    sheet: Sheet,
    at: Position,
    header: Iterable[str],
    units: Iterable[str],
    measures: Sequence[Measure],
    when: When,
) -> None:
    """Org units down from a header of one row on, nothing beside their values."""
    row, left = at
    sheet.put_row(row, header, left)
    for i, unit in enumerate(units, start=1):
        sheet.put(row + i, left, office.unit_name(unit))
        for j, measure in enumerate(measures, start=1):
            office.put_value(sheet, row + i, left + j, unit, measure, when, book)
            without_target(book, unit, measure, when)


def labelled_rows(office: Office, sheet: Sheet, row: int, left: int, *, unit_column: bool) -> list[Measure]:
    """Indicators down, perhaps with group rows between, 其中 before one, numbering; gives them in order."""
    numbered = office.chance(0.3)
    for i, measure in enumerate(office.measures):
        header = office.header(measure, with_unit=not unit_column)
        sheet.put(row + i, left, f"{i + 1}.{header}" if numbered and not header[0].isdigit() else header)
        if unit_column:
            sheet.put(row + i, left + 1, "" if measure.is_rate and office.rate_style != "points" else measure.unit)
    return office.measures


def asked_elsewhere(book: Book, unit: str, measure: Measure, year: int, asked: Decimal) -> None:
    """The year's target, stated on a sheet that holds nothing else, is that of all values of the year."""
    for key, (value, _) in list(book.truth.items()):
        if key[0] == unit and key[2] == measure.id and key[1].startswith(str(year)):
            book.truth[key] = (value, float(asked * measure.factor))


def without_target(book: Book, unit: str, measure: Measure, when: When) -> None:
    key = (unit, f"{when[0]}Q{when[1]}", measure.id)
    if key in book.truth:
        book.truth[key] = (book.truth[key][0], None)
