"""What was understood from one file, as plain rows for a person to look over before accepting it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import pandas as pd

from indicators.explaining import Explained
from indicators.model import TOTAL, ColumnReading, Indicator, Problem, Reading, Severity
from indicators.observations import Columns, Flags, columns_of, first_of_each, some_of
from indicators.periods import Period
from indicators.problems import message_of, severity_of, title_of
from indicators.times import time_text
from indicators.views.periods import axis_name
from indicators.wording import amount

MISSING = "—"


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a file holds. ``new_indicators`` are names that no definition matched, so one was made for them."""

    org_units: tuple[str, ...]
    indicators: int
    periods: tuple[Period, ...]
    observations: int
    targets: int
    notes: int
    new_indicators: tuple[str, ...]


class Grade(StrEnum):
    """What is to be done about a problem: mend it, explain it, nothing any more, nothing; the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    EXPLAINED = "explained"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """``explanation`` is what was said to the same problem before, by whom and with which file."""

    grade: Grade
    title: str
    message: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column as it was understood. ``certainty`` is None where there is nothing to be certain about."""

    header: str
    place: str
    role: str
    indicator: str
    unit: str
    certainty: float | None
    is_new: bool


def contents_of(reading: Reading) -> Contents:
    columns = columns_of(reading.observations)
    used = {*columns.indicator.used(), *(t.indicator for t in reading.targets)}
    return Contents(
        org_units=reading.org_units,
        indicators=len(used),
        periods=tuple(sorted(columns.period.used())),
        observations=len(reading.observations),
        targets=len(reading.targets),
        notes=sum(not note.is_remark for note in reading.notes),
        new_indicators=tuple(i.name for i in reading.indicators if i.inferred and i.id in used),
    )


Answers = Mapping[Problem, Explained]
"""What was said before to problems of a file."""

_UNANSWERED: Answers = MappingProxyType({})


def grade_of(problem: Problem, answers: Answers = _UNANSWERED) -> Grade:
    severity = severity_of(problem)
    return Grade.EXPLAINED if severity is Severity.WARNING and problem in answers else Grade(severity.value)


def problem_rows(problems: Iterable[Problem], language: str = "zh", answers: Answers = _UNANSWERED) -> list[ProblemRow]:
    """A row a problem, by grade, within each in their order."""
    rows = [
        ProblemRow(
            grade_of(p, answers), title_of(p, language), message_of(p, language), explanation_text(answers.get(p), language)
        )
        for p in problems
    ]
    return sorted(rows, key=lambda row: list(Grade).index(row.grade))


def explanation_text(said: Explained | None, language: str = "zh") -> str:
    """含上季度结转（王芳，2024年7月3日，二季度.xlsx）."""
    if said is None:
        return ""
    about = [text for text in (said.who, time_text(said.at, language), said.file) if text]
    return f"{said.text}（{'，'.join(about)}）" if language == "zh" else f"{said.text} ({', '.join(about)})"


def counts_of(problems: Iterable[Problem], answers: Answers = _UNANSWERED) -> dict[Grade, int]:
    """How many of each grade, the gravest first."""
    counts = Counter(grade_of(p, answers) for p in problems)
    return {grade: counts[grade] for grade in Grade if answers or grade is not Grade.EXPLAINED}


def column_rows(reading: Reading) -> list[ColumnRow]:
    """Every column once: sheets of the same layout repeat their columns and are told together."""
    definitions = {i.id: i for i in reading.indicators}
    seen: dict[tuple[str, str, str | None, str], ColumnRow] = {}
    for column in reading.columns:
        key = (column.header, column.role, column.indicator, column.unit)
        seen.setdefault(key, _column_row(column, definitions.get(column.indicator or "")))
    return list(seen.values())


def _column_row(column: ColumnReading, indicator: Indicator | None) -> ColumnRow:
    return ColumnRow(
        header=column.header,
        place=f"{column.source.sheet}!{column.source.cell}",
        role=column.role,
        indicator=indicator.name if indicator else column.indicator or "",
        unit=column.unit,
        certainty=column.certainty if indicator else None,
        is_new=indicator is not None and indicator.inferred,
    )


def value_table(reading: Reading, language: str = "zh", whole: str = "全县", limit: int = 500) -> pd.DataFrame:
    """The values as text, a row an org unit and period, a column an indicator; at most ``limit`` rows.

    Missing is a dash. Running totals are shown as such: their period is the span they add up.
    """
    names = {i.id: i.name for i in reading.indicators}
    columns = columns_of(reading.observations)
    chosen, shown = _first_lines(columns, reading.org_units, limit)
    cells: dict[tuple[Period, str], dict[str, str]] = {}
    for o in some_of(reading.observations, shown):
        cells.setdefault((o.period, o.org_unit), {}).setdefault(o.indicator, amount(o.value, o.unit, language))
    indicators = columns.indicator.used()
    rows = [
        [
            axis_name(period, language),
            whole if unit == TOTAL else unit,
            *(cells[period, unit].get(i, MISSING) for i in indicators),
        ]
        for period, unit in chosen
    ]
    first = ["时期", "单位"] if language == "zh" else ["period", "org unit"]
    return pd.DataFrame(rows, columns=_distinct(first + [names.get(i, i) for i in indicators]))


def _first_lines(columns: Columns, org_units: Sequence[str], limit: int) -> tuple[list[tuple[Period, str]], Flags]:
    """The first periods and org units in order, and which figures are theirs."""
    order = {unit: place for place, unit in enumerate(org_units)}
    periods, units = columns.period.words, columns.org_unit.words
    key = columns.period.codes.astype(np.int64) * max(1, len(units)) + columns.org_unit.codes
    keys = key[first_of_each(key)].tolist()
    keys.sort(key=lambda k: (periods[k // len(units)], order.get(units[k % len(units)], -1)))
    lines = [(periods[k // len(units)], units[k % len(units)]) for k in keys[:limit]]
    return lines, np.isin(key, keys[:limit])


def _distinct(names: list[str]) -> list[str]:
    """Column names a table can hold: a second one of the same name gets a number."""
    seen = Counter[str]()
    result = []
    for name in names:
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result
