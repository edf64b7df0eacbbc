"""Values far from an org unit's own history and not shared by its peers. Always a question, never a refusal.

Counts of townships are few and skewed, so the yardstick is median and MAD (median absolute deviation), not mean and
standard deviation: a single old outlier moves neither. A season that lifts everyone (送温暖 in the first quarter) is taken
out by what the peers do at the same time, and one of the org unit's own by the same quarter of last year. The message
states how many earlier values it rests on.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from indicators.checks.figures import Figures, problem_at
from indicators.checks.medians import median_without
from indicators.checks.rounding import exact
from indicators.model import Indicator, Kind, Observation, Problem
from indicators.periods import Period

MINIMUM_HISTORY = 4
"""Earlier values needed before anything is called unusual."""

MODIFIED_Z = 6.0
"""0.6745·|x − median| ÷ MAD; 3.5 is the textbook's limit for large samples, too eager for four to twelve quarters."""

CHANGE = {Kind.FLOW: 3.0, Kind.STOCK: 1.5}
"""The value must also be this many times the usual one, or that fraction of it, beside what the peers did."""

LONGEST = {Kind.FLOW: 12, Kind.STOCK: 4}
"""Earlier quarters looked at: three years of a flow, one year of a level, which drifts."""

ALIKE = 1.5
"""The same quarter of last year, up to so many times more or less, is the year's usual course."""

MINIMUM_PEERS = 3

SMALLEST = 10.0
"""Differences below ten (households, cases) are chance."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What an org unit's earlier quarters lead one to expect."""

    median: float
    values: tuple[float, ...]

    def z(self, value: float) -> float:
        """The modified z-score (Iglewicz and Hoaglin): 0.6745·|value − median| ÷ MAD."""
        deviation = median([abs(v - self.median) for v in self.values])
        floor = 0.05 * self.median  # identical earlier values would make any change infinite
        return 0.6745 * abs(value - self.median) / max(deviation, floor)


def check_jumps(figures: Figures, record: Figures | None = None) -> Iterator[Problem]:
    """``record`` gives the history; without it the file's own earlier quarters do."""
    for indicator_id, amounts in figures.amounts_by_indicator.items():
        indicator = figures.indicators[indicator_id]
        earlier = record.amounts_by_indicator.get(indicator_id, []) if record else amounts
        if indicator.kind in CHANGE:
            yield from _of_indicator(indicator, amounts, earlier, figures.beside_by_indicator.get(indicator_id, []))


def _of_indicator(
    indicator: Indicator, amounts: list[Observation], earlier: list[Observation], others: list[Observation]
) -> Iterator[Problem]:
    """``earlier`` are the figures that make the history, ``others`` those of org units that are not in the file."""
    now, history, beside = _by_period(amounts), _by_period(earlier), _by_period(others)
    before: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=LONGEST[indicator.kind]))
    for period in sorted(now.keys() | history.keys()):
        known = [(o, usual) for o in now.get(period, ()) if (usual := _usual(before[o.org_unit]))]
        besides = [(o, usual) for o in beside.get(period, ()) if (usual := _usual(before[o.org_unit]))] if known else []
        peers = Peers(sorted(o.value / usual.median for o, usual in (*known, *besides) if o.value > 0))
        for o, usual in known:
            shared = peers.median_beside(o.value / usual.median)
            if _is_jump(o.value, usual, shared, CHANGE[indicator.kind]) and not _as_a_year_ago(o, now, history):
                yield _problem(o, indicator, usual, shared)
        for o in history.get(period, ()):
            before[o.org_unit].append(o.value)


def _by_period(observations: list[Observation]) -> dict[Period, list[Observation]]:
    result = defaultdict(list)
    for o in observations:
        if o.period.is_quarter:
            result[o.period].append(o)
    return dict(result)


def _usual(before: Collection[float]) -> Usual | None:
    """What the values before lead one to expect; None where they are too few or nothing."""
    if len(before) < MINIMUM_HISTORY or (middle := median(before)) <= 0:
        return None
    return Usual(middle, tuple(before))


@dataclass(frozen=True, slots=True)
class Peers:
    """How many times their usual the org units report in one period, in ascending order; zeros left out."""

    times: list[float]

    def median_beside(self, own: float) -> float:
        """The median of the others; 1 where there are too few to tell."""
        if len(self.times) - (own > 0) < MINIMUM_PEERS:
            return 1.0
        return median_without(self.times, own) if own > 0 else median(self.times)


def _is_jump(value: float, usual: Usual, shared: float, change: float) -> bool:
    expected = usual.median * shared
    far = value > expected * change or value * change < expected
    return far and abs(value - expected) >= SMALLEST and usual.z(value) > MODIFIED_Z


def _as_a_year_ago(o: Observation, *by_period: Mapping[Period, list[Observation]]) -> bool:
    """Whether the same quarter of last year was about the same: what is paid in spring is nothing in autumn every year."""
    before = [b.value for known in by_period for b in known.get(o.period.year_before(), ()) if b.org_unit == o.org_unit]
    return any(o.value <= ALIKE * value and value <= ALIKE * o.value for value in before)


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
            ("count", str(len(usual.values))),
            ("peers", f"{shared:.1f}"),
        ),
    )
