"""Observations kept by columns: a million of them in 60 MB, each made only when someone looks at it.

``Observations`` is a sequence of :class:`~indicators.model.Observation` like a tuple of them, and equal to one. What goes
over all of them at once (checks, frames, putting files together) takes the columns of :func:`columns_of` instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt

from indicators.cell_names import column_name, position_of
from indicators.model import CellRef, Observation
from indicators.periods import Period

T = TypeVar("T")
Codes = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Chosen = npt.NDArray[Any]
"""Positions, or a flag a row."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded(Generic[T]):
    """A column of words that come again and again: ``codes`` are places in ``words``. No word stands there twice."""

    codes: Codes
    words: tuple[T, ...]

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, chosen: Chosen) -> Coded[T]:
        return Coded(self.codes[chosen], self.words)

    def listed(self) -> list[T]:
        words = self.words
        return [words[code] for code in self.codes.tolist()]

    def used(self) -> list[T]:
        """The words that occur, in the order of their first row."""
        first = first_rows(self.codes, len(self.words))
        return [self.words[code] for code in np.argsort(first)[: np.count_nonzero(first < len(self.codes))].tolist()]

    def which(self, test: Callable[[T], bool]) -> Flags:
        """A flag a row: whether its word passes a test, which is asked once a word."""
        return np.fromiter(map(test, self.words), dtype=np.bool_, count=len(self.words))[self.codes]

    def called(self, names: Mapping[T, T]) -> Coded[T]:
        """The same with some words put in the place of others."""
        return coded_again(self.codes, [names.get(word, word) for word in self.words])


def first_rows(codes: npt.NDArray[Any], count: int) -> npt.NDArray[np.intp]:
    """For each of ``count`` codes the first row that has it; the number of rows where none has."""
    rows = len(codes)
    first = np.full(count, rows)
    first[codes[::-1]] = np.arange(rows - 1, -1, -1)
    return first


def coded_again(codes: Codes, words: Sequence[T]) -> Coded[T]:
    """A column from places in ``words``, among which some may stand twice."""
    if len(distinct := dict.fromkeys(words)) == len(words):
        return Coded(codes, tuple(distinct))
    places = {word: place for place, word in enumerate(distinct)}
    new = np.fromiter(map(places.__getitem__, words), dtype=np.int32, count=len(words))
    return Coded(new[codes], tuple(distinct))


def coded(values: Iterable[T]) -> Coded[T]:
    places: dict[T, int] = {}
    codes = np.fromiter((places.setdefault(value, len(places)) for value in values), dtype=np.int32)
    return Coded(codes, tuple(places))


def constant(word: T, count: int) -> Coded[T]:
    return Coded(np.zeros(count, np.int32), (word,))


def together(columns: Sequence[Coded[T]]) -> Coded[T]:
    """Columns one after the other."""
    if not columns:
        return Coded(np.empty(0, np.int32), ())
    if all(column.words is columns[0].words for column in columns):
        return Coded(np.concatenate([column.codes for column in columns]), columns[0].words)
    words = [word for column in columns for word in column.words]
    starts = np.cumsum([0, *(len(column.words) for column in columns[:-1])])
    codes = [column.codes + np.int32(start) for column, start in zip(columns, starts, strict=True)]
    return coded_again(np.concatenate(codes), words)


@dataclass(frozen=True, eq=False)
class Columns:
    """What most work on many observations needs of them: whose, of what, when, how much; a row an observation."""

    org_unit: Coded[str]
    indicator: Coded[str]
    period: Coded[Period]
    unit: Coded[str]
    value: Numbers
    running_total: Flags

    def __len__(self) -> int:
        return len(self.value)

    def take(self, chosen: Chosen) -> Columns:
        return replace(self, **{field.name: _taken(getattr(self, field.name), chosen) for field in fields(self)})

    @cached_property
    def key(self) -> npt.NDArray[np.int64]:
        """A number that is the same where org unit, indicator, period and way of counting are the same."""
        series = self.series
        return (series * len(self.period.words) + self.period.codes) * 2 + self.running_total

    @cached_property
    def series(self) -> npt.NDArray[np.int64]:
        """A number that is the same where org unit and indicator are the same."""
        return self.org_unit.codes.astype(np.int64) * len(self.indicator.words) + self.indicator.codes

    @cached_property
    def keys_are_distinct(self) -> bool:
        most = len(self.org_unit.words) * len(self.indicator.words) * len(self.period.words) * 2
        return are_distinct(self.key, most)

    def of_indicator(self, indicator: str) -> npt.NDArray[np.intp]:
        """The rows of an indicator."""
        found = [place for place, word in enumerate(self.indicator.words) if word == indicator]
        return np.flatnonzero(self.indicator.codes == found[0]) if found else np.empty(0, np.intp)


def first_of_each(key: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
    """The first row of each key, in order."""
    most = int(key.max(initial=-1)) + 1
    if most > 16 * len(key):
        return np.sort(np.unique(key, return_index=True)[1])
    first = first_rows(key, most)
    return np.sort(first[first < len(key)])


def are_distinct(keys: npt.NDArray[np.int64], most: int) -> bool:
    """Whether no number comes twice among some that are all below ``most``."""
    if most > 16 * len(keys) + 1024:
        ordered = np.sort(keys)
        return not (ordered[1:] == ordered[:-1]).any()
    return len(keys) == 0 or bool(np.bincount(keys, minlength=1).max() <= 1)


def _taken(column: Any, chosen: Chosen) -> Any:
    return column.take(chosen) if isinstance(column, Coded) else column[chosen]


def columns_of(observations: Sequence[Observation]) -> Columns:
    """The columns of any observations."""
    if isinstance(observations, Observations):
        return observations.columns
    return Columns(
        org_unit=coded(o.org_unit for o in observations),
        indicator=coded(o.indicator for o in observations),
        period=coded(o.period for o in observations),
        unit=coded(o.unit for o in observations),
        value=np.array([o.value for o in observations], dtype=np.float64),
        running_total=np.array([o.running_total for o in observations], dtype=np.bool_),
    )


def some_of(observations: Sequence[Observation], chosen: Flags) -> Iterable[Observation]:
    """The observations at the flags set."""
    if isinstance(observations, Observations):
        return observations.take(chosen)
    return (observation for observation, flag in zip(observations, chosen.tolist(), strict=True) if flag)


def in_rows_of(observations: Sequence[Observation], cells: Iterable[str]) -> Iterable[Observation]:
    """The observations from the rows in which some cells stand (A1 style), on any sheet."""
    if not isinstance(observations, Observations):
        return observations
    rows = sorted({position_of(cell)[0] for cell in cells})
    return observations.take(np.isin(observations.row, rows))


@dataclass(frozen=True, eq=False)
class Observations(Sequence[Observation]):
    """Many observations by columns.

    ``place`` is (file, sheet); ``row`` and ``column`` count from 0. ``target`` is NaN where there is none. What stands in the
    cell is the number ``raw``, or the text of ``text`` where its code is not that of "". ``also`` are further cells.
    """

    columns: Columns
    place: Coded[tuple[str, str]]
    row: Codes
    column: Codes
    target: Numbers
    raw: Numbers
    text: Coded[str]
    also: Coded[tuple[CellRef, ...]]

    def __len__(self) -> int:
        return len(self.row)

    @overload
    def __getitem__(self, place: int) -> Observation: ...
    @overload
    def __getitem__(self, place: slice) -> Observations: ...
    def __getitem__(self, place: int | slice) -> Observation | Observations:
        if isinstance(place, slice):
            return self.take(np.arange(len(self))[place])
        at = range(len(self))[place]
        return next(iter(self.take(np.array([at]))))

    def __iter__(self) -> Iterator[Observation]:
        own, letters = self.columns, [column_name(c) for c in range(int(self.column.max(initial=-1)) + 1)]
        rows = zip(
            own.org_unit.listed(), own.period.listed(), own.indicator.listed(), own.value.tolist(), own.unit.listed(),
            self.place.listed(), self.row.tolist(), self.column.tolist(), self.target.tolist(), self.also.listed(),
            self.text.listed(), self.raw.tolist(), own.running_total.tolist(), strict=True,
        )  # fmt: skip
        for org_unit, period, indicator, value, unit, (file, sheet), row, column, target, also, text, raw, running in rows:
            source = CellRef(file, sheet, f"{letters[column]}{row + 1}")
            asked = None if target != target else target
            said = text or f"{raw:.15g}"
            yield Observation(org_unit, period, indicator, value, unit, source, asked, also, said, running)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(ours == theirs for ours, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Observations({list(self[:3])}{' …' if len(self) > 3 else ''})"

    def take(self, chosen: Chosen) -> Observations:
        """Those at the positions, or at the flags, in this order."""
        return Observations(
            self.columns.take(chosen), self.place.take(chosen), self.row[chosen], self.column[chosen], self.target[chosen],
            self.raw[chosen], self.text.take(chosen), self.also.take(chosen),
        )  # fmt: skip

    def called(self, names: Mapping[str, str]) -> Observations:
        """The same with some org units called otherwise."""
        return replace(self, columns=replace(self.columns, org_unit=self.columns.org_unit.called(names)))

    def at(self, source: CellRef) -> list[int]:
        """The positions of what was read from a cell, called by its A1 name."""
        places = [code for code, place in enumerate(self.place.words) if place == (source.file, source.sheet)]
        if not places:
            return []
        row, column = position_of(source.cell)
        here = (self.row == row) & (self.column == column) & (self.place.codes == places[0])
        return [int(place) for place in np.flatnonzero(here)]

    def with_texts(self, texts: Mapping[int, str]) -> Observations:
        """The same with another text as what stands in the cells of some positions."""
        codes = self.text.codes.copy()
        codes[list(texts)] = range(len(self.text.words), len(self.text.words) + len(texts))
        return replace(self, text=coded_again(codes, (*self.text.words, *texts.values())))


def all_together(parts: Sequence[Observations]) -> Observations:
    """Observations one after the other."""
    columns = [part.columns for part in parts]
    return Observations(
        Columns(
            together([f.org_unit for f in columns]), together([f.indicator for f in columns]),
            together([f.period for f in columns]), together([f.unit for f in columns]),
            np.concatenate([f.value for f in columns]), np.concatenate([f.running_total for f in columns]),
        ),
        together([p.place for p in parts]), np.concatenate([p.row for p in parts]), np.concatenate([p.column for p in parts]),
        np.concatenate([p.target for p in parts]), np.concatenate([p.raw for p in parts]), together([p.text for p in parts]),
        together([p.also for p in parts]),
    )  # fmt: skip
