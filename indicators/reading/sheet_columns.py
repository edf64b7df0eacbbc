"""A sheet by columns: what its cells hold as arrays, for all that would take too long cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import overload

import numpy as np
import numpy.typing as npt

from indicators.reading.cells import Sort, sort_of
from indicators.reading.grid import CellValue, Grid, Position
from indicators.reading.shapes import Shapes

_NUMERAL = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")


class Held(IntEnum):
    """What a cell holds. OTHER is a date or a truth value."""

    NOTHING = 0
    NUMBER = 1
    TEXT = 2
    OTHER = 3


_NUMBER, _TEXT = int(Held.NUMBER), int(Held.TEXT)
"""The same as plain numbers: looking a member up takes longer than looking at a cell."""


class _HeldByType(dict[type, int]):
    def __missing__(self, type_: type) -> int:
        return Held.OTHER


_HELD = _HeldByType({type(None): Held.NOTHING, int: Held.NUMBER, float: Held.NUMBER, str: Held.TEXT})


@dataclass(frozen=True, eq=False)
class SheetColumns:
    """The cells of a sheet, ``[row, column]``.

    ``numbers`` are NaN where there is none; ``texts`` are places in ``words``, −1 where there is none.
    """

    held: npt.NDArray[np.uint8]
    numbers: npt.NDArray[np.float64]
    texts: npt.NDArray[np.int32]
    words: tuple[str, ...]

    @property
    def height(self) -> int:
        return int(self.held.shape[0])

    @property
    def width(self) -> int:
        return int(self.held.shape[1])

    def value(self, row: int, column: int) -> CellValue:
        """What a cell holds that is no date and no truth value."""
        kind = self.held.item(row, column)
        if kind == _TEXT:
            return self.words[self.texts.item(row, column)]
        return _whole(self.numbers.item(row, column)) if kind == _NUMBER else None

    @cached_property
    def shapes(self) -> Shapes:
        """The words by their shapes."""
        return Shapes(self.words)

    def has_numbers_from(self, size: float) -> bool:
        """Whether a number is so large, or as far below zero."""
        return bool((np.abs(self.numbers) >= size).any())

    def sorts(self, marked: Iterable[Position]) -> npt.NDArray[np.uint8]:
        """The sort of every cell; ``marked`` cells hold no value though one is meant."""
        of_held = np.array([Sort.BLANK, Sort.NUMBER, Sort.TEXT, sort_of(True)], np.uint8)
        result = of_held[self.held]
        of_words = np.append(self.shapes.judge(sort_of, np.uint8), np.uint8(Sort.BLANK))
        for column in range(self.width):
            texts = self.texts[:, column]
            if texts.max(initial=-1) >= 0:
                result[:, column] = np.where(texts >= 0, of_words[texts], result[:, column])
        for row, column in marked:
            result[row, column] = Sort.ODD
        return result

    def numerals(self) -> npt.NDArray[np.float64]:
        """For each word the number that it is, written plainly (1234.5), else NaN; one more NaN at the end, for no word."""
        return np.array([float(w) if _NUMERAL.fullmatch(w) else np.nan for w in self.words] + [np.nan])


class SheetRows(Sequence[list[CellValue]]):
    """The rows of a sheet that is kept by columns, each made when it is looked at."""

    def __init__(self, columns: SheetColumns) -> None:
        self._columns = columns
        self._made: dict[int, list[CellValue]] = {}

    def __len__(self) -> int:
        return self._columns.height

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, row: int) -> list[CellValue]: ...
    @overload
    def __getitem__(self, row: slice) -> list[list[CellValue]]: ...
    def __getitem__(self, row: int | slice) -> list[CellValue] | list[list[CellValue]]:
        if isinstance(row, slice):
            return [self[at] for at in range(len(self))[row]]
        if row not in self._made:
            self._made[row] = self._row(row)
        return self._made[row]

    def _row(self, row: int) -> list[CellValue]:
        columns = self._columns
        held, numbers, texts = (a[row].tolist() for a in (columns.held, columns.numbers, columns.texts))
        cells = zip(held, numbers, texts, strict=True)
        return [columns.words[t] if h == Held.TEXT else _whole(n) if h == Held.NUMBER else None for h, n, t in cells]


def _whole(number: float) -> float | int:
    return int(number) if number.is_integer() else number


class PercentCells(Set[Position]):
    """The positions of the cells that show a percentage, kept as flags ``[row, column]``."""

    def __init__(self, flags: npt.NDArray[np.bool_]) -> None:
        self.flags = flags

    def __contains__(self, place: object) -> bool:
        height, width = self.flags.shape
        if not isinstance(place, tuple) or not (0 <= place[0] < height and 0 <= place[1] < width):
            return False
        return bool(self.flags[place])

    def __iter__(self) -> Iterator[Position]:
        return ((row, column) for row, column in np.argwhere(self.flags).tolist())

    def __len__(self) -> int:
        return int(self.flags.sum())

    @classmethod
    def _from_iterable(cls, it: Iterable[Position]) -> Set[Position]:  # type: ignore[override]
        return frozenset(it)


def columns_of_sheet(grid: Grid) -> SheetColumns:
    """The sheet's cells by columns."""
    if grid.columns is not None:
        return grid.columns
    height, width = grid.height, grid.width
    held = np.zeros((height, width), np.uint8, order="F")
    numbers = np.full((height, width), np.nan, order="F")
    texts = np.full((height, width), -1, np.int32, order="F")
    places: dict[str, int] = {}
    for index, cells in enumerate(zip(*grid.values, strict=True)):
        kinds = np.frombuffer(bytes(map(_HELD.__getitem__, map(type, cells))), np.uint8)
        held[:, index] = kinds
        present = set(np.unique(kinds).tolist())
        if present <= {Held.NOTHING, Held.NUMBER}:
            numbers[:, index] = cells
            continue
        some = np.flatnonzero(kinds == Held.NUMBER)
        numbers[some, index] = [cells[row] for row in some.tolist()]
        some = np.flatnonzero(kinds == Held.TEXT)
        texts[some, index] = [places.setdefault(str(cells[row]), len(places)) for row in some.tolist()]
    return SheetColumns(held, numbers, texts, tuple(places))
