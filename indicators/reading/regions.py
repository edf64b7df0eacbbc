"""Find the tables of a sheet by their structure, wherever they stand.

A table is a run of rows with numbers under rows of words. Blank rows inside it, group rows and notes do not end it; a new
row of words over its number columns does. Blank columns part two tables only if both have labels of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from indicators.reading.cells import Sort, sorts_of
from indicators.reading.grid import CellValue, Grid
from indicators.reading.lines import is_beside_title, is_keyed_line, is_title
from indicators.reading.text import compact, even

_NUMBERING_WORDS = frozenset(["甲", "乙", "丙", "丁", "戊", "栏次", "栏号", "序号", "行次", "a", "b", "c", "d"])
_COUNTED_PERIODS = frozenset(("月份", "季度", "月", "季"))
_MOST_HEADER_ROWS = 7
_SAMPLE = 60


class RowKind(Enum):
    BLANK = auto()
    LINE = auto()
    HEADER = auto()
    NUMBERING = auto()
    DATA = auto()


@dataclass(frozen=True, slots=True)
class Rect:
    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> range:
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        return range(self.left, self.right + 1)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its header rows, its rows of data with the group rows between them, and the rows of words above it.

    ``captions`` are those of ``rows`` that hold a single label and no number. ``above`` starts after the table before it,
    ``first_lines`` are the rows above the first table of the sheet, which later ones share.
    """

    grid: Grid
    sorts: list[bytearray]
    rect: Rect
    header: tuple[int, ...]
    rows: tuple[int, ...]
    captions: frozenset[int]
    above: tuple[int, ...]
    first_lines: tuple[int, ...] = ()

    @property
    def data_rows(self) -> tuple[int, ...]:
        return tuple(r for r in self.rows if r not in self.captions)

    def value(self, row: int, column: int) -> CellValue:
        return self.grid.values[row][column]


def tables_of(grid: Grid) -> list[Table]:
    """The tables of a sheet, from top to bottom and left to right."""
    if grid.is_empty:
        return []
    sorts = sorts_of(grid)
    whole = Rect(0, 0, grid.height - 1, grid.width - 1)
    return list(_tables_in(grid, sorts, whole, ()))


def _tables_in(grid: Grid, sorts: list[bytearray], rect: Rect, first_lines: tuple[int, ...]) -> Iterator[Table]:
    cut = _blank_column_between_tables(sorts, rect)
    if cut is not None:
        left, right = Rect(rect.top, rect.left, rect.bottom, cut - 1), Rect(rect.top, cut + 1, rect.bottom, rect.right)
        yield from _tables_in(grid, sorts, left, first_lines)
        yield from _tables_in(grid, sorts, right, first_lines or _rows_of_words(grid, sorts, rect))
        return
    bands = list(_bands(grid, sorts, rect))
    for band in bands:
        lines = first_lines or bands[0].above
        part = Rect(band.rect.top, band.rect.left, band.rect.bottom, band.rect.right)
        if len(bands) > 1 and _blank_column_between_tables(sorts, part) is not None:
            yield from _tables_in(grid, sorts, part, lines)
        else:
            yield Table(grid, sorts, part, band.header, band.rows, band.captions, band.above, lines)


def _rows_of_words(grid: Grid, sorts: list[bytearray], rect: Rect) -> tuple[int, ...]:
    """The rows at the top of an area before its first header."""
    rows = []
    for r in rect.rows:
        kind = _kind_of_row(grid, sorts, rect, r)
        if kind in (RowKind.HEADER, RowKind.DATA):
            break
        if kind is RowKind.LINE:
            rows.append(r)
    return tuple(rows)


@dataclass(slots=True)
class _Band:
    header: tuple[int, ...]
    above: tuple[int, ...]
    rect: Rect
    rows: tuple[int, ...] = ()
    captions: frozenset[int] = frozenset()


def _bands(grid: Grid, sorts: list[bytearray], rect: Rect) -> Iterator[_Band]:
    """Cut an area from top to bottom: each run of data rows with the rows of words that belong to it."""
    kinds = {r: _kind_of_row(grid, sorts, rect, r) for r in rect.rows}
    _settle_years(grid, sorts, rect, kinds)
    band: _Band | None = None
    rows: list[int] = []
    captions: set[int] = set()
    pending: list[int] = []
    for r in rect.rows:
        if kinds[r] is not RowKind.DATA:
            pending.append(r)
            continue
        if band is None or _opens_table(grid, sorts, rect, kinds, pending, rows, r):
            if band is not None:
                yield _closed(band, rows, captions, sorts, rect)
            header, above, labels = _split_above(grid, sorts, rect, kinds, pending, r)
            band, rows, captions = _Band(header, above, rect), list(labels), set(labels)
        else:
            labels = [p for p in pending if kinds[p] in (RowKind.LINE, RowKind.HEADER) and not _is_note(grid, rect, p)]
            rows += labels
            captions.update(p for p in labels if kinds[p] is RowKind.LINE)
        rows.append(r)
        pending = []
    if band is not None:
        empty = _empty_rows_at_end(grid, rect, kinds, pending)
        yield _closed(band, rows + empty, captions | {p for p in empty if kinds[p] is RowKind.LINE}, sorts, rect)


def _closed(band: _Band, rows: list[int], captions: set[int], sorts: list[bytearray], rect: Rect) -> _Band:
    used = [c for c in rect.columns if any(sorts[r][c] for r in (*band.header, *rows))]
    top = min((*band.above, *band.header, *rows))
    band.rect = Rect(top, used[0], rows[-1], used[-1])
    band.rows, band.captions = tuple(rows), frozenset(captions)
    return band


def _kind_of_row(grid: Grid, sorts: list[bytearray], rect: Rect, row: int) -> RowKind:
    cells = sorts[row][rect.left : rect.right + 1]
    texts, numbers = cells.count(Sort.TEXT), cells.count(Sort.NUMBER) + cells.count(Sort.ODD)
    gaps = cells.count(Sort.GAP)
    if not texts:
        if not numbers:
            return RowKind.BLANK
        return RowKind.NUMBERING if _counts_up(_numbers(grid, sorts, rect, row), start=1) and numbers > 2 else RowKind.DATA
    words = [grid.values[row][c] for c in rect.columns if sorts[row][c] == Sort.TEXT]
    shown = [w for w in words if isinstance(w, str)]
    if shown and is_keyed_line(shown[0]):
        return RowKind.LINE
    if numbers:
        return _kind_with_numbers(grid, sorts, rect, row, shown)
    others = [w for w in shown if not is_keyed_line(w)]
    if gaps and (texts > gaps or texts <= 3) and not _is_title_row(others):
        return RowKind.DATA
    return RowKind.LINE if len(others) + texts - len(shown) <= 1 or _is_title_row(others) else RowKind.HEADER


def _kind_with_numbers(grid: Grid, sorts: list[bytearray], rect: Rect, row: int, words: list[str]) -> RowKind:
    numbers = _numbers(grid, sorts, rect, row)
    if all(compact(w).lower() in _NUMBERING_WORDS for w in words) and _counts_up(numbers, start=1):
        return RowKind.NUMBERING
    if len(numbers) > 1 and compact(words[0] if words else "") in _COUNTED_PERIODS and _counts_up(numbers):
        return RowKind.HEADER
    return RowKind.HEADER if len(numbers) > 1 and _are_years(numbers) and _run_on(numbers) else RowKind.DATA


def _settle_years(grid: Grid, sorts: list[bytearray], rect: Rect, kinds: dict[int, RowKind]) -> None:
    """Tell years of a header from amounts that look like years.

    A row of years, or a single year over other numbers, is a header. Beside a label and under a header of their own such
    numbers are amounts: 2019, 2020, 2021 members.
    """
    headed: set[int] = set()
    rows = [r for r in rect.rows if kinds[r] is not RowKind.BLANK]
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        numbers = {c for c in rect.columns if sorts[row][c] in (Sort.NUMBER, Sort.ODD)}
        texts = {c for c in rect.columns if sorts[row][c] == Sort.TEXT}
        under_header = bool(texts) and numbers <= headed
        if kinds[row] is RowKind.HEADER and numbers and under_header:
            kinds[row] = RowKind.DATA
        elif kinds[row] is RowKind.DATA and not under_header and below is not None and _is_year_over_numbers(grid, sorts, rect, row, below):
            kinds[row] = RowKind.HEADER
        if kinds[row] is RowKind.HEADER:
            headed |= numbers | texts
        elif kinds[row] is RowKind.DATA:
            headed |= numbers
        elif kinds[row] is RowKind.LINE:
            headed = set()


def _is_year_over_numbers(grid: Grid, sorts: list[bytearray], rect: Rect, row: int, below: int) -> bool:
    if not _are_years(_numbers(grid, sorts, rect, row)) or Sort.GAP in sorts[row][rect.left : rect.right + 1]:
        return False
    columns = [c for c in rect.columns if sorts[row][c] in (Sort.NUMBER, Sort.ODD)]
    under = [v for c in columns if (v := grid.values[below][c]) is not None]
    return bool(under) and not _are_years(under) and all(sorts[below][c] == Sort.NUMBER for c in columns)


def _numbers(grid: Grid, sorts: list[bytearray], rect: Rect, row: int) -> list[CellValue]:
    return [grid.values[row][c] for c in rect.columns if sorts[row][c] in (Sort.NUMBER, Sort.ODD)]


def _whole(value: CellValue) -> int | None:
    if isinstance(value, str):
        digits = compact(value).strip("()")
        return int(digits) if digits.isdecimal() else None
    if isinstance(value, int | float) and not isinstance(value, bool) and float(value).is_integer():
        return int(value)
    return None


def _counts_up(values: Sequence[CellValue], start: int | None = None) -> bool:
    numbers = [_whole(v) for v in values]
    first = numbers[0] if numbers else None
    if first is None or (start is not None and first != start):
        return False
    return numbers == list(range(first, first + len(numbers)))


def _are_years(values: Sequence[CellValue]) -> bool:
    return bool(values) and all((n := _whole(v)) is not None and 1980 <= n <= 2050 for v in values)


def _run_on(values: Sequence[CellValue]) -> bool:
    """Years of a header follow each other, up or down, perhaps in pairs or starting again; amounts do not."""
    years = [_whole(v) or 0 for v in values]
    return len(set(years)) > 1 and max(years) - min(years) < len(set(years)) + 2


def _is_title_row(words: list[str]) -> bool:
    return 1 < len(words) <= 3 and is_title(words[0]) and all(is_beside_title(w) for w in words[1:])


def _opens_table(
    grid: Grid, sorts: list[bytearray], rect: Rect, kinds: dict[int, RowKind], pending: list[int], rows: list[int], first: int
) -> bool:
    """Whether the rows of words before a data row are the header of a new table, not labels without numbers."""
    headers = [p for p in pending if kinds[p] is RowKind.HEADER]
    if not headers:
        return False
    recent = rows[-_SAMPLE:]
    valued = {c for c in rect.columns if any(sorts[r][c] in (Sort.NUMBER, Sort.ODD) for r in (*recent, first))}
    over = max(sum(sorts[h][c] == Sort.TEXT for c in valued) for h in headers)
    parted = pending[0] != headers[0]
    return over >= max(2, len(valued) // 2) or (parted and over >= 1) or (over >= 1 and _stands_above(grid, rect, headers, rows))


def _stands_above(grid: Grid, rect: Rect, headers: list[int], rows: list[int]) -> bool:
    """Whether a row of words repeats one that stood above the rows so far."""
    wanted = [_text(grid, headers[0], c) for c in rect.columns]
    return any([_text(grid, r, c) for c in rect.columns] == wanted for r in range(rect.top, rows[0]))


def _text(grid: Grid, row: int, column: int) -> str:
    value = grid.values[row][column]
    return compact(value) if isinstance(value, str) else ""


def _split_above(
    grid: Grid, sorts: list[bytearray], rect: Rect, kinds: dict[int, RowKind], pending: list[int], first: int
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Part the rows above the first data row into header rows, rows of words above them, and group rows below them."""
    at = next((i for i in range(len(pending) - 1, -1, -1) if kinds[pending[i]] is RowKind.HEADER), None)
    if at is None:
        return _single_header(grid, sorts, rect, kinds, pending, first)
    below = [p for p in pending[at + 1 :] if kinds[p] is RowKind.LINE and not _is_note(grid, rect, p)]
    start = at
    while start > 0 and at - start < _MOST_HEADER_ROWS and _joins_header(grid, sorts, rect, kinds, pending[start - 1], pending[start]):
        start -= 1
    over_data = [p for p in below if _only_column(sorts, rect, p) != rect.left and _is_over_numbers(sorts, rect, p, first)]
    header = tuple(p for p in pending[start : at + 1] if kinds[p] is not RowKind.BLANK) + tuple(over_data)
    above = tuple(p for p in pending[:start] if kinds[p] is not RowKind.BLANK)
    return header, above, tuple(p for p in below if p not in over_data)


def _joins_header(
    grid: Grid, sorts: list[bytearray], rect: Rect, kinds: dict[int, RowKind], row: int, below: int
) -> bool:
    if kinds[row] is RowKind.HEADER:
        return True
    if kinds[row] is not RowKind.LINE or _is_note(grid, rect, row):
        return False
    column = _only_column(sorts, rect, row)
    return column is not None and sorts[below][rect.left] == Sort.TEXT and column > rect.left and sorts[row][rect.left] == 0


def _single_header(
    grid: Grid, sorts: list[bytearray], rect: Rect, kinds: dict[int, RowKind], pending: list[int], first: int
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """A header of one cell (a corner left blank), or none at all."""
    lines = [p for p in pending if kinds[p] is RowKind.LINE]
    if lines and not _is_note(grid, rect, lines[-1]) and _is_over_numbers(sorts, rect, lines[-1], first):
        return (lines[-1],), tuple(lines[:-1]), ()
    return (), tuple(lines), ()


def _only_column(sorts: list[bytearray], rect: Rect, row: int) -> int | None:
    return next((c for c in rect.columns if sorts[row][c] == Sort.TEXT), None)


def _is_over_numbers(sorts: list[bytearray], rect: Rect, row: int, first: int) -> bool:
    column = _only_column(sorts, rect, row)
    labelled = _only_column(sorts, rect, first)
    return column is not None and labelled is not None and column > labelled and sorts[first][column] != Sort.TEXT


def _is_note(grid: Grid, rect: Rect, row: int) -> bool:
    """A line about the table, or a sentence: neither a group nor a label without numbers."""
    texts = [v for c in rect.columns if isinstance(v := grid.values[row][c], str)]
    return any(is_keyed_line(t) for t in texts) or any(len(t) > 40 or even(t)[-1:] in "。;" for t in texts)


def _empty_rows_at_end(grid: Grid, rect: Rect, kinds: dict[int, RowKind], pending: list[int]) -> list[int]:
    """Rows with labels but no numbers directly under the last data row: org units that have not reported."""
    rows = []
    for p in pending:
        if kinds[p] not in (RowKind.LINE, RowKind.HEADER) or _is_note(grid, rect, p):
            break
        rows.append(p)
    return rows


def _filled(sorts: list[bytearray], rect: Rect) -> bytes:
    """A byte a column, zero where the whole column is blank."""
    union = 0
    for r in rect.rows:
        union |= int.from_bytes(sorts[r], "big")
    return union.to_bytes(len(sorts[0]), "big")


def _blank_column_between_tables(sorts: list[bytearray], rect: Rect) -> int | None:
    filled = _filled(sorts, rect)
    for c in range(rect.left + 1, rect.right):
        if filled[c] or not any(filled[rect.left : c]):
            continue
        left, right = Rect(rect.top, rect.left, rect.bottom, c - 1), Rect(rect.top, c + 1, rect.bottom, rect.right)
        if _has_labelled_numbers(sorts, left) and _has_labelled_numbers(sorts, right):
            return c
    return None


def _has_labelled_numbers(sorts: list[bytearray], rect: Rect) -> bool:
    """Whether most rows with a number have a label before it, apart from a serial number."""
    labelled = seen = 0
    for r in rect.rows:
        cells = sorts[r][rect.left : rect.right + 1].translate(None, bytes([Sort.BLANK]))
        if Sort.NUMBER not in cells:
            continue
        seen += 1
        text = cells.find(Sort.TEXT)
        labelled += text in (0, 1) and Sort.NUMBER in cells[text + 1 :]
        if seen == _SAMPLE:
            break
    return labelled >= 2 and labelled * 10 >= seen * 6
