"""Rows that hold several numbers a cell behind a label of as many names: 培训（期/人次） before 3/120 and 4/95 are two rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indicators.reading.cells import Sort, sort_of
from indicators.reading.corrections import typed_value
from indicators.reading.grid import CellValue, Grid, Position, Range
from indicators.reading.several_parts import SEVERAL, headers_of, pieces_of, placed
from indicators.reading.sheet_columns import SheetColumns
from indicators.reading.units import is_unit

_MOST_ROWS = 400
"""So many rows with several numbers in a cell are looked at: a table of indicators has no more of them."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """The rows that one row is parted in; what belongs to none of them alone stands in the first."""

    rows: tuple[list[CellValue], ...]


def with_rows_parted(grid: Grid, columns: SheetColumns) -> Grid:
    """The sheet (``columns`` are its cells) with such rows parted; ``file_rows`` then says where each stands in the file.

    Every cell behind the label must have as many numbers as the label has names, or none; one that has not leaves the row
    as it is, and a person is asked about its cells.
    """
    if not SEVERAL.search("\0".join(columns.words)):
        return grid
    several = np.array([*(SEVERAL.search(word) is not None for word in columns.words), False])
    marked = several[columns.texts]
    rows = np.flatnonzero(marked.any(axis=1)).tolist()[:_MOST_ROWS]
    parted = {row: parts for row in rows if (parts := _parts_of(_as_printed(grid, row))) is not None}
    return _heightened(grid, parted) if parted else grid


def _as_printed(grid: Grid, row: int) -> list[CellValue]:
    """A row with the labels that are merged down over it."""
    cells = list(grid.values[row])
    for top, left, bottom, right in grid.merged:
        if top < row <= bottom and left == right < len(cells):
            cells[left] = grid.value(top, left)
    return cells


def _parts_of(row: Sequence[CellValue]) -> _Parts | None:
    """The parts of a row whose labels name as many things as its first cell of several numbers holds."""
    first = next((c for c, value in enumerate(row) if isinstance(value, str) and len(pieces_of(value)) > 1), None)
    if first is None:
        return None
    count = len(pieces_of(str(row[first])))
    labels = {c: names for c in range(first) if (names := _names_in(row[c], count))}
    if not labels:
        return None
    names = next((n for n in labels.values() if not all(map(is_unit, n))), next(iter(labels.values())))
    rows: list[list[CellValue]] = [[*row[:first]] for _ in range(count)]
    for column, said in labels.items():
        for part, name in zip(rows, said, strict=True):
            part[column] = name
    for value in row[first:]:
        split = _split(value, names)
        if split is None:
            return None
        for part, number in zip(rows, split, strict=True):
            part.append(number)
    return _Parts(tuple(rows))


def _names_in(value: CellValue, count: int) -> tuple[str, ...]:
    return headers_of(value, count) if isinstance(value, str) and not pieces_of(value) else ()


def _split(value: CellValue, names: Sequence[str]) -> tuple[CellValue, ...] | None:
    """What stands in the parts of a cell, words in the first alone; None where a number may be of any part."""
    first_alone = (value, *[None] * (len(names) - 1))
    if not isinstance(value, str):
        return first_alone if value is None else None
    if pieces := pieces_of(value):
        parts = placed(pieces, names)
        return None if parts is None else tuple(typed_value(part) if part else None for part in parts)
    return None if sort_of(value) in (Sort.NUMBER, Sort.ODD) else first_alone


def _heightened(grid: Grid, parted: Mapping[int, _Parts]) -> Grid:
    places = [row for row in range(grid.height) for _ in range(len(parted[row].rows) if row in parted else 1)]
    now = np.searchsorted(places, range(grid.height)).tolist()
    return replace(
        grid,
        values=list(_rows(grid, parted)),
        percent=frozenset(_moved(grid.percent, now)),
        errors={(now[row], column): error for (row, column), error in grid.errors.items()},
        unevaluated=frozenset(_moved(grid.unevaluated, now)),
        merged=tuple(_merged(grid.merged, now, places)),
        hidden_rows=frozenset(at for at, row in enumerate(places) if row in grid.hidden_rows),
        indents={(now[row], column): indent for (row, column), indent in grid.indents.items()},
        columns=None,
        file_rows=tuple(places),
    )


def _rows(grid: Grid, parted: Mapping[int, _Parts]) -> Iterator[list[CellValue]]:
    for row in range(grid.height):
        yield from parted[row].rows if row in parted else [grid.values[row]]


def _moved(cells: Iterable[Position], now: Sequence[int]) -> Iterator[Position]:
    return ((now[row], column) for row, column in cells if row < len(now))


def _merged(ranges: Iterable[Range], now: Sequence[int], places: Sequence[int]) -> Iterator[Range]:
    """A range that reaches down reaches over all parts of its rows; one within a row stays with the first part."""
    for top, left, bottom, right in ranges:
        last = min(bottom, len(now) - 1)
        if top >= len(now):
            yield top, left, bottom, right
        else:
            yield now[top], left, now[last] + places.count(last) - 1 if top != bottom else now[top], right
