"""The row for the whole (合计) against the sum of its members. Totals are compared, never imported."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import differs, exact, half_last_place
from indicators.model import Kind, Observation, Problem


def check_totals(figures: Figures) -> Iterator[Problem]:
    for total in figures.totals:
        indicator = figures.indicators[total.indicator]
        members = figures.members_of(total) if indicator.kind in (Kind.FLOW, Kind.STOCK) else []
        if not members:
            continue
        once = list({m.org_unit: m for m in members}.values())
        if _adds_up(total, members) or _adds_up(total, once):
            continue
        expected = sum(m.value for m in once)
        yield problem_at(
            "total_differs",
            total,
            (
                ("indicator", indicator.name),
                ("found", exact(total.value, total.unit)),
                ("expected", exact(expected, total.unit)),
                ("count", str(len(once))),
                ("difference", exact(total.value - expected, total.unit)),
            ),
        )


def _adds_up(total: Observation, members: list[Observation]) -> bool:
    """A row given twice is told by itself: it may be in the sum twice, or once."""
    tolerance = half_last_place(total) + sum(half_last_place(m) for m in members)
    return not differs(total.value, sum(m.value for m in members), tolerance)
