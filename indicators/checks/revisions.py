"""Figures that replace others on record: shown before acceptance, so that nothing changes unnoticed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import differs, exact, half_last_place
from indicators.model import Observation, Problem

MOST_TOLD_ONE_BY_ONE = 10


def check_revisions(figures: Figures, record: Figures) -> Iterator[Problem]:
    """Each revised figure; of many one sentence a sheet, with examples."""
    of_sheet: dict[str, list[tuple[Observation, Observation]]] = defaultdict(list)
    for o in figures.observations:
        known = record.by_key.get((o.org_unit, o.indicator, o.period, o.running_total))
        if known is not None and differs(o.value, known.value, half_last_place(o)):
            of_sheet[o.source.sheet].append((o, known))
    for sheet, revised in of_sheet.items():
        if len(revised) > MOST_TOLD_ONE_BY_ONE:
            examples = "、".join(_example(figures, *pair) for pair in revised[:3])
            yield Problem(
                "values_revised", figures.reading.file, sheet, facts=(("count", str(len(revised))), ("examples", examples))
            )
        else:
            yield from (_problem(figures, *pair) for pair in revised)


def _problem(figures: Figures, o: Observation, known: Observation) -> Problem:
    return problem_at(
        "value_revised",
        o,
        (
            ("org_unit", o.org_unit),
            ("indicator", figures.indicators[o.indicator].name),
            ("period", o.period.code),
            ("found", exact(o.value, o.unit)),
            ("before", exact(known.value, known.unit)),
            ("source", known.source.file),
        ),
    )


def _example(figures: Figures, o: Observation, known: Observation) -> str:
    name = figures.indicators[o.indicator].name
    return f"{o.source.cell}“{o.org_unit}”{name}{exact(known.value, known.unit)}→{exact(o.value, o.unit)}"
