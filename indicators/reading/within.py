"""Org units listed below the one they belong to: a township, then its unions, whose numbers add up to the township's, or a
street, then 其中：one of its communities."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.reading.facts import Facts
from indicators.reading.members import Standing, make_up
from indicators.reading.org_units import likeness, plain_name
from indicators.reading.shapes import by_shape
from indicators.reading.sheets import NotPlain
from indicators.reading.whose import lines_in, parts_said, standings_in

_TOWNSHIP = 1.0


def units_within(facts: Facts) -> dict[str, str]:
    """The org unit that each part belongs to, by name; empty where none stand below the one they make up."""
    if not isinstance(facts.layout.org_units, int):
        return {}
    standings = standings_in(facts)
    said = parts_said(facts, standings)
    named = {row: plain_name(facts.rows[row].org_unit or "") for row in {*said, *(r for rows in said.values() for r in rows)}}
    found = {named[row]: named[head] for head, rows in said.items() for row in rows if standings[row] is Standing.MEMBER}
    return found or _adding_up(facts, standings)


def _adding_up(facts: Facts, standings: Mapping[int, Standing]) -> dict[str, str]:
    """The org units whose numbers add up to those of the township above them."""
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
        if make_up(whole, parts):
            found |= {plain_name(part.name): plain_name(whole.name) for part in parts}
    return found
