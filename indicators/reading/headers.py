"""The header over each column: groups spread over the columns they cover, merged or only left blank."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from indicators.reading.grid import CellValue, Position
from indicators.reading.labels import EMPTY, Label, label_of
from indicators.reading.regions import Table
from indicators.reading.text import compact

_COUNTED = {"季度": "季度", "季": "季度", "月份": "月", "月": "月"}
_MOST = {"季度": 4, "月": 12}


@dataclass(frozen=True, slots=True)
class Heading:
    """One header cell over a column: where it stands and what it says. ``spread`` if it covers other columns too."""

    row: int
    column: int
    label: Label
    spread: bool = False


def anchors(table: Table, rows: Collection[int]) -> dict[Position, Position]:
    """For each cell of these rows that a merged range covers, the cell that holds the range's value."""
    wanted = set(rows)
    covered: dict[Position, Position] = {}
    for top, left, bottom, right in table.grid.merged:
        if top not in wanted or left > table.rect.right or right < table.rect.left:
            continue
        rows_of_range = range(top, min(bottom + 1, table.grid.height))
        columns = range(left, min(right + 1, table.grid.width))
        covered |= {(r, c): (top, left) for r in rows_of_range for c in columns if (r, c) != (top, left)}
    return covered


def headings(table: Table, data_columns: Collection[int]) -> dict[int, tuple[Heading, ...]]:
    """The header cells over each column, from top to bottom.

    A group that is not merged reaches over the blank cells to its right as long as there is text under them. Blank cells that
    are merged are a group of their own, of which nobody says what it is: its heading has no text.
    """
    covered = anchors(table, table.header)
    paths: dict[int, list[Heading]] = {c: [] for c in table.rect.columns}
    for index, row in enumerate(table.header):
        below = table.header[index + 1 :]
        counted = _counted_in(table, row)
        group: int | None = None
        for column in table.rect.columns:
            anchor = covered.get((row, column))
            if anchor is not None and anchor[0] != row:
                group = None
                continue
            source = column if anchor is None else anchor[1]
            value = table.value(row, source)
            if value is None and _heads_group(covered, row, source) and _has_text_below(table, below, column, covered):
                group = None
                paths[column].append(Heading(row, source, EMPTY, source != column))
            elif value is not None:
                group = source if column in data_columns and not _reaches_down(covered, row, source) else None
            elif group is not None and column in data_columns and _has_text_below(table, below, column, covered):
                source, value = group, table.value(row, group)
            else:
                group = group if group is not None and not _stands_alone(table, below, column) else None
                continue
            _add(paths[column], row, source, _as_period(value, counted), spread=source != column)
    return {column: tuple(path) for column, path in paths.items()}


def _counted_in(table: Table, row: int) -> str:
    """What the numbers of a header row count, by the label before them: 季度 or 月; "" where nothing says so."""
    first = next((v for c in table.rect.columns if (v := table.value(row, c)) is not None), None)
    return _COUNTED.get(compact(first), "") if isinstance(first, str) else ""


def _as_period(value: CellValue, counted: str) -> CellValue:
    """1季度 for 1 behind 季度."""
    if not counted or isinstance(value, bool):
        return value
    text = compact(value) if isinstance(value, str) else f"{value:g}" if isinstance(value, int | float) else ""
    return f"{text}{counted}" if text.isdecimal() and 1 <= int(text) <= _MOST[counted] else value


def _reaches_down(covered: dict[Position, Position], row: int, column: int) -> bool:
    """Whether a cell is merged with those below it: it heads its own column then, not a group."""
    here = (row, column)
    return covered.get((row + 1, column)) == here and covered.get((row, column + 1)) != here


def _heads_group(covered: dict[Position, Position], row: int, column: int) -> bool:
    """Whether a cell is merged with those on its right."""
    return covered.get((row, column + 1)) == (row, column)


def _add(path: list[Heading], row: int, column: int, value: CellValue, *, spread: bool) -> None:
    label = label_of(value)
    if label.text and (not path or path[-1].label.text != label.text):
        path.append(Heading(row, column, label, spread))


def _has_text_below(table: Table, below: tuple[int, ...], column: int, covered: dict[Position, Position]) -> bool:
    return any(table.value(r, covered.get((r, column), (r, column))[1]) is not None for r in below)


def _stands_alone(table: Table, below: tuple[int, ...], column: int) -> bool:
    """A column without any header text ends a group."""
    return all(table.value(r, column) is None for r in below)
