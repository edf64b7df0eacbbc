"""Two panels side by side under one header: 城市 | 环比 | 城市 | 环比 is the same table twice."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from indicators.reading.column_uses import Use
from indicators.reading.columns import Column, columns_of
from indicators.reading.regions import Table
from indicators.reading.row_kinds import Rect
from indicators.reading.text import compact

_FEWEST_PANELS = 2


def panels_of(table: Table) -> Iterator[tuple[Table, tuple[Column, ...]]]:
    """The panels of a table with their columns, from left to right: a new one begins where the heading of the first names
    comes again, or, in a form without any header, where names stand behind numbers."""
    columns = columns_of(table)
    starts = [table.rect.left, *(_starts(columns) if table.header else _starts_in_form(columns))]
    if len(starts) == 1:
        yield table, tuple(columns)
        return
    ends = [*(s - 1 for s in starts[1:]), table.rect.right]
    for left, right in zip(starts, ends, strict=True):
        rows = tuple(r for r in table.rows if any(table.sorts[r][left : right + 1]))
        if rows:
            rect = replace(table.rect, left=left, right=right)
            titles = tuple(_titles(table, rect))
            panel = replace(
                table,
                rect=rect,
                header=table.header[len(titles) :],
                rows=rows,
                captions=table.captions & set(rows),
                above=(*table.above, *titles),
            )
            yield panel, tuple(columns_of(panel))


def _titles(table: Table, panel: Rect) -> Iterator[int]:
    """The header rows at the top that hold a panel's own title: nothing but a text over the heading of its first column."""
    for row, below in itertools.pairwise(table.header):
        filled = [c for c in panel.columns if table.sorts[row][c]]
        if filled != [panel.left] or not table.sorts[below][panel.left]:
            return
        yield row


def _starts(columns: list[Column]) -> list[int]:
    first = next((c for c in columns if c.use is Use.NAMES and c.path), None)
    if first is None:
        return []
    starts = []
    for before, column in itertools.pairwise(columns):
        if (
            column.index > first.index
            and column.use is Use.NAMES
            and column.path
            and compact(column.path[-1].label.text) == compact(first.path[-1].label.text)
            and _numbers_before(columns, column)
        ):
            starts.append(before.index if before.use is Use.SERIAL else column.index)
    return starts


def _starts_in_form(columns: list[Column]) -> list[int]:
    """新建工会数 | 3 | 新增会员 | 45, perhaps with their units (| 3 | 家 |): names before each column of numbers."""
    uses = [c.use for c in columns]
    starts = [place for place, use in enumerate(uses) if use is Use.NAMES]
    if len(starts) < _FEWEST_PANELS or starts[0] != 0:
        return []
    parts = [uses[start:end] for start, end in itertools.pairwise([*starts, len(uses)])]
    alternate = all(sorted(part) == sorted(parts[0]) and part.count(Use.NUMBERS) == 1 for part in parts)
    only = all(set(part) <= {Use.NAMES, Use.NUMBERS, Use.UNITS} for part in parts)
    return [columns[place].index for place in starts[1:]] if alternate and only else []


def _numbers_before(columns: list[Column], column: Column) -> bool:
    return any(c.use is Use.NUMBERS and c.index < column.index for c in columns)
