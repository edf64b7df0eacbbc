"""Whether one figure is as far as it should be, by the kind of its target: the one judgement all forms of report share."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.model import TargetForm
from indicators.narrative.narrator import Narrator
from indicators.narrative.row import Row

VERDICTS = (
    "finished",
    "on_course",
    "reached",
    "slightly_late",
    "late",
    "unfinished",
    "not_reached",
)
"""From the best to the worst."""

_BY_STATUS = {"done": "on_course", "ahead": "on_course", "on_schedule": "on_course", "slightly_behind": "slightly_late"}
"""What another preset's statuses mean for an amount; all else is late."""

GOOD = frozenset({"finished", "on_course", "reached"})


def verdict(n: Narrator, row: Row) -> str:
    """One of VERDICTS: an amount, or a level due step by step, is held against its schedule, all else against the target."""
    lead, done = row.lead or 0, (row.completion or 0) >= 1
    stepwise = row.subject.form is TargetForm.YEAR_END_LEVEL and (row.schedule or 1) < 1
    if not row.subject.is_amount and (done or not stepwise):
        return "reached" if lead >= 0 else "not_reached"
    if done and n.survey.period.is_year_to_date:
        return "finished"
    if n.year_over:
        return "unfinished"
    if row.subject.by_status:
        return _BY_STATUS.get(row.status, "late")
    if not row.behind:
        return "on_course"
    return "slightly_late" if lead >= -0.1 else "late"


def judged(rows: Iterable[Row]) -> list[Row]:
    """The rows that can be judged: with a value, a target, and so a lead."""
    return [row for row in rows if row.lead is not None and row.value is not None]


def good(n: Narrator, row: Row) -> bool:
    return verdict(n, row) in GOOD


def lags(n: Narrator, row: Row) -> bool:
    """Whether something must be done: an amount late, a rate or a ceiling missed, a level more than a tenth short.

    A level has until the year's end; what is still missing then lags however little it is.
    """
    if row.lead is None or row.value is None or good(n, row):
        return False
    level = row.subject.form is TargetForm.YEAR_END_LEVEL
    return not level or n.year_over or row.lead <= -0.1


def lagging(n: Narrator, rows: Iterable[Row]) -> list[Row]:
    """Those of the rows that lag, the furthest behind first."""
    return sorted((row for row in judged(rows) if lags(n, row)), key=lambda row: row.lead or 0)
