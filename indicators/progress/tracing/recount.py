"""The values and targets of a report counted again, one observation at a time, keeping what each is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from indicators.dataset import Dataset
from indicators.model import TOTAL, CellRef, Indicator, Kind, Observation, Target
from indicators.periods import Period
from indicators.progress.breaks import breaks_of, broken_in
from indicators.progress.definitions import spans_add_up
from indicators.progress.tracing.beside import Told, picked_beside
from indicators.progress.tracing.picking import Series, covering, in_force, quarters_of
from indicators.progress.values import Windows

Parts = tuple[tuple[Observation, ...], tuple[Observation, ...]]
"""The observations of a ratio's numerator and of its denominator."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it is made of; ``members`` is how many org units gave a part of it (0: it is one unit's own)."""

    value: float
    observations: tuple[Observation, ...] = ()
    targets: tuple[Target, ...] = ()
    members: int = 0
    above: float | None = None
    below: float | None = None

    @property
    def sources(self) -> tuple[CellRef, ...]:
        """Every cell it comes from, once."""
        cells = [c for o in self.observations for c in o.sources] + [t.source for t in self.targets]
        return tuple(dict.fromkeys(cells))


class Recount:
    """The values and targets of one dataset and report period, each counted once."""

    def __init__(self, dataset: Dataset, period: Period) -> None:
        self.dataset = dataset
        self.period = period
        self.windows = Windows(period)
        definitions = dataset.indicators.values()
        self._broken = broken_in(period.year, breaks_of(definitions), definitions)
        self._others: dict[Period, Recount] = {}
        self._levels: dict[tuple[str, str], Series] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        self._values: dict[tuple[str, str, Period], Counted | None] = {}
        self._goals: dict[tuple[str, str], Counted | None] = {}
        self._with_parts: dict[str, bool] = {}

    def at(self, period: Period) -> Recount:
        """The same of another period, counted once however many figures ask for it."""
        if period not in self._others:
            self._others[period] = Recount(self.dataset, period)
        return self._others[period]

    def definition(self, indicator: str) -> Indicator:
        return self.dataset.indicators[indicator]

    def members(self, indicator: str) -> tuple[str, ...]:
        """The org units due to report: that ever have, or have a target, by the end of the year."""
        if indicator not in self._members:
            units = {u for u in self._reporting(indicator) | self._asked(indicator) if u != TOTAL}
            self._members[indicator] = tuple(sorted(units))
        return self._members[indicator]

    def value(self, org_unit: str, indicator: str, window: Period) -> Counted | None:
        """The value of an org unit or of the whole in a window, None if it is missing."""
        key = (org_unit, indicator, window)
        if key not in self._values:
            across = indicator in self._broken and window.year < self.period.year
            self._values[key] = None if across else self._counted(org_unit, indicator, window)
        return self._values[key]

    def _counted(self, org_unit: str, indicator: str, window: Period) -> Counted | None:
        members = self.members(indicator) if org_unit == TOTAL else ()
        known = [counted for u in members if (counted := self.value(u, indicator, window))]
        if not known:
            return self._unit_value(org_unit, indicator, window)
        kind = self.definition(indicator).kind
        if kind in (Kind.FLOW, Kind.STOCK):
            observations = tuple(o for counted in known for o in counted.observations)
            return Counted(_sum(c.value for c in known), observations, members=len(known))
        return self._whole_ratio(members, indicator, window)

    def target(self, org_unit: str, indicator: str) -> Counted | None:
        """The year's target of an org unit or of the whole, None if there is none."""
        key = (org_unit, indicator)
        if key not in self._goals:
            self._goals[key] = self._goal(org_unit, indicator)
        return self._goals[key]

    def _goal(self, org_unit: str, indicator: str) -> Counted | None:
        own = self._unit_target(org_unit, indicator)
        if own or org_unit != TOTAL:
            return own
        given = [t for t in (self._unit_target(u, indicator) for u in self.members(indicator)) if t]
        targets = tuple(t for counted in given for t in counted.targets)
        if self.definition(indicator).kind in (Kind.FLOW, Kind.STOCK):
            return Counted(_sum(c.value for c in given), targets=targets, members=len(given)) if given else None
        return Counted(given[0].value, targets=targets) if len({c.value for c in given}) == 1 else None

    def planned(self, org_unit: str, indicator: str) -> tuple[Counted, Counted] | None:
        """What the org unit's own plan per quarter makes due in the period, and in the whole year."""
        force = in_force(self._targets(org_unit, indicator), self.period)
        plan = [force[q] for q in range(self.period.start, self.period.end + 1) if q in force]
        year = self._year_plan(force) or ((force[0],) if 0 in force else ())
        if len(plan) < len(self.period.quarters) or _sum(t.value for t in year) <= 0:
            return None
        return _asked(plan), _asked(year)

    def last_year(self, org_unit: str, indicator: str) -> Counted | None:
        """A flow's amount of last year; None where a quarter of an org unit observed is missing, or one of the same period
        is told together with others.
        """
        if indicator in self._broken:
            return None
        last, same = self.windows.last_year, self.windows.year_ago
        units = self.members(indicator) if org_unit == TOTAL else (org_unit,)
        every = [s for s in (self._series(u, indicator) for u in units) if covering(s, last)]
        every = every or [self._series(org_unit, indicator)]
        if any(quarters_of(covering(s, window)) < len(window.quarters) for s in every for window in (last, same)):
            return None
        observations = tuple(o for s in every for o in covering(s, last))
        return Counted(_sum(o.value for o in observations), observations, members=len(every) if org_unit == TOTAL else 0)

    def reported(self, org_unit: str, indicator: str) -> bool:
        """Whether the last quarter of the period is covered."""
        own = self._pick(org_unit, indicator, self.period)
        over, _ = self._ratio_parts(org_unit, indicator, self.period)
        return _closes(own + over, self.period)

    def has_parts(self, indicator: str) -> bool:
        """Whether any org unit gave both parts of a ratio in the period."""
        if indicator not in self._with_parts:
            parts = (self._ratio_parts(u, indicator, self.period) for u in self.members(indicator))
            self._with_parts[indicator] = any(o.value for _, under in parts for o in under)
        return self._with_parts[indicator]

    def quarters_observed(self, org_unit: str, indicator: str) -> int:
        """How many quarters of the period a flow's value covers."""
        return quarters_of(covering(self._series(org_unit, indicator), self.period))

    def _series(self, org_unit: str, indicator: str) -> Series:
        """What it reported, by period; a stock stated for a span is the level at its end, unless that has its own."""
        series = self.dataset.observations_of.get(indicator, {}).get(org_unit, {})
        if not series or self.definition(indicator).kind is not Kind.STOCK:
            return series
        key = (org_unit, indicator)
        if key not in self._levels:
            levels = {period.last_quarter: series[period] for period in sorted(series, reverse=True)}
            self._levels[key] = levels | {period: levels[period.last_quarter] for period in series}
        return self._levels[key]

    def _targets(self, org_unit: str, indicator: str) -> list[Target]:
        return self.dataset.targets_of.get(indicator, {}).get(org_unit, [])

    def _reporting(self, indicator: str) -> set[str]:
        def ever(name: str) -> set[str]:
            by_unit = self.dataset.observations_of.get(name, {})
            return {u for u, series in by_unit.items() if any(p.year <= self.period.year for p in series)}

        definition = self.definition(indicator)
        if definition.kind is not Kind.RATIO or not (definition.numerator and definition.denominator):
            return ever(indicator)
        return ever(indicator) | (ever(definition.numerator) & ever(definition.denominator))

    def _asked(self, indicator: str) -> set[str]:
        by_unit = self.dataset.targets_of.get(indicator, {})
        return {u for u, targets in by_unit.items() if any(t.year <= self.period.year for t in targets)}

    def _parts(self, org_unit: str, indicator: str) -> tuple[str, str] | None:
        """The ids of a ratio's parts, where the org unit ever gave both."""
        definition = self.definition(indicator)
        if definition.kind is not Kind.RATIO or not (definition.numerator and definition.denominator):
            return None
        above, below = definition.numerator, definition.denominator
        both = self._series(org_unit, above) and self._series(org_unit, below)
        return (above, below) if both else None

    def _pick(self, org_unit: str, indicator: str, window: Period, beside: Iterable[str] = ()) -> tuple[Observation, ...]:
        """The observations counted for a window, of the periods only in which all of ``beside`` were observed.

        Beside something else than a stock, a stock is taken like a rate: of the periods that both have.
        """
        kinds = {self.definition(name).kind for name in (indicator, *beside)}
        kind = self.definition(indicator).kind if len(kinds) == 1 or Kind.FLOW is self.definition(indicator).kind else Kind.RATE
        quarter_beside_span = window == self.windows.quarter_ago and not self.period.is_quarter
        if quarter_beside_span and (kind is Kind.FLOW or (beside and kind is not Kind.STOCK)):
            return ()
        spans = {Period(window.year, first, last) for first, last in self._spans}
        told = [Told(self._series(org_unit, n), self.definition(n).kind is Kind.FLOW) for n in (indicator, *beside)]
        return picked_beside(told, spans, window, kind)

    @cached_property
    def _spans(self) -> frozenset[tuple[int, int]]:
        """The spans of more than one quarter that occur."""
        several = (p for p in self.dataset.periods if not p.is_quarter and p.year <= self.period.year)
        return frozenset((p.start, p.end) for p in several)

    def _unit_value(self, org_unit: str, indicator: str, window: Period) -> Counted | None:
        """A ratio as its parts make it, unless they are levels and only the typed one is of the last quarter.

        Beside a rate over all cases of a longer span that typed for one quarter says nothing.
        """
        computed = _quotient([self._ratio_parts(org_unit, indicator, window)])
        observations = self._pick(org_unit, indicator, window)
        typed = Counted(_sum(o.value for o in observations), observations) if observations else None
        if typed is None or self.definition(indicator).kind is not Kind.RATIO:
            return computed or typed
        if spans_add_up(self.definition(indicator), self.dataset.indicators):
            beside_span = window == self.windows.quarter_ago and not self.period.is_quarter
            of_all_cases = beside_span and _quotient([self._ratio_parts(org_unit, indicator, self.period)])
            return None if of_all_cases else computed or typed
        newer = computed and window == self.period and _closes(observations, window) > _closes(computed.observations, window)
        return typed if newer else computed or typed

    def _ratio_parts(self, org_unit: str, indicator: str, window: Period) -> Parts:
        """The observations of numerator and denominator, both empty where one is missing."""
        names = self._parts(org_unit, indicator)
        if not names:
            return (), ()
        over, under = (self._pick(org_unit, name, window, names) for name in names)
        return over, under

    def _whole_ratio(self, members: Iterable[str], indicator: str, window: Period) -> Counted | None:
        """Σ numerator ÷ Σ denominator of the org units that gave both; None for rates."""
        parts = [self._ratio_parts(u, indicator, window) for u in members]
        found = _quotient(parts)
        return replace(found, members=sum(1 for over, _ in parts if over)) if found else None

    def _unit_target(self, org_unit: str, indicator: str) -> Counted | None:
        force = in_force(self._targets(org_unit, indicator), self.period)
        chosen = (force[0],) if 0 in force else self._year_plan(force)
        return _asked(chosen) if chosen else None

    def _year_plan(self, force: dict[int, Target]) -> tuple[Target, ...]:
        return tuple(force[q] for q in range(1, 5)) if all(q in force for q in range(1, 5)) else ()


def _quotient(parts: Iterable[Parts]) -> Counted | None:
    parts = list(parts)
    above = _sum(o.value for over, _ in parts for o in over)
    below = _sum(o.value for _, under in parts for o in under)
    if below <= 0:
        return None
    observations = tuple(o for over, under in parts for o in over + under)
    return Counted(above / below, observations, above=above, below=below)


def _closes(observations: Iterable[Observation], window: Period) -> bool:
    return any(o.period.end == window.end for o in observations)


def _asked(targets: Iterable[Target]) -> Counted:
    targets = tuple(targets)
    return Counted(_sum(t.value for t in targets), targets=targets)


def _sum(values: Iterable[float]) -> float:
    return float(sum(values))
