"""The figures of one file, or of the record, arranged so that a check can look one up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from indicators.dataset import Dataset, amounts_of_quarters
from indicators.model import TOTAL, Indicator, Observation, Problem, Reading, Target
from indicators.observations import columns_of
from indicators.periods import Period

Key = tuple[str, str, Period, bool]
"""Org unit, indicator, period, and whether the figure is a running total: only like is compared with like."""


@dataclass(frozen=True)
class Figures:
    """Observations and targets with the definitions they use. ``observations`` are as printed, running totals included.

    ``before`` are earlier figures of the same org units, to work out quarters from running totals; ``beside`` are quarter
    amounts of other org units: those on record, and those of files that came together with this one.
    """

    observations: Sequence[Observation]
    indicators: Mapping[str, Indicator]
    totals: Sequence[Observation] = ()
    targets: tuple[Target, ...] = ()
    org_units: tuple[str, ...] = ()
    reading: Reading = field(default_factory=lambda: Reading(file=""))
    before: tuple[Observation, ...] = ()
    beside: tuple[Observation, ...] = ()

    @cached_property
    def last_quarter(self) -> Period | None:
        """The last quarter that is reported, None without figures."""
        return max((p.last_quarter for p in columns_of(self.observations).period.used()), default=None)

    @cached_property
    def by_key(self) -> dict[Key, Observation]:
        return {key_of(o): o for o in self.observations}

    @cached_property
    def with_totals(self) -> dict[Key, Observation]:
        """The same with the values for the whole that members are compared with."""
        return {key_of(o): o for o in self.totals} | self.by_key

    @cached_property
    def by_indicator(self) -> dict[str, list[Observation]]:
        return _grouped(self.observations)

    @cached_property
    def amounts(self) -> tuple[Observation, ...]:
        """The observations of the org units with running totals turned into quarter amounts where that is possible."""
        amounts, _ = amounts_of_quarters([*self.before, *self.observations])
        own = {o.source for o in self.observations} if self.before else set()
        return tuple(o for o in amounts if o.org_unit != TOTAL and (not own or o.source in own))

    @cached_property
    def amounts_by_indicator(self) -> dict[str, list[Observation]]:
        return _grouped(self.amounts)

    @cached_property
    def beside_by_indicator(self) -> dict[str, list[Observation]]:
        return _grouped(self.beside)

    @cached_property
    def given(self) -> dict[Period, dict[str, dict[str, Observation]]]:
        """What each org unit gives for each period, by indicator; the whole left out."""
        found: dict[Period, dict[str, dict[str, Observation]]] = defaultdict(lambda: defaultdict(dict))
        for o in self.observations:
            if o.org_unit != TOTAL:
                found[o.period][o.org_unit].setdefault(o.indicator, o)
        return {period: dict(of_unit) for period, of_unit in found.items()}

    def members_of(self, total: Observation) -> list[Observation]:
        """The values that a value for the whole should agree with: all rows of its sheet, else each org unit's of the file."""
        alike = self._members.get((total.indicator, total.period, total.running_total), [])
        return [o for o in alike if o.source.sheet == total.source.sheet] or list({o.org_unit: o for o in alike}.values())

    @cached_property
    def _members(self) -> dict[tuple[str, Period, bool], list[Observation]]:
        """What adds up to the whole: what an org unit says of itself counts before what its parts say."""
        above = {u.org_unit: u.parent for u in self.reading.hierarchy if u.parent}
        groups = defaultdict(list)
        for o in self.observations:
            told_above = above.get(o.org_unit) and (above[o.org_unit], *key_of(o)[1:]) in self.by_key
            if o.org_unit != TOTAL and not told_above:
                groups[o.indicator, o.period, o.running_total].append(o)
        return dict(groups)


def _grouped(observations: Iterable[Observation]) -> dict[str, list[Observation]]:
    groups = defaultdict(list)
    for o in observations:
        groups[o.indicator].append(o)
    return dict(groups)


def figures_of(
    reading: Reading,
    known: Mapping[str, Indicator],
    *,
    before: Iterable[Observation] = (),
    beside: Iterable[Observation] = (),
) -> Figures:
    """A file's figures; its own definitions go before those known already."""
    return Figures(
        observations=reading.observations,
        indicators={**known, **{i.id: i for i in reading.indicators}},
        totals=reading.totals,
        targets=reading.targets,
        org_units=reading.org_units,
        reading=reading,
        before=tuple(before),
        beside=tuple(beside),
    )


def earlier_figures(dataset: Dataset) -> Figures:
    return Figures(dataset.observations, dataset.indicators, targets=dataset.targets, org_units=dataset.org_units)


def key_of(o: Observation) -> Key:
    return o.org_unit, o.indicator, o.period, o.running_total


def problem_at(code: str, place: Observation | Target, facts: Iterable[tuple[str, str]]) -> Problem:
    """A problem in the cell that an observation or a target was read from."""
    source = place.source
    return Problem(code, source.file, source.sheet, source.cell, tuple(facts))
