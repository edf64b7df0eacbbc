"""Targets in force: which of the stated targets counts, and what a plan per quarter says is due.

A target may change within a year. The one stated last up to the report's period counts; if all were stated later, the
earliest of them. A year's target that is not stated is the sum of the four quarters planned, if all four are.
"""

from __future__ import annotations

import narwhals as nw

from indicators.periods import Period
from indicators.progress.definitions import KEYS, Frame


def has_plans(targets: Frame) -> bool:
    """Whether any target is planned per quarter."""
    return len(targets.filter(nw.col("quarter") > 0).select("quarter").head(1).collect()) > 0


def targets_in_force(targets: Frame, period: Period, *, plans: bool) -> Frame:
    """A row an org unit and indicator ever given a target: the year's ``target``, and ``plan_share``, the part of the
    quarterly plan that falls into the period (null without a plan for each of its quarters).
    """
    c = nw.col
    report = period.year * 4 + period.end
    precedence = nw.when(c("stated") <= report).then(c("stated")).otherwise(-c("stated"))
    known = targets.filter(c("year") <= period.year).with_columns(precedence=precedence)
    latest = known.filter(c("precedence") == c("precedence").max().over(*KEYS, "year", "quarter"))
    of_year = {
        _planned(q): nw.when((c("year") == period.year) & (c("quarter") == q)).then(c("value"))
        for q in range(5 if plans else 1)
    }
    wide = latest.select(*KEYS, **of_year).group_by(*KEYS).agg(*(c(name).max() for name in of_year))
    if not plans:
        return wide.select(*KEYS, target=c(_planned(0)), plan_share=nw.lit(None, dtype=nw.Float64))
    due, year_plan = _sum_if_complete(range(period.start, period.end + 1)), _sum_if_complete(range(1, 5))
    whole = nw.coalesce(year_plan, c(_planned(0)))
    return wide.select(*KEYS, target=nw.coalesce(c(_planned(0)), year_plan), plan_share=nw.when(whole > 0).then(due / whole))


def _planned(quarter: int) -> str:
    return f"target {quarter}"


def _sum_if_complete(quarters: range) -> nw.Expr:
    """The sum of the plans of these quarters, null where one is not planned."""
    first, *others = (nw.col(_planned(q)) for q in quarters)
    return sum(others, first)
