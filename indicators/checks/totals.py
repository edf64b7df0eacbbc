"""The row for the whole (合计) against the sum of its members. Totals are compared, never imported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import differs, exact, half_last_place, plain_number
from indicators.model import Kind, Observation, Problem
from indicators.told import texts_of


def check_totals(figures: Figures) -> Iterator[Problem]:
    for total in figures.totals:
        indicator = figures.indicators[total.indicator]
        members = figures.members_of(total) if indicator.kind in (Kind.FLOW, Kind.STOCK) else []
        if not members:
            continue
        once = list({m.org_unit: m for m in members}.values())
        if any(_adds_up(total, m) for m in (members, once, _before_correction(once))):
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


def _before_correction(members: list[Observation]) -> list[Observation]:
    """The members as their cells still stand in the file, which the total was worked out from."""
    return [replace(m, value=_uncorrected(m)) for m in members]


def _uncorrected(o: Observation) -> float:
    new, old = texts_of(o.raw)
    if old is None:
        return o.value
    typed, stood = plain_number(new), plain_number(old)
    return stood * (o.value / typed if typed else 1.0)


def _adds_up(total: Observation, members: list[Observation]) -> bool:
    """A row given twice is told by itself: it may be in the sum twice, or once."""
    tolerance = half_last_place(total) + sum(half_last_place(m) for m in members)
    return not differs(total.value, sum(m.value for m in members), tolerance)
