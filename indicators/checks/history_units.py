"""A whole column in another unit than on record: every value 10,000 times larger, or a hundredth.

Medians are compared, so a single odd value does not matter; a factor counts only if it explains nearly all of the change.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log10
from statistics import median

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import exact
from indicators.model import Indicator, Problem

MONEY_POWERS = (4, 8)
RATE_POWERS = (2,)
LEEWAY = 0.5
"""In powers of ten: what is left after moving the decimal point may be real growth of up to about threefold."""

MINIMUM_VALUES = 3


def check_history_units(figures: Figures, record: Figures) -> Iterator[Problem]:
    for indicator_id, amounts in figures.amounts_by_indicator.items():
        indicator = figures.indicators[indicator_id]
        now = [o for o in amounts if o.value > 0]
        before = [o.value for o in record.amounts_by_indicator.get(indicator_id, ()) if o.value > 0]
        if len(now) < MINIMUM_VALUES or len(before) < MINIMUM_VALUES:
            continue
        usual, found = median(before), median(o.value for o in now)
        if _power(indicator, found / usual):
            yield problem_at(
                "unit_unlike_record",
                now[0],
                (
                    ("indicator", indicator.name),
                    ("found", exact(round(found, 6), now[0].unit)),
                    ("usual", exact(round(usual, 6), now[0].unit)),
                    ("count", str(len(before))),
                ),
            )


def _power(indicator: Indicator, ratio: float) -> int | None:
    """The number of places the decimal point seems to have moved, if it is one that units explain."""
    powers = MONEY_POWERS if indicator.is_money else RATE_POWERS if indicator.is_fraction else ()
    return next((p for p in powers if abs(abs(log10(ratio)) - p) <= LEEWAY), None)
