"""Plain numbers found by columns: which cells of a column are numbers that anyone reads alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from indicators.observations import Codes, Flags, Numbers
from indicators.reading.cells import NONE_WORD, Sort, is_gap
from indicators.reading.sheet_columns import Held
from indicators.reading.sheets import Sheet
from indicators.reading.text import compact
from indicators.reading.values import TOO_LARGE

Rows = npt.NDArray[np.intp]


def at_once(rows: Rows) -> Rows | slice:
    """Rows that follow each other as a slice, which is taken out of a column sooner."""
    return slice(int(rows[0]), int(rows[-1]) + 1) if len(rows) and (np.diff(rows) == 1).all() else rows


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Some cells of one column.

    Which of them hold anything, which are plain ``numbers``, shown as ``percent`` or not, and which must be read with care;
    the others say nothing. ``texts`` are the places of numbers that are held as text, −1 elsewhere.
    """

    filled: Flags
    plain: Flags
    odd: Flags
    numbers: Numbers
    percent: Flags
    texts: Codes


class PlainCells:
    """Finds the plain numbers of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        columns, sorts = sheet.columns, sheet.sorts
        is_number = (columns.held == Held.NUMBER) & (sorts == Sort.NUMBER)
        self._columns = columns
        self._numbers = columns.numbers + 0.0  # −0 is 0
        self._filled = sorts != Sort.BLANK
        self._plain = is_number & (np.abs(self._numbers) < TOO_LARGE)
        self._odd = self._filled & ~self._plain
        self._percent = sheet.percent() & is_number
        self._unread = set(np.flatnonzero(columns.texts.max(axis=0, initial=-1) >= 0).tolist())

    def in_column(self, column: int, rows: Rows | slice) -> Cells:
        if column in self._unread:
            self._read_texts(column)
        return Cells(
            self._filled[rows, column], self._plain[rows, column], self._odd[rows, column], self._numbers[rows, column],
            self._percent[rows, column], self._columns.texts[rows, column],
        )  # fmt: skip

    def _read_texts(self, column: int) -> None:
        """Take up the numbers that a column holds as text, and the words in it that say nothing."""
        self._unread.remove(column)
        rows = np.flatnonzero(self._columns.texts[:, column] >= 0)
        texts = self._columns.texts[rows, column]
        self._numbers[rows, column] = self._numerals[texts] + 0.0
        plain = np.abs(self._numbers[rows, column]) < TOO_LARGE
        self._plain[rows, column] = plain
        self._odd[rows, column] = self._filled[rows, column] & ~plain & ~self._silent[texts]

    @cached_property
    def _numerals(self) -> Numbers:
        return self._columns.numerals()

    @cached_property
    def _silent(self) -> Flags:
        return self._columns.shapes.judge(_says_nothing, np.bool_)


def _says_nothing(word: str) -> bool:
    return is_gap(word) and compact(word) != NONE_WORD
