"""Rows that head the ones below them: 一 | 镇街 over 1 | 石桥镇, 2 | 河口镇. Perhaps their sums; the numbers decide."""

from __future__ import annotations

from indicators.reading.column_uses import Use
from indicators.reading.facts import Facts
from indicators.reading.org_units import is_any_unit, is_area_group
from indicators.reading.row_kinds import is_outline_number
from indicators.reading.text import is_outline


def heads_in(facts: Facts) -> frozenset[int]:
    """The rows or columns that may head others by their name (东部片区, 乡镇), and rows by a number in words before it where
    others have one in digits, or none."""
    layout = facts.layout
    axis = layout.org_units
    senses = facts.rows if isinstance(axis, int) else facts.columns
    named = {key: s.org_unit for key, s in senses.items() if s.org_unit is not None}
    by_name = {key for key, name in named.items() if is_area_group(name) or is_any_unit(name)}
    if not isinstance(axis, int):
        return frozenset(by_name)
    serial = next((c.index for c in layout.columns if c.use is Use.SERIAL and c.index < axis), None)
    numbers = {row: "" if serial is None else layout.table.value(row, serial) for row in named}
    outlined = {
        row
        for row, number in numbers.items()
        if is_outline(facts.rows[row].header) or (isinstance(number, str) and is_outline_number(number))
    }
    return frozenset(by_name | (outlined if len(outlined) < len(named) else set()))
