"""The row for the whole (合计) against the sum of its members. Totals are compared, never imported."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import differs, exact, half_last_place
from indicators.model import Kind, Problem


def check_totals(figures: Figures) -> Iterator[Problem]:
    for total in figures.totals:
        indicator = figures.indicators[total.indicator]
        members = figures.members_of(total) if indicator.kind in (Kind.FLOW, Kind.STOCK) else []
        if not members:
            continue
        expected = sum(m.value for m in members)
        tolerance = half_last_place(total) + sum(half_last_place(m) for m in members)
        if not differs(total.value, expected, tolerance):
            continue
        yield problem_at(
            "total_differs",
            total,
            (
                ("indicator", indicator.name),
                ("found", exact(total.value, total.unit)),
                ("expected", exact(expected, total.unit)),
                ("count", str(len(members))),
                ("difference", exact(total.value - expected, total.unit)),
            ),
        )
