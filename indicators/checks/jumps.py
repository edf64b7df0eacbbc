"""Values far from an org unit's own history and not shared by its peers. Always a question, never a refusal.

Counts of townships are few and skewed, so the yardstick is median and MAD (median absolute deviation), not mean and
standard deviation: a single old outlier moves neither. A season that lifts everyone (送温暖 in the first quarter) is taken
out by what the peers do at the same time. The message states how many earlier values it rests on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import exact
from indicators.model import Indicator, Kind, Observation, Problem
from indicators.periods import Period

MINIMUM_HISTORY = 4
"""Earlier values needed before anything is called unusual."""

MODIFIED_Z = 6.0
"""0.6745·|x − median| ÷ MAD; 3.5 is the textbook's limit for large samples, too eager for four to twelve quarters."""

CHANGE = {Kind.FLOW: 3.0, Kind.STOCK: 1.5}
"""The value must also be this many times the usual one, or that fraction of it, beside what the peers did."""

SMALLEST = 10.0
"""Differences below ten (households, cases) are chance."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What an org unit's earlier quarters lead one to expect."""

    median: float
    deviation: float
    count: int

    def z(self, value: float) -> float:
        floor = 0.05 * self.median  # identical earlier values would make any change infinite
        return 0.6745 * abs(value - self.median) / max(self.deviation, floor, 1e-12)


def check_jumps(figures: Figures, record: Figures | None = None) -> Iterator[Problem]:
    """``record`` gives the history; without it the file's own earlier quarters do."""
    for indicator_id, amounts in figures.amounts_by_indicator.items():
        indicator = figures.indicators[indicator_id]
        earlier = record.amounts_by_indicator.get(indicator_id, []) if record else amounts
        if indicator.kind in CHANGE:
            yield from _of_indicator(indicator, [o for o in amounts if o.period.is_quarter], earlier)


def _of_indicator(indicator: Indicator, amounts: list[Observation], earlier: list[Observation]) -> Iterator[Problem]:
    history = _by_org_unit(earlier)
    for period in sorted({o.period for o in amounts}):
        usual = {unit: u for unit, values in history.items() if (u := _usual(values, period, indicator.kind))}
        times = {o.org_unit: o.value / usual[o.org_unit].median for o in amounts if o.period == period and o.org_unit in usual}
        for o in amounts:
            if o.period == period and o.org_unit in usual:
                shared = _shared_by_peers(times, o.org_unit)
                if _is_jump(o.value, usual[o.org_unit], shared, CHANGE[indicator.kind]):
                    yield _problem(o, indicator, usual[o.org_unit], shared)


def _by_org_unit(observations: list[Observation]) -> Mapping[str, list[Observation]]:
    result = defaultdict(list)
    for o in observations:
        if o.period.is_quarter:
            result[o.org_unit].append(o)
    return result


def _usual(history: list[Observation], period: Period, kind: Kind) -> Usual | None:
    """Flows: the earlier quarters. Stocks: the level a year back at most, since levels drift."""
    before = sorted((o for o in history if o.period < period), key=lambda o: o.period)
    values = [o.value for o in (before[-MINIMUM_HISTORY:] if kind is Kind.STOCK else before)]
    if len(values) < MINIMUM_HISTORY or median(values) <= 0:
        return None
    middle = median(values)
    return Usual(middle, median(abs(v - middle) for v in values), len(values))


def _shared_by_peers(times: Mapping[str, float], org_unit: str) -> float:
    """How many times the usual the other org units report; 1 where there are too few to tell."""
    others = [t for unit, t in times.items() if unit != org_unit and t > 0]
    return median(others) if len(others) >= 3 else 1.0


def _is_jump(value: float, usual: Usual, shared: float, change: float) -> bool:
    expected = usual.median * shared
    far = value > expected * change or value * change < expected
    return far and abs(value - expected) >= SMALLEST and usual.z(value) > MODIFIED_Z


def _problem(o: Observation, indicator: Indicator, usual: Usual, shared: float) -> Problem:
    return problem_at(
        "jump_up" if o.value > usual.median * shared else "jump_down",
        o,
        (
            ("org_unit", o.org_unit),
            ("indicator", indicator.name),
            ("period", o.period.code),
            ("found", exact(o.value, o.unit)),
            ("usual", exact(usual.median, o.unit)),
            ("count", str(usual.count)),
            ("peers", f"{shared:.1f}"),
        ),
    )
