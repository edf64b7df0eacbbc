"""What each row of a sheet is once its neighbours are seen: years over numbers, headers with a number, stray remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from indicators.reading.cells import Sort
from indicators.reading.lines import is_keyed_line
from indicators.reading.row_kinds import Area, RowKind, are_years, kind_of_row, may_be_years, numbers_in
from indicators.reading.spans import is_span
from indicators.reading.text import has_han
from indicators.reading.units import is_unit, split_unit

_ENOUGH = 3
"""After so many rows of data, which columns stand under a header is known."""
_FEWEST_WORDS = 2
"""So many words over numbers make a row a header that holds a number too."""
_FEWEST_TRANSLATED = 2


def kinds_of_rows(area: Area) -> dict[int, RowKind]:
    """The kind of every row of an area."""
    kinds = {r: kind_of_row(area, r) for r in area.rows}
    _settle_years(area, kinds)
    _settle_heads(area, kinds)
    _settle_remarks(area, kinds)
    _settle_translations(area, kinds)
    return kinds


def _settle_years(area: Area, kinds: dict[int, RowKind]) -> None:
    """Tell years of a header from amounts that look like years.

    A row of years, or a single year over other numbers, is a header. Beside a label and under a header of their own such
    numbers are amounts: 2019, 2020, 2021 members.
    """
    headed: set[int] = set()
    rows = [r for r in area.rows if kinds[r] is not RowKind.BLANK]
    data_rows = 0
    for row, below in zip_longest(rows, rows[1:]):
        if kinds[row] is RowKind.LINE:
            headed, data_rows = set(), 0
        if kinds[row] not in (RowKind.HEADER, RowKind.DATA) or not (data_rows < _ENOUGH or may_be_years(area, row)):
            continue
        numbers = {c for c in area.rect.columns if area.is_number(row, c)}
        texts = {c for c in area.rect.columns if area.sorts[row][c] == Sort.TEXT}
        under_header = bool(texts) and numbers <= headed
        if kinds[row] is RowKind.HEADER and numbers and under_header:
            kinds[row] = RowKind.DATA
        elif kinds[row] is RowKind.DATA and not under_header and _is_year_over_numbers(area, row, below):
            kinds[row] = RowKind.HEADER
        headed |= numbers | (texts if kinds[row] is RowKind.HEADER else set())
        data_rows = 0 if kinds[row] is RowKind.HEADER else data_rows + 1


def _settle_heads(area: Area, kinds: dict[int, RowKind]) -> None:
    """A first row, or one below a header, with words over the numbers of the rows below is a header, though one of its cells
    holds a number; below a header only where nothing stands over the names of the rows."""
    rows = [r for r in area.rows if kinds[r] is not RowKind.NUMBERING]
    above = RowKind.BLANK
    for place, row in enumerate(rows):
        if kinds[row] is RowKind.DATA and above is not RowKind.DATA and _heads(area, kinds, row, rows[place + 1 :], above):
            kinds[row] = RowKind.HEADER
        above = kinds[row]


def _heads(area: Area, kinds: Mapping[int, RowKind], row: int, below: Sequence[int], above: RowKind) -> bool:
    first = next((r for r in below if kinds[r] is not RowKind.HEADER), None)
    if first is None or kinds[first] is not RowKind.DATA:
        return False
    if above is RowKind.HEADER and any(area.sorts[row][c] for c in area.places(first, Sort.TEXT)):
        return False
    over = [area.sorts[row][c] for c in area.rect.columns if area.is_number(first, c)]
    words = over.count(Sort.TEXT) + (over.count(Sort.ODD) if above is RowKind.HEADER else 0)
    return words >= _FEWEST_WORDS and words > len(over) - over.count(Sort.BLANK) - words


def _settle_remarks(area: Area, kinds: dict[int, RowKind]) -> None:
    """A lone remark to the right of all numbers, in a row of its own between header and data or among data, parts no table."""
    rows = [r for r in area.rows if kinds[r] is not RowKind.BLANK]
    for above, row, below in zip(rows, rows[1:], rows[2:], strict=False):
        if kinds[row] is RowKind.LINE and kinds[below] is RowKind.DATA and kinds[above] in (RowKind.HEADER, RowKind.DATA):
            places = list(area.places(row, Sort.TEXT))
            numbers = [c for c in area.rect.columns if area.is_number(below, c)]
            text = area.grid.value(row, places[0]) if len(places) == 1 else None
            if isinstance(text, str) and numbers and places[0] > max(numbers) and not is_keyed_line(text):
                kinds[row] = RowKind.BLANK


def _is_year_over_numbers(area: Area, row: int, below: int | None) -> bool:
    if below is None or not are_years(numbers_in(area, row)) or Sort.GAP in area.cells(row):
        return False
    columns = [c for c in area.rect.columns if area.is_number(row, c)]
    under = [v for c in columns if (v := area.grid.value(below, c)) is not None]
    return bool(under) and not are_years(under) and all(area.sorts[below][c] == Sort.NUMBER for c in columns)


def _settle_translations(area: Area, kinds: dict[int, RowKind]) -> None:
    """A header row that says once more in Latin letters, column by column, what the Chinese one beside it says (NEW_CNT, New
    unions) numbers the columns: it names nothing."""
    headers = [r for r in area.rows if kinds[r] is RowKind.HEADER]
    said_again = [
        row
        for row in headers
        for other in (row - 1, row + 1)
        if other in headers and _is_said_in_latin(area, row) and _translates(area, row, other)
    ]
    kinds.update(dict.fromkeys(said_again, RowKind.NUMBERING))


def _is_said_in_latin(area: Area, row: int) -> bool:
    """Whether a row names things in Latin letters alone, each once: no periods, no units, no target under several groups."""
    texts = [area.text(row, c) for c in area.places(row, Sort.TEXT)]
    named = [t for t in texts if not has_han(t) and any(map(str.isalpha, t)) and not is_span(t) and not is_unit(t)]
    return len(set(named)) == len(texts) == sum(map(bool, area.cells(row))) >= _FEWEST_TRANSLATED


def _translates(area: Area, row: int, chinese: int) -> bool:
    """Whether Chinese stands in the other row for each of a row's cells, with the units that these give."""
    pairs = [(area.text(row, c), area.text(chinese, c)) for c in area.places(row, Sort.TEXT)]
    return all(has_han(said) and (not split_unit(text)[1] or split_unit(said)[1]) for text, said in pairs)
