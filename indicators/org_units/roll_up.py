"""The data of a tree of org units, told at one of its levels."""

from __future__ import annotations

from dataclasses import replace

from indicators.dataset import Dataset
from indicators.model import TOTAL, Kind
from indicators.org_units.merging import merged_observations, merged_targets
from indicators.org_units.tree import Tree


def rolled_up(dataset: Dataset, tree: Tree, level: int = 1) -> Dataset:
    """The same data with every org unit below ``level`` (1: directly under the whole) told as part of what it belongs to.

    Where parts of an org unit report an amount or level, they count and not what the org unit itself says of it; of targets
    its own count before the sum of its parts'. A part that is silent in a quarter stands there with its last level of the
    year, else the whole would seem to fall.
    """
    definitions = dataset.indicators
    observed = [(tree.at(o.org_unit, level), o) for o in dataset.observations]
    asked = [(tree.at(t.org_unit, level), t) for t in dataset.targets]
    additive = {i for i, d in definitions.items() if d.kind in (Kind.FLOW, Kind.STOCK)}
    from_below = {(home, o.indicator) for home, o in observed if home != o.org_unit and o.indicator in additive}
    own_targets = {(home, t.indicator, t.year) for home, t in asked if home == t.org_unit}
    observed = [(home, o) for home, o in observed if home != o.org_unit or (home, o.indicator) not in from_below]
    asked = [(home, t) for home, t in asked if home == t.org_unit or (home, t.indicator, t.year) not in own_targets]
    return replace(
        dataset,
        observations=merged_observations(observed, definitions, standing_in=True),
        targets=merged_targets(asked, definitions),
        notes=tuple(replace(n, org_unit=tree.at(n.org_unit, level)) for n in dataset.notes),
        org_units=tuple(dict.fromkeys(tree.at(u, level) for u in dataset.org_units if u != TOTAL)),
    )
