"""A quarter that repeats another to the last digit: most often the old sheet sent again under a new date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.model import Observation, Problem
from indicators.periods import Period

MINIMUM_FIGURES = 4
"""Fewer equal figures, or zeros, can be chance."""


def check_repeats(figures: Figures, record: Figures) -> Iterator[Problem]:
    earlier = _by_quarter(record)
    for (org_unit, period), values in _by_quarter(figures).items():
        telling = {i for i, o in values.items() if o.value}
        for (other_unit, other), known in earlier.items():
            if other_unit != org_unit or other == period or len(telling & known.keys()) < MINIMUM_FIGURES:
                continue
            if all(i in known and known[i].value == o.value for i, o in values.items()):
                facts = (
                    ("org_unit", org_unit),
                    ("period", period.code),
                    ("other_period", other.code),
                    ("count", str(len(values))),
                )
                yield problem_at("quarter_repeated", next(iter(values.values())), facts)
                break


def _by_quarter(figures: Figures) -> dict[tuple[str, Period], dict[str, Observation]]:
    result: dict[tuple[str, Period], dict[str, Observation]] = defaultdict(dict)
    for o in figures.amounts:
        if o.period.is_quarter:
            result[o.org_unit, o.period][o.indicator] = o
    return dict(result)
