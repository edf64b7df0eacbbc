"""Rates in the row for the whole: an average or a sum of the members' rates is not the rate of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import differs, exact, half_last_place
from indicators.model import Observation, Problem


def check_averages(figures: Figures) -> Iterator[Problem]:
    for total in figures.totals:
        indicator = figures.indicators[total.indicator]
        members = figures.members_of(total) if indicator.is_fraction else []
        if len({m.value for m in members}) < 2:
            continue
        code = _how(total, members)
        if code:
            yield problem_at(
                code,
                total,
                (
                    ("indicator", indicator.name),
                    ("found", exact(total.value, total.unit)),
                    ("count", str(len(members))),
                    ("lowest", exact(min(m.value for m in members), total.unit)),
                    ("highest", exact(max(m.value for m in members), total.unit)),
                ),
            )


def _how(total: Observation, members: list[Observation]) -> str | None:
    values = [m.value for m in members]
    tolerance = 2 * half_last_place(total)
    if not differs(total.value, sum(values), tolerance):
        return "rates_added"
    if not differs(total.value, fmean(values), tolerance):
        return "rates_averaged"
    if not min(values) - tolerance <= total.value <= max(values) + tolerance:
        return "rate_outside_members"
    return None
