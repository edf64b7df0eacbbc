"""Observations by columns on their way between two processes: numbers as packed bytes, words as they are, all checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from indicators.model import CellRef
from indicators.observations import Coded, Columns, Observations
from indicators.periods import Period

MOST_AT_ONCE = 100_000
"""How many observations are sent at once: checking a line stops everything else in the server for a few milliseconds."""

_NARROW = ("|u1", "<u2", "<i4")
_MOST = 2**31 - 1
_CODED = ("org_unit", "indicator", "period", "unit", "place", "text", "also")
_ALWAYS = {*_CODED, "row", "column", "running_total", "value", "target"}


@dataclass(frozen=True, slots=True)
class Packed:
    """A column of numbers: the form of one (numpy's name for it) in the bytes that follow; or ``same`` in every row, where
    nothing follows; or no number at all."""

    form: str = ""
    same: float | None = None


@dataclass(frozen=True, slots=True)
class SentColumns:
    """:class:`~indicators.observations.Observations` without their numbers, which follow column by column in this order."""

    count: int
    org_units: tuple[str, ...]
    indicators: tuple[str, ...]
    periods: tuple[Period, ...]
    units: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    also: tuple[tuple[CellRef, ...], ...]
    numbers: dict[str, Packed]


def packed(observations: Observations) -> tuple[SentColumns, bytes]:
    """What JSON can hold of them, and the numbers."""
    columns = observations.columns
    coded: dict[str, Coded[Any]] = {
        "org_unit": _compact(columns.org_unit),
        "indicator": columns.indicator,
        "period": columns.period,
        "unit": columns.unit,
        "place": observations.place,
        "text": _compact(observations.text),
        "also": _compact(observations.also),
    }
    numbers: dict[str, npt.NDArray[Any]] = {name: column.codes for name, column in coded.items()}
    numbers |= {"row": observations.row, "column": observations.column, "running_total": columns.running_total}
    numbers |= {"value": columns.value, "target": observations.target}
    if not np.array_equal(observations.raw, columns.value):
        numbers["raw"] = observations.raw
    forms = {name: _form(column) for name, column in numbers.items()}
    sent = SentColumns(
        count=len(observations),
        org_units=coded["org_unit"].words,
        indicators=coded["indicator"].words,
        periods=coded["period"].words,
        units=coded["unit"].words,
        places=coded["place"].words,
        texts=coded["text"].words,
        also=coded["also"].words,
        numbers=forms,
    )
    return sent, b"".join(numbers[name].astype(how.form).tobytes() for name, how in forms.items() if how.form)


def _compact(column: Coded[Any]) -> Coded[Any]:
    """The column with those of its words only that occur, in their order."""
    used = np.zeros(len(column.words), np.bool_)
    used[column.codes] = True
    if used.all():
        return column
    new = np.cumsum(used, dtype=np.int32) - 1
    return Coded(new[column.codes], tuple(column.words[place] for place in np.flatnonzero(used).tolist()))


def _form(numbers: npt.NDArray[Any]) -> Packed:
    """The narrowest form that loses nothing."""
    if len(numbers) and (numbers == numbers[0]).all():
        return Packed(same=float(numbers[0]))
    if numbers.dtype.kind != "f":
        return Packed(_narrowest(int(numbers.max(initial=0))))
    if len(numbers) and np.isnan(numbers).all():
        return Packed()
    is_count = (
        not np.signbit(numbers).any() and (most := numbers.max(initial=0)) <= _MOST and (numbers == np.floor(numbers)).all()
    )
    return Packed(_narrowest(int(most)) if is_count else "<f8")


def _narrowest(most: int) -> str:
    return _NARROW[(most > 0xFF) + (most > 0xFFFF)]


def unpacked_columns(sent: SentColumns, data: bytes) -> Observations:
    """The observations; raise ValueError for what cannot have been packed."""
    if not 0 <= sent.count <= MOST_AT_ONCE:
        raise ValueError(f"{sent.count} observations at once")
    numbers = _unpacked(sent, data)
    value = numbers["value"].astype(np.float64)
    row, column = numbers["row"].astype(np.int32), numbers["column"].astype(np.int32)
    if not np.isfinite(value).all() or row.min(initial=0) < 0 or column.min(initial=0) < 0:
        raise ValueError("numbers that are none")

    def coded(name: str, words: tuple[Any, ...]) -> Coded[Any]:
        codes = numbers[name].astype(np.int32)
        if len(set(words)) < len(words) or codes.min(initial=0) < 0 or codes.max(initial=-1) >= len(words):
            raise ValueError(f"words of {name} that are none")
        return Coded(codes, words)

    return Observations(
        Columns(
            coded("org_unit", sent.org_units),
            coded("indicator", sent.indicators),
            coded("period", sent.periods),
            coded("unit", sent.units),
            value,
            numbers["running_total"].astype(np.bool_),
        ),
        place=coded("place", sent.places),
        row=row,
        column=column,
        target=numbers["target"].astype(np.float64),
        raw=numbers["raw"].astype(np.float64) if "raw" in numbers else value,
        text=coded("text", sent.texts),
        also=coded("also", sent.also),
    )


def _unpacked(sent: SentColumns, data: bytes) -> dict[str, npt.NDArray[Any]]:
    """The columns of numbers by name; raise ValueError if one is not there, or not all of it."""
    if not sent.numbers.keys() >= _ALWAYS:
        raise ValueError(f"no numbers of {', '.join(sorted(_ALWAYS - sent.numbers.keys()))}")
    columns, start = dict[str, npt.NDArray[Any]](), 0
    for name, how in sent.numbers.items():
        if how.form and how.form not in (*_NARROW, "<f8"):
            raise ValueError(f"numbers in the form {how.form}")
        if not how.form:
            columns[name] = np.full(sent.count, np.nan if how.same is None else how.same)
            continue
        columns[name] = np.frombuffer(data, how.form, sent.count, start)
        start += columns[name].nbytes
    if start != len(data):
        raise ValueError(f"{len(data)} bytes of numbers instead of {start}")
    return columns
