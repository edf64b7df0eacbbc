"""Org units without a year's target where most others on the sheet have one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import exact
from indicators.model import TOTAL, Observation, Problem, Target
from indicators.periods import Period

MOST = 0.5
FEWEST = 3
"""From so many org units with a target on, one is expected of the others too."""


def check_targets_missing(figures: Figures) -> Iterator[Problem]:
    """A note where a target stated before still holds, a warning where there is none at all."""
    if not figures.targets:
        return
    rows: dict[tuple[str, str, Period], dict[str, Observation]] = defaultdict(dict)
    for o in figures.observations:
        if o.org_unit != TOTAL:
            rows[o.source.sheet, o.indicator, o.period][o.org_unit] = o
    known = {(t.org_unit, t.indicator, t.year): t for t in figures.targets if t.quarter is None}
    for given in rows.values():
        without = [o for o in given.values() if o.target is None]
        asked = len(given) - len(without)
        if without and asked >= FEWEST and asked > MOST * len(given):
            yield from (_problem(figures, o, known.get((o.org_unit, o.indicator, o.period.year))) for o in without)


def _problem(figures: Figures, o: Observation, holds: Target | None) -> Problem:
    indicator = figures.indicators[o.indicator]
    facts = (("org_unit", o.org_unit), ("indicator", indicator.name), ("year", str(o.period.year)))
    if holds is None:
        return problem_at("target_missing", o, facts)
    return problem_at("target_carried_on", o, (*facts, ("target", exact(holds.value, indicator.unit))))
