"""Everything a workbook says: its sheets as tables, its tables as facts, its facts as one Reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from indicators.catalogue import Catalogue
from indicators.model import TOTAL, ColumnReading, Indicator, ListedUnit, Note, OfficeTable, Problem, Reading
from indicators.observations import columns_of
from indicators.office_names import is_of_trade, place_of_office
from indicators.periods import Period
from indicators.rates_of_parts import with_parts_found
from indicators.reading.adding_up import subjects_added_up
from indicators.reading.assemble import assemble, indicators_used
from indicators.reading.axes import layout_of
from indicators.reading.belonging import parents_beside
from indicators.reading.blocks import TableItems
from indicators.reading.ceilings import ceilings_in, with_ceilings
from indicators.reading.cell_reader import Surroundings
from indicators.reading.column_readings import column_readings
from indicators.reading.context import context_of
from indicators.reading.corrections import corrected, with_old_texts
from indicators.reading.definitions import definitions_of, holds_figures_too
from indicators.reading.facts import Facts, facts_of
from indicators.reading.grid import Grid
from indicators.reading.hierarchy import hierarchy_of
from indicators.reading.items import items_of
from indicators.reading.notes import notes_of
from indicators.reading.office_tables import office_table_of
from indicators.reading.org_units import likeness, same_units
from indicators.reading.own_sheets import cover_lines, is_example, is_guide, is_problem_list
from indicators.reading.panels import panels_of
from indicators.reading.provisional import provisional_remarks
from indicators.reading.regions import tables_in
from indicators.reading.remarks import left_out, nameless, questions, remarks_on_sheet, told_in_words
from indicators.reading.roles import says_month
from indicators.reading.sheet_columns import columns_of_sheet
from indicators.reading.sheets import CAREFUL, USUAL, LookAtMore, NotPlain, Pace, Sheet
from indicators.reading.simplified import simplified
from indicators.reading.spans import Span
from indicators.reading.tabs import members_of, owners_by_tab, spellings
from indicators.reading.unit_changes import change_remarks
from indicators.reading.unit_remarks import unit_remarks
from indicators.reading.within import units_within
from indicators.told import NOTHING, HeaderMeaning, Told

_REASONS = frozenset(("no_period", "no_indicator", "partial_quarter", "months_incomplete", "percent_unclear"))
"""Problems that say by themselves why a file gives no figures."""

_LOOKS = 4
"""How often further rows of a tall sheet may turn out to be needed."""


@dataclass(slots=True)
class _Workbook:
    """What has been found so far. ``names`` maps each spelling of an org unit to the one used."""

    file: str
    catalogue: Catalogue
    pace: Pace
    told: tuple[HeaderMeaning, ...] = ()
    own: list[Indicator] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    hierarchy: list[ListedUnit] = field(default_factory=list)
    office: list[OfficeTable] = field(default_factory=list)
    cover: list[str] = field(default_factory=list)
    sheets: list[Grid] = field(default_factory=list)
    examples: list[Grid] = field(default_factory=list)
    facts: list[Facts] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    tables: list[TableItems] = field(default_factory=list)
    ceilings: set[str] = field(default_factory=set)
    columns: list[ColumnReading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_grids(grids: list[Grid], file: str, catalogue: Catalogue, told: Told = NOTHING, pace: Pace = USUAL) -> Reading:
    """Understand all sheets of one file, as people ``told`` to. Never raises for what a sheet holds; what is not understood
    is a problem."""
    try:
        return _read_grids(grids, file, catalogue, told, pace)
    except NotPlain:
        return _read_grids(grids, file, catalogue, told, replace(pace, tall=CAREFUL.tall))


def _read_grids(grids: list[Grid], file: str, catalogue: Catalogue, told: Told, pace: Pace) -> Reading:
    book = _Workbook(file, catalogue, pace, told.headers)
    grids, book.problems = corrected(grids, told.corrections, file)
    _set_aside_own_sheets(book, grids)
    for grid in book.sheets:
        _find_facts(book, grid)
    _look_at_examples(book)
    _read_items(book)
    assembled = assemble(book.tables)
    book.problems += assembled.problems
    if not any(map(len, book.tables)) and not book.notes and not any(p.code in _REASONS for p in book.problems):
        book.problems.append(Problem("no_figures", file))
    matched = {id_: met for table in book.tables for id_, met in table.indicators().items()}
    used = indicators_used(assembled, matched, book.catalogue.indicators.values())
    defined = with_ceilings({i.id: i for i in (*used, *book.own)}, book.ceilings)
    reading = Reading(
        file=file,
        observations=assembled.observations,
        targets=tuple(assembled.targets),
        totals=tuple(assembled.totals),
        notes=tuple(_dated(book.notes, set(columns_of(assembled.observations).period.used()))),
        indicators=tuple(with_parts_found(defined, assembled.observations).values()),
        org_units=tuple(_org_units(book)),
        county=_by_its_own_name(book, _county(book) or _titled_whole(book)),
        columns=tuple(book.columns),
        problems=tuple(dict.fromkeys(book.problems)),
        hierarchy=tuple(dict.fromkeys(book.hierarchy)),
        office_tables=tuple(book.office),
    )
    return with_old_texts(reading)


def _set_aside_own_sheets(book: _Workbook, grids: Iterable[Grid]) -> None:
    """Take out the sheets that are no figures, and tell of those that are hidden."""
    for grid in grids:
        if grid.is_empty or is_problem_list(grid):
            continue
        if grid.hidden:
            book.problems.append(Problem("hidden_sheet", book.file, grid.name))
        if (own := definitions_of(grid, book.catalogue)) is not None:
            book.catalogue = book.catalogue.extended(own)
            ids, names = {o.id for o in own}, {o.name for o in own}
            book.own = [i for i in book.catalogue.indicators.values() if i.id in ids or i.name in names]
            book.sheets += [grid] if holds_figures_too(grid) else []
        elif (notes := notes_of(grid, book.file)) is not None:
            book.notes += notes
        elif (listed := hierarchy_of(grid)) is not None:
            book.hierarchy += listed
        elif (office := office_table_of(grid)) is not None:
            book.office.append(office)
            book.problems.append(_skipped(book, grid, "单位变更和评分办法，请在“指标体系”页导入"))
        elif is_guide(grid):
            book.cover += cover_lines(grid)
            book.problems.append(_skipped(book, grid))
            book.problems += change_remarks(grid, columns_of_sheet(grid).words, book.file)
        elif is_example(grid):
            book.examples.append(grid)
        else:
            book.sheets.append(grid)


def _look_at_examples(book: _Workbook) -> None:
    """Sheets that call themselves an example (填报样表) are skipped, unless the figures are nowhere else."""
    if book.facts:
        book.problems += [_skipped(book, grid) for grid in book.examples]
        return
    for grid in book.examples:
        _find_facts(book, grid)


def _skipped(book: _Workbook, grid: Grid, reason: str = "说明或示例") -> Problem:
    return Problem("sheet_skipped", book.file, grid.name, facts=(("reason", reason),))


def _dated(notes: Iterable[Note], periods: set[Period]) -> Iterator[Note]:
    """Notes without a period of their own are about the one period of the file's figures."""
    only = next(iter(periods)) if len(periods) == 1 else None
    return (replace(n, period=n.period or only) for n in notes)


def _find_facts(book: _Workbook, grid: Grid) -> None:
    sheet = simplified(grid, book.pace)
    book.problems += change_remarks(sheet.grid, sheet.columns.words, book.file)
    for _ in range(_LOOKS):
        try:
            found = list(_facts_in(book, sheet))
            break
        except LookAtMore as more:
            sheet = sheet.looking_at(more.rows)
    else:
        raise NotPlain
    if sheet.omission and sum(len(f.omitted.rows) for f in found if f.omitted) != len(sheet.omission.omitted):
        raise NotPlain
    book.facts += found
    grid = sheet.grid
    book.problems += [*remarks_on_sheet(found, grid, book.file), *provisional_remarks(found, grid, book.file)]


def _facts_in(book: _Workbook, sheet: Sheet) -> Iterator[Facts]:
    for table in tables_in(sheet):
        for panel, columns in panels_of(table):
            layout = layout_of(panel, columns, context_of(panel, book.file, book.cover), book.catalogue)
            if layout is not None:
                yield facts_of(layout, book.told)


def _read_items(book: _Workbook) -> None:
    owners = owners_by_tab(book.facts, book.catalogue)
    book.names = same_units(spellings(book.facts, owners), _county(book))
    monthly, added_up = _counts_months(book.facts), subjects_added_up(book.facts)
    for facts in book.facts:
        owner = facts.layout.context.org_unit or owners.get(facts.layout.table.grid.name, "")
        around = Surroundings(book.file, book.catalogue, book.names, book.names.get(owner, owner), monthly, added_up)
        read = items_of(facts, around)
        book.tables.append(read)
        book.ceilings |= ceilings_in(facts, read)
        book.notes += unit_remarks(facts, read, book.file)
        book.columns += column_readings(facts, read.matched, book.file)
        _note_parts(book, facts)
        book.problems += [
            *read.problems,
            *questions(facts, read.matched, book.file),
            *left_out(facts, book.file),
            *nameless(facts, book.file),
            *told_in_words(facts, book.file),
        ]
    county = _county(book)
    book.problems += [
        Problem("org_unit_spelling", book.file, facts=(("found", name), ("name", full)))
        for name, full in book.names.items()
        if full != name.removeprefix(county) and full != name
    ]


def _note_parts(book: _Workbook, facts: Facts) -> None:
    """Take over which org units stand below the one they make up, or beside the one they belong to, where the workbook's own
    list does not say."""
    listed = {u.org_unit for u in book.hierarchy}
    beside = {} if listed else _spelled(book, parents_beside(facts))
    parts = _spelled(book, units_within(facts))
    book.hierarchy += [ListedUnit(part, whole) for part, whole in (parts | beside).items() if part not in listed]
    tab = facts.layout.table.grid.name
    for part, whole in list(beside.items())[:1]:
        said = (("count", str(len(beside))), ("name", part), ("parent", whole))
        book.problems.append(Problem("parents_beside", book.file, tab, facts=said))
    for whole, count in Counter(parts.values()).items():
        about = (("name", whole), ("count", str(count)))
        book.problems.append(Problem("parts_below_whole", book.file, tab, facts=about))


def _spelled(book: _Workbook, parents: Mapping[str, str]) -> dict[str, str]:
    return {book.names.get(part, part): book.names.get(whole, whole) for part, whole in parents.items()}


def _counts_months(all_facts: Iterable[Facts]) -> bool:
    """Whether the file has months that end no quarter, or says 本月: then single months are months, else 2024.06 stands for
    its quarter."""
    all_facts = tuple(all_facts)
    senses = (s for facts in all_facts for s in (*facts.columns.values(), *facts.rows.values()))
    if any(says_month(s.header) for s in senses if s.role is None or s.role.is_imported):
        return True
    return any(_names_months({m.span for m in facts.meanings() if m.span and m.role.is_imported}) for facts in all_facts)


def _names_months(spans: set[Span]) -> bool:
    """Whether single months among a table's periods are months: one that ends no quarter, or 6月 beside 1-6月."""
    months = [s for s in spans if s.is_month and not s.upto]
    since_january = {(s.year, s.last) for s in spans if s.first == 1 and not s.is_month}
    return any((s.last or 3) % 3 or (s.year, s.last) in since_january for s in months)


def _org_units(book: _Workbook) -> Iterator[str]:
    """The org units in the order of the sheets, those that gave no value included."""
    found: dict[str, None] = {}
    with_items = {name for table in book.tables for name in table.org_units()}
    sheets = {f.layout.table.grid.name for f, table in zip(book.facts, book.tables, strict=True) if len(table)}
    county = _county(book)
    for facts in book.facts:
        if facts.layout.table.grid.name in sheets:
            names = (book.names.get(n, n) for n in members_of(facts) if n != county)
            found |= dict.fromkeys(n for n in names if n in with_items or likeness(n) >= 0.8)
    if left := with_items - found.keys() - {TOTAL}:
        found |= dict.fromkeys(i.org_unit for table in book.tables for i in table.in_order() if i.org_unit in left)
    return iter(found)


def _county(book: _Workbook) -> str:
    return next((f.layout.context.county for f in book.facts if f.layout.context.county), "")


def _by_its_own_name(book: _Workbook, whole: str) -> str:
    """青溪工业园区工会联合会, where a title calls its union so; the report is signed by that name. Above the rows of several
    org units the union of a trade is the whole, and not its county."""
    offices = tuple(dict.fromkeys(f.layout.context.office for f in book.facts))
    members = {name for table in book.tables for name in table.org_units()} - {TOTAL}
    if len(offices) == 1 and is_of_trade(offices[0]) and len(members) > 1 and offices[0].startswith(whole):
        return offices[0]
    return next((name for name in offices if whole and place_of_office(name) == whole), whole)


def _titled_whole(book: _Workbook) -> str:
    """The one place that all titles name and no row does, where rows name several: 滨海开发区 over its 分会."""
    titled = {f.layout.context.org_unit for f, table in zip(book.facts, book.tables, strict=True) if len(table)}
    members = {name for table in book.tables for name in table.org_units()} - {TOTAL}
    return titled.pop() if len(titled) == 1 and len(members) > 1 and not titled & members else ""
