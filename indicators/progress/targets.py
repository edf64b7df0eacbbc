"""Targets in force: which of the stated targets counts, and what a plan per quarter says is due.

A target may change within a year. The one stated last up to the report's period counts; if all were stated later, the
earliest of them. A year's target that is not stated is the sum of the four quarters planned, if all four are.
"""

from __future__ import annotations

import narwhals as nw

from indicators.periods import Period
from indicators.progress.definitions import KEYS, Frame

PLANNED = ("target", "plan_share")


def targets_in_force(targets: Frame, period: Period) -> Frame:
    """A row an org unit and indicator ever given a target: the year's ``target``, and ``plan_share``, the part of the
    quarterly plan that falls into the period (null without a plan for each of its quarters).
    """
    c = nw.col
    report = period.year * 4 + period.end
    stated = nw.when(c("stated") <= report).then(c("stated")).otherwise(-c("stated"))
    known = targets.filter(c("year") <= period.year).with_columns(precedence=stated)
    latest = known.filter(c("precedence") == c("precedence").max().over(*KEYS, "year", "quarter"))
    this_year = c("year") == period.year
    wide = (
        latest.with_columns(
            *(nw.when(this_year & (c("quarter") == q)).then(c("value")).alias(_planned(q)) for q in range(5)),
        )
        .group_by(*KEYS)
        .agg(*(c(_planned(q)).max() for q in range(5)))
    )
    year_plan = _sum_if_complete(range(1, 5))
    wide = wide.with_columns(
        target=nw.coalesce(c(_planned(0)), year_plan),
        whole=nw.coalesce(year_plan, c(_planned(0))),
        due=_sum_if_complete(range(period.start, period.end + 1)),
    )
    return wide.select(*KEYS, "target", plan_share=nw.when(c("whole") > 0).then(c("due") / c("whole")))


def _planned(quarter: int) -> str:
    return f"target {quarter}"


def _sum_if_complete(quarters: range) -> nw.Expr:
    """The sum of the plans of these quarters, null where one is not planned."""
    first, *others = (nw.col(_planned(q)) for q in quarters)
    return sum(others, first)
