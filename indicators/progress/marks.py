"""Marks of quality: which figures stand on reports that are missing, or on cells that something is still wrong with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from indicators.dataset import Dataset
from indicators.model import TOTAL, Problem, Severity
from indicators.periods import Period
from indicators.problems import severity_of
from indicators.progress.compute import compute_progress
from indicators.progress.tracing.recount import Recount

Place = tuple[str, str, str]
"""File, sheet and cell."""


class Flaw(StrEnum):
    MISSING_REPORTS = "missing_reports"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a figure is to be read with care.

    missing_reports: ``reported`` of ``due`` (an org unit's quarters, or of the whole its org units, the silent ones named in
    ``org_units``). problem: the ``problem`` of a cell that the value or its target comes from.
    """

    flaw: Flaw
    reported: int = 0
    due: int = 0
    org_units: tuple[str, ...] = ()
    problem: Problem | None = None


Marks = Mapping[tuple[str, str], tuple[Mark, ...]]
"""By org unit (the whole included) and indicator; what is sound has no entry."""


def marks(dataset: Dataset, period: Period, *, explained: Collection[Problem] = ()) -> Marks:
    """The marks of every figure of ``compute_progress`` for the period.

    Errors and warnings of cells count until someone has ``explained`` them; notes are no flaws.
    """
    found: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    frame = compute_progress(dataset, period)
    recount = Recount(dataset, period)
    troubled = _troubled_cells(dataset, explained)
    columns = frame[["org_unit", "indicator", "reported", "due"]]
    for org_unit, indicator, reported, due in columns.itertuples(index=False, name=None):
        if reported < due:
            silent = _silent(recount, indicator) if org_unit == TOTAL else ()
            found[org_unit, indicator].append(Mark(Flaw.MISSING_REPORTS, int(reported), int(due), silent))
        if troubled:
            problems = _problems_under(recount, org_unit, indicator, troubled)
            found[org_unit, indicator] += [Mark(Flaw.PROBLEM, problem=problem) for problem in problems]
    return {key: tuple(of_figure) for key, of_figure in found.items() if of_figure}


def _troubled_cells(dataset: Dataset, explained: Collection[Problem]) -> dict[Place, list[Problem]]:
    cells: dict[Place, list[Problem]] = defaultdict(list)
    for problem in dict.fromkeys(dataset.problems):
        if problem.cell and problem not in explained and severity_of(problem) is not Severity.NOTE:
            cells[problem.file, problem.sheet, problem.cell].append(problem)
    return cells


def _silent(recount: Recount, indicator: str) -> tuple[str, ...]:
    """The org units due whose last quarter is not covered, in the order of the sheets."""
    silent = {u for u in recount.members(indicator) if not recount.reported(u, indicator)}
    order = dict.fromkeys((*recount.dataset.org_units, *sorted(silent)))
    return tuple(u for u in order if u in silent)


def _problems_under(
    recount: Recount, org_unit: str, indicator: str, troubled: Mapping[Place, list[Problem]]
) -> tuple[Problem, ...]:
    """What is wrong with the cells that value and target come from, each once."""
    counted = [recount.value(org_unit, indicator, recount.period), recount.target(org_unit, indicator)]
    cells = [(c.file, c.sheet, c.cell) for figure in counted if figure for c in figure.sources]
    return tuple(dict.fromkeys(p for cell in cells for p in troubled.get(cell, ())))
