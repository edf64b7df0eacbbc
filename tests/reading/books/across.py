"""Org units on one axis, indicators or quarters on the other."""

from __future__ import annotations

from decimal import Decimal

from tests.reading.books.book import Book, Sheet
from tests.reading.books.measures import Measure
from tests.reading.books.office import Office
from tests.reading.books.parts import asked_elsewhere, labelled_rows, quarter_sheet, top, wide_sheet, without_target
from tests.reading.books.wording import RUNNING_WORDS, TOTAL_WORDS, VALUE_WORDS


def wide(office: Office, book: Book) -> None:
    """A sheet a quarter."""
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        wide_sheet(office, book, sheet, top(office, sheet, title, 8), when)
        book.sheets.append(sheet)


def wide_with_running_totals(office: Office, book: Book) -> None:
    """The quarter's amount with 累计 beside it."""
    office.gappy = office.odd = 0.0
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        wide_sheet(office, book, sheet, top(office, sheet, title, 8), when, mode="both")
        book.sheets.append(sheet)


def half_years(office: Office, book: Book) -> None:
    """Only 上半年 and 全年 are given: the span is the period, also of levels."""
    office.gappy = office.odd = 0.0
    year = office.years[0]
    for half in (1, 2) if office.chance(0.3) else (1,):
        word = ("上半年", "下半年")[half - 1]
        sheet = Sheet(f"{year}年{word}")
        wide_sheet(
            office,
            Book(0, "", "", [], {}),
            sheet,
            top(office, sheet, f"{office.county}{year}年{word}工会工作统计表", 5),
            (year, 1),
        )
        for unit in office.units:
            for measure in office.measures:
                code = f"{year}H{half}"
                office.expect(book, unit, measure, (year, 1), with_target=office.with_roles)
                book.truth[unit, code, measure.id] = book.truth.pop((unit, f"{year}Q1", measure.id))
        book.sheets.append(sheet)


KNOWN_FLOWS = frozenset(("new_unions", "new_members", "disputes_accepted", "workers_assisted", "recreational_events"))


def running_totals_alone(office: Office, book: Book) -> None:
    """Only 1—6月 or 累计 is given: amounts are differences."""
    office.gappy = office.odd = office.messy = 0.0
    flows = [m for m in office.measures if m.kind == "flow"] or [Measure("new_unions", "新建工会数", "家", "flow", high=30)]
    office.measures = flows
    office.renew()
    spoken = {1: "1-3月", 2: "上半年", 3: "前三季度", 4: "全年"}
    in_title = office.chance(0.5)
    for year, quarter in office.quarters:
        sheet = Sheet(f"{year}{spoken[quarter]}" if in_title else f"{year}年第{'一二三四'[quarter - 1]}季度")
        title = f"{office.county}{year}年{spoken[quarter]}工会工作统计表" if in_title else office.title(year, quarter)
        row = top(office, sheet, title, len(flows) + 1)
        sheet.put(row, 0, "单位")
        word = office.random.choice(RUNNING_WORDS)
        for j, measure in enumerate(flows):
            header = office.header(measure)
            sheet.put(
                row,
                1 + j,
                header if in_title else f"{word}{header}" if measure.id in KNOWN_FLOWS and word == "累计" else header,
            )
            if not in_title and not (measure.id in KNOWN_FLOWS and word == "累计"):
                sheet.put(row + 1, 1 + j, word)
        for i, unit in enumerate(office.units):
            sheet.put(row + 2 + i, 0, office.unit_name(unit))
            for j, measure in enumerate(flows):
                upto = range(1, quarter + 1) if measure.kind == "flow" else [quarter]
                done = sum((office.numbers[unit, measure.id, year, q] for q in upto), Decimal(0))
                office.put_number(sheet, row + 2 + i, 1 + j, measure, done, mess=False)
                office.expect(book, unit, measure, (year, quarter), with_target=False)
        book.sheets.append(sheet)


def turned(office: Office, book: Book) -> None:
    """Indicators down, org units across, a sheet a quarter."""
    unit_column, with_total = office.chance(0.6), office.chance(0.5)
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        row = top(office, sheet, title, len(office.units) + 2)
        first = 1 + unit_column
        sheet.put(row, 0, office.random.choice(["指标", "指标名称", "项目"]))
        if unit_column:
            sheet.put(row, 1, office.random.choice(["单位", "计量单位"]))
        for i, unit in enumerate(office.units):
            sheet.put(row, first + i, office.unit_name(unit))
        if with_total:
            sheet.put(row, first + len(office.units), office.random.choice(TOTAL_WORDS))
        for j, measure in enumerate(labelled_rows(office, sheet, row + 1, 0, unit_column=unit_column)):
            for i, unit in enumerate(office.units):
                office.put_value(sheet, row + 1 + j, first + i, unit, measure, when, book)
                without_target(book, unit, measure, when)
            if with_total and not measure.is_rate:
                total = sum((office.numbers[u, measure.id, *when] for u in office.units), Decimal(0))
                sheet.put(row + 1 + j, first + len(office.units), float(total))
        office.foot(sheet)
        book.sheets.append(sheet)


def quarters_over_indicators(office: Office, book: Book) -> None:
    """All quarters on one sheet: the header has quarters over indicators, or indicators over quarters."""
    sheet = Sheet("汇总")
    row = top(office, sheet, office.title(office.years[0], None), 6)
    merge, year_said = office.chance(0.6), len(office.years) > 1
    pairs = [(w, m) for w in office.quarters for m in office.measures]
    quarter_first = office.chance(0.5)
    if not quarter_first:
        pairs = [(w, m) for m in office.measures for w in office.quarters]
    sheet.put(row, 0, office.random.choice(["单位", "乡镇（街道）"]))
    sheet.merge(row, 0, row + 1, 0)
    last: object = None
    headers = {m: office.header(m) for m in office.measures}
    span = len(office.measures) if quarter_first else len(office.quarters)
    for j, (when, measure) in enumerate(pairs):
        word = (f"{when[0]}年" if year_said else "") + office.quarter_word(when[1])
        upper, lower = (word, headers[measure]) if quarter_first else (headers[measure], word)
        if (when if quarter_first else measure) != last:
            last = when if quarter_first else measure
            sheet.put(row, 1 + j, upper)
            if merge:
                sheet.merge(row, 1 + j, row, j + span)
        sheet.put(row + 1, 1 + j, lower)
        for i, unit in enumerate(office.units):
            sheet.put(row + 2 + i, 0, office.unit_name(unit))
            office.put_value(sheet, row + 2 + i, 1 + j, unit, measure, when, book)
            without_target(book, unit, measure, when)
    office.foot(sheet)
    book.sheets.append(sheet)


def three_levels(office: Office, book: Book) -> None:
    """Quarters over indicators over 目标/完成, merged or not."""
    year = office.years[0]
    quarters = [q for y, q in office.quarters if y == year]
    sheet = Sheet("一览表")
    merge = office.chance(0.6)
    row = top(office, sheet, office.title(year, None), 6)
    target_word, value_word = office.random.choice(["年度目标", "全年目标", "年度任务"]), office.random.choice(VALUE_WORDS)
    sheet.put(row, 0, "单位")
    sheet.merge(row, 0, row + 2, 0)
    column = 1
    headers = {m: office.header(m) for m in office.measures}
    for q in quarters:
        start = column
        sheet.put(row, column, office.quarter_word(q))
        for measure in office.measures:
            sheet.put(row + 1, column, headers[measure])
            width = 2 if office.has_target(measure) else 1
            if width == 2:
                sheet.put(row + 2, column, target_word)
            sheet.put(row + 2, column + width - 1, value_word)
            if merge:
                sheet.merge(row + 1, column, row + 1, column + width - 1)
            for i, unit in enumerate(office.units):
                sheet.put(row + 3 + i, 0, office.unit_name(unit))
                if width == 2:
                    office.put_target(sheet, row + 3 + i, column, unit, measure, year)
                office.put_value(sheet, row + 3 + i, column + width - 1, unit, measure, (year, q), book)
            column += width
        if merge:
            sheet.merge(row, start, row, column - 1)
    book.sheets.append(sheet)


def targets_apart(office: Office, book: Book) -> None:
    """The year's targets on a sheet of their own (任务分解表), results a sheet a quarter."""
    office.with_targets = False
    sheet = Sheet("任务分解")
    row = top(office, sheet, f"{office.county}{office.years[0]}年工会工作目标任务分解表", 4)
    sheet.put(row, 0, "单位")
    for j, measure in enumerate(office.measures):
        sheet.put(row, 1 + j, office.header(measure))
        for i, unit in enumerate(office.units):
            sheet.put(row + 1 + i, 0, unit)
            office.put_number(
                sheet, row + 1 + i, 1 + j, measure, office.numbers[unit, measure.id, *office.quarters[0]], mess=False
            )
    book.sheets.append(sheet)
    wide(office, book)
    for unit in office.units:
        for m in office.measures:
            asked_elsewhere(book, unit, m, office.years[0], office.numbers[unit, m.id, *office.quarters[0]])


def spelled_differently(office: Office, book: Book) -> None:
    """The same org units under other spellings on each sheet: 总工会 appended, 镇 left out."""
    office.units = [u for u in office.units if u[-1] in "镇乡道" and len(u) > 2 and u not in ("河口镇", "河口乡")]
    office.units = office.units or ["塔尔气镇", "月亮湾乡"]
    spelled = dict.fromkeys(office.units, "")
    for u in office.units:
        for m in office.measures:
            for y, q in office.quarters:
                office.numbers.setdefault((u, m.id, y, q), Decimal(7))
    for k, when in enumerate(office.quarters):
        sheet, title = quarter_sheet(office, when)
        row = top(office, sheet, title, 5)
        sheet.put(row, 0, "乡镇（街道）")
        for j, measure in enumerate(office.measures):
            sheet.put(row, 1 + j, office.header(measure))
        for i, unit in enumerate(office.units):
            stem = unit.removesuffix("街道") if unit.endswith("街道") else unit[:-1]
            spelled[unit] = (unit, f"{unit}总工会", f"{unit}工会", stem if len(stem) > 1 else unit)[(k * (i + 1)) % 4]
            sheet.put(row + 1 + i, 0, spelled[unit])
            for j, measure in enumerate(office.measures):
                office.put_value(sheet, row + 1 + i, 1 + j, unit, measure, when, book)
                without_target(book, unit, measure, when)
        book.sheets.append(sheet)


def roles_over_indicators(office: Office, book: Book) -> None:
    """年度目标 over all indicators, then 本季完成 over all of them; perhaps a row of units under the header."""
    unit_row = office.chance(0.4) and office.rate_style == "points"
    office.with_targets = True
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        row = top(office, sheet, title, 6)
        sheet.put(row, 0, "单位名称")
        column = 1
        for role in (office.random.choice(["年度目标", "全年任务"]), office.random.choice(VALUE_WORDS)):
            sheet.put(row, column, role)
            if office.chance(0.5):
                sheet.merge(row, column, row, column + len(office.measures) - 1)
            for measure in office.measures:
                sheet.put(row + 1, column, office.header(measure, with_unit=not unit_row))
                if unit_row:
                    sheet.put(row + 2, column, measure.unit)
                for i, unit in enumerate(office.units):
                    at = (row + 2 + unit_row + i, column)
                    sheet.put(at[0], 0, office.unit_name(unit))
                    if role in VALUE_WORDS:
                        office.put_value(sheet, *at, unit, measure, when, book)
                    else:
                        office.put_target(sheet, *at, unit, measure, when[0])
                column += 1
        book.sheets.append(sheet)


def targets_behind(office: Office, book: Book) -> None:
    """A header of one row: each indicator, its 年度目标 and 完成率 to the right of it."""
    for when in office.quarters:
        sheet, title = quarter_sheet(office, when)
        row = top(office, sheet, title, 6)
        sheet.put(row, 0, "乡镇")
        column, rate = 1, office.chance(0.5)
        for measure in office.measures:
            targeted = office.has_target(measure)
            sheet.put(row, column, office.header(measure))
            if targeted:
                sheet.put(row, column + 1, office.random.choice(["年度目标", "目标", "任务数"]))
                sheet.put(row, column + 2, "完成率" if rate else "")
            for i, unit in enumerate(office.units):
                sheet.put(row + 1 + i, 0, office.unit_name(unit))
                office.put_value(sheet, row + 1 + i, column, unit, measure, when, book)
                if targeted:
                    office.put_target(sheet, row + 1 + i, column + 1, unit, measure, when[0])
                    sheet.put(row + 1 + i, column + 2, f"{office.random.randint(1, 120)}%" if rate else "")
            column += (3 if rate else 2) if targeted else 1
        book.sheets.append(sheet)
