"""Columns that hold several numbers a cell under a header of as many names: 企业/事业 over 12/3 are two columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indicators.reading.cells import Sort, sort_of
from indicators.reading.corrections import typed_value
from indicators.reading.grid import CellValue, Grid, Position, Range
from indicators.reading.several_parts import SEVERAL, Piece, headers_of, pieces_of, placed
from indicators.reading.sheet_columns import Held, SheetColumns

_MOST_HEADER_ROWS = 4
"""So many texts between the first numbers and the header that names them: rows of units."""

_Split = dict[Position, tuple[CellValue, ...]]


@dataclass(frozen=True, slots=True)
class _Parts:
    """One column as several: how many, and what stands in each part of the cells that are parted."""

    count: int
    cells: _Split


def with_columns_parted(grid: Grid, columns: SheetColumns) -> Grid:
    """The sheet (``columns`` are its cells) with such columns parted; ``file_columns`` then says where each stands in the file.

    Every cell under the header must have as many numbers as the header has names, or none; one that has not leaves the
    column as it is, and a person is asked about its cells.
    """
    if not SEVERAL.search("\0".join(columns.words)):
        return grid
    several = np.array([*(SEVERAL.search(word) is not None for word in columns.words), False])
    marked = several[columns.texts]
    found: dict[int, _Parts] = {}
    for column in np.flatnonzero(marked.any(axis=0)).tolist():
        rows = np.flatnonzero(columns.held[:, column] != Held.NOTHING).tolist()
        parts = _parts_in(grid, column, rows, np.flatnonzero(marked[:, column]).tolist())
        found |= {column: parts} if parts is not None else {}
    return _widened(grid, found) if found else grid


def _parts_in(grid: Grid, column: int, rows: Sequence[int], marked: Iterable[int]) -> _Parts | None:
    """The parts of a column with something in these rows, and perhaps several numbers in those that are marked."""
    first = next((r for r in marked if len(_pieces(grid, r, column)) > 1), None)
    if first is None:
        return None
    count = len(_pieces(grid, first, column))
    header = _header_over(grid, column, [r for r in rows if r < first], count)
    if header is None:
        return None
    names = headers_of(str(grid.value(header, column)), count)
    cells: _Split = {}
    for row in rows:
        if row >= header:
            split = _split(grid.value(row, column), _pieces(grid, row, column), names)
            if split is None:
                return None
            cells |= {(row, column): split} if split else {}
    return _Parts(count, cells)


def _pieces(grid: Grid, row: int, column: int) -> tuple[Piece, ...]:
    value = grid.value(row, column)
    return pieces_of(value) if isinstance(value, str) else ()


def _header_over(grid: Grid, column: int, above: Sequence[int], count: int) -> int | None:
    """The row of the nearest text above the first numbers that names as many things, past units and other words."""
    for row in above[: -_MOST_HEADER_ROWS - 1 : -1]:
        value = grid.value(row, column)
        if not isinstance(value, str) or pieces_of(value):
            return None
        if headers_of(value, count):
            return row
    return None


def _split(value: CellValue, pieces: Sequence[Piece], names: tuple[str, ...]) -> tuple[CellValue, ...] | None:
    """What stands in the parts of a cell under the header or of the header itself, () where words stay undivided; None where
    a number may be any of them."""
    if pieces:
        parts = placed(pieces, names)
        return None if parts is None else tuple(typed_value(part) if part else None for part in parts)
    if not isinstance(value, str) or sort_of(value) in (Sort.NUMBER, Sort.ODD):
        return None
    return headers_of(value, len(names))


def _widened(grid: Grid, found: Mapping[int, _Parts]) -> Grid:
    places = list(_places(grid.width, found))
    now = [bisect_left(places, column) for column in range(grid.width)]
    return replace(
        grid,
        values=[_row(grid, row, found) for row in range(grid.height)],
        percent=frozenset(_moved(grid.percent, now)),
        errors={(row, now[column]): error for (row, column), error in grid.errors.items()},
        unevaluated=frozenset(_moved(grid.unevaluated, now)),
        merged=tuple(_merged(grid.merged, now, found)),
        hidden_columns=frozenset(at for at, column in enumerate(places) if column in grid.hidden_columns),
        indents={(row, now[column]): indent for (row, column), indent in grid.indents.items()},
        columns=None,
        file_columns=tuple(places),
    )


def _places(width: int, found: Mapping[int, _Parts]) -> Iterator[int]:
    """The old column of each new one."""
    for column in range(width):
        yield from [column] * (found[column].count if column in found else 1)


def _row(grid: Grid, row: int, found: Mapping[int, _Parts]) -> list[CellValue]:
    cells: list[CellValue] = []
    for column in range(grid.width):
        value = grid.value(row, column)
        if (parts := found.get(column)) is None:
            cells.append(value)
        else:
            cells += parts.cells.get((row, column), (value, *[None] * (parts.count - 1)))
    return cells


def _moved(places: Iterable[Position], now: Sequence[int]) -> Iterator[Position]:
    return ((row, now[column]) for row, column in places if column < len(now))


def _merged(ranges: Iterable[Range], now: Sequence[int], found: Mapping[int, _Parts]) -> Iterator[Range]:
    """A parted cell that reaches down does so in each of its parts; what covers several columns covers their parts."""
    for top, left, bottom, right in ranges:
        last = min(right, len(now) - 1)
        if left >= len(now):
            yield top, left, bottom, right
        elif left == right and left in found and (top, left) in found[left].cells:
            yield from ((top, now[left] + part, bottom, now[left] + part) for part in range(found[left].count))
        else:
            yield top, now[left], bottom, now[last] + (found[last].count - 1 if last in found else 0)
