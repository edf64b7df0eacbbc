"""What a file of definitions says of org units and scoring that is not so already."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators.dataset import Dataset
from indicators.defining.files import DefinitionFile
from indicators.org_units import Change, Place, Structure, peer_group
from indicators.scoring import Method


@dataclass(frozen=True)
class News:
    places: tuple[Place, ...] = ()
    changes: tuple[Change, ...] = ()
    method: Method | None = None

    @property
    def count(self) -> int:
        return len(self.places) + len(self.changes) + (self.method is not None)

    def added_to(self, structure: Structure) -> Structure:
        placed = structure.with_places(self.places)
        return replace(placed, changes=(*placed.changes, *self.changes))


def news_in(found: DefinitionFile, structure: Structure, dataset: Dataset) -> News:
    """``structure`` is what the office has said, ``dataset`` what the record holds under it."""
    return News(
        tuple(p for p in found.structure.places if not _stands(p, dataset)),
        tuple(c for c in found.structure.changes if c not in structure.changes),
        found.method if found.method != dataset.scoring else None,
    )


def listed_places(dataset: Dataset) -> tuple[Place, ...]:
    """Every org unit with what it belongs to and its peer group, be it said or told by its name."""
    units = dict.fromkeys((*dataset.org_units, *dataset.parents, *dataset.parents.values(), *dataset.groups))
    return tuple(Place(u, dataset.parents.get(u, ""), peer_group(u, dataset.groups)) for u in units)


def _stands(place: Place, dataset: Dataset) -> bool:
    group = peer_group(place.org_unit, dataset.groups)
    return dataset.parents.get(place.org_unit, "") == place.parent and place.group in ("", group)
