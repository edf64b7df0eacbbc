"""Observations of several readings put together by columns: the later one counts, nothing is made of any until looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.model import Reading
from indicators.observations import Codes, Columns, Observations, all_together, first_rows


def newest_by_columns(readings: Sequence[Reading]) -> Observations | None:
    """For each org unit, indicator and period the last reading's observation, in the order of the first.

    None where that cannot be told by columns alone: some reading is not kept so, or running totals must be parted.
    """
    parts = [r.observations for r in readings if len(r.observations)]
    columnar = [part for part in parts if isinstance(part, Observations)]
    if not parts or len(columnar) < len(parts) or any(part.columns.running_total.any() for part in columnar):
        return None
    every = all_together(columnar) if len(columnar) > 1 else columnar[0]
    if every.columns.keys_are_distinct:
        return every
    _, first, places = np.unique(every.columns.key, return_index=True, return_inverse=True)
    last = np.empty(len(first), np.intp)
    last[places] = np.arange(len(every))
    return every.take(last[np.argsort(first)])


def frame_of(columns: Columns) -> pd.DataFrame:
    """A row an observation: org_unit, indicator, year, start, end (quarters 1–4), value."""
    periods = columns.period.words
    spans = {
        name: np.array([getattr(period, name) for period in periods], np.int64)[columns.period.codes]
        for name in ("year", "start", "end")
    }
    names = {"org_unit": _words(columns.org_unit.words, columns.org_unit.codes)}
    names |= {"indicator": _words(columns.indicator.words, columns.indicator.codes)}
    return pd.DataFrame({**names, **spans, "value": columns.value})


def _words(words: Sequence[str], codes: Codes) -> pd.Series[str]:
    return pd.Series(words, dtype="str").take(codes).reset_index(drop=True)


def units_printed(columns: Columns) -> Mapping[str, str]:
    """The unit that the sheets print most recently for each indicator, where they print one."""
    parts = (columns.indicator, columns.period, columns.unit)
    key = np.zeros(len(columns), np.int64)
    for part in parts:
        key = key * len(part.words) + part.codes
    last = {int(k): row for row, k in zip(*_last_rows(key), strict=True)}
    rows = sorted(last.values(), key=lambda row: (columns.period.words[columns.period.codes[row]], row))
    words = [(columns.indicator.words[columns.indicator.codes[r]], columns.unit.words[columns.unit.codes[r]]) for r in rows]
    return {indicator: unit for indicator, unit in words if unit}


def _last_rows(key: npt.NDArray[np.int64]) -> tuple[list[int], list[int]]:
    """The last row of each key, and the key."""
    found, first = np.unique(key[::-1], return_index=True)
    return (len(key) - 1 - first).tolist(), found.tolist()


def indicators_with_both_parts(columns: Columns, ratios: Mapping[str, tuple[str, str]]) -> set[str]:
    """Of ratios with numerator and denominator, those of which some org unit has both."""
    units: dict[str, set[int]] = {}
    there = set(columns.indicator.words)

    def of(indicator: str) -> set[int]:
        if indicator not in units:
            units[indicator] = set(columns.org_unit.codes[columns.of_indicator(indicator)].tolist())
        return units[indicator]

    return {id_ for id_, (above, below) in ratios.items() if {above, below} <= there and of(above) & of(below)}


def first_units(columns: Columns) -> dict[str, str]:
    """The unit of each indicator's first observation."""
    first = first_rows(columns.indicator.codes, len(columns.indicator.words))
    rows = sorted((row, word) for row, word in zip(first.tolist(), columns.indicator.words, strict=True) if row < len(columns))
    return {word: columns.unit.words[columns.unit.codes[row]] for row, word in rows}
