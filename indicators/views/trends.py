"""The latest quarters of all indicators of one org unit."""

from __future__ import annotations

from indicators.periods import Period
from indicators.views.periods import with_those_between
from indicators.views.rows import rows_of
from indicators.views.series import History

RECENT = 8
"""Two years of quarters: enough to see the season repeat."""


def recent_values(quarters: History, org_unit: str, until: Period) -> dict[str, tuple[float | None, ...]]:
    """By indicator the values of up to ``RECENT`` quarters that end by the period, oldest first, None where missing.

    A rate that cannot be totalled has its median for the whole.
    """
    frames = {period: frame for period, frame in quarters if (period.year, period.end) <= (until.year, until.end)}
    found = {
        period: {row.indicator: row.median if row.value is None else row.value for row in rows_of(frame, org_unit=org_unit)}
        for period, frame in list(frames.items())[-RECENT:]
    }
    by_quarter = [found.get(period, {}) for period in with_those_between(tuple(found))[-RECENT:]]
    indicators = dict.fromkeys(i for values in by_quarter for i in values)
    return {i: tuple(values.get(i) for values in by_quarter) for i in indicators}
