"""Marks of quality: which figures stand on reports that are missing, or on cells that something is still wrong with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL, CellRef, Kind, Problem, Severity
from indicators.periods import Period
from indicators.problems import covers, is_provisional, severity_of
from indicators.progress.compute import compute_progress
from indicators.progress.keys import keys_of
from indicators.progress.tracing.recount import Recount

Place = tuple[str, str, str]
"""File, sheet and cell."""

Key = tuple[str, str]
"""Org unit and indicator."""

_LETTERS_AND_DIGITS = re.compile(r"([A-Z]+)(\d+)")

_OF_THE_WHOLE = frozenset({"total_differs"})
"""Problems of a cell that states the whole, which is compared with the sum of the org units and never imported."""


class Flaw(StrEnum):
    MISSING_REPORTS = "missing_reports"
    PROBLEM = "problem"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a figure is to be read with care.

    missing_reports: ``reported`` of ``due`` (an org unit's quarters, or of the whole its org units, the silent ones named in
    ``org_units``). problem: the ``problem`` of a cell that the value or its target comes from. provisional: the remark on
    such a cell that its number is rough or not final.
    """

    flaw: Flaw
    reported: int = 0
    due: int = 0
    org_units: tuple[str, ...] = ()
    problem: Problem | None = None


Marks = Mapping[Key, tuple[Mark, ...]]
"""By org unit (the whole included) and indicator; what is sound has no entry."""


class Marking:
    """Marks the figures of a dataset, of as many periods as are asked for.

    Errors and warnings of cells count until someone has ``explained`` them, in the dataset or here; notes are no flaws but
    where they say that a number is provisional.
    """

    def __init__(self, dataset: Dataset, *, explained: Collection[Problem] = ()) -> None:
        self._dataset = dataset
        self._troubled = _troubled_cells(dataset, {*dataset.explained, *explained})
        self._of_wholes = _by_sheet(self._troubled, {i.name: i.id for i in dataset.indicators.values()})
        self._reached = self._reach() if self._troubled else {}

    def marks(self, period: Period, progress: pd.DataFrame) -> Marks:
        """The marks of every figure of ``progress``, the table of the period."""
        found: dict[Key, list[Mark]] = defaultdict(list)
        recount = Recount(self._dataset, period)
        lacking = progress.loc[progress["reported"] < progress["due"], ["org_unit", "indicator", "reported", "due"]]
        for org_unit, indicator, reported, due in lacking.itertuples(index=False, name=None):
            silent = _silent(recount, indicator) if org_unit == TOTAL else ()
            found[org_unit, indicator].append(Mark(Flaw.MISSING_REPORTS, int(reported), int(due), silent))
        for key in keys_of(progress) if self._reached else ():
            if any(period.contains(reached) for reached in self._reached.get(key, ())):
                found[key] += [_mark_of(p) for p in self._problems_under(recount, *key)]
        return {key: tuple(of_figure) for key, of_figure in found.items() if of_figure}

    def _reach(self) -> dict[Key, set[Period]]:
        """The figures that a cell in trouble may be part of, with the periods that such cells speak of."""
        at: dict[Key, set[Period]] = defaultdict(set)
        for o in self._dataset.observations:
            if any(_place(c) in self._troubled for c in o.sources):
                at[o.org_unit, o.indicator].add(o.period)
            if (o.source.file, o.source.sheet, o.indicator) in self._of_wholes:
                at[TOTAL, o.indicator].add(o.period)
        for t in self._dataset.targets:
            if _place(t.source) in self._troubled:
                at[t.org_unit, t.indicator] |= set(Period.to_date(t.year, 4).quarters)
        ratios = [d for d in self._dataset.indicators.values() if d.kind is Kind.RATIO]
        reach: dict[Key, set[Period]] = defaultdict(set)
        for (org_unit, indicator), periods in at.items():
            made_of_it = (d.id for d in ratios if indicator in (d.numerator, d.denominator))
            for name in (indicator, *made_of_it):
                reach[org_unit, name] |= periods
                reach[TOTAL, name] |= periods
        return reach

    def _problems_under(self, recount: Recount, org_unit: str, indicator: str) -> tuple[Problem, ...]:
        """What is wrong with the cells that value and target come from, each once."""
        counted = [recount.value(org_unit, indicator, recount.period), recount.target(org_unit, indicator)]
        cells = [_place(c) for figure in counted if figure for c in figure.sources]
        found = [p for cell in cells for p in self._troubled.get(cell, ()) if p.code not in _OF_THE_WHOLE]
        if org_unit == TOTAL:
            sheets = dict.fromkeys(cell[:2] for cell in cells)
            found += [p for sheet in sheets for p in self._of_wholes.get((*sheet, indicator), ())]
        return tuple(dict.fromkeys(found))


def marks(
    dataset: Dataset, period: Period, progress: pd.DataFrame | None = None, *, explained: Collection[Problem] = ()
) -> Marks:
    """The marks of every figure of the period, whose table is ``progress`` if that is at hand."""
    table = compute_progress(dataset, period) if progress is None else progress
    return Marking(dataset, explained=explained).marks(period, table)


def _mark_of(problem: Problem) -> Mark:
    return Mark(Flaw.PROVISIONAL if is_provisional(problem) else Flaw.PROBLEM, problem=problem)


def _troubled_cells(dataset: Dataset, explained: Collection[Problem]) -> dict[Place, list[Problem]]:
    """The problems of every cell that has some. What is said of a row, a column or a sheet is said of each of its cells."""
    cells: dict[Place, list[Problem]] = defaultdict(list)
    wide: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in dict.fromkeys(dataset.problems):
        unsettled = problem not in explained and severity_of(problem) is not Severity.NOTE
        if problem.cell and (unsettled or is_provisional(problem)):
            reach = covers(problem)
            if reach == "cell":
                cells[problem.file, problem.sheet, problem.cell].append(problem)
            elif reach != "nothing":
                wide[problem.file, problem.sheet].append(problem)
    for cell in {c for o in dataset.observations for c in o.sources} if wide else ():
        cells[_place(cell)] += [p for p in wide.get((cell.file, cell.sheet), ()) if _reaches(p, cell)]
    return {place: problems for place, problems in cells.items() if problems}


def _reaches(problem: Problem, cell: CellRef) -> bool:
    """Whether a problem that is not of one cell alone is said of this one as well."""
    if covers(problem) == "sheet":
        return True
    said, own = (_LETTERS_AND_DIGITS.fullmatch(text) for text in (problem.cell, cell.cell))
    return said is not None and own is not None and (said[1] == own[1] or said[2] == own[2])


def _by_sheet(troubled: Mapping[Place, list[Problem]], ids: Mapping[str, str]) -> dict[tuple[str, str, str], list[Problem]]:
    """The problems of stated wholes by file, sheet and indicator, whose name their facts give."""
    found: dict[tuple[str, str, str], list[Problem]] = defaultdict(list)
    for problem in (p for problems in troubled.values() for p in problems if p.code in _OF_THE_WHOLE):
        found[problem.file, problem.sheet, ids.get(dict(problem.facts).get("indicator", ""), "")].append(problem)
    return dict(found)


def _place(cell: CellRef) -> Place:
    return cell.file, cell.sheet, cell.cell


def _silent(recount: Recount, indicator: str) -> tuple[str, ...]:
    """The org units due whose last quarter is not covered, in the order of the sheets."""
    silent = {u for u in recount.members(indicator) if not recount.reported(u, indicator)}
    order = dict.fromkeys((*recount.dataset.org_units, *sorted(silent)))
    return tuple(u for u in order if u in silent)
