"""Cut an area from top to bottom into tables: runs of rows with numbers under rows of words.

Blank rows inside a run, group rows and notes do not end it; a new row of words over its number columns does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from indicators.reading.cells import Sort
from indicators.reading.forms import form_lines, period_in_cells
from indicators.reading.lines import is_keyed_line, org_units_named
from indicators.reading.org_units import is_any_unit, likeness
from indicators.reading.row_kinds import Area, Rect, RowKind
from indicators.reading.row_neighbours import kinds_of_rows
from indicators.reading.spans import is_span
from indicators.reading.text import even
from indicators.reading.units import is_unit, split_unit
from indicators.reading.words import pattern

_MOST_HEADER_ROWS = 7
_SAMPLE = 60
_SURE = 0.8
_CORNER = 2
"""So many columns before it make the last one a corner."""
_SENTENCE = 40
"""A text longer than this is a sentence about the table, not a label in it."""


@dataclass(frozen=True, slots=True)
class Band:
    """A table's rows: header, data with group rows (``captions``) between, and the words above."""

    rect: Rect
    header: tuple[int, ...]
    rows: tuple[int, ...]
    captions: frozenset[int]
    above: tuple[int, ...]


@dataclass(slots=True)
class _Open:
    """A band being filled."""

    header: tuple[int, ...]
    above: tuple[int, ...]
    rows: list[int] = field(default_factory=list)
    captions: set[int] = field(default_factory=set)

    def add_labels(self, rows: list[int], kinds: dict[int, RowKind]) -> None:
        """Take in rows with labels but no numbers; those with a single label are group rows."""
        self.rows += rows
        self.captions.update(r for r in rows if kinds[r] is RowKind.LINE)

    def closed(self, area: Area) -> Band:
        used = [c for c in area.rect.columns if any(area.sorts[r][c] for r in (*self.header, *self.rows))]
        top = min((*self.above, *self.header, *self.rows))
        rect = Rect(top, used[0], self.rows[-1], used[-1])
        return Band(rect, self.header, tuple(self.rows), frozenset(self.captions), self.above)


def bands_of(area: Area) -> Iterator[Band]:
    """The tables of an area without blank columns between tables, from top to bottom."""
    kinds = kinds_of_rows(area)
    band: _Open | None = None
    pending: list[int] = []
    for r in area.rows:
        if kinds[r] is not RowKind.DATA:
            pending.append(r)
            continue
        if band is None or _opens_table(area, kinds, pending, band.rows, r):
            if band is not None:
                yield band.closed(area)
            band = _opened(area, kinds, pending, r)
        else:
            band.add_labels([p for p in pending if _is_label(area, kinds, p)], kinds)
        band.rows.append(r)
        pending = []
    if band is not None:
        band.add_labels(_labels_at_end(area, kinds, pending, band.rows), kinds)
        yield band.closed(area)


def _opens_table(area: Area, kinds: dict[int, RowKind], pending: list[int], rows: list[int], first: int) -> bool:
    """Whether the rows of words before a data row are the header of a new table, not labels without numbers."""
    headers = [p for p in pending if kinds[p] is RowKind.HEADER and not _begins_like(area, p, rows)]
    if not headers:
        return any(_names_org_unit(area, p) for p in pending if kinds[p] is RowKind.LINE)
    recent = (*rows[-_SAMPLE:], first)
    valued = {c for c in area.rect.columns if any(area.is_number(r, c) for r in recent)}
    over = max(sum(area.sorts[h][c] == Sort.TEXT for c in valued) for h in headers)
    if over >= max(2, len(valued) // 2):
        return True
    parted = pending[0] != headers[0] and len(valued) <= 2
    return over >= 1 and (parted or _repeats_row_above(area, headers[0], rows[0]))


def _names_org_unit(area: Area, row: int) -> bool:
    """Whether a line says whose the figures below it are: 填报单位：石桥镇."""
    texts = list(form_lines(area.values(row)).values()) or [area.text(row, c) for c in area.places(row, Sort.TEXT)]
    return any(likeness(name) >= _SURE for text in texts for name in org_units_named(text))


def _begins_like(area: Area, row: int, rows: list[int]) -> bool:
    """Whether a row of words has the label of an earlier row: in the place of its number it only says why there is none."""
    column = _first_text(area, row)
    return column is not None and any(area.text(r, column) == area.text(row, column) for r in rows[-_SAMPLE:])


def _repeats_row_above(area: Area, row: int, first: int) -> bool:
    """Whether a row of words repeats one that stood above the rows so far."""
    wanted = [area.text(row, c) for c in area.rect.columns]
    return any([area.text(r, c) for c in area.rect.columns] == wanted for r in area.rows if r < first)


def _opened(area: Area, kinds: dict[int, RowKind], pending: list[int], first: int) -> _Open:
    """Part the rows above the first data row into words about the table, its header, and group rows under the header."""
    headers = [i for i in range(len(pending)) if kinds[pending[i]] is RowKind.HEADER]
    while len(headers) > 1 and _names_like(area, pending[headers[-1]], first):
        headers.pop()
    at = headers[-1] if headers else None
    if at is None:
        return _opened_without_header_row(area, kinds, pending, first)
    start = at
    while start > 0 and at - start < _MOST_HEADER_ROWS and _joins_header(area, kinds, pending[start - 1], pending[start]):
        start -= 1
    below = [p for p in pending[at + 1 :] if kinds[p] in (RowKind.LINE, RowKind.HEADER) and not _is_note(area, p)]
    over_data = [p for p in below if _first_text(area, p) != area.rect.left and _is_over_number(area, p, first)]
    header = [p for p in pending[start : at + 1] if kinds[p] is not RowKind.BLANK]
    units = [p for p in below if p not in over_data and _is_unit(area, p)]
    band = _Open((*header, *over_data), (*(p for p in pending[:start] if kinds[p] is not RowKind.BLANK), *units))
    band.add_labels([p for p in below if p not in (*over_data, *units)], kinds)
    return band


def _opened_without_header_row(area: Area, kinds: dict[int, RowKind], pending: list[int], first: int) -> _Open:
    """A header of one cell (a corner left blank), or none at all."""
    lines = [p for p in pending if kinds[p] is RowKind.LINE]
    if lines and not _is_note(area, lines[-1]) and _is_over_number(area, lines[-1], first):
        return _Open((lines[-1],), tuple(lines[:-1]))
    return _Open((), tuple(lines))


def _joins_header(area: Area, kinds: dict[int, RowKind], row: int, below: int) -> bool:
    """Whether a row belongs to the header below it: more headings, or a single group over some columns."""
    if kinds[row] is RowKind.HEADER:
        return True
    if kinds[row] is not RowKind.LINE or _is_note(area, row) or _is_date_in_corner(area, row, below):
        return False
    if period_in_cells(area.values(row)):
        return False
    left = area.rect.left
    return area.sorts[below][left] == Sort.TEXT and area.sorts[row][left] == Sort.BLANK


def _names_like(area: Area, row: int, first: int) -> bool:
    """Whether a row of words begins with an org unit, or an indicator with its unit, where the first row of data does too:
    its numbers are only unreadable."""
    column = _first_text(area, first)
    if column is None:
        return False
    labels = [area.text(r, column) for r in (row, first)]
    if is_any_unit(labels[0]) or pattern("headings", "org_unit").fullmatch(labels[0]):
        return False  # 乡镇 heads names
    return all(likeness(t) >= _SURE for t in labels) or all(split_unit(t)[1] for t in labels)


def _is_date_in_corner(area: Area, row: int, below: int) -> bool:
    """Whether a row holds a period alone, above the right end of the headings: it is the table's, not that column's."""
    filled = [c for c in area.rect.columns if area.sorts[row][c]]
    last = max((c for c in area.rect.columns if area.sorts[below][c]), default=area.rect.left)
    if len(filled) != 1 or filled[0] < last or last - area.rect.left < _CORNER:
        return False
    value = area.grid.value(row, filled[0])
    return isinstance(value, datetime) or (isinstance(value, str) and is_span(value))


def _first_text(area: Area, row: int) -> int | None:
    return next((c for c in area.rect.columns if area.sorts[row][c] == Sort.TEXT), None)


def _is_over_number(area: Area, row: int, first: int) -> bool:
    column, labelled = _first_text(area, row), _first_text(area, first)
    return column is not None and labelled is not None and column > labelled and area.sorts[first][column] != Sort.TEXT


def _is_label(area: Area, kinds: dict[int, RowKind], row: int) -> bool:
    return kinds[row] in (RowKind.LINE, RowKind.HEADER) and not _is_note(area, row)


def _is_note(area: Area, row: int) -> bool:
    """A line about the table, or a sentence: neither a group nor a label without numbers."""
    texts = [v for c in area.rect.columns if isinstance(v := area.grid.value(row, c), str)]
    return any(is_keyed_line(t) or len(t) > _SENTENCE or even(t)[-1:] in "。;" for t in texts)


def _is_unit(area: Area, row: int) -> bool:
    """Whether a row holds nothing but a unit: （万元） between header and names."""
    texts = [area.text(row, c) for c in area.places(row, Sort.TEXT)]
    return len(texts) == 1 and is_unit(texts[0].strip("()"), marked=True)


def _labels_at_end(area: Area, kinds: dict[int, RowKind], pending: list[int], rows: list[int]) -> list[int]:
    """Rows with labels but no numbers under the last data row: org units that have not reported. Behind a blank row only one
    with words where the numbers stand."""
    found: list[int] = []
    for p in pending:
        if kinds[p] is RowKind.BLANK:
            continue
        behind_blank = p != (found or rows)[-1] + 1
        if not _is_label(area, kinds, p) or (behind_blank and not _has_words_for_numbers(area, p, rows)):
            break
        found.append(p)
    return found


def _has_words_for_numbers(area: Area, row: int, rows: list[int]) -> bool:
    """Whether a row has its label where the rows above have theirs, and words where these have numbers."""
    column = _first_text(area, row)
    valued = {c for c in area.rect.columns if any(area.is_number(r, c) for r in rows[-_SAMPLE:])}
    return column == _first_text(area, rows[-1]) and any(area.sorts[row][c] == Sort.TEXT for c in valued)
