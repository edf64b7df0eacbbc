"""Several org units as one: their observations put together by kind, their targets added up.

flow: the sum, period by period; where they report by different spans, over the shortest one that these fit into, as none is
split.
stock: the sum of the levels. rates and typed ratios: never put together, only what the org unit says itself is kept; a ratio
is computed from its parts anyway.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from indicators.model import Indicator, Kind, Observation, Target
from indicators.periods import Period
from indicators.progress.tracing.picking import covering, in_force_at, stated_at

Members = Mapping[str, Mapping[Period, Observation]]
"""What each of the org units put together reported for one indicator, by period."""

_Told = TypeVar("_Told", Observation, Target)


def merged_observations(
    told: Iterable[tuple[str, Observation]], definitions: Mapping[str, Indicator], *, standing_in: bool
) -> tuple[Observation, ...]:
    """Each observation under the org unit named before it, those of several org units put together.

    ``standing_in``: whether who is silent in a quarter stands there with an earlier level of the year.
    """
    result: list[Observation] = []
    for (org_unit, indicator), group in _groups(told).items():
        members: dict[str, dict[Period, Observation]] = defaultdict(dict)
        for o in group:
            members[o.org_unit][o.period] = o
        kind = definitions[indicator].kind
        if len(members) == 1:
            result += [replace(o, org_unit=org_unit) for o in group]
        elif kind is Kind.FLOW:
            result += _amounts(members, org_unit)
        elif kind is Kind.STOCK:
            result += _levels(members, org_unit, standing_in=standing_in)
        else:
            result += members.get(org_unit, {}).values()
    return tuple(result)


def merged_targets(told: Iterable[tuple[str, Target]], definitions: Mapping[str, Indicator]) -> tuple[Target, ...]:
    """Each target under the org unit named before it: added up, or the one that all share where values do not add up.

    A change of any of them within the year is a change of the sum.
    """
    result: list[Target] = []
    for (org_unit, indicator), group in _groups(told).items():
        if len({t.org_unit for t in group}) == 1:
            result += [replace(t, org_unit=org_unit) for t in group]
            continue
        adds_up = definitions[indicator].kind in (Kind.FLOW, Kind.STOCK)
        for year in sorted({t.year for t in group}):
            of_year = [t for t in group if t.year == year]
            result += _targets_of_year(of_year, org_unit, adds_up=adds_up)
    return tuple(result)


def _groups(told: Iterable[tuple[str, _Told]]) -> dict[tuple[str, str], list[_Told]]:
    groups: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for org_unit, x in told:
        groups[org_unit, x.indicator].append(x)
    return groups


def _amounts(members: Members, org_unit: str) -> list[Observation]:
    result = []
    for span in _common_spans({p for series in members.values() for p in series}):
        inside = [{p: o for p, o in series.items() if span.contains(p)} for series in members.values()]
        told = [series for series in inside if series]
        alike = all(series.keys() == told[0].keys() for series in told)
        periods = sorted(told[0]) if alike else [span]
        result += [_sum([o for series in told for o in _counted(series, p, alike=alike)], org_unit, p) for p in periods]
    return result


def _counted(series: Mapping[Period, Observation], period: Period, *, alike: bool) -> tuple[Observation, ...]:
    return (series[period],) if alike else covering(series, period)


def _common_spans(periods: Iterable[Period]) -> list[Period]:
    """The shortest spans that hold each of the periods whole, none overlapping another."""
    spans: list[Period] = []
    for period in sorted(periods, key=lambda p: (p.year, p.start, p.end)):
        if spans and spans[-1].year == period.year and period.start <= spans[-1].end:
            spans[-1] = Period(period.year, spans[-1].start, max(spans[-1].end, period.end))
        else:
            spans.append(period)
    return spans


def _levels(members: Members, org_unit: str, *, standing_in: bool) -> list[Observation]:
    quarters = sorted({p.last_quarter for series in members.values() for p in series})
    levels = {q: [_level(series, q, standing_in=standing_in) for series in members.values()] for q in quarters}
    return [_sum([o for o in of_quarter if o], org_unit, q) for q, of_quarter in levels.items()]


def _level(series: Mapping[Period, Observation], quarter: Period, *, standing_in: bool) -> Observation | None:
    """The level at the quarter's end, else the last one of the year."""
    first = 1 if standing_in else quarter.end
    known = [p for p in series if p.year == quarter.year and first <= p.end <= quarter.end]
    return series[max(known, key=lambda p: (p.end, p.start))] if known else None


def _sum(observations: list[Observation], org_unit: str, period: Period) -> Observation:
    first = observations[0]
    cells = [c for o in observations for c in o.sources]
    value = round(sum(o.value for o in observations), 9)
    return Observation(org_unit, period, first.indicator, value, first.unit, cells[0], also=tuple(cells[1:]))


def _targets_of_year(targets: list[Target], org_unit: str, *, adds_up: bool) -> list[Target]:
    """One target for every quarter planned (or the year) and every time at which one of them was stated."""
    result = []
    by_unit: dict[str, list[Target]] = defaultdict(list)
    for t in targets:
        by_unit[t.org_unit].append(t)
    for time, stated in {stated_at(t): t.stated_in for t in targets}.items():
        force = [in_force_at(group, time) for group in by_unit.values()]
        for quarter in sorted({q for of_unit in force for q in of_unit}):
            known = [of_unit[quarter] for of_unit in force if quarter in of_unit]
            values = {t.value for t in known}
            if adds_up or len(values) == 1:
                value = round(sum(t.value for t in known), 9) if adds_up else values.pop()
                result.append(replace(known[0], org_unit=org_unit, value=value, stated_in=stated))
    return result
