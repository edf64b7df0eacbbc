"""The layouts of the generator: each fills a book with the numbers of one office."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tests.reading.generator import (
    RUNNING_WORDS,
    SECTIONS,
    TARGET_WORDS,
    TOTAL_WORDS,
    VALUE_WORDS,
    Book,
    Measure,
    Office,
    Sheet,
)

When = tuple[int, int]


def draw_book(seed: int) -> Book:
    """The book of a seed: always the same."""
    office = Office(seed)
    layout = office.random.choice(sorted(LAYOUTS))
    book = Book(seed, layout, "报表.xlsx", [], {})
    LAYOUTS[layout](office, book)
    _disturb(office, book)
    return book


def _disturb(office: Office, book: Book) -> None:
    """What surrounds tables in real files: blank rows and columns, adverts, instructions, hidden sheets."""
    if office.chance(0.2):
        down, right = office.random.choice([0, 1, 2]), office.random.choice([0, 1])
        book.sheets = [sheet.moved(down, right) for sheet in book.sheets]
    if office.chance(0.2):
        book.sheets = [sheet.with_blank_row(sheet.height - office.random.choice([1, 2])) for sheet in book.sheets]
    for sheet in book.sheets:
        sheet.hidden = office.chance(0.05)
    if office.chance(0.15):
        advert = Sheet("CNKI")
        advert.put(0, 0, "中国知网 数据检索平台")
        advert.put(2, 0, "更多数据请访问网站，服务热线400-810-9999")
        book.sheets.append(advert)
    if office.chance(0.15):
        guide = Sheet("填报说明")
        for i, line in enumerate(("一、填报范围为全部乡镇", "二、2024年起新建工会数按家填报", "3. 金额保留2位小数")):
            guide.put(i, 0, line)
        guide.put(4, 0, "新建工会数")
        guide.put(4, 1, 12)
        book.sheets.insert(0, guide)


def _quarter_sheet(office: Office, when: When) -> tuple[Sheet, str]:
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


def _top(office: Office, sheet: Sheet, title: str, width: int) -> int:
    lines = title.split("\n")
    row = office.head(sheet, office.random.choice([0, 0, 0, 1]), lines[0], width)
    for line in lines[1:]:
        sheet.put(row, 0, line)
        row += 1
    return row


def _total(office: Office, sheet: Sheet, row: int, label: int, columns: dict[int, list[Decimal]]) -> None:
    sheet.put(row, label, office.random.choice(TOTAL_WORDS))
    for column, numbers in columns.items():
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


def _labels(office: Office, sheet: Sheet, row: int, below: int) -> int:
    """Headings of serial number and org unit; gives the column of the first number."""
    serial = office.chance(0.5)
    heading = office.random.choice(["乡镇（街道）", "单位", "单位名称", "乡镇", "填报单位", "地区", "镇街"])
    at = office.random.choice([row, row, below - 1])
    if serial:
        sheet.put(at, 0, "序号")
    sheet.put(at, int(serial), heading)
    if at == row and office.chance(0.6):
        sheet.merge(row, int(serial), below - 1, int(serial))
    return int(serial)


def _wide_sheet(office: Office, book: Book, sheet: Sheet, row: int, when: When, *, mode: str = "") -> None:
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
        _total(office, sheet, below if total_first else start + len(office.units), office.random.choice([0, label]), sums)
    office.foot(sheet)


def _wide_cells(
    office: Office, book: Book, sheet: Sheet, row: int, unit: str, measure: Measure, when: When, columns: dict[str, int]
) -> None:
    if "target" in columns:
        office.put_target(sheet, row, columns["target"], unit, measure, when[0])
    office.put_value(sheet, row, columns["value"], unit, measure, when, book)
    if "target" not in columns and (unit, when[0]) and (key := (unit, f"{when[0]}Q{when[1]}", measure.id)) in book.truth:
        book.truth[key] = (book.truth[key][0], None)
    if "running" in columns:
        done = sum((office.numbers[unit, measure.id, when[0], q] for q in range(1, when[1] + 1)), Decimal(0))
        office.put_number(sheet, row, columns["running"], measure, done, mess=False)
    if "extra" in columns:
        sheet.put(
            row, columns["extra"], office.random.choice([f"{office.random.randint(10, 120)}%", office.random.randint(1, 9)])
        )


def wide(office: Office, book: Book) -> None:
    """A sheet a quarter."""
    for when in office.quarters:
        sheet, title = _quarter_sheet(office, when)
        _wide_sheet(office, book, sheet, _top(office, sheet, title, 8), when)
        book.sheets.append(sheet)


def wide_with_running_totals(office: Office, book: Book) -> None:
    """The quarter's amount with 累计 beside it."""
    office.gappy = 0.0
    for when in office.quarters:
        sheet, title = _quarter_sheet(office, when)
        _wide_sheet(office, book, sheet, _top(office, sheet, title, 8), when, mode="both")
        book.sheets.append(sheet)


def running_totals_alone(office: Office, book: Book) -> None:
    """Only 1—6月 or 累计 is given: amounts are differences."""
    office.gappy = office.messy = 0.0
    flows = [m for m in office.measures if m.kind == "flow"] or [m for m in office.measures if m.kind != "rate"]
    office.measures = flows
    spoken = {1: "1-3月", 2: "上半年", 3: "前三季度", 4: "全年"}
    in_title = office.chance(0.5)
    for year, quarter in office.quarters:
        sheet = Sheet(f"{year}{spoken[quarter]}" if in_title else f"{year}年第{'一二三四'[quarter - 1]}季度")
        title = f"{office.county}{year}年{spoken[quarter]}工会工作统计表" if in_title else office.title(year, quarter)
        row = _top(office, sheet, title, len(flows) + 1)
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


KNOWN_FLOWS = frozenset(("new_unions", "new_members", "disputes_accepted", "workers_assisted", "recreational_events"))


def _labelled_rows(office: Office, sheet: Sheet, row: int, left: int, *, unit_column: bool) -> list[Measure]:
    """Indicators down, perhaps with group rows between, 其中 before one, numbering; gives them in order."""
    numbered = office.chance(0.3)
    for i, measure in enumerate(office.measures):
        header = office.header(measure, with_unit=not unit_column)
        sheet.put(row + i, left, f"{i + 1}.{header}" if numbered and not header[0].isdigit() else header)
        if unit_column:
            sheet.put(row + i, left + 1, "" if measure.is_rate and office.rate_style != "points" else measure.unit)
    return office.measures


def by_unit(office: Office, book: Book) -> None:
    """A sheet an org unit, indicators down, quarters across."""
    year = office.years[0]
    quarters = [q for y, q in office.quarters if y == year]
    named = office.random.choice(["both", "tab", "title"])
    unit_column, with_total = office.chance(0.6), office.chance(0.3)
    for unit in office.units:
        sheet = Sheet(unit if named != "title" else f"表{office.units.index(unit) + 1}")
        whose = unit if named != "tab" else office.county
        if named != "tab" and office.units[0] not in _WITH_SUFFIX:
            sheet, whose = Sheet(unit), office.county
        row = _top(office, sheet, office.title(year, None, whose=whose), 4)
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
        for i, measure in enumerate(_labelled_rows(office, sheet, row + 1, 0, unit_column=unit_column)):
            if targeted:
                office.put_target(sheet, row + 1 + i, column - 1, unit, measure, year)
            for q in quarters:
                office.put_value(sheet, row + 1 + i, column + q - 1, unit, measure, (year, q), book)
            if with_total and len(quarters) == 4:
                sheet.put(row + 1 + i, column + 4, float(sum(office.numbers[unit, measure.id, year, q] for q in quarters)))
        office.foot(sheet)
        book.sheets.append(sheet)


_WITH_SUFFIX = frozenset(u for u in ("",))


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


def by_indicator(office: Office, book: Book) -> None:
    """A sheet an indicator: org units down and quarters across, or the other way round."""
    turned = office.chance(0.3)
    where = office.random.choice(["tab", "title"])
    years = office.years
    for measure in office.measures:
        sheet = Sheet((measure.header if where == "tab" else f"表{office.measures.index(measure) + 1}").replace("/", ""))
        title = f"{office.county}{years[0]}年各乡镇{measure.header}统计表" if where == "title" else office.title(years[0], None)
        row = _top(office, sheet, title, len(office.quarters) + 1)
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
                _without_target(book, unit, measure, when)
        book.sheets.append(sheet)


def _without_target(book: Book, unit: str, measure: Measure, when: When) -> None:
    key = (unit, f"{when[0]}Q{when[1]}", measure.id)
    if key in book.truth:
        book.truth[key] = (book.truth[key][0], None)


def turned(office: Office, book: Book) -> None:
    """Indicators down, org units across, a sheet a quarter."""
    unit_column, with_total = office.chance(0.6), office.chance(0.5)
    for when in office.quarters:
        sheet, title = _quarter_sheet(office, when)
        row = _top(office, sheet, title, len(office.units) + 2)
        first = 1 + unit_column
        sheet.put(row, 0, office.random.choice(["指标", "指标名称", "项目"]))
        if unit_column:
            sheet.put(row, 1, office.random.choice(["单位", "计量单位"]))
        for i, unit in enumerate(office.units):
            sheet.put(row, first + i, office.unit_name(unit))
        if with_total:
            sheet.put(row, first + len(office.units), office.random.choice(TOTAL_WORDS))
        for j, measure in enumerate(_labelled_rows(office, sheet, row + 1, 0, unit_column=unit_column)):
            for i, unit in enumerate(office.units):
                office.put_value(sheet, row + 1 + j, first + i, unit, measure, when, book)
                _without_target(book, unit, measure, when)
            if with_total and not measure.is_rate:
                total = sum((office.numbers[u, measure.id, *when] for u in office.units), Decimal(0))
                sheet.put(row + 1 + j, first + len(office.units), float(total))
        office.foot(sheet)
        book.sheets.append(sheet)


def quarters_over_indicators(office: Office, book: Book) -> None:
    """All quarters on one sheet: the header has quarters over indicators, or indicators over quarters."""
    sheet = Sheet("汇总")
    row = _top(office, sheet, office.title(office.years[0], None), 6)
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
            _without_target(book, unit, measure, when)
    office.foot(sheet)
    book.sheets.append(sheet)


def stacked(office: Office, book: Book) -> None:
    """All quarters on one sheet, one table below the other or beside it."""
    sheet = Sheet("季报")
    beside = office.chance(0.4)
    row = column = 0
    for when in office.quarters:
        part, _ = Sheet(""), None
        title = office.title(*when)
        _wide_sheet(office, book, part, office.head(part, 0, title, 3), when)
        for (r, c), value in part.cells.items():
            sheet.put(row + r, column + c, value)
        sheet.merged += [(row + t, column + left, row + b, column + right) for t, left, b, right in part.merged]
        sheet.percent |= {(row + r, column + c) for r, c in part.percent}
        if beside:
            column = max(c for _, c in sheet.cells) + 2
        else:
            row = sheet.height + office.random.choice([1, 2])
    book.sheets.append(sheet)


def in_panels(office: Office, book: Book) -> None:
    """Half of the org units on the left, the others under the same header on the right."""
    for when in office.quarters:
        sheet, title = _quarter_sheet(office, when)
        row = _top(office, sheet, title, 6)
        gap = office.random.choice([0, 0, 1])
        half = (len(office.units) + 1) // 2
        heading = office.random.choice(["单位", "乡镇", "地区"])
        headers = [office.header(m) for m in office.measures]
        for side, units in enumerate((office.units[:half], office.units[half:])):
            left = side * (len(headers) + 1 + gap)
            sheet.put(row, left, heading)
            for j, header in enumerate(headers):
                sheet.put(row, left + 1 + j, header)
            for i, unit in enumerate(units):
                sheet.put(row + 1 + i, left, office.unit_name(unit))
                for j, measure in enumerate(office.measures):
                    office.put_value(sheet, row + 1 + i, left + 1 + j, unit, measure, when, book)
                    _without_target(book, unit, measure, when)
        book.sheets.append(sheet)


def continued(office: Office, book: Book) -> None:
    """The indicators in two tables, the second headed 续表."""
    for when in office.quarters:
        sheet, title = _quarter_sheet(office, when)
        row = _top(office, sheet, title, 6)
        half = (len(office.measures) + 1) // 2
        for part, measures in enumerate((office.measures[:half], office.measures[half:])):
            if part:
                row = sheet.height + office.random.choice([0, 1])
                sheet.put(row, 0, office.random.choice(["续表", "续表一", "（续）"]))
                row += 1
            if not measures:
                continue
            sheet.put(row, 0, "单位")
            for j, measure in enumerate(measures):
                sheet.put(row, 1 + j, office.header(measure))
            for i, unit in enumerate(office.units):
                sheet.put(row + 1 + i, 0, office.unit_name(unit))
                for j, measure in enumerate(measures):
                    office.put_value(sheet, row + 1 + i, 1 + j, unit, measure, when, book)
                    _without_target(book, unit, measure, when)
        office.foot(sheet)
        book.sheets.append(sheet)


def quarters_down(office: Office, book: Book) -> None:
    """A sheet an org unit, quarters down, indicators across; or all org units on one sheet, each over its quarters."""
    one_sheet = office.chance(0.5)
    sheet = Sheet("全部")
    row = 0
    if one_sheet:
        row = _top(office, sheet, f"{office.county}工会工作统计表", 4)
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
            row = _top(office, sheet, f"{office.county}工会工作统计表", 4)
            sheet.put(row, 0, office.random.choice(["季度", "时间", "报告期"]))
            for j, measure in enumerate(office.measures):
                sheet.put(row, 1 + j, office.header(measure))
            book.sheets.append(sheet)
        for when in office.quarters:
            row += 1
            sheet.put(row, left - 1, f"{when[0]}年{office.quarter_word(when[1])}")
            for j, measure in enumerate(office.measures):
                office.put_value(sheet, row, left + j, unit, measure, when, book)
                _without_target(book, unit, measure, when)


def by_month(office: Office, book: Book) -> None:
    """Months across for each indicator: amounts add up to the quarter, levels and rates are the last month's."""
    office.gappy = office.messy = 0.0
    year = office.years[0]
    quarters = [q for y, q in office.quarters if y == year]
    unit_column = True
    for unit in office.units:
        sheet = Sheet(unit)
        row = _top(office, sheet, f"{office.county}{year}年工会工作月度统计表", 5)
        sheet.put(row, 0, "指标名称")
        sheet.put(row, 1, "计量单位")
        for month in range(1, 3 * quarters[-1] + 1):
            sheet.put(row, 1 + month, f"{month}月")
        for i, measure in enumerate(_labelled_rows(office, sheet, row + 1, 0, unit_column=unit_column)):
            for q in quarters:
                number = office.numbers[unit, measure.id, year, q]
                step = Decimal(1) if measure.places == 0 else Decimal("0.01") if measure.places == 2 else Decimal("0.1")
                first = (number / 3).quantize(step)
                shares = [number, number, number] if measure.kind != "flow" else [first, first, number - 2 * first]
                for k, share in enumerate(shares):
                    office.put_number(sheet, row + 1 + i, 3 * q - 1 + k, measure, share, mess=False)
                office.expect(book, unit, measure, (year, q), with_target=False)
        book.sheets.append(sheet)


def listed_by_unit(office: Office, book: Book) -> None:
    """One sheet: org unit merged down its indicators, quarters across."""
    year = office.years[0]
    quarters = [q for y, q in office.quarters if y == year]
    sheet = Sheet("明细表")
    row = _top(office, sheet, office.title(year, None), 5)
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


def half_years(office: Office, book: Book) -> None:
    """Only 上半年 and 全年 are given: a flow's amount of the span, a level at its end."""
    office.gappy = 0.0
    year = office.years[0]
    for half in (1, 2) if office.chance(0.3) else (1,):
        word = ("上半年", "下半年")[half - 1]
        sheet = Sheet(f"{year}年{word}")
        _wide_sheet(
            office,
            Book(0, "", "", [], {}),
            sheet,
            _top(office, sheet, f"{office.county}{year}年{word}工会工作统计表", 5),
            (year, 1),
        )
        for unit in office.units:
            for measure in office.measures:
                code = f"{year}H{half}" if measure.kind == "flow" else f"{year}Q{2 * half}"
                office.expect(book, unit, measure, (year, 1), with_target=office.with_roles)
                book.truth[unit, code, measure.id] = book.truth.pop((unit, f"{year}Q1", measure.id))
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
                code = str(year) if measure.kind == "flow" else f"{year}Q4"
                book.truth[unit, code, measure.id] = (float(office.numbers[unit, measure.id, *when] * measure.factor), None)
        sheet.put(row + 1 + len(office.units), 0, "数据来源：统计局")
        book.sheets.append(sheet)


def targets_apart(office: Office, book: Book) -> None:
    """The year's targets on a sheet of their own (任务分解表), results a sheet a quarter."""
    office.with_targets = False
    sheet = Sheet("任务分解")
    row = _top(office, sheet, f"{office.county}{office.years[0]}年工会工作目标任务分解表", 4)
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


def three_levels(office: Office, book: Book) -> None:
    """Quarters over indicators over 目标/完成, merged or not."""
    year = office.years[0]
    quarters = [q for y, q in office.quarters if y == year]
    sheet = Sheet("一览表")
    merge = office.chance(0.6)
    row = _top(office, sheet, office.title(year, None), 6)
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
    for measure in _labelled_rows(office, sheet, row + 1, 0, unit_column=True):
        row += 1
        office.put_value(sheet, row, 2, unit, measure, (year, quarter), book)
        _without_target(book, unit, measure, (year, quarter))
    office.foot(sheet)
    book.sheets.append(sheet)


def in_areas(office: Office, book: Book) -> None:
    """Org units grouped by area in a merged column, each area with a 小计, 合计 at the end."""
    for when in office.quarters:
        sheet, title = _quarter_sheet(office, when)
        row = _top(office, sheet, title, 5)
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
                    _without_target(book, unit, measure, when)
                    if not measure.is_rate:
                        part.setdefault(2 + j, []).append(office.numbers[unit, measure.id, *when])
            row += 1
            _total(office, sheet, row, 1, part)
            sheet.put(row, 1, "小计" if style == "小计" else f"{area}小计")
            for column, numbers in part.items():
                sums.setdefault(column, []).extend(numbers)
        _total(office, sheet, row + 1, 0, sums)
        book.sheets.append(sheet)


def with_captions(office: Office, book: Book) -> None:
    """Indicators down under group rows, with numbering, 其中 and a row of column numbers under the header."""
    for when in office.quarters:
        sheet, title = _quarter_sheet(office, when)
        row = _top(office, sheet, title, 5)
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
                _without_target(book, unit, measure, when)
        book.sheets.append(sheet)


def spelled_differently(office: Office, book: Book) -> None:
    """The same org units under other spellings on each sheet: 总工会 appended, 镇 left out."""
    office.units = [u for u in office.units if u[-1] in "镇乡道" and len(u) > 2 and u[:-1] + "镇" != u[:-1] + "乡"] or [
        "塔尔气镇",
        "月亮湾乡",
    ]
    office.units = [u for u in office.units if u not in ("河口镇", "河口乡")] or ["塔尔气镇", "月亮湾乡"]
    spelled = dict.fromkeys(office.units, "")
    for u in office.units:
        for m in office.measures:
            for y, q in office.quarters:
                office.numbers.setdefault((u, m.id, y, q), Decimal(7))
    for k, when in enumerate(office.quarters):
        sheet, title = _quarter_sheet(office, when)
        row = _top(office, sheet, title, 5)
        sheet.put(row, 0, "乡镇（街道）")
        for j, measure in enumerate(office.measures):
            sheet.put(row, 1 + j, office.header(measure))
        for i, unit in enumerate(office.units):
            stem = unit.removesuffix("街道") if unit.endswith("街道") else unit[:-1]
            spelled[unit] = (unit, f"{unit}总工会", f"{unit}工会", stem if len(stem) > 1 else unit)[(k * (i + 1)) % 4]
            sheet.put(row + 1 + i, 0, spelled[unit])
            for j, measure in enumerate(office.measures):
                office.put_value(sheet, row + 1 + i, 1 + j, unit, measure, when, book)
                _without_target(book, unit, measure, when)
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


LAYOUTS: dict[str, Callable[[Office, Book], None]] = {
    f.__name__: f
    for f in (
        wide,
        wide_with_running_totals,
        running_totals_alone,
        by_unit,
        tidy,
        by_indicator,
        turned,
        quarters_over_indicators,
        stacked,
        in_panels,
        continued,
        quarters_down,
        by_month,
        listed_by_unit,
        half_years,
        years_across,
        targets_apart,
        three_levels,
        one_unit_alone,
        in_areas,
        with_captions,
        spelled_differently,
        tidy_by_role,
    )
}
