"""A quarter that repeats another to the last digit: most often the old sheet sent again under a new date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from indicators.checks.figures import Figures, problem_at
from indicators.model import Observation, Problem
from indicators.periods import Period

MINIMUM_FIGURES = 4
"""Fewer equal figures, or zeros, can be chance."""


def check_repeats(figures: Figures, record: Figures) -> Iterator[Problem]:
    earlier = _by_org_unit(record)
    for org_unit, quarters in _by_org_unit(figures).items():
        for period, values in quarters.items():
            others = ((p, known) for p, known in earlier.get(org_unit, {}).items() if p != period)
            twin = next((p for p, known in others if _is_repeated(values, known)), None)
            if twin is not None:
                facts = (("org_unit", org_unit), ("period", period.code), ("other_period", twin.code))
                yield problem_at("quarter_repeated", next(iter(values.values())), (*facts, ("count", str(len(values)))))


def _is_repeated(values: Mapping[str, Observation], known: Mapping[str, Observation]) -> bool:
    telling = [i for i, o in values.items() if o.value and i in known]
    return len(telling) >= MINIMUM_FIGURES and all(i in known and known[i].value == o.value for i, o in values.items())


def _by_org_unit(figures: Figures) -> dict[str, dict[Period, dict[str, Observation]]]:
    result: dict[str, dict[Period, dict[str, Observation]]] = defaultdict(lambda: defaultdict(dict))
    for o in figures.amounts:
        if o.period.is_quarter:
            result[o.org_unit][o.period][o.indicator] = o
    return result
