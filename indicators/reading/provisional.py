"""Headers, titles and notes that say of a column or a whole sheet that its numbers are not final: 初步数, 快报, 暂估."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indicators.model import Problem
from indicators.reading.facts import Facts
from indicators.reading.grid import Grid
from indicators.reading.not_final import is_not_final, says_not_final
from indicators.reading.roles import Role
from indicators.reading.text import even

_BRACKETS = re.compile(r"\(([^()]+)\)")
_LINES = 30
"""How many rows above and below the tables of a sheet are looked at."""


def provisional_remarks(found: Sequence[Facts], grid: Grid, file: str) -> Iterator[Problem]:
    """One for the sheet if a line around its tables says so, else one for each column or row whose header does."""
    line = next(_lines_not_final(found, grid), None)
    if line is not None:
        text, row, column = line
        place = grid.ref(file, row, column)
        yield Problem("provisional_sheet", file, place.sheet, place.cell, (("found", text),))
        return
    for facts in found:
        for row, column, header in _headers_not_final(facts):
            place = grid.ref(file, row, column)
            yield Problem("provisional_header", file, place.sheet, place.cell, (("header", header),))


def _lines_not_final(found: Sequence[Facts], grid: Grid) -> Iterator[tuple[str, int, int]]:
    tables = [facts.layout.table for facts in found]
    if not tables:
        return
    first, last = min(t.rows[0] for t in tables), max(t.rows[-1] for t in tables)
    headers = {row for t in tables for row in t.header}
    around = {*range(max(0, first - _LINES), first), *range(last + 1, min(last + 1 + _LINES, grid.height))}
    for row in sorted((around | {r for t in tables for r in t.above}) - headers):
        for column, value in enumerate(grid.values[row]):
            if isinstance(value, str) and says_not_final(value):
                yield even(value), row, column
    if says_not_final(grid.name):
        yield grid.name, 0, 0


def _headers_not_final(facts: Facts) -> Iterator[tuple[int, int, str]]:
    for column in facts.layout.numbers:
        sense = facts.columns.get(column.index)
        if sense is not None and sense.role is not Role.IGNORED and any(map(_says_so, (h.label.text for h in column.path))):
            yield sense.row, sense.column, sense.header
    for sense in facts.rows.values():
        if sense.role is not Role.IGNORED and _says_so(sense.header):
            yield sense.row, sense.column, sense.header


def _says_so(header: str) -> bool:
    return any(is_not_final(part) for part in (header, *_BRACKETS.findall(even(header))))
