"""Org units listed below the one they belong to: a township, then its unions, whose numbers add up to the township's."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.reading.facts import Facts
from indicators.reading.members import Line, Standing
from indicators.reading.org_units import likeness, plain_name
from indicators.reading.shapes import by_shape
from indicators.reading.sheets import NotPlain
from indicators.reading.whose import lines_in, standings_in

_TOWNSHIP = 1.0
_FEWEST = 2
"""So many parts, and so many columns whose sums agree, before rows are taken for parts: one sum may agree by chance."""


def units_within(facts: Facts) -> dict[str, str]:
    """The org unit that each part belongs to, by name; empty where none stand below the one they make up."""
    if not isinstance(facts.layout.org_units, int):
        return {}
    standings = standings_in(facts)
    members = [key for key, standing in standings.items() if standing is Standing.MEMBER]
    named = {key: facts.rows[key].org_unit or "" for key in members}
    if facts.omitted is not None:
        words = [word or "" for word in facts.omitted.org_unit.words]
        if len({worth == _TOWNSHIP for worth in (*map(likeness, named.values()), *by_shape(words, likeness))}) > 1:
            raise NotPlain
        return {}
    heads = [i for i, key in enumerate(members) if likeness(named[key]) == _TOWNSHIP]
    if not heads or len(heads) == len(members):
        return {}
    lines = {line.key: line for line in lines_in(facts)}
    found: dict[str, str] = {}
    for head, following in zip(heads, [*heads[1:], len(members)], strict=True):
        parts = [lines[key] for key in members[head + 1 : following]]
        whole = lines[members[head]]
        if _make_up(whole, parts):
            found |= {plain_name(part.name): plain_name(whole.name) for part in parts}
    return found


def _make_up(whole: Line, parts: Sequence[Line]) -> bool:
    agreeing = 0
    for key, number in whole.numbers.items():
        values = [part.numbers[key] for part in parts if key in part.numbers]
        if not values or not number:
            continue
        if abs(sum(values) - number) > 0.0005 * abs(number):
            return False
        agreeing += len(values) >= _FEWEST
    return agreeing >= _FEWEST
