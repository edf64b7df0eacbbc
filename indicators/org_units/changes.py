"""Renamed, merged and split org units: their history goes on under the names of today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from indicators.dataset import Dataset
from indicators.model import Indicator, Kind, Observation, Target
from indicators.org_units.merging import merged_observations, merged_targets
from indicators.periods import Period

_Told = TypeVar("_Told", Observation, Target)


class InvalidChange(ValueError):
    """The shares of a change do not make a whole."""


class ChangedTwice(InvalidChange):
    """Two changes of one org unit in one quarter: which of them comes first, nobody can say."""

    def __init__(self, name: str, since: Period) -> None:
        super().__init__(f"{name} is changed twice in {since.code}")
        self.name, self.since = name, since


@dataclass(frozen=True)
class Change:
    """From the quarter ``since`` on, ``name`` is continued by ``becomes``, each with its share of what was before.

    A new name: one successor with the share 1. A merger: the same for each of the old names. A split: several successors; one
    of them may keep the old name. Shares are what the office says (by members, say); they divide amounts and levels, while
    rates go to each successor as they were.
    """

    name: str
    since: Period
    becomes: Mapping[str, float]

    def __post_init__(self) -> None:
        shares = self.becomes.values()
        if not (all(share > 0 for share in shares) and abs(sum(shares) - 1) <= 1e-9):  # nor does what is no number
            raise InvalidChange(f"{self.name}: the shares of {', '.join(self.becomes) or 'nobody'} do not make 1")

    @property
    def is_split(self) -> bool:
        return len(self.becomes) > 1


def changed_twice(changes: Iterable[Change]) -> ChangedTwice | None:
    """The first org unit that more than one change speaks of in the same quarter."""
    counts = Counter((c.name, c.since) for c in changes)
    return next((ChangedTwice(*key) for key, count in counts.items() if count > 1), None)


def carried_over(dataset: Dataset, changes: Iterable[Change]) -> Dataset:
    """The same data under the names of today; changes may follow one another.

    Of a split org unit only what ended before it is divided; what is told under the old name later stays there. A renamed or
    merged one is carried over in late reports too, unless its successor has spoken of the same. Where the successor states
    a target after the change, the old one of that year no longer counts.
    """
    in_order = sorted(changes, key=lambda c: c.since)
    for since in dict.fromkeys(c.since for c in in_order):
        dataset = _carried(dataset, {c.name: c for c in in_order if c.since == since}, since)
    return dataset


def _carried(dataset: Dataset, changes: Mapping[str, Change], since: Period) -> Dataset:
    """Carry out the changes of one day together, so that of two names that merge neither is the first."""
    spoken = {(o.org_unit, o.indicator, o.period) for o in dataset.observations if o.period.last_quarter >= since}
    stated = {(t.org_unit, t.indicator, t.year) for t in dataset.targets if t.stated_in and t.stated_in.last_quarter >= since}
    sole = _with_one_predecessor(dataset, changes, since)
    observations = [
        (name, part)
        for o in dataset.observations
        for name, part in _divided(o, changes, dataset.indicators, sole, before=o.period.last_quarter < since)
        if name == o.org_unit or (name, o.indicator, o.period) not in spoken
    ]
    targets = [
        (name, part)
        for t in dataset.targets
        for name, part in _divided(t, changes, dataset.indicators, sole, before=t.year < since.year)
        if name == t.org_unit or (name, t.indicator, t.year) not in stated
    ]
    names = [tuple(changes[u].becomes) if u in changes else (u,) for u in dataset.org_units]
    return replace(
        dataset,
        observations=merged_observations(observations, dataset.indicators, standing_in=False),
        targets=merged_targets(targets, dataset.indicators),
        notes=tuple(replace(n, org_unit=_heir(n.org_unit, changes)) for n in dataset.notes),
        org_units=tuple(dict.fromkeys(name for group in names for name in group)),
    )


def _with_one_predecessor(dataset: Dataset, changes: Mapping[str, Change], since: Period) -> frozenset[str]:
    """The successors that go on with one org unit only: no merger, and none that was there of its own."""
    there = {o.org_unit for o in dataset.observations if o.period.last_quarter < since} - changes.keys()
    counts = Counter(name for change in changes.values() for name in change.becomes)
    return frozenset(name for name, count in counts.items() if count == 1 and name not in there)


def _divided(
    x: _Told, changes: Mapping[str, Change], definitions: Mapping[str, Indicator], sole: frozenset[str], *, before: bool
) -> Iterator[tuple[str, _Told]]:
    """What was told, as told of each that goes on with it.

    A rate goes on only where there is one predecessor: of two that merge there is no common rate.
    """
    change = changes.get(x.org_unit)
    if change is None or (change.is_split and not before):
        yield x.org_unit, x
        return
    adds_up = definitions[x.indicator].kind in (Kind.FLOW, Kind.STOCK)
    for name, share in change.becomes.items():
        if adds_up:
            yield name, replace(x, value=x.value * share)
        elif name in sole:
            yield name, replace(x, org_unit=name)


def _heir(org_unit: str, changes: Mapping[str, Change]) -> str:
    """The one successor; what was written of an org unit since split stays under its name."""
    change = changes.get(org_unit)
    return next(iter(change.becomes)) if change and not change.is_split else org_unit
