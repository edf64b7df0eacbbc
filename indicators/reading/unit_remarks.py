"""What an office writes in a column of remarks beside its figures (备注, 说明, 未完成原因): its own words on them.

They stand as notes on the org unit of the row, under the name of the row's one indicator, where it has only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.model import REMARK, TOTAL, Note
from indicators.periods import Period
from indicators.reading.blocks import Item, TableItems
from indicators.reading.facts import Facts
from indicators.reading.lines import is_keyed_line
from indicators.reading.regions import Table
from indicators.reading.roles import Role
from indicators.reading.text import compact, has_han
from indicators.reading.words import pattern

FEWEST = 4
"""A remark of fewer characters (无, 见附件) explains nothing."""

MOST_ROWS = 3000
"""A longer table is no list of org units that somebody explains."""

_PURE = re.compile(r"[\d\s.%,，、/／:：()（）\-—–~至]*")


@dataclass(frozen=True, slots=True)
class _Line:
    """Whose figures a row holds, and which."""

    org_units: frozenset[str]
    indicators: frozenset[str]
    periods: frozenset[Period]


def unit_remarks(facts: Facts, read: TableItems, file: str) -> Iterator[Note]:
    """A note for each remark on the figures of one org unit; what explains nothing is left out."""
    table = facts.layout.table
    columns = list(_columns(facts)) if len(table.data_rows) <= MOST_ROWS else []
    if not columns:
        return
    lines = _lines(read)
    for row in table.data_rows:
        for column, always in columns:
            said = table.value(row, column)
            if not isinstance(said, str) or not _explains(said, always=always):
                continue
            source = table.grid.ref(file, row, column)
            line = lines.get(_row_of(source.cell))
            if line is not None and len(line.org_units) == 1 and TOTAL not in line.org_units:
                (unit,), about = line.org_units, line.indicators
                name = next(iter(about)) if len(about) == 1 else ""
                yield Note(unit, name, f"{REMARK}{said.strip()}", source, max(line.periods, default=None))


def _columns(facts: Facts) -> Iterator[tuple[int, bool]]:
    """The columns of remarks, and whether the header asks for an explanation: 备注 may hold anything."""
    table: Table = facts.layout.table
    roles = {column.index: facts.columns[column.index].role for column in facts.layout.numbers}
    read = {column for column, role in roles.items() if role is not None and role.is_imported}
    for column in table.rect.columns:
        if column in read:
            continue
        heads = [compact(v) for r in table.header if isinstance(v := table.value(r, column), str)]
        asked = any(pattern("headings", "explanation").fullmatch(head) for head in heads)
        if asked or any(pattern("headings", "remark").fullmatch(head) for head in heads):
            yield column, asked


def _explains(said: str, *, always: bool) -> bool:
    words = compact(said)
    if len(words) < FEWEST or not has_han(words) or is_keyed_line(words) or _PURE.fullmatch(words):
        return False
    if pattern("lines", "no_remark").fullmatch(words):
        return False
    return always or bool(pattern("lines", "explains").search(words))


def _lines(read: TableItems) -> dict[str, _Line]:
    """The rows of a sheet by their number, with what was read from them."""
    found: dict[str, list[Item]] = {}
    for item in read.in_order():
        found.setdefault(_row_of(item.source.cell), []).append(item)
    return {row: _line(items) for row, items in found.items()}


def _line(items: list[Item]) -> _Line:
    return _Line(
        frozenset(item.org_unit for item in items),
        frozenset(item.matched.indicator.name for item in items),
        frozenset(item.time.period for item in items if item.role is not Role.TARGET),
    )


def _row_of(cell: str) -> str:
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
