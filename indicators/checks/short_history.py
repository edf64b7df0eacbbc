"""A quarter about ten times (a hundred, a thousand times) the org unit's others, or that part of them, where these are too few
to say what is usual: a nought too many, 万元 read as 元, another quarter's sum.

With four earlier quarters ``jumps.py`` judges by their spread; here the two or three others must agree among themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import exact
from indicators.model import Indicator, Kind, Observation, Problem, Schedule
from indicators.observations import columns_of
from indicators.periods import Period

TIMES = 9.5
"""So many times the largest of the others, or that part of the smallest."""

SPREAD = 3.0
"""The others may differ by this much: an org unit whose quarters differ widely anyway is not asked."""

FEWEST, MOST = 3, 4
"""Quarters with a figure, the odd one among them: fewer show nothing, more are a history."""

SMALLEST = 30.0
"""Smaller differences are chance."""

SHARED, MINIMUM_PEERS = 3.0, 3
"""Where the others' same quarter is that many times their usual too, it is a season."""


@dataclass(frozen=True, slots=True)
class _Odd:
    """A figure far from all others of its org unit, which lie between ``low`` and ``high``."""

    figure: Observation
    low: float
    high: float
    count: int

    @property
    def times(self) -> float:
        return self.figure.value / median((self.low, self.high))


def check_short_history(figures: Figures, record: Figures | None = None) -> Iterator[Problem]:
    """Of a file alone, or of a file beside the quarters on record."""
    quarters = {p for p in columns_of(figures.observations).period.used() if p.is_quarter}
    known = {p for p in columns_of(record.observations).period.used() if p.is_quarter} if record else set()
    if not FEWEST <= len(quarters | known) <= MOST:
        return
    for id_, amounts in figures.amounts_by_indicator.items():
        indicator = figures.indicators[id_]
        if indicator.kind in (Kind.FLOW, Kind.STOCK) and indicator.schedule is not Schedule.SEASONAL:
            earlier = record.amounts_by_indicator.get(id_, []) if record else []
            yield from _of_indicator(indicator, amounts, _by_unit((*earlier, *amounts)))


def _by_unit(amounts: Iterable[Observation]) -> dict[str, dict[Period, Observation]]:
    found: dict[str, dict[Period, Observation]] = defaultdict(dict)
    for o in amounts:
        if o.period.is_quarter and o.value > 0:
            found[o.org_unit][o.period] = o
    return found


def _of_indicator(
    indicator: Indicator, amounts: Iterable[Observation], units: Mapping[str, Mapping[Period, Observation]]
) -> Iterator[Problem]:
    odd = [found for quarters in units.values() if (found := _odd_one(quarters)) is not None]
    here = set(map(id, amounts))
    for one in odd:
        if id(one.figure) in here and not _is_season(one, units):
            yield _problem(one, indicator)


def _odd_one(quarters: Mapping[Period, Observation]) -> _Odd | None:
    if not FEWEST <= len(quarters) <= MOST:
        return None
    ordered = sorted(quarters.values(), key=lambda o: o.value)
    for figure, others in ((ordered[-1], ordered[:-1]), (ordered[0], ordered[1:])):
        low, high = others[0].value, others[-1].value
        far = figure.value >= TIMES * high or figure.value * TIMES <= low
        if far and high <= SPREAD * low and abs(figure.value - median((low, high))) >= SMALLEST:
            return _Odd(figure, low, high, len(others))
    return None


def _is_season(one: _Odd, units: Mapping[str, Mapping[Period, Observation]]) -> bool:
    """Whether the same quarter is as unlike the others of most org units."""
    period, times = one.figure.period, list[float]()
    for name, quarters in units.items():
        others = [o.value for p, o in quarters.items() if p != period]
        if name != one.figure.org_unit and period in quarters and others:
            times.append(quarters[period].value / median(others))
    if len(times) < MINIMUM_PEERS:
        return False
    usual = median(times)
    return usual >= SHARED if one.times > 1 else usual <= 1 / SHARED


def _problem(one: _Odd, indicator: Indicator) -> Problem:
    o = one.figure
    return problem_at(
        "far_above_quarters" if one.times > 1 else "far_below_quarters",
        o,
        (
            ("org_unit", o.org_unit),
            ("indicator", indicator.name),
            ("period", o.period.code),
            ("found", exact(o.value, o.unit)),
            ("low", exact(one.low, o.unit)),
            ("high", exact(one.high, o.unit)),
            ("count", str(one.count)),
        ),
    )
