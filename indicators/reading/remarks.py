"""What a person should know about how a sheet was read, apart from its cells: hidden parts, questions, what was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from indicators.model import Problem
from indicators.reading.cells import Sort
from indicators.reading.column_uses import Use
from indicators.reading.facts import Fact, Facts
from indicators.reading.grid import Grid, Position, column_name
from indicators.reading.labels import label_of, states_target
from indicators.reading.layout import LEAF, UPPER
from indicators.reading.matching import Matched
from indicators.reading.members import number_in
from indicators.reading.nameless import filled
from indicators.reading.roles import Role, role_of
from indicators.reading.senses import Sense
from indicators.reading.subjects import Subject
from indicators.reading.text import compact, even
from indicators.reading.unit_line import unit_line_of
from indicators.reading.unit_names import LONGEST

_NAMED_AT_MOST = 10
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")


def remarks_on_sheet(found: Sequence[Facts], grid: Grid, file: str) -> Iterator[Problem]:
    """Hidden rows and columns, and a title and a tab that name different periods."""
    if not found:
        yield Problem("sheet_skipped", file, grid.name, facts=(("reason", "没有数据表"),))
        return
    rows = [str(r + 1) for r in sorted(set(map(grid.file_row, grid.hidden_rows)))]
    columns = [column_name(c) for c in sorted(set(map(grid.file_column, grid.hidden_columns)))]
    for code, hidden in (("hidden_rows", rows), ("hidden_columns", columns)):
        if hidden:
            yield Problem(code, file, grid.name, facts=(("which", "、".join(hidden[:_NAMED_AT_MOST])),))
    conflict = next((f.layout.context.conflict for f in found if f.layout.context.conflict), None)
    if conflict is not None:
        yield Problem("period_conflict", file, grid.name, facts=(("used", conflict[0]), ("other", conflict[1])))


def questions(facts: Facts, matched: Mapping[Subject, Matched], file: str) -> Iterator[Problem]:
    """Headers that may mean a defined indicator, or may be money or not: a person should say."""
    told: set[Subject] = set()
    unit_line = unit_line_of(facts.layout.context, matched)
    for sense in (*facts.columns.values(), *facts.rows.values()):
        subject = sense.subject
        if subject is None or subject in told or subject not in matched:
            continue
        told.add(subject)
        found = matched[subject]
        cell = facts.layout.table.grid.ref(file, sense.row, sense.column)
        if unit_line.asks and not (sense.unit or subject.unit) and unit_line.leaves_open(subject.name, found.indicator):
            said = (("header", subject.name), ("unit", "、".join(unit_line.units)))
            yield Problem("perhaps_money", file, cell.sheet, cell.cell, said)
        if found.maybe is None or found.certainty == 0:
            continue
        about = (("header", subject.name), ("indicator", found.maybe.name), ("certainty", f"{found.certainty:.0%}"))
        yield Problem("indicator_uncertain", file, cell.sheet, cell.cell, about)


def left_out(facts: Facts, file: str) -> Iterator[Problem]:
    """Columns and rows with numbers that are neither a value nor something we compute ourselves; targets in headers."""
    table, people = facts.layout.table, facts.layout.people
    if people is not None:
        rows = len(table.data_rows) - len(facts.rows)
        cell = table.grid.ref(file, (table.header or table.rows)[-1], people)
        yield Problem("people_left_out", file, cell.sheet, cell.cell, (("count", str(rows)),))
    for senses, by_column in ((facts.columns, True), (facts.rows, False)):
        for key, sense in senses.items():
            if sense.role is not Role.IGNORED or sense.nameless or (by_column and not _has_numbers(facts, key)):
                continue
            cell = table.grid.ref(file, sense.row, sense.column)
            if sense.rival is not None and _differ(facts, key, sense.rival):
                yield _meant_twice(facts, sense, facts.columns[sense.rival], file)
                continue
            code = "column_perhaps_target" if by_column and _is_perhaps_target(sense.header) else "column_left_out"
            header = sense.header or f"{column_name(table.grid.file_column(sense.column))}列"
            yield Problem(code, file, cell.sheet, cell.cell, (("header", header),))
    crossings = {f.column: f.row for f in reversed(_perhaps_left_out(facts)) if _is_left_out_by_both(facts, f)}
    for column, row in crossings.items():
        cell, about = table.grid.ref(file, row, column), f"{facts.rows[row].header} / {facts.columns[column].header}"
        yield Problem("column_left_out", file, cell.sheet, cell.cell, (("header", about),))
    for heading in dict.fromkeys(h for column in facts.layout.numbers for h in column.path):
        for inside in _IN_BRACKETS.findall(heading.label.text):
            if states_target(inside):
                cell = table.grid.ref(file, heading.row, heading.column)
                yield Problem("column_left_out", file, cell.sheet, cell.cell, (("header", inside),))
    yield from _targets_above(facts, file)


def _targets_above(facts: Facts, file: str) -> Iterator[Problem]:
    """Targets told in a line above the table: 全年目标任务：新建工会60家，发展会员2000人."""
    table = facts.layout.table
    for row in table.above:
        for column, value in enumerate(table.grid.values[row]):
            key, _, rest = compact(value).partition(":") if isinstance(value, str) else ("", "", "")
            if role_of(key) is Role.TARGET and any(map(str.isdigit, rest)):
                cell = table.grid.ref(file, row, column)
                yield Problem("column_left_out", file, cell.sheet, cell.cell, (("header", even(str(value))),))


def told_in_words(facts: Facts, file: str) -> Iterator[Problem]:
    """Each cell that tells in words what was done towards a target (组建3家，另有2家在筹备), where no column holds it."""
    headed = [c for c in facts.layout.columns if c.use is Use.NEITHER and c.path and _says_done(c.path[-1].label.text)]
    roles = {meaning.role for meaning in facts.meanings()} if headed else set()
    if Role.TARGET not in roles or roles & {Role.VALUE, Role.RUNNING}:
        return
    table = facts.layout.table
    for column in headed:
        for row in facts.rows:
            if isinstance(text := table.value(row, column.index), str) and any(map(str.isdigit, text)):
                cell = table.grid.ref(file, row, column.index)
                yield Problem("words_for_number", file, cell.sheet, cell.cell, (("found", text.strip()),))


def _says_done(header: str) -> bool:
    return role_of(header) in (Role.VALUE, Role.RUNNING)


def _differ(facts: Facts, column: int, other: int) -> bool:
    """Whether a row has other numbers in two columns."""
    table = facts.layout.table
    pairs = ((number_in(table.value(r, column)), number_in(table.value(r, other))) for r in table.data_rows)
    return any(one is not None and two is not None and one != two for one, two in pairs)


def _meant_twice(facts: Facts, sense: Sense, read: Sense, file: str) -> Problem:
    grid = facts.layout.table.grid
    cell, other = grid.ref(file, sense.row, sense.column), grid.ref(file, read.row, read.column)
    about = (("header", sense.header), ("other", read.header), ("other_cell", other.cell))
    return Problem("column_meant_twice", file, cell.sheet, cell.cell, about)


def nameless(facts: Facts, file: str) -> Iterator[Problem]:
    """Each row and each header cell where a name lacks, with what stands there and how many figures were not read for it."""
    grid, axis = facts.layout.table.grid, facts.layout.org_units
    counts: Counter[tuple[Position, bool]] = Counter()
    for row, sense in facts.rows.items():
        if sense.nameless:
            whose = sense.subject is None and isinstance(axis, int)
            counts[(row, sense.column), whose] += filled(facts.layout, row)
    for column in facts.layout.numbers:
        if facts.columns[column.index].nameless:
            blank = next((h for h in column.path if not h.label.text), None)
            head = blank or next((h for h in reversed(column.path) if h.label.name), column.path[-1])
            whose = facts.layout.indicators not in (LEAF, UPPER)
            counts[(head.row, head.column), whose] += _numbers_in(facts, column.index)
    for (place, whose), count in counts.items():
        value = grid.value(*place)
        found = grid.errors.get(place) or ("" if value is None else even(str(value)))
        shown = found if len(found) <= LONGEST else f"{found[:LONGEST]}…"
        cell, how_many = grid.ref(file, *place), ("count", str(count))
        if not found:
            yield Problem("org_unit_blank" if whose else "header_blank", file, cell.sheet, cell.cell, (how_many,))
        else:
            code = "org_unit_not_named" if whose else "header_not_named"
            yield Problem(code, file, cell.sheet, cell.cell, (("found", shown), how_many))


def _is_perhaps_target(header: str) -> bool:
    """Whether what stands under a name ends like a target (镇自定奋斗目标): only a person can say that it is none."""
    *above, last = header.split(" / ")
    loose = label_of(last).loose
    return bool(above) and loose is not None and loose.role is Role.TARGET


def _perhaps_left_out(facts: Facts) -> Sequence[Fact]:
    """All facts, if any is left out."""
    return facts.facts if any(meaning.role is Role.IGNORED for meaning in facts.meanings()) else ()


def _is_left_out_by_both(facts: Facts, fact: Fact) -> bool:
    """Whether only row and column together leave a number out: a target (row) for half a year (column)."""
    senses = (facts.rows[fact.row], facts.columns[fact.column])
    return fact.meaning.role is Role.IGNORED and all(s.role is not Role.IGNORED for s in senses)


def _has_numbers(facts: Facts, column: int) -> bool:
    table = facts.layout.table
    return any(table.sorts[r][column] == Sort.NUMBER for r in table.data_rows)


def _numbers_in(facts: Facts, column: int) -> int:
    table = facts.layout.table
    return sum(table.sorts[r][column] == Sort.NUMBER for r in table.data_rows)
