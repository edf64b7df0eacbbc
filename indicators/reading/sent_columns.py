"""Observations by columns on their way between two processes: numbers as packed bytes, words as they are, all checked."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from indicators.model import CellRef
from indicators.observations import Coded, Columns, Observations
from indicators.periods import Period

MOST_AT_ONCE = 100_000
"""How many observations are sent at once: checking a line stops everything else in the server for a few milliseconds."""

_NARROW = ("<u1", "<u2", "<i4")


@dataclass(frozen=True, slots=True)
class Packed:
    """A column of numbers: the form of one (numpy's name for it), and all of them in base64; or ``same`` in every row."""

    form: str = ""
    data: str = ""
    same: float | None = None


@dataclass(frozen=True, slots=True)
class SentColumns:
    """:class:`~indicators.observations.Observations` in a form that JSON can hold."""

    count: int
    org_units: tuple[str, ...]
    indicators: tuple[str, ...]
    periods: tuple[Period, ...]
    units: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    also: tuple[tuple[CellRef, ...], ...]
    numbers: dict[str, Packed]


def packed(observations: Observations) -> SentColumns:
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
    numbers = {name: _pack_whole(column.codes) for name, column in coded.items()}
    numbers |= {"row": _pack_whole(observations.row), "column": _pack_whole(observations.column)}
    numbers |= {"running_total": _pack_whole(columns.running_total.astype(np.uint8))}
    numbers |= {"value": _pack(columns.value), "target": _pack(observations.target)}
    if not np.array_equal(observations.raw, columns.value):
        numbers["raw"] = _pack(observations.raw)
    return SentColumns(
        count=len(observations),
        org_units=coded["org_unit"].words,
        indicators=coded["indicator"].words,
        periods=coded["period"].words,
        units=coded["unit"].words,
        places=coded["place"].words,
        texts=coded["text"].words,
        also=coded["also"].words,
        numbers=numbers,
    )


def _compact(column: Coded[Any]) -> Coded[Any]:
    """The column with those of its words only that occur, in their order."""
    used = np.zeros(len(column.words), np.bool_)
    used[column.codes] = True
    if used.all():
        return column
    new = np.cumsum(used, dtype=np.int32) - 1
    return Coded(new[column.codes], tuple(column.words[place] for place in np.flatnonzero(used).tolist()))


def _pack_whole(numbers: npt.NDArray[Any]) -> Packed:
    most = int(numbers.max(initial=0))
    return _pack(numbers.astype(_NARROW[(most > 0xFF) + (most > 0xFFFF)]))


def _pack(numbers: npt.NDArray[Any]) -> Packed:
    if len(numbers) and (numbers == numbers[0]).all():
        return Packed(same=float(numbers[0]))
    if len(numbers) and numbers.dtype.kind == "f" and np.isnan(numbers).all():
        return Packed()
    return Packed(numbers.dtype.str, base64.b64encode(numbers.tobytes()).decode("ascii"))


def unpacked_columns(sent: SentColumns) -> Observations:
    """The observations; raise ValueError for what cannot have been packed."""
    if not 0 <= sent.count <= MOST_AT_ONCE:
        raise ValueError(f"{sent.count} observations at once")
    value = _numbers(sent, "value").astype(np.float64)
    row, column = _numbers(sent, "row").astype(np.int32), _numbers(sent, "column").astype(np.int32)
    if not np.isfinite(value).all() or row.min(initial=0) < 0 or column.min(initial=0) < 0:
        raise ValueError("numbers that are none")

    def coded(name: str, words: tuple[Any, ...]) -> Coded[Any]:
        codes = _numbers(sent, name).astype(np.int32)
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
            _numbers(sent, "running_total").astype(np.bool_),
        ),
        place=coded("place", sent.places),
        row=row,
        column=column,
        target=_numbers(sent, "target").astype(np.float64),
        raw=_numbers(sent, "raw").astype(np.float64) if "raw" in sent.numbers else value,
        text=coded("text", sent.texts),
        also=coded("also", sent.also),
    )


def _numbers(sent: SentColumns, name: str) -> npt.NDArray[Any]:
    if name not in sent.numbers:
        raise ValueError(f"no numbers of {name}")
    return _unpack(sent.numbers[name], sent.count)


def _unpack(column: Packed, count: int) -> npt.NDArray[Any]:
    if column.same is not None:
        return np.full(count, column.same)
    if not column.form:
        return np.full(count, np.nan)
    if column.form not in (*_NARROW, "<f8", "|u1"):
        raise ValueError(f"numbers in the form {column.form}")
    numbers = np.frombuffer(base64.b64decode(column.data, validate=True), column.form)
    if len(numbers) != count:
        raise ValueError(f"{len(numbers)} numbers instead of {count}")
    return numbers
