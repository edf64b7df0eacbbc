"""Targets that no one can mean: below zero, or a rate above 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.ranges import MAY_EXCEED_ONE, SIGNED
from indicators.checks.rounding import exact
from indicators.model import Problem


def check_target_values(figures: Figures) -> Iterator[Problem]:
    for target in figures.targets:
        indicator = figures.indicators[target.indicator]
        if target.value < 0 and not SIGNED.search(indicator.name):
            code = "target_negative"
        elif indicator.is_fraction and target.value > 1 and not MAY_EXCEED_ONE.search(indicator.name):
            code = "target_above_one"
        else:
            continue
        yield problem_at(
            code,
            target,
            (
                ("org_unit", target.org_unit),
                ("indicator", indicator.name),
                ("found", exact(target.value, indicator.unit)),
            ),
        )
