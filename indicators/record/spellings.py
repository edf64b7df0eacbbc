"""A reading with its org units called as the office calls them, and which spellings of different files are one org unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from indicators.model import TOTAL, Note, Observation, Reading, Target
from indicators.reading.org_units import same_units

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


def alike(met: Iterable[str], known: Iterable[str], said: Mapping[str, str]) -> dict[str, str]:
    """The names that spellings ``met`` in files stand for, where they differ: 石桥 is 石桥镇.

    A name on record (``known``) stands for all its spellings; else the fullest one does. A bare name that could be two org
    units (石桥镇, 石桥乡) stays as it is, and so does what a person has spoken of (``said``: names by spellings).
    """
    on_record = {said.get(name, name): None for name in known if name != TOTAL}
    spellings = {name: None for name in met if name != TOTAL and name not in said}
    groups: dict[str, list[str]] = {}
    for spelling, name in same_units([*on_record, *(s for s in spellings if s not in on_record)]).items():
        groups.setdefault(name, []).append(spelling)
    found: dict[str, str] = {}
    for name, group in groups.items():
        settled = [spelling for spelling in group if spelling in on_record]
        if len(settled) < 2:
            stands = settled[0] if settled else name
            found |= {spelling: stands for spelling in group if spelling in spellings and spelling != stands}
    return found
