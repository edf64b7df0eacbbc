"""What people say to a warning, and when another warning is the same one and need not be asked about again.

A warning is about figures: of an org unit, an indicator and a period. It is the same if these and the figures are, wherever
they stand in the next file. Facts that only surround the figures (how the others stand, the other cell) may have changed;
``problems.toml`` names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from indicators.model import Observation, Problem, Reading, Severity
from indicators.observations import columns_of
from indicators.problems import catalogue_of_problems, severity_of

WHOSE = ("org_unit", "indicator", "period")

Whose = Mapping[str, str]
"""Org unit, indicator and period of a figure; empty where nothing tells them."""

Matter = tuple[str, ...]
"""What a warning is about, as texts that compare equal for the same matter."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What was said to a problem, by whom and when (UTC), and with which file it came."""

    problem: Problem
    text: str
    who: str
    at: datetime
    file: str


def matter_of(problem: Problem) -> Matter:
    """The code, whose figures, and the figures; the place only where nothing else tells what it is about."""
    around = catalogue_of_problems()[problem.code].get("circumstances", ())
    facts = {name: value for name, value in problem.facts if name not in around and not name.endswith("_cell")}
    place = () if {"org_unit", "indicator"} & facts.keys() else (problem.sheet, problem.cell)
    return (problem.code, *(f"{name}={facts[name]}" for name in sorted(facts)), *place)


def known_answers(problems: Iterable[Problem], explained: Iterable[Explained]) -> dict[Problem, Explained]:
    """What was said to the same warnings before; ``explained`` come oldest first, and what was said last counts.

    The same words said again are those of the first who said them.
    """
    said: dict[Matter, Explained] = {}
    for one in explained:
        before = said.get(matter_of(one.problem))
        if before is None or before.text != one.text:
            said[matter_of(one.problem)] = one
    if not said:
        return {}
    return {p: said[matter] for p in problems if severity_of(p) is Severity.WARNING and (matter := matter_of(p)) in said}


def saying_whose(reading: Reading) -> Reading:
    """The same with each warning saying whose figure of which period it is about, as far as the sheet tells."""
    if all(severity_of(p) is not Severity.WARNING or _says_whose(p) for p in reading.problems):
        return reading
    lines = _Lines(reading)
    problems = (lines.completed(p) if severity_of(p) is Severity.WARNING else p for p in reading.problems)
    return replace(reading, problems=tuple(problems))


def _says_whose(problem: Problem) -> bool:
    names = {name for name, _ in problem.facts}
    return "org_unit" in names and bool({"period", "year"} & names)


class _Lines:
    """Whose figures stand in a reading's cells, rows and columns, to tell what a cell without a figure would have held."""

    def __init__(self, reading: Reading) -> None:
        self._names = {i.id: i.name for i in reading.indicators}
        self._latest = max(columns_of(reading.observations).period.used(), default=None)
        self._in_cell: dict[tuple[str, str], Whose] = {}
        self._in_row: dict[tuple[str, str], dict[str, str]] = {}
        self._in_column: dict[tuple[str, str], dict[str, str]] = {}
        for o in (*reading.totals, *reading.observations):
            whose, (column, row), sheet = self._whose(o), _split(o.source.cell), o.source.sheet
            self._in_cell[sheet, o.source.cell] = whose
            _keep_common(self._in_row.setdefault((sheet, row), dict(whose)), whose)
            _keep_common(self._in_column.setdefault((sheet, column), dict(whose)), whose)
        self._units_in_columns = {sheet for (sheet, _), common in self._in_row.items() if not common["org_unit"]}

    def _whose(self, o: Observation) -> Whose:
        name = self._names.get(o.indicator, o.indicator)
        return {"org_unit": o.org_unit, "indicator": name, "period": o.period.code}

    def completed(self, problem: Problem) -> Problem:
        facts = dict(problem.facts)
        if _says_whose(problem):
            return problem
        found = self._in_cell.get((problem.sheet, problem.cell)) or self._crossing(problem)
        wanted = ("period",) if "org_unit" in facts else WHOSE
        more = {name: found[name] for name in wanted if found.get(name) and name not in facts}
        if "period" not in facts and "year" not in facts and "period" not in more and self._latest is not None:
            more["period"] = self._latest.code
        return replace(problem, facts=(*problem.facts, *more.items()))

    def _crossing(self, problem: Problem) -> Whose:
        """What the other figures of the row, and those of the column, have in common: the one says whose, the other what."""
        if not problem.cell:
            return {}
        letters, digits = _split(problem.cell)
        row, column = self._in_row.get((problem.sheet, digits), {}), self._in_column.get((problem.sheet, letters), {})
        across, down = (column, row) if problem.sheet in self._units_in_columns else (row, column)
        return {
            "org_unit": across.get("org_unit", ""),
            "indicator": down.get("indicator", ""),
            "period": down.get("period") or across.get("period", ""),
        }


def _keep_common(common: dict[str, str], whose: Whose) -> None:
    """Empty what the figures of a line do not all share."""
    for name in WHOSE:
        if common[name] != whose[name]:
            common[name] = ""


def _split(cell: str) -> tuple[str, str]:
    """The letters and the digits of a cell's name."""
    letters = cell.rstrip("0123456789")
    return letters, cell[len(letters) :]
