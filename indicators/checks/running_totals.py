"""Running totals (累计) against the quarters on record: they cannot fall, and should equal what was reported before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indicators.checks.figures import Figures
from indicators.dataset import amounts_of_quarters
from indicators.model import Problem


def check_running_totals(figures: Figures, record: Figures) -> Iterator[Problem]:
    """Only what the file adds is told; what is wrong within the record was told when it came in."""
    newest = {(o.org_unit, o.indicator): o.period for o in sorted(figures.observations, key=lambda o: o.period, reverse=True)}
    before = [
        o
        for o in record.observations
        if (o.org_unit, o.indicator) in newest and o.period.last_quarter < newest[o.org_unit, o.indicator].last_quarter
    ]
    _, alone = amounts_of_quarters(figures.observations)
    _, together = amounts_of_quarters([*before, *figures.observations])
    known = set(alone)
    for problem in together:
        if problem not in known and problem.file == figures.reading.file:
            yield replace(problem, facts=tuple((k, _name(figures, v) if k == "indicator" else v) for k, v in problem.facts))


def _name(figures: Figures, indicator_id: str) -> str:
    return figures.indicators[indicator_id].name
