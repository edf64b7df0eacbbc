"""Which spellings of org units in different files, and on record, are one org unit by their form alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indicators.model import TOTAL
from indicators.reading.org_units import same_units


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
