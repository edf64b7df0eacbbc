"""The rows of the progress table as typed values, with None for what is missing."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from indicators.progress import Mark


@dataclass(frozen=True, slots=True)
class Row:
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


_AS_THEY_ARE = ("org_unit", "indicator", "status", "marks", "made_up")
_COLUMNS = [field.name for field in fields(Row)]


def rows_of(progress: pd.DataFrame, **where: str) -> list[Row]:
    """The rows with the given ``org_unit`` or ``indicator``, in the order of the table."""
    for column, wanted in where.items():
        progress = progress[progress[column] == wanted]
    names = [name for name in _COLUMNS if name in progress.columns]  # not every table has the range of the forecast
    columns = [progress[name].tolist() for name in names]
    return [_row(names, cells) for cells in zip(*columns, strict=True)]


def _row(names: list[str], cells: tuple[Any, ...]) -> Row:
    named: dict[str, Any] = {n: cell if n in _AS_THEY_ARE else _told(cell) for n, cell in zip(names, cells, strict=True)}
    return Row(**named | {"missed": named.get("missed") or ""})


def _told(cell: Any) -> Any:
    return cell if isinstance(cell, str) else known(cell)


def known(value: Any) -> float | None:
    """A number of the table, None where it is missing."""
    return None if value is None or math.isnan(value) else float(value)
