"""Tall sheets: which rows must be looked at to understand a table, and which are plain rows like those.

A plain row has its labels in the same columns as most rows of the sheet and numbers beside them, and none of its labels is
more than a name (合计, 其中：…, 填报人：… are). Enough plain rows are kept for everything that structure is judged by, and
all rows that are not plain with their neighbours; the others are *omitted*: their cells are read by the senses of the
columns and of a kept row with the same labels apart from the org unit. So much is certain, then, that they cannot change how
the table is understood, and where that is not certain nothing is omitted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indicators.observations import first_rows
from indicators.reading.cells import Sort
from indicators.reading.forms import is_key
from indicators.reading.grid import Grid
from indicators.reading.labels import label_of
from indicators.reading.lines import is_keyed_line
from indicators.reading.org_units import is_area_group, is_part_of_whole, is_whole
from indicators.reading.row_kinds import is_numbering_word
from indicators.reading.sheet_columns import Held, SheetColumns
from indicators.reading.unit_names import is_name

Rows = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

_AROUND_WORDS, _AROUND_ODD = 64, 3
"""Plain rows kept above and below a row of words, by which a new table would be known, and beside any other odd row."""

_WORTH_WHILE = 0.5
_FIRST_YEAR, _LAST_YEAR = 1980, 2050


@dataclass(frozen=True, slots=True, eq=False)
class Omission:
    """The rows to look at and those omitted, in order. ``plain`` tells of each row of the sheet whether it is a plain one,
    ``labelled`` are the columns with a text in every plain row."""

    kept: Rows
    omitted: Rows
    plain: Flags
    labelled: tuple[int, ...]

    def keeping(self, rows: Rows) -> Omission:
        """The same with further rows kept."""
        kept = np.union1d(self.kept, rows)
        return Omission(kept, np.setdiff1d(self.omitted, rows, assume_unique=True), self.plain, self.labelled)


def omission_in(grid: Grid, columns: SheetColumns, sorts: npt.NDArray[np.uint8], fewest: int, at_first: int) -> Omission | None:
    """What may be omitted of a sheet with at least ``fewest`` rows, the first of them kept; None where it is not worth it."""
    if columns.height < fewest:
        return None
    texts = sorts == Sort.TEXT
    numbers = (sorts == Sort.NUMBER) | (sorts == Sort.ODD)
    with_numbers = numbers.any(axis=1)
    labelled = _usual_labels(texts, with_numbers)
    if not labelled:
        return None
    plain = with_numbers & (texts.sum(axis=1) == len(labelled)) & texts[:, labelled].all(axis=1)
    plain &= ~_years_only(columns, numbers) & ~_with_telling_words(columns, labelled)
    for top, _, bottom, _ in grid.merged:
        plain[top : bottom + 1] = False
    kept = _kept(columns, sorts, plain, with_numbers, labelled, at_first)
    if kept.mean() > _WORTH_WHILE:
        return None
    return Omission(np.flatnonzero(kept), np.flatnonzero(~kept), plain, labelled)


def _usual_labels(texts: Flags, with_numbers: Flags) -> tuple[int, ...]:
    """The columns of text in the most frequent kind of row with numbers."""
    used = np.flatnonzero(texts[with_numbers].any(axis=0))
    weights = np.random.default_rng(0).integers(1, 1 << 62, len(used))
    patterns = texts[:, used].astype(np.int64) @ weights
    found, first, counts = np.unique(patterns[with_numbers], return_index=True, return_counts=True)
    if not len(found):
        return ()
    row = np.flatnonzero(with_numbers)[first[counts.argmax()]]
    return tuple(np.flatnonzero(texts[row]).tolist())


def _years_only(columns: SheetColumns, numbers: Flags) -> Flags:
    """Rows all of whose numbers could be years: a header perhaps."""
    years = np.zeros(columns.height, np.int64)
    counts = np.zeros(columns.height, np.int64)
    of_words = np.append(columns.shapes.judge(_has_digits, np.bool_), np.False_)
    for column in np.flatnonzero(numbers.any(axis=0)).tolist():
        here, values = numbers[:, column], columns.numbers[:, column]
        could_be = (values >= _FIRST_YEAR) & (values <= _LAST_YEAR) | of_words[columns.texts[:, column]]
        counts += here
        years += here & could_be
    return np.asarray((counts > 0) & (years == counts))


def _has_digits(word: str) -> bool:
    return any(c.isdigit() for c in word)


def _with_telling_words(columns: SheetColumns, labelled: tuple[int, ...]) -> Flags:
    """Rows with a label that says more than a name."""
    codes = columns.texts[:, labelled]
    telling = np.append(columns.shapes.judge(_is_telling, np.bool_), np.False_)
    return np.asarray(telling[codes].any(axis=1))


def _is_telling(word: str) -> bool:
    label = label_of(word)
    if not is_name(word) or label.part or label.outline or is_key(word) or is_keyed_line(word) or is_numbering_word(word):
        return True
    return any(is_sum(name) for name in (word, label.name) for is_sum in (is_whole, is_part_of_whole, is_area_group))


def _kept(
    columns: SheetColumns,
    sorts: npt.NDArray[np.uint8],
    plain: Flags,
    with_numbers: Flags,
    labelled: tuple[int, ...],
    at_first: int,
) -> Flags:
    kept = ~plain | _near(~plain & ~with_numbers, _AROUND_WORDS) | _near(~plain, _AROUND_ODD)
    rows = np.flatnonzero(plain)
    kept[rows[:at_first]] = kept[rows[-_AROUND_WORDS:]] = True
    for column in labelled:
        first = first_rows(columns.texts[rows, column], len(columns.words))
        kept[rows[np.sort(first[first < len(rows)])[:at_first]]] = True
    for column in range(columns.width):
        for sort in (Sort.NUMBER, Sort.GAP, Sort.ODD, Sort.BLANK):
            first = np.flatnonzero(sorts[rows, column] == sort)[:1]
            kept[rows[first]] = True
    return kept


def _near(flags: Flags, distance: int) -> Flags:
    """Rows no further than so many from a flagged one."""
    edges = np.zeros(len(flags) + 1, np.int64)
    rows = np.flatnonzero(flags)
    np.add.at(edges, np.maximum(rows - distance, 0), 1)
    np.add.at(edges, np.minimum(rows + distance + 1, len(flags)), -1)
    return np.asarray(np.cumsum(edges)[:-1] > 0)


def rows_like(columns: SheetColumns, omission: Omission, labels: list[int], candidates: Rows) -> tuple[Rows, Rows]:
    """For each omitted row a row among ``candidates`` (in order) with the same labels in the same stretch, −1 if there is none;
    and one omitted row of each kind that has none."""
    rows = np.concatenate((candidates, omission.omitted))
    stretches = np.cumsum(~omission.plain, dtype=np.int64)  # plain rows with no other between them
    key: npt.NDArray[np.int64] = stretches[rows]
    for column in labels:
        held = columns.held[rows, column].astype(np.int64)
        values = np.where(held == Held.TEXT, columns.texts[rows, column], columns.numbers[rows, column])
        distinct, codes = np.unique(values, return_inverse=True)
        key = (key * 4 + held) * len(distinct) + codes
        _, key = np.unique(key, return_inverse=True)
    first = first_rows(key, int(key.max(initial=-1)) + 1)[key[len(candidates) :]]
    is_there = first < len(candidates)
    like = np.where(is_there, rows[first], -1)
    return like, np.unique(rows[first[~is_there]])
