"""Figures that replace others on record: shown before acceptance, so that nothing changes unnoticed."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import differs, exact, half_last_place
from indicators.model import Problem


def check_revisions(figures: Figures, record: Figures) -> Iterator[Problem]:
    for o in figures.observations:
        known = record.by_key.get((o.org_unit, o.indicator, o.period, o.running_total))
        if known is not None and differs(o.value, known.value, half_last_place(o)):
            yield problem_at(
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
