"""The data of a tree of org units, told at one of its levels.

An org unit that reports itself beside its parts is counted once: where a part has told an amount or level of a quarter, the
parts count and not what the org unit says of it; where none has, its own word counts. Its own target counts before the sum
of its parts' targets, and its own rates are its own, as rates never add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from indicators.dataset import Dataset
from indicators.model import TOTAL, Indicator, Kind, Observation, Target
from indicators.org_units.merging import merged_observations, merged_targets
from indicators.org_units.tree import Tree
from indicators.periods import Period

Told = Mapping[tuple[str, str], set[Period]]
"""The quarters for which parts of an org unit have told an indicator."""


def rolled_up(dataset: Dataset, tree: Tree, level: int = 1) -> Dataset:
    """The same data with every org unit below ``level`` (1: directly under the whole) told as part of what it belongs to.

    A part that is silent in a quarter stands there with its last level of the year, else what it belongs to would seem to
    fall. Org units above ``level`` stay only with what none of their parts tells.
    """
    for above in range(tree.depth - 1, level - 1, -1):
        dataset = _one_level_up(dataset, tree, above)
    return _without_what_parts_tell(dataset, tree, level) if level > 1 else dataset


def _one_level_up(dataset: Dataset, tree: Tree, level: int) -> Dataset:
    definitions = dataset.indicators
    home = {unit: tree.at(unit, level) for unit in _units_of(dataset)}
    additive = {i for i, d in definitions.items() if _adds_up(d)}
    parts = [(home[o.org_unit], o) for o in dataset.observations if home[o.org_unit] != o.org_unit and o.indicator in additive]
    told = _quarters_told(parts, definitions)
    own = [o for o in dataset.observations if home[o.org_unit] == o.org_unit and o.indicator in additive]
    rates = [(home[o.org_unit], o) for o in dataset.observations if o.indicator not in additive]
    asked = [(home[t.org_unit], t) for t in dataset.targets]
    own_targets = {(name, t.indicator, t.year) for name, t in asked if name == t.org_unit}
    asked = [(name, t) for name, t in asked if name == t.org_unit or (name, t.indicator, t.year) not in own_targets]
    return replace(
        dataset,
        observations=(
            *(o for o in own if _is_new(o, o.org_unit, told, definitions)),
            *merged_observations(parts, definitions, standing_in=True),
            *merged_observations(rates, definitions, standing_in=False),
        ),
        targets=merged_targets(asked, definitions),
        notes=tuple(replace(n, org_unit=tree.at(n.org_unit, level)) for n in dataset.notes),
        org_units=tuple(dict.fromkeys(home[u] for u in dataset.org_units if u != TOTAL)),
    )


def _without_what_parts_tell(dataset: Dataset, tree: Tree, level: int) -> Dataset:
    """Leave what org units above ``level`` say of what their parts tell; their targets then are the whole's.

    Else the targets of those who have handed them on would be asked twice, or not at all.
    """
    definitions = dataset.indicators
    roofs = {u: tree.line(u)[:-1] for u in _units_of(dataset)}
    above = {roof for line in roofs.values() for roof in line if roof in roofs and tree.level(roof) < level}
    if not above:
        return dataset
    of_parts = [(roof, o) for o in dataset.observations for roof in roofs[o.org_unit] if roof in above]
    told, spoken = _quarters_told(of_parts, definitions), {(roof, o.indicator) for roof, o in of_parts}
    asked = spoken | {(roof, t.indicator) for t in dataset.targets for roof in roofs[t.org_unit] if roof in above}

    def is_kept(o: Observation) -> bool:
        if o.org_unit not in above:
            return True
        if _adds_up(definitions[o.indicator]):
            return _is_new(o, o.org_unit, told, definitions)
        return (o.org_unit, o.indicator) not in spoken

    kept = [o for o in dataset.observations if is_kept(o)]
    left = {(t.indicator, t.year) for t in dataset.targets if t.org_unit in above and (t.org_unit, t.indicator) in asked}
    targets = [t for t in dataset.targets if t.org_unit not in above or (t.org_unit, t.indicator) not in asked]
    present = {o.org_unit for o in kept} | {t.org_unit for t in targets}
    return replace(
        dataset,
        observations=tuple(kept),
        targets=(*targets, *_targets_of_the_whole(dataset, tree, left)),
        org_units=tuple(u for u in dataset.org_units if u not in above or u in present),
    )


def _targets_of_the_whole(dataset: Dataset, tree: Tree, wanted: set[tuple[str, int]]) -> tuple[Target, ...]:
    own = {(t.indicator, t.year) for t in dataset.targets if t.org_unit == TOTAL}
    firsts = (t for t in rolled_up(dataset, tree).targets if (t.indicator, t.year) in wanted - own)
    return merged_targets([(TOTAL, t) for t in firsts], dataset.indicators)


def _units_of(dataset: Dataset) -> tuple[str, ...]:
    """Every name that occurs, those in the sheets first in their order."""
    told = (dataset.observations, dataset.targets, dataset.notes)
    return tuple(dict.fromkeys((*dataset.org_units, *(x.org_unit for entries in told for x in entries))))


def _quarters_told(parts: Iterable[tuple[str, Observation]], definitions: Mapping[str, Indicator]) -> Told:
    told: dict[tuple[str, str], set[Period]] = defaultdict(set)
    for org_unit, o in parts:
        told[org_unit, o.indicator].update(_quarters(o, definitions))
    return told


def _is_new(o: Observation, org_unit: str, told: Told, definitions: Mapping[str, Indicator]) -> bool:
    return told.get((org_unit, o.indicator), set()).isdisjoint(_quarters(o, definitions))


def _quarters(o: Observation, definitions: Mapping[str, Indicator]) -> tuple[Period, ...]:
    """The quarters that an amount is of; a level is of the day that its span ends."""
    return tuple(o.period.quarters) if definitions[o.indicator].kind is Kind.FLOW else (o.period.last_quarter,)


def _adds_up(definition: Indicator) -> bool:
    return definition.kind in (Kind.FLOW, Kind.STOCK)
