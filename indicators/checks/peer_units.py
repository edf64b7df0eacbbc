"""One cell in another unit than its neighbours: yuan typed into a column of 万元, or the other way round.

The sign is a value about ten thousand times (or a ten-thousandth of) the median of the other org units in the same period,
which would stand among them after moving the decimal point by four.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.medians import median_without
from indicators.checks.rounding import exact
from indicators.model import Observation, Problem
from indicators.periods import Period

FACTOR = 1e4
MINIMUM_PEERS = 4
SPREAD = 10.0
"""How far from the peers' median, up or down, a value may still be called one of them."""


def check_peer_units(figures: Figures, record: Figures | None = None) -> Iterator[Problem]:
    """Among the org units of the file; with a record, of a file with too few of them, among all that are known."""
    for indicator, amounts in figures.amounts_by_indicator.items():
        if not figures.indicators[indicator].is_money:
            continue
        others = _by_period(figures.beside_by_indicator.get(indicator, ())) if record else {}
        for period, alike in _by_period(amounts).items():
            if record is None:
                yield from _of_period(figures, alike, alike)
            elif len(alike) <= MINIMUM_PEERS:
                yield from _of_period(figures, alike, [*alike, *others.get(period, ())])


def _by_period(amounts: Iterable[Observation]) -> dict[Period, list[Observation]]:
    found: dict[Period, list[Observation]] = defaultdict(list)
    for amount in amounts:
        if amount.value > 0:
            found[amount.period].append(amount)
    return found


def _of_period(figures: Figures, alike: list[Observation], all_: list[Observation]) -> Iterator[Problem]:
    values = sorted(p.value for p in all_)
    if len(values) <= MINIMUM_PEERS:
        return
    for o in alike:
        usual = median_without(values, o.value)
        for factor, code in ((1 / FACTOR, "money_too_large"), (FACTOR, "money_too_small")):
            if 1 / SPREAD <= o.value * factor / usual <= SPREAD:
                yield problem_at(
                    code,
                    o,
                    (
                        ("org_unit", o.org_unit),
                        ("indicator", figures.indicators[o.indicator].name),
                        ("found", exact(o.value, o.unit)),
                        ("usual", exact(round(usual, 2), o.unit)),
                        ("count", str(len(values) - 1)),
                        ("meant", exact(round(o.value * factor, 6), o.unit)),
                    ),
                )
