"""Townships that the record knows and the file lacks, and names that the record has never seen."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from indicators.checks.figures import Figures
from indicators.model import Problem

MOST = 0.5
"""A file with more than this share of the known org units is meant to be complete; one with fewer is one township's own."""

ALIKE = 60.0
"""Similarity, 0–100, from which a known name is offered as the one meant."""


def check_org_units(figures: Figures, record: Figures) -> Iterator[Problem]:
    known, given = dict.fromkeys(record.org_units), dict.fromkeys(figures.org_units)
    if not known or not given:
        return
    file = figures.reading.file
    missing = [unit for unit in known if unit not in given]
    if len(known) - len(missing) == 0:
        yield Problem("org_units_all_new", file, facts=(("count", str(len(given))), ("known", _some(known))))
        return
    for unit in given:
        if unit not in known:
            yield Problem(
                "org_unit_new", file, *_place(figures, unit), facts=(("org_unit", unit), ("known", _nearest(unit, missing)))
            )
    if missing and len(missing) < MOST * len(known):
        yield Problem("org_units_missing", file, facts=(("count", str(len(missing))), ("org_units", "、".join(missing))))


def _place(figures: Figures, unit: str) -> tuple[str, str]:
    first = next((o.source for o in figures.observations if o.org_unit == unit), None)
    return (first.sheet, first.cell) if first else ("", "")


def _nearest(unit: str, missing: list[str]) -> str:
    """The known org unit that this file lacks and whose name is closest, or a dash."""
    found = process.extractOne(unit, missing, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return found[0] if found else "—"


def _some(units: dict[str, None]) -> str:
    names = list(units)
    return "、".join(names[:3]) + ("等" if len(names) > 3 else "")
