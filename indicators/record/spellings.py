"""A reading with its org units called as the office calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from indicators.model import Note, Observation, Reading, Target

Named = TypeVar("Named", Observation, Target, Note)


def with_names(reading: Reading, names: Mapping[str, str]) -> Reading:
    """Put the remembered name in the place of each spelling that ``names`` holds; cells and problems stay as they are."""
    if names.keys().isdisjoint(reading.org_units):
        return reading
    return replace(
        reading,
        observations=_called(reading.observations, names),
        targets=_called(reading.targets, names),
        totals=_called(reading.totals, names),
        notes=_called(reading.notes, names),
        org_units=tuple(dict.fromkeys(names.get(unit, unit) for unit in reading.org_units)),
        hierarchy=tuple(
            replace(u, org_unit=names.get(u.org_unit, u.org_unit), parent=names.get(u.parent, u.parent))
            for u in reading.hierarchy
        ),
    )


def _called(entries: Iterable[Named], names: Mapping[str, str]) -> tuple[Named, ...]:
    return tuple(replace(e, org_unit=names[e.org_unit]) if e.org_unit in names else e for e in entries)
