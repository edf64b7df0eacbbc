"""Plain numbers found by columns: which cells of a column are numbers that anyone reads alike."""

from __future__ import annotations

from dataclasses import dataclass

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
        is_number, is_text = (columns.held == Held.NUMBER) & (sorts == Sort.NUMBER), columns.held == Held.TEXT
        silent = np.append(columns.shapes.judge(_says_nothing, np.bool_), np.False_)
        self._numbers = np.where(is_text, columns.numerals()[columns.texts], columns.numbers) + 0.0  # −0 is 0
        self._plain = (is_number | is_text) & (np.abs(self._numbers) < TOO_LARGE)
        self._filled = sorts != Sort.BLANK
        self._odd = self._filled & ~self._plain & ~(is_text & silent[columns.texts])
        self._percent = sheet.percent() & is_number
        self._texts = np.where(is_text, columns.texts, np.int32(-1))

    def in_column(self, column: int, rows: Rows | slice) -> Cells:
        return Cells(
            self._filled[rows, column], self._plain[rows, column], self._odd[rows, column], self._numbers[rows, column],
            self._percent[rows, column], self._texts[rows, column],
        )  # fmt: skip


def _says_nothing(word: str) -> bool:
    return is_gap(word) and compact(word) != NONE_WORD
