"""A quarter further on than the one that is due next: most often a slip in the title."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.model import Problem
from indicators.periods import Period


def check_skipped_quarters(figures: Figures, record: Figures) -> Iterator[Problem]:
    """The quarters between the newest on record and the file's last that neither has anything for."""
    known = record.last_quarter
    last = max(figures.observations, key=lambda o: o.period.last_quarter, default=None)
    if known is None or last is None:
        return
    covered = {quarter for o in figures.observations for quarter in o.period.quarters}
    skipped: list[Period] = []
    quarter = last.period.last_quarter.previous_quarter()
    while quarter > known:
        if quarter not in covered:
            skipped.append(quarter)
        quarter = quarter.previous_quarter()
    if skipped:
        facts = (
            ("period", last.period.last_quarter.code),
            ("known_period", known.code),
            ("first_period", skipped[-1].code),
            ("count", str(len(skipped))),
        )
        yield problem_at("quarter_skipped", last, facts)
