"""The same org unit, indicator and period given twice in one file: harmless if equal, an error if not."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.figures import Figures, Key, key_of, problem_at
from indicators.checks.rounding import differs, exact, half_last_place
from indicators.model import Observation, Problem


def check_duplicates(figures: Figures) -> Iterator[Problem]:
    if len(figures.by_key) == len(figures.observations):
        return
    first: dict[Key, Observation] = {}
    for o in figures.observations:
        earlier = first.setdefault(key_of(o), o)
        if earlier is o or earlier.source == o.source:
            continue
        tolerance = half_last_place(o) + half_last_place(earlier)
        code = "duplicate_differs" if differs(o.value, earlier.value, tolerance) else "duplicate_same"
        yield problem_at(
            code,
            o,
            (
                ("org_unit", o.org_unit),
                ("indicator", figures.indicators[o.indicator].name),
                ("period", o.period.code),
                ("found", exact(o.value, o.unit)),
                ("other", exact(earlier.value, earlier.unit)),
                ("other_cell", f"{earlier.source.sheet}!{earlier.source.cell}"),
            ),
        )
