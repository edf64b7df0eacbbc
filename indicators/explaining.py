"""What people say to a warning, and when another warning is the same one and need not be asked about again.

A warning is about figures: of an org unit, an indicator and a period. It is the same if these and the figures are, wherever
they stand in the next file. Facts that only surround the figures (how the others stand, the other cell) may have changed;
``problems.toml`` names them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from indicators.model import Observation, Problem, Reading, Severity
from indicators.problems import catalogue_of_problems, severity_of

WHOSE = ("org_unit", "indicator", "period")

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
    """The figures of a reading by cell, row and column, to tell what a cell without a figure would have held."""

    def __init__(self, reading: Reading) -> None:
        self._names = {i.id: i.name for i in reading.indicators}
        self._latest = max((o.period for o in reading.observations), default=None)
        self._in_cell: dict[tuple[str, str], Mapping[str, str]] = {}
        self._in_row: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
        self._in_column: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
        for o in (*reading.totals, *reading.observations):
            whose, (column, row) = self._whose(o), _split(o.source.cell)
            self._in_cell[o.source.sheet, o.source.cell] = whose
            self._in_row[o.source.sheet, row].append(whose)
            self._in_column[o.source.sheet, column].append(whose)

    def _whose(self, o: Observation) -> Mapping[str, str]:
        name = self._names.get(o.indicator, o.indicator)
        return {"org_unit": o.org_unit, "indicator": name, "period": o.period.code}

    def completed(self, problem: Problem) -> Problem:
        facts = dict(problem.facts)
        if _says_whose(problem):
            return problem
        found = self._in_cell.get((problem.sheet, problem.cell)) or self._crossing(problem)
        wanted = ("period",) if "org_unit" in facts else WHOSE
        more = {name: found[name] for name in wanted if name in found and name not in facts}
        if "period" not in facts and "year" not in facts and "period" not in more and self._latest is not None:
            more["period"] = self._latest.code
        return replace(problem, facts=(*problem.facts, *more.items()))

    def _crossing(self, problem: Problem) -> Mapping[str, str]:
        """What the other figures of the row, and those of the column, have in common: the one says whose, the other what."""
        if not problem.cell:
            return {}
        letters, digits = _split(problem.cell)
        row, column = self._in_row.get((problem.sheet, digits), []), self._in_column.get((problem.sheet, letters), [])
        across, down = (column, row) if self._has_units_in_columns(problem.sheet) else (row, column)
        found = {"org_unit": _common(across, "org_unit"), "indicator": _common(down, "indicator")}
        found["period"] = _common(down, "period") or _common(across, "period")
        return {name: text for name, text in found.items() if text}

    def _has_units_in_columns(self, sheet: str) -> bool:
        rows = (line for (name, _), line in self._in_row.items() if name == sheet)
        return any(not _common(line, "org_unit") for line in rows)


def _common(line: Sequence[Mapping[str, str]], name: str) -> str:
    texts = {whose[name] for whose in line}
    return texts.pop() if len(texts) == 1 else ""


def _split(cell: str) -> tuple[str, str]:
    """The letters and the digits of a cell's name."""
    letters = cell.rstrip("0123456789")
    return letters, cell[len(letters) :]
