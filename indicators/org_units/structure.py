"""What the office says of its org units: where each stands, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.org_units.changes import Change, carried_over, changed_twice
from indicators.org_units.tree import InvalidTree, Tree
from indicators.reading.org_units import is_whole


class NamesTheWhole(ValueError):
    """A name that stands for all org units together (total, 全县) is given to one of them; the message is the name."""


@dataclass(frozen=True, slots=True)
class Place:
    """What an org unit belongs to (empty: the whole directly), and its peer group (empty: the one its name tells)."""

    org_unit: str
    parent: str = ""
    group: str = ""


@dataclass(frozen=True)
class Structure:
    """At most one place for an org unit; ``changes`` in any order."""

    places: tuple[Place, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def tree(self) -> Tree:
        """Raises InvalidTree where an org unit would belong to itself."""
        return Tree({p.org_unit: p.parent for p in self.places if p.parent})

    @property
    def groups(self) -> Mapping[str, str]:
        return {p.org_unit: p.group for p in self.places if p.group}

    @property
    def names(self) -> tuple[str, ...]:
        """Every org unit spoken of."""
        placed = (name for p in self.places for name in (p.org_unit, p.parent) if name)
        return tuple(dict.fromkeys((*placed, *(name for c in self.changes for name in (c.name, *c.becomes)))))

    def check(self) -> None:
        """Raises InvalidTree, ChangedTwice or NamesTheWhole: nothing of the kind may be saved."""
        if clash := changed_twice(self.changes):
            raise clash
        if whole := next(filter(names_the_whole, self.names), None):
            raise NamesTheWhole(whole)
        _ = self.today().tree

    def place_of(self, org_unit: str) -> Place:
        return next((p for p in self.places if p.org_unit == org_unit), Place(org_unit))

    def with_places(self, places: Iterable[Place]) -> Structure:
        """The same with these places instead of those that their org units had."""
        by_unit = {p.org_unit: p for p in self.places} | {p.org_unit: p for p in places}
        return replace(self, places=tuple(by_unit.values()))

    def today(self) -> Structure:
        """The places under the names of today: who goes on with an org unit stands where that stood."""
        places = {p.org_unit: p for p in self.places}
        for change in sorted(self.changes, key=lambda c: c.since):
            old = places.get(change.name)
            heirs = tuple(change.becomes)
            for heir in heirs if old else ():
                places.setdefault(heir, replace(old, org_unit=heir) if old else Place(heir))
            if change.name not in heirs:
                places.pop(change.name, None)
            if not change.is_split:
                places = {u: _under_heir(p, change.name, heirs[0], old) for u, p in places.items()}
        return replace(self, places=tuple(places.values()))


def _under_heir(place: Place, name: str, heir: str, old: Place | None) -> Place:
    """What belonged to ``name`` belongs to its heir; an heir that was itself a part moves up into its place."""
    if place.parent != name:
        return place
    return replace(place, parent=heir if place.org_unit != heir else old.parent if old else "")


def names_the_whole(name: str) -> bool:
    """Whether a name is the id of the whole or a word for it (合计, 全县)."""
    return name.strip().casefold() == TOTAL or is_whole(name)


def with_structure(dataset: Dataset, structure: Structure) -> Dataset:
    """The same data with history carried over to the names of today, and with tree and peer groups beside them.

    What the office says of an org unit goes before what workbooks list, as long as that leaves a tree.
    """
    if structure.changes:
        dataset = carried_over(dataset, structure.changes)
    today = replace(structure, places=(*_listed(dataset), *structure.places)).today()
    try:
        tree = today.tree
    except InvalidTree:
        today = structure.today()
        tree = today.tree
    return replace(dataset, parents=dict(tree.parents), groups=dict(today.groups))


def _listed(dataset: Dataset) -> tuple[Place, ...]:
    units = dict.fromkeys((*dataset.parents, *dataset.groups))
    return tuple(Place(u, dataset.parents.get(u, ""), dataset.groups.get(u, "")) for u in units)
