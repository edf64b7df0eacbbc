"""A township's file for another quarter than the files it came with: the old sheet taken by mistake, or the wrong title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicators.checks.figures import Figures, problem_at
from indicators.checks.together import Delivery, Found, heard_in

FEWEST_FILES = 3
"""From so many files for one quarter on, that quarter is the one being reported."""

MOST = 0.5


def check_odd_quarter(deliveries: Sequence[Delivery], record: Figures) -> Iterator[Found]:
    """Each file of another quarter whose org units are silent in the quarter that most files are for."""
    count = sum(len(d.files) for d in deliveries)
    usual = max(deliveries, key=lambda d: len(d.files), default=None)
    if usual is None or len(usual.files) < FEWEST_FILES or len(usual.files) <= MOST * count:
        return
    heard = {*usual.org_units, *heard_in(record, usual.quarter)}
    for delivery in deliveries:
        for figures in delivery.files if delivery is not usual else ():
            silent = [unit for unit in heard_in(figures, delivery.quarter) if unit not in heard]
            first = next((o for o in figures.observations if o.org_unit in silent), None)
            if first is not None and len(silent) == len(heard_in(figures, delivery.quarter)):
                facts = (
                    ("period", delivery.quarter.code),
                    ("usual_period", usual.quarter.code),
                    ("files", str(len(usual.files))),
                    ("org_units", "、".join(silent)),
                )
                yield figures, problem_at("quarter_unlike_others", first, facts)
