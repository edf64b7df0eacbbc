"""Figures that an org unit leaves out while most others give them. Missing stays missing; a person should know of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.model import TOTAL, Observation, Problem
from indicators.periods import Period

MOST = 0.5
"""An indicator is expected of everyone once more than this share of the file's org units give it."""


def check_gaps(figures: Figures) -> Iterator[Problem]:
    of_period: dict[Period, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for o in figures.observations:
        if o.org_unit != TOTAL:
            of_period[o.period][o.org_unit].append(o)
    for period, of_org_unit in sorted(of_period.items()):
        expected = _expected(of_org_unit)
        for org_unit, given in of_org_unit.items():
            names = [figures.indicators[i].name for i in expected if i not in {o.indicator for o in given}]
            if names:
                facts = (
                    ("org_unit", org_unit),
                    ("period", period.code),
                    ("count", str(len(names))),
                    ("names", "、".join(names)),
                )
                yield problem_at("values_missing", given[0], (*facts, ("names", "、".join(names))))


def _expected(of_org_unit: dict[str, list[Observation]]) -> list[str]:
    givers: dict[str, set[str]] = defaultdict(set)
    for org_unit, given in of_org_unit.items():
        for o in given:
            givers[o.indicator].add(org_unit)
    return [indicator for indicator, units in givers.items() if len(units) > MOST * len(of_org_unit)]
