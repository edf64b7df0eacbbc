"""Whose each number of a table is: a member, the whole, a sub-total; and who is meant where no label says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from indicators.model import TOTAL
from indicators.reading.facts import Facts
from indicators.reading.grid import Grid
from indicators.reading.head_rows import heads_in
from indicators.reading.layout import CAPTIONS, LEAF, UPPER
from indicators.reading.members import Line, Standing, make_up, number_in, standings
from indicators.reading.org_units import begins_part, is_whole, plain_name
from indicators.reading.roles import Role
from indicators.reading.sheets import NotPlain

_MAY_BEGIN = "其"
"""Looking for 其中 in the words of a sheet costs less than in its rows; its two characters may stand apart."""


def standings_in(facts: Facts) -> dict[int, Standing]:
    """The standing of each row or column that carries an org unit's name."""
    layout = facts.layout
    if layout.org_units is None or layout.org_units == CAPTIONS:
        return {}
    named, heads = _named_senses(facts), heads_in(facts)
    sums = _sums_decide(facts, list(named.values()), heads)
    lines = lines_in(facts) if sums else [Line(key, name, {}) for key, name in named.items()]
    if _is_tidy(lines):
        return {
            line.key: Standing.WHOLE if is_whole(line.name) or plain_name(line.name) == layout.context.county else _named(line)
            for line in lines
        }
    found = standings(lines, layout.context.county, heads)
    found |= dict.fromkeys(_further_parts(facts, found), Standing.PART)
    return found | dict.fromkeys(_some_of_members(facts, found), Standing.PART)


def _some_of_members(facts: Facts, found: Mapping[int, Standing]) -> Iterator[int]:
    """The org units under 其中： of another that do not make it up: its figures hold theirs, and others'."""
    said = parts_said(facts, found)
    lines = {line.key: line for line in lines_in(facts)} if said else {}
    for head, rows in said.items():
        if not make_up(lines[head], [lines[row] for row in rows]):
            yield from rows


def parts_said(facts: Facts, standings: Mapping[int, Standing]) -> dict[int, list[int]]:
    """The rows under 其中：, and those as far in behind them, by the org unit above; 其中 of the whole lists members."""
    axis, grid = facts.layout.org_units, facts.layout.table.grid
    if not isinstance(axis, int) or not any(_MAY_BEGIN in word for word in facts.layout.table.sheet.columns.words):
        return {}
    if facts.omitted is not None and any(begins_part(word or "") for word in facts.omitted.org_unit.words):
        raise NotPlain
    found: dict[int, list[int]] = defaultdict(list)
    head: int | None = None
    depth: int | None = None
    for row in sorted(standings):
        indent, begins = indent_at(grid, row, axis), begins_part(text_at(grid, row, axis))
        within = begins or (depth is not None and (indent > depth or indent == depth > 0))
        if within and head is not None and standings[row] is Standing.MEMBER:
            found[head].append(row)
            depth = indent if begins else depth
        elif not within:
            head, depth = row if standings[row] is Standing.MEMBER else None, None
    return found


def _further_parts(facts: Facts, found: Mapping[int, Standing]) -> Iterator[int]:
    """The rows under 其中：机关 that stand as far in as it does, or further: 企业 is a part of the same."""
    axis, grid = facts.layout.org_units, facts.layout.table.grid
    if not isinstance(axis, int) or Standing.PART not in found.values():
        return
    depth: int | None = None
    for row in sorted(found):
        indent = indent_at(grid, row, axis)
        if found[row] is Standing.PART and begins_part(text_at(grid, row, axis)):
            depth = indent
        elif depth is not None and (indent > depth or indent == depth > 0):
            yield row
        else:
            depth = None


def text_at(grid: Grid, row: int, column: int) -> str:
    value = grid.value(row, column)
    return value if isinstance(value, str) else ""


def indent_at(grid: Grid, row: int, column: int) -> int:
    """How far in a label stands, by spaces before it or by its format."""
    text = text_at(grid, row, column)
    return len(text) - len(text.lstrip()) + grid.indents.get((row, column), 0)


def _sums_decide(facts: Facts, names: list[str], heads: Collection[int]) -> bool:
    """Whether the names leave open what is a sum: heads of others, the county's own name, several rows for the whole."""
    county = facts.layout.context.county
    omitted = facts.omitted.plain if facts.omitted else ()
    several = sum(map(is_whole, names)) > 1
    open_ = several or bool(heads) or county in omitted or any(plain_name(n) == county for n in names)
    if open_ and facts.omitted:
        raise NotPlain
    return open_


def lines_in(facts: Facts) -> list[Line]:
    """The rows, or columns, that carry an org unit's name, with their numbers."""
    layout = facts.layout
    across = layout.org_units in (LEAF, UPPER)
    counted = {c for c, s in facts.columns.items() if s.role in (None, Role.VALUE, Role.RUNNING, Role.TARGET)}
    named = _named_senses(facts)
    numbers: dict[int, dict[int, float]] = {key: {} for key in named}
    for fact in facts.facts:
        key, other = (fact.column, fact.row) if across else (fact.row, fact.column)
        if (
            key in numbers
            and fact.column in counted
            and (n := number_in(layout.table.value(fact.row, fact.column))) is not None
        ):
            numbers[key][other] = n
    return [Line(key, named[key], values) for key, values in numbers.items()]


def _named_senses(facts: Facts) -> dict[int, str]:
    senses = facts.columns if facts.layout.org_units in (LEAF, UPPER) else facts.rows
    return {key: sense.org_unit for key, sense in senses.items() if sense.org_unit is not None}


def _named(line: Line) -> Standing:
    return standings([line], "")[line.key]


def _is_tidy(lines: list[Line]) -> bool:
    """Whether names come again and again, one row an observation: rows cannot be summed up there."""
    return len({line.name for line in lines}) * 2 <= len(lines)


def owner_of_unnamed(facts: Facts, names: Mapping[str, str], org_unit: str) -> str:
    """Whom numbers belong to that stand beside no org unit: the sheet's unit, the only one of the table, or the whole."""
    named = {s.org_unit for s in (*facts.columns.values(), *facts.rows.values()) if s.org_unit is not None}
    members = {plain_name(n) for n in named if not is_whole(n)}
    if facts.layout.org_units is not None:
        only = next(iter(members)) if len(members) == 1 else TOTAL
        return names.get(only, only)
    return org_unit or TOTAL
