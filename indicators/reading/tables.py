"""Everything a workbook says: its sheets as tables, its tables as facts, its facts as one Reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from indicators.catalogue import Catalogue
from indicators.inference import theme_of
from indicators.model import TOTAL, ColumnReading, Indicator, Note, Problem, Reading
from indicators.reading.assemble import assemble, indicators_used
from indicators.reading.cells import Sort
from indicators.reading.column_readings import column_readings
from indicators.reading.context import context_of, is_generic
from indicators.reading.definitions import definitions_of
from indicators.reading.facts import Facts, facts_of
from indicators.reading.grid import Grid, column_name
from indicators.reading.items import Item, Surroundings, items_of
from indicators.reading.layout import layout_of
from indicators.reading.notes import notes_of
from indicators.reading.org_units import is_part_of_whole, is_whole, likeness, plain_name, same_units
from indicators.reading.own_sheets import is_example
from indicators.reading.panels import panels_of
from indicators.reading.regions import tables_of
from indicators.reading.roles import Role
from indicators.reading.spans import find_span
from indicators.reading.text import compact

_OTHER_THEME = theme_of("")


@dataclass(slots=True)
class _Workbook:
    """What has been found so far."""

    catalogue: Catalogue
    own: list[Indicator] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    sheets: list[Grid] = field(default_factory=list)
    facts: list[Facts] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    columns: list[ColumnReading] = field(default_factory=list)


def read_grids(grids: list[Grid], file: str, catalogue: Catalogue) -> Reading:
    """Understand all sheets of one file. Never raises for what a sheet holds; what is not understood is a problem."""
    book = _Workbook(catalogue)
    _set_aside_own_sheets(book, grids, file)
    for grid in book.sheets:
        _find_facts(book, grid, file)
    items = _items(book, file)
    assembled = assemble(items)
    book.problems += assembled.problems
    if not items and not book.notes and not any(p.code in _REASONS for p in book.problems):
        book.problems.append(Problem("no_figures", file))
    named = dict.fromkeys(o.org_unit for o in (*assembled.observations, *assembled.targets))
    org_units = [u for u in (*_org_units_in_order(book, items, file), *named) if u != TOTAL]
    used = indicators_used(assembled, (i.matched.indicator for i in items), book.catalogue.indicators.values())
    return Reading(
        file=file,
        observations=tuple(assembled.observations),
        targets=tuple(assembled.targets),
        totals=tuple(assembled.totals),
        notes=tuple(book.notes),
        indicators=tuple({i.id: i for i in (*used, *book.own)}.values()),
        org_units=tuple(dict.fromkeys(org_units)),
        county=next((f.layout.context.county for f in book.facts if f.layout.context.county), ""),
        columns=tuple(book.columns),
        problems=tuple(dict.fromkeys(book.problems)),
    )


_REASONS = frozenset(("no_period", "no_indicator", "partial_quarter", "months_incomplete", "percent_unclear"))


def _set_aside_own_sheets(book: _Workbook, grids: Iterable[Grid], file: str) -> None:
    """Take out the sheets that are no figures, and tell of those that are hidden."""
    for grid in grids:
        if grid.is_empty:
            continue
        if grid.hidden:
            book.problems.append(Problem("hidden_sheet", file, grid.name))
        if (own := definitions_of(grid, book.catalogue)) is not None:
            book.catalogue = book.catalogue.extended(own)
            book.own = [i for i in book.catalogue.indicators.values() if i.id in {o.id for o in own} or i.name in {o.name for o in own}]
        elif (notes := notes_of(grid, file)) is not None:
            book.notes += notes
        elif is_example(grid):
            book.problems.append(Problem("sheet_skipped", file, grid.name, facts=(("reason", "说明或示例"),)))
        else:
            book.sheets.append(grid)


def _find_facts(book: _Workbook, grid: Grid, file: str) -> None:
    found: list[Facts] = []
    for table in tables_of(grid):
        for panel in panels_of(table):
            layout = layout_of(panel, context_of(panel, file), book.catalogue)
            if layout is not None:
                found.append(facts_of(layout))
    if not found:
        book.problems.append(Problem("sheet_skipped", file, grid.name, facts=(("reason", "没有数据表"),)))
    book.facts += found
    book.problems += _of_layout(found, grid, file)


def _of_layout(found: list[Facts], grid: Grid, file: str) -> Iterator[Problem]:
    """What to know about a sheet before its numbers: hidden parts, titles and tabs that contradict each other."""
    if found and grid.hidden_rows:
        yield Problem("hidden_rows", file, grid.name, facts=(("which", "、".join(str(r + 1) for r in sorted(grid.hidden_rows)[:10])),))
    if found and grid.hidden_columns:
        yield Problem("hidden_columns", file, grid.name, facts=(("which", "、".join(column_name(c) for c in sorted(grid.hidden_columns)[:10])),))
    conflict = next((f.layout.context.conflict for f in found if f.layout.context.conflict), None)
    if conflict is not None:
        yield Problem("period_conflict", file, grid.name, facts=(("used", conflict[0]), ("other", conflict[1])))


def _items(book: _Workbook, file: str) -> list[Item]:
    owners = _owners_by_sheet(book)
    names = same_units(_names(book.facts, owners))
    monthly = _counts_months(book.facts)
    items: list[Item] = []
    for facts in book.facts:
        owner = facts.layout.context.org_unit or owners.get(facts.layout.table.grid.name, "")
        around = Surroundings(file, book.catalogue, names, names.get(owner, owner), monthly)
        read = items_of(facts, around)
        items += read.items
        book.problems += read.problems
        book.problems += _questions(facts, read.matched, file)
        book.columns += column_readings(facts, read.matched, file)
        book.problems += _left_out(facts, file)
    book.problems += [Problem("org_unit_spelling", file, facts=(("found", n), ("name", full))) for n, full in names.items() if n != full]
    return items


def _owners_by_sheet(book: _Workbook) -> dict[str, str]:
    """The org unit each tab names, where a workbook has a sheet for each: 城东, 城西, 河口 …

    One tab that can only be an org unit's makes the others likely; without any, most tabs must be able to be one.
    """
    without = [f for f in book.facts if f.layout.org_units is None and f.layout.indicators is not None]
    tabs = dict.fromkeys(f.layout.table.grid.name for f in without)
    named = {tab: name for tab in tabs if (name := _unit_in_tab(tab, book.catalogue))}
    sure = {tab for tab, name in named.items() if likeness(name) >= 0.8}
    likely = {tab for tab, name in named.items() if tab in sure or (likeness(name) >= 0 and theme_of(name) == _OTHER_THEME)}
    all_fit = 2 * len(sure) >= len(tabs) or (len(named) == len(tabs) > 1 and 2 * len(likely) >= len(tabs))
    chosen = named if all_fit else likely if sure or (len(likely) > 1 and len(likely) >= 0.6 * len(tabs)) else {}
    return {tab: TOTAL if is_whole(named[tab]) else named[tab] for tab in chosen}


def _unit_in_tab(tab: str, catalogue: Catalogue) -> str:
    """The tab's name, without a period, if it can be an org unit's."""
    plain = compact(tab)
    if likeness(plain_name(plain)) < 0.8 and (found := find_span(plain)) is not None:
        plain = plain[: found.start] + plain[found.end :]
    name = plain_name(plain.strip("()-—_ ."))
    if not name or len(name) > 20 or is_part_of_whole(name):
        return ""
    if likeness(name) >= 0.8 or is_whole(name):
        return name
    return "" if is_generic(tab) or catalogue.match(name).accepted else name


def _names(all_facts: Sequence[Facts], owners: dict[str, str]) -> Iterator[str]:
    for facts in all_facts:
        for sense in (*facts.columns.values(), *facts.rows.values()):
            if sense.org_unit is not None and not is_whole(sense.org_unit) and not is_part_of_whole(sense.org_unit):
                yield plain_name(sense.org_unit)
        if facts.layout.context.org_unit:
            yield facts.layout.context.org_unit
    yield from (o for o in owners.values() if o != TOTAL)


def _counts_months(all_facts: Iterable[Facts]) -> bool:
    """Whether the file has months that end no quarter: then single months are months, else 2024.06 stands for its quarter."""
    meanings = {id(f.meaning): f.meaning for facts in all_facts for f in facts.facts}
    spans = {m.span for m in meanings.values() if m.span is not None and m.role.is_imported}
    return any(s.is_month and not s.upto and (s.last or 3) % 3 for s in spans)


def _org_units_in_order(book: _Workbook, items: list[Item], file: str) -> Iterator[str]:
    """The org units as the sheets list them, those without any value included."""
    del file
    owners = _owners_by_sheet(book)
    names = same_units(_names(book.facts, owners))
    with_items = {i.org_unit for i in items}
    sheets = {i.source.sheet for i in items}
    for facts in book.facts:
        if facts.layout.table.grid.name not in sheets:
            continue
        for sense in (*facts.columns.values(), *facts.rows.values()):
            if sense.org_unit is None or is_whole(sense.org_unit) or is_part_of_whole(sense.org_unit):
                continue
            name = names.get(plain_name(sense.org_unit), plain_name(sense.org_unit))
            if name in with_items or likeness(name) >= 0.8:
                yield name


def _questions(facts: Facts, matched: dict, file: str) -> Iterator[Problem]:  # type: ignore[type-arg]
    """Headers that may mean a defined indicator: a person should say."""
    told = set()
    for sense in (*facts.columns.values(), *facts.rows.values()):
        found = matched.get(sense.subject) if sense.subject is not None else None
        if found is None or found.maybe is None or sense.subject in told:
            continue
        told.add(sense.subject)
        cell = facts.layout.table.grid.ref(file, sense.row, sense.column)
        about = (("header", sense.subject.name), ("indicator", found.maybe.name), ("certainty", f"{found.certainty:.0%}"))
        yield Problem("indicator_uncertain", file, cell.sheet, cell.cell, about)


def _left_out(facts: Facts, file: str) -> Iterator[Problem]:
    """Columns with numbers that are neither a value nor something we compute ourselves."""
    grid = facts.layout.table.grid
    for column, sense in facts.columns.items():
        if sense.role is Role.IGNORED and any(facts.layout.table.sorts[r][column] == Sort.NUMBER for r in facts.layout.table.data_rows):
            yield Problem("column_left_out", file, grid.name, grid.ref(file, sense.row, column).cell, (("header", sense.header),))
    for row, sense in facts.rows.items():
        if sense.role is Role.IGNORED:
            yield Problem("column_left_out", file, grid.name, grid.ref(file, row, sense.column).cell, (("header", sense.header),))


