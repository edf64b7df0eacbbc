"""Which observations of one org unit and indicator a value is made of: the rules of ``spans``, observation by observation."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.model import Kind, Observation, Target
from indicators.periods import Period
from indicators.progress.spans import splits

Series = Mapping[Period, Observation]
"""What one org unit reported for one indicator, by period."""


def picked(series: Series, window: Period, kind: Kind) -> tuple[Observation, ...]:
    """The observations whose sum (flow) or whose only value (other kinds) counts for the window."""
    return covering(series, window) if kind is Kind.FLOW else last_level(series, window)


def covering(series: Series, window: Period) -> tuple[Observation, ...]:
    """The observations inside a window that cover most of its quarters, none overlapping; single quarters before spans."""
    whole = series.get(window)
    if window.is_quarter:
        return (whole,) if whole else ()
    best: tuple[Observation, ...] = ()
    for k in range(window.start, window.end):
        left = covering(series, Period(window.year, window.start, k))
        split = left + covering(series, Period(window.year, k + 1, window.end))
        if quarters_of(split) > quarters_of(best):
            best = split
    if whole and quarters_of(best) < len(window.quarters):
        return (whole,)
    return best


def stated_or_summed(series: Series, span: Period) -> tuple[Observation, ...]:
    """The observation of a span, else those that make it up without a gap; none if some are missing."""
    if span in series:
        return (series[span],)
    for left, right in splits(span):
        first, second = stated_or_summed(series, left), stated_or_summed(series, right)
        if first and second:
            return first + second
    return ()


def quarters_of(observations: tuple[Observation, ...]) -> int:
    return sum(len(o.period.quarters) for o in observations)


def last_level(series: Series, window: Period) -> tuple[Observation, ...]:
    """The last level in a window; a rate stated for a span inside it comes before that of the last quarter alone."""
    for quarter in reversed(window.quarters):
        several = [Period(window.year, first, quarter.end) for first in range(window.start, quarter.end)]
        for period in (*several, quarter):
            if period in series:
                return (series[period],)
    return ()


def in_force(targets: list[Target], period: Period) -> dict[int, Target]:
    """By quarter (0: the whole year) the target that counts: stated last up to the period, else the earliest later one."""
    return in_force_at([t for t in targets if t.year == period.year], period.year * 4 + period.end)


def in_force_at(targets_of_year: list[Target], time: int) -> dict[int, Target]:
    """The same for one year's targets, at a time in quarters."""

    def precedence(target: Target) -> tuple[int, float]:
        stated = stated_at(target)
        return (stated if stated <= time else -stated, target.value)

    return {
        quarter: max((t for t in targets_of_year if (t.quarter or 0) == quarter), key=precedence)
        for quarter in {t.quarter or 0 for t in targets_of_year}
    }


def stated_at(target: Target) -> int:
    """When it was stated, in quarters (year × 4 + quarter); before the year began if that is not known."""
    return target.stated_in.year * 4 + target.stated_in.end if target.stated_in else target.year * 4
