"""What org units belong to, where a column beside them says so: 乡镇 | 村, 工会名称 | 所属乡镇."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from indicators.reading.column_uses import About, Use
from indicators.reading.columns import Column
from indicators.reading.facts import Facts
from indicators.reading.org_units import is_part_of_whole, is_whole, likeness, plain_name
from indicators.reading.row_labels import row_texts
from indicators.reading.text import compact

_SURELY_UNITS = 0.6
_TOWNSHIP = 1.0
_ABOVE = re.compile(r"(?:所属|上级|主管|归口|隶属)")


def column_of_parents(facts: Facts) -> Column | None:
    """The column that names what each row's org unit belongs to; None if there is none."""
    own = facts.layout.org_units
    if not isinstance(own, int) or facts.layout.people is not None:
        return None
    beside = (c for c in facts.layout.columns if c.use is Use.NAMES and c.index != own and c.about is About.ORG_UNIT)
    return next((c for c in beside if _names_parents(facts, c)), None)


def parents_beside(facts: Facts) -> dict[str, str]:
    """The org unit that each one belongs to, by name; empty if any would belong to two, or nothing is said."""
    column = column_of_parents(facts)
    if column is None:
        return {}
    said: dict[str, set[str]] = defaultdict(set)
    for name, parent in _pairs(facts, column.index):
        if name != parent:
            said[name].add(parent)
    parents = {parent for found in said.values() for parent in found}
    fits = all(len(found) == 1 for found in said.values()) and len(parents) < len(said) and not parents & said.keys()
    return {name: next(iter(found)) for name, found in said.items()} if fits else {}


def _names_parents(facts: Facts, column: Column) -> bool:
    """Whether a column names townships, or says itself that it names what others belong to."""
    if _ABOVE.match(compact(column.path[-1].label.text)):
        return True
    table = facts.layout.table
    names = {v for r in table.data_rows if isinstance(v := table.value(r, column.index), str) and _is_unit(v)}
    return bool(names) and sum(likeness(name) == _TOWNSHIP for name in names) >= _SURELY_UNITS * len(names)


def _pairs(facts: Facts, column: int) -> Iterator[tuple[str, str]]:
    table = facts.layout.table
    outer = dict(zip(table.rows, row_texts(table, [column, _own(facts)], {column})[column], strict=True))
    for row, sense in facts.rows.items():
        parent = outer.get(row)
        if sense.org_unit is not None and isinstance(parent, str) and _is_unit(sense.org_unit) and _is_unit(parent):
            yield plain_name(sense.org_unit), plain_name(parent)
    if facts.omitted is None:
        return
    for name, like in set(zip(facts.omitted.org_unit.codes.tolist(), facts.omitted.like.tolist(), strict=True)):
        unit, parent = facts.omitted.plain[name], outer.get(like)
        if unit is not None and isinstance(parent, str) and _is_unit(unit) and _is_unit(parent):
            yield unit, plain_name(parent)


def _own(facts: Facts) -> int:
    assert isinstance(facts.layout.org_units, int)
    return facts.layout.org_units


def _is_unit(name: str) -> bool:
    return not is_whole(name) and not is_part_of_whole(name)
