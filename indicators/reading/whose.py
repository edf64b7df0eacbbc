"""Whose each number of a table is: a member, the whole, a sub-total; and who is meant where no label says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from indicators.model import TOTAL
from indicators.reading.facts import Facts
from indicators.reading.head_rows import heads_in
from indicators.reading.layout import CAPTIONS, LEAF, UPPER
from indicators.reading.members import Line, Standing, number_in, standings
from indicators.reading.org_units import begins_part, is_whole, plain_name
from indicators.reading.roles import Role
from indicators.reading.sheets import NotPlain


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
    return found | dict.fromkeys(_further_parts(facts, found), Standing.PART)


def _further_parts(facts: Facts, found: Mapping[int, Standing]) -> Iterator[int]:
    """The rows under 其中：机关 that stand as far in as it does, or further: 企业 is a part of the same."""
    axis, grid = facts.layout.org_units, facts.layout.table.grid
    if not isinstance(axis, int) or Standing.PART not in found.values():
        return
    depth: int | None = None
    for row in sorted(found):
        value = grid.value(row, axis)
        text = value if isinstance(value, str) else ""
        indent = len(text) - len(text.lstrip()) + grid.indents.get((row, axis), 0)
        if found[row] is Standing.PART and begins_part(text):
            depth = indent
        elif depth is not None and (indent > depth or indent == depth > 0):
            yield row
        else:
            depth = None


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
