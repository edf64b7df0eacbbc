"""The rows of the progress table as typed values, with None for what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from indicators.progress import Mark


class Row(NamedTuple):
    """One org unit and indicator in a period; the columns of ``tables_of`` that the pages show."""

    org_unit: str
    indicator: str
    status: str
    value: float | None
    target: float | None
    completion: float | None
    schedule: float | None
    lead: float | None
    previous_year: float | None
    growth: float | None
    change: float | None
    rank: float | None
    ranked: float | None
    reported: float | None
    due: float | None
    minimum: float | None
    median: float | None
    maximum: float | None
    reached: float | None
    forecast: float | None = None
    forecast_low: float | None = None
    forecast_high: float | None = None
    required: float | None = None
    required_per_quarter: float | None = None
    quarter_change: float | None = None
    quarter_growth: float | None = None
    rank_change: float | None = None
    share: float | None = None
    contribution: float | None = None
    to_median: float | None = None
    marks: tuple[Mark, ...] = ()
    missed: str = ""
    made_up: bool = False
    verdict: str = ""
    season: str = ""
    excuse: str = ""
    of_units: float | None = None
    held_value: float | None = None
    held_target: float | None = None
    held_completion: float | None = None
    held_schedule: float | None = None
    held_lead: float | None = None
    held_status: str = ""
    comparable: bool = False
    like_units: float | None = None
    like_change: float | None = None
    like_growth: float | None = None

    @property
    def of_each(self) -> bool:
        """Whether a target is held against the figure of each org unit alone, as the whole has none: a rate typed by each."""
        return self.value is None and self.reached is not None

    @property
    def held(self) -> Row:
        """What is held against its target: the row itself, or of the whole those org units alone whose figures are complete."""
        if (self.of_units or 0) <= 0:
            return self
        return self._replace(
            value=self.held_value,
            target=self.held_target,
            completion=self.held_completion,
            schedule=self.held_schedule,
            lead=self.held_lead,
            status=self.held_status,
        )


_WORDS = ("org_unit", "indicator", "status")
_AS_THEY_ARE = (*_WORDS, "marks", "made_up", "verdict", "season", "excuse", "held_status", "comparable")


class Rows:
    """A progress table taken apart once, to look rows up again and again: in a frame each column is looked up anew."""

    def __init__(self, progress: pd.DataFrame) -> None:
        self._columns = {name: _taken(name, progress[name]) for name in Row._fields if name in progress.columns}
        self._count = len(progress)

    def all(self) -> list[Row]:
        """In the order of the table."""
        return self._at(slice(None), self._count)

    def of(self, indicator: str) -> list[Row]:
        places = self._places.get(indicator)
        return [] if places is None else self._at(places, len(places))

    @cached_property
    def _places(self) -> Mapping[str, np.ndarray]:
        indicators = self._columns["indicator"]
        return {str(name): np.asarray(at) for name, at in pd.Series(indicators).groupby(indicators).indices.items()}

    def _at(self, places: Any, count: int) -> list[Row]:
        columns = [
            _told(name, self._columns[name][places]) if name in self._columns else [Row._field_defaults[name]] * count
            for name in Row._fields  # not every table has the range of the forecast
        ]
        return [Row._make(cells) for cells in zip(*columns, strict=True)]


def rows_of(progress: pd.DataFrame, **where: str) -> list[Row]:
    """The rows with the given ``org_unit`` or ``indicator``, in the order of the table."""
    for column, wanted in where.items():
        progress = progress[progress[column] == wanted]
    return Rows(progress).all()


def _taken(name: str, column: pd.Series) -> np.ndarray:
    """The column as numbers, or as what else it holds."""
    if name in _AS_THEY_ARE or name == "missed":
        return column.to_numpy(dtype=object)
    return column.to_numpy(dtype=float, na_value=np.nan)


def _told(name: str, cells: np.ndarray) -> list[Any]:
    """The cells as the rows have them: None for a number that is missing."""
    if name in _AS_THEY_ARE:
        return list(cells)
    if name == "missed":
        return [cell if isinstance(cell, str) else "" for cell in cells]
    return [None if number != number else number for number in cells.tolist()]
