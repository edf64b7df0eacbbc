"""What files that wait together hold by quarter, and what is wrong with them beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.model import TOTAL, Reading
from indicators.periods import Period
from indicators.views.intake import Grade, ProblemRow, grade_of, problem_rows


@dataclass(frozen=True, slots=True)
class QuarterTogether:
    """What files that wait together report of one quarter."""

    quarter: Period
    files: int
    org_units: int


def quarters_together(readings: Iterable[Reading]) -> list[QuarterTogether]:
    """How many files end with each quarter, and how many org units they tell of, oldest first."""
    files, units = Counter[Period](), dict[Period, set[str]]()
    for reading in readings:
        last = max((o.period.last_quarter for o in reading.observations), default=None)
        if last is not None:
            files[last] += 1
            units.setdefault(last, set()).update(u for u in reading.org_units if u != TOTAL)
    return [QuarterTogether(quarter, files[quarter], len(units[quarter])) for quarter in sorted(files)]


TOLD_TOGETHER = frozenset(
    ("org_units_missing_together", "files_differ", "files_differ_widely", "files_repeat", "quarter_unlike_others")
)
"""Problems of files beside each other."""


def together_rows(readings: Sequence[Reading], language: str = "zh") -> list[ProblemRow]:
    """What is wrong with files beside each other, with the name of the file in front where the sentence starts with a cell."""
    found = [p for reading in readings for p in reading.problems if p.code in TOLD_TOGETHER]
    rows = problem_rows(found, language)
    ordered = sorted(found, key=lambda p: list(Grade).index(grade_of(p)))
    return [replace(row, message=f"{p.file} {row.message}") if p.sheet else row for p, row in zip(ordered, rows, strict=True)]
