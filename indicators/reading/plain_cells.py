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
        self._sheet = sheet
        self._numerals = sheet.columns.numerals()
        self._silent = np.append(sheet.columns.shapes.judge(_says_nothing, np.bool_), np.False_)
        self._percent = sheet.percent()

    def in_column(self, column: int, rows: Rows) -> Cells:
        columns, sorts = self._sheet.columns, self._sheet.sorts[rows, column]
        held, texts = columns.held[rows, column], columns.texts[rows, column]
        is_number, is_text = (held == Held.NUMBER) & (sorts == Sort.NUMBER), held == Held.TEXT
        numbers = np.where(is_text, self._numerals[texts], columns.numbers[rows, column]) + 0.0  # −0 is 0
        plain = (is_number | is_text) & (np.abs(numbers) < TOO_LARGE)
        filled = sorts != Sort.BLANK
        odd = filled & ~plain & ~(is_text & self._silent[texts])
        percent = self._percent[rows, column] & is_number
        return Cells(filled, plain, odd, numbers, percent, np.where(is_text, texts, np.int32(-1)))


def _says_nothing(word: str) -> bool:
    return is_gap(word) and compact(word) != NONE_WORD
