"""Whether the year's target will be missed: what is to be expected of the year, told only where it is plain and of few."""

from __future__ import annotations

import math
from collections.abc import Iterable

from indicators.model import TOTAL, Schedule
from indicators.narrative.facts.completeness import covered_quarters
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Figure, Piece, Text
from indicators.narrative.sentences.judging import lags
from indicators.progress import Flaw
from indicators.progress.schedule import even_share

PLAINLY = 0.9
"""The part of the target that is expected at most where it is called out of reach."""

LEAST_SHORT = 2
"""So many things must be missing at least: one more or less is chance."""

HALF_YEAR = 2
"""The quarters after which a year is told from what was done: one is too little to go by."""

DIGITS = 3

SEVERAL = 4
"""From so many out of reach on, two are told; of fewer one."""


def out_of_reach(n: Narrator, rows: Iterable[Row]) -> list[Row]:
    """Of the amounts that plainly will not be done within the year the worst one or two: to say it of all says nothing."""
    if not HALF_YEAR <= n.survey.period.end < 4:
        return []
    missed = sorted((row for row in rows if will_be_missed(n, row)), key=lambda row: (row.forecast or 0) / (row.target or 1))
    return missed[: 2 if len(missed) >= SEVERAL else 1]


def will_be_missed(n: Narrator, row: Row) -> bool:
    """Whether an even amount that lags stays clearly below its target, as evenly as so far and in last year's shape."""
    if not row.subject.is_amount or row.compared or row.forecast is None or not row.target or not row.value or row.value < 0:
        return False
    share = even_share(n.survey.period)
    even = row.subject.definition.schedule is Schedule.EVEN and abs((row.schedule or 0) - share) < 1e-9
    expected = max(row.forecast, row.value / share)
    enough = row.target - expected >= LEAST_SHORT or row.subject.unit == "元"
    return even and enough and expected <= PLAINLY * row.target and lags(n, row) and _is_complete(n, row)


def expected(n: Narrator, row: Row, *, named: bool = False) -> Text:
    """按目前进度，全县全年预计创建20家，难以完成57家的年度任务; ``named`` says what it is about where nothing has before."""
    by = n.say("expected_by", {"shaped": is_shaped(n, row)})
    whole = n.whole if n.is_whole else ""
    slots: dict[str, Piece] = {
        "by": by,
        "whole": whole,
        "noun": row.subject.noun,
        "verb": row.subject.told.verb,
        "forecast": figure(n, row),
    }
    return n.say_of(row, "expected", {"named": named}, about="约" if is_rough(row) else "", **slots)


def figure(n: Narrator, row: Row) -> Figure:
    """What is to be expected, no finer than it can be known: whole things in whole numbers, money in three digits."""
    return n.evidence.figure(row, "forecast", text=n.evidence.words(row.indicator, "value", _rounded(row)))


def _rounded(row: Row) -> float:
    value = row.forecast or 0
    digits = DIGITS - math.ceil(math.log10(value)) if row.subject.unit == "元" else 0
    return round(value, digits)


def is_shaped(n: Narrator, row: Row) -> bool:
    """Whether it is reckoned by last year's quarters, and so not simply as evenly as so far."""
    return abs((row.forecast or 0) - (row.value or 0) / even_share(n.survey.period)) > 1e-6


def is_rough(row: Row) -> bool:
    """Whether it is told rounded."""
    return abs(_rounded(row) - (row.forecast or 0)) > 1e-9


def _is_complete(n: Narrator, row: Row) -> bool:
    """Whether nothing beneath it is missing or in doubt: everybody concerned has reported every quarter."""
    survey = n.survey
    if any(mark.flaw is Flaw.PROBLEM for mark in survey.marks.get((row.org_unit, row.indicator), ())):
        return False
    if row.org_unit != TOTAL:
        return True  # its forecast itself asks for every quarter
    members = [survey.row(row.indicator, unit) for unit in survey.dataset.org_units]
    covered = covered_quarters(survey.dataset, row.indicator, TOTAL, survey.period)
    every = all(one.forecast is not None for one in members if one.value is not None or one.target is not None)
    return every and len(covered) == survey.period.end
