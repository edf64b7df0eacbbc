"""One rate a hundredth of its neighbours': 0.95 typed into a column of percents, which is read as 0.95 %.

The sign is a rate of at most 1 % where the others stand far higher, which would stand among them after multiplying by 100.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.medians import median_without
from indicators.checks.rounding import exact
from indicators.model import TOTAL, Observation, Problem
from indicators.periods import Period

FACTOR = 100.0
MINIMUM_PEERS = 3
SPREAD = 3.0
"""How far below or above the median of the others the rate may be, once multiplied, to be one of them."""


def check_peer_rates(figures: Figures) -> Iterator[Problem]:
    for indicator_id, observations in figures.by_indicator.items():
        if not figures.indicators[indicator_id].is_fraction:
            continue
        of_period: dict[Period, list[Observation]] = defaultdict(list)
        for o in observations:
            if o.org_unit != TOTAL and o.value > 0:
                of_period[o.period].append(o)
        for alike in of_period.values():
            yield from (_problem(figures, o, usual, len(alike) - 1) for o, usual in _suspected(alike))


def _suspected(alike: list[Observation]) -> Iterator[tuple[Observation, float]]:
    """Each rate that seems to be a hundredth of what is meant, with the median of the others."""
    values = sorted(o.value for o in alike)
    if len(values) <= MINIMUM_PEERS:
        return
    for o in (o for o in alike if o.value * FACTOR <= 1):
        usual = median_without(values, o.value)
        if 1 / SPREAD <= o.value * FACTOR / usual <= SPREAD:
            yield o, usual


def _problem(figures: Figures, o: Observation, usual: float, count: int) -> Problem:
    facts = (
        ("org_unit", o.org_unit),
        ("indicator", figures.indicators[o.indicator].name),
        ("found", exact(o.value, o.unit)),
        ("usual", exact(round(usual, 4), o.unit)),
        ("count", str(count)),
        ("meant", exact(o.value * FACTOR, o.unit)),
    )
    return problem_at("rate_too_small", o, facts)
