"""The contracted JSON of each command, as plain values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import Observation, Problem
from indicators.problems import message_of, severity_of
from indicators.progress import Mark

PROGRESS_COLUMNS = (
    "org_unit",
    "indicator",
    "period",
    "value",
    "target",
    "completion",
    "schedule",
    "lead",
    "status",
    "previous_year",
    "growth",
    "previous_quarter",
    "rank",
    "ranked",
    "forecast",
    "reported",
    "due",
    "made_up",
    "marks",
)


def check_form(dataset: Dataset, problems: Iterable[Problem]) -> dict[str, Any]:
    return {
        "observations": [_observation(o) for o in dataset.observations],
        "problems": [_problem(p) for p in problems],
        "org_units": list(dataset.org_units),
    }


def progress_form(progress: pd.DataFrame, preset: str) -> dict[str, Any]:
    """``progress`` is the frame of ``tables_of``. ``made_up`` (已补齐) and ``marks`` say how far a figure is to be trusted."""
    rows = progress[list(PROGRESS_COLUMNS)].to_dict("records")
    return {"progress": [_row(row) for row in rows], "preset": preset}


def _observation(o: Observation) -> dict[str, Any]:
    return {
        "org_unit": o.org_unit,
        "period": o.period.code,
        "indicator": o.indicator,
        "value": plain(o.value),
        "target": plain(o.target),
        "unit": o.unit,
        "file": o.source.file,
        "sheet": o.source.sheet,
        "cell": o.source.cell,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": str(severity_of(problem)),
        "code": problem.code,
        "message": message_of(problem),
        "file": problem.file,
        "sheet": problem.sheet,
        "cell": problem.cell,
    }


def _row(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): value if name == "made_up" else plain(value) for name, value in row.items() if name != "marks"} | {
        "marks": [_mark(mark) for mark in row["marks"]]
    }


def _mark(mark: Mark) -> dict[str, Any]:
    """Missing reports with how many there are, all else with the problem of the cell."""
    if mark.problem is None:
        return {"flaw": str(mark.flaw), "reported": mark.reported, "due": mark.due, "org_units": list(mark.org_units)}
    return {"flaw": str(mark.flaw)} | _problem(mark.problem)


def plain(value: Any) -> Any:
    """A value as JSON knows it: missing and not finite become null, whole numbers lose their point, codes are text."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int | float):
        number = float(value)
        if not math.isfinite(number):
            return None
        return int(number) if number.is_integer() else number
    return plain(value.item()) if hasattr(value, "item") else str(value)
