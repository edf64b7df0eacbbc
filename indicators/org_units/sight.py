"""From where the data are looked at: which org units are set side by side, and what is the whole of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from indicators.dataset import Dataset
from indicators.model import TOTAL, Note, Observation, Target
from indicators.org_units.peers import peer_group
from indicators.org_units.roll_up import rolled_up
from indicators.org_units.tree import Tree

_Told = TypeVar("_Told", Observation, Target, Note)


@dataclass(frozen=True, slots=True)
class Sight:
    """``area`` is the org unit whose parts are seen, ``level`` how many steps below it, ``group`` their peer group, if any."""

    area: str = TOTAL
    level: int = 1
    group: str = ""


def seen(dataset: Dataset, sight: Sight) -> Dataset:
    """The data as they look from there: the org units of that level, those below told as part of them.

    The whole is then the area, and in a peer group all org units of the group together.
    """
    tree = Tree(dataset.parents)
    if sight.area != TOTAL:
        dataset, tree = _within(dataset, tree, sight.area)
    if tree.parents:
        dataset = rolled_up(dataset, tree, sight.level)
    return among_peers(dataset, sight.group) if sight.group else dataset


def sight_of(dataset: Dataset, org_unit: str, level: int = 1, group: str = "") -> Sight:
    """Where an org unit is seen among those it is compared with: all of its level, or those under the same roof.

    ``level`` is the one that the whole county is looked at; an org unit of another level is seen beside its neighbours.
    ``group`` limits what is seen to its peers; one that the org unit is not in limits nothing.
    """
    tree = Tree(dataset.parents)
    if org_unit != TOTAL and group != peer_group(org_unit, dataset.groups):
        group = ""
    if org_unit == TOTAL or tree.level(org_unit) == level or (tree.level(org_unit) < level and not tree.children(org_unit)):
        return Sight(TOTAL, level, group)
    return Sight(tree.parents.get(org_unit, TOTAL), 1, group)


def among_peers(dataset: Dataset, group: str) -> Dataset:
    """The org units of one peer group; the whole is all of them together, and nothing else is said of the county."""
    units = tuple(u for u in dataset.org_units if peer_group(u, dataset.groups) == group)
    return replace(
        dataset,
        observations=_of(dataset.observations, units),
        targets=_of(dataset.targets, units),
        notes=_of(dataset.notes, units),
        org_units=units,
        county=f"{group}（{len(units)}个）",
        peers=group,
    )


def _within(dataset: Dataset, tree: Tree, area: str) -> tuple[Dataset, Tree]:
    """The area and all below it, the area itself as the whole."""
    parts = {u for u in (*dataset.org_units, *tree.parents) if area in tree.line(u)[:-1]}
    parents = {u: parent for u, parent in tree.parents.items() if u in parts and parent != area}
    within = replace(
        dataset,
        observations=_called(dataset.observations, parts, area),
        targets=_called(dataset.targets, parts, area),
        notes=_called(dataset.notes, parts, area),
        org_units=tuple(u for u in dataset.org_units if u in parts),
        county=area,
        parents=parents,
    )
    return within, Tree(parents)


def _called(told: Iterable[_Told], parts: set[str], area: str) -> tuple[_Told, ...]:
    names: Mapping[str, str] = {area: TOTAL} | {part: part for part in parts}
    return tuple(replace(x, org_unit=names[x.org_unit]) for x in told if x.org_unit in names)


def _of(told: Iterable[_Told], units: tuple[str, ...]) -> tuple[_Told, ...]:
    wanted = frozenset(units)
    return tuple(x for x in told if x.org_unit in wanted)
