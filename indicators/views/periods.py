"""The periods that can be reported on, and their names on axes and in lists."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from indicators.dataset import Dataset
from indicators.periods import Period

_QUARTERS_ZH = "一二三四"


def report_periods(dataset: Dataset) -> tuple[Period, ...]:
    """Every quarter observed and every year to date that ends with it, newest first."""
    periods = set[Period]()
    for observed in dataset.periods:
        periods.add(Period.to_date(observed.year, observed.end))
        if observed.is_quarter:
            periods.add(observed)
    return tuple(sorted(periods, reverse=True))


def latest_report_period(dataset: Dataset) -> Period | None:
    """The year to date up to the newest observation, None without data."""
    newest = max(dataset.periods, default=None)
    return newest and Period.to_date(newest.year, newest.end)


def with_those_between(periods: Sequence[Period]) -> tuple[Period, ...]:
    """The periods of an axis, oldest first, and those between them that nobody reported, so that time runs evenly.

    Only where two of them follow each other directly: who reports every half-year leaves nothing out.
    """
    make = next((make for make in (Period.quarter, Period.to_date) if all(p == make(p.year, p.end) for p in periods)), None)
    at = [period.year * 4 + period.end - 1 for period in periods]
    if make is None or all(later - earlier > 1 for earlier, later in pairwise(at)):
        return tuple(periods)
    return tuple(make(quarter // 4, quarter % 4 + 1) for quarter in range(at[0], at[-1] + 1))


def period_name(period: Period, language: str = "zh") -> str:
    return period.name_zh() if language == "zh" else period.name_en()


def name_within(period: Period, language: str = "zh") -> str:
    """The name as it stands within a sentence: the first half of 2024."""
    name = period_name(period, language)
    return f"the {name}" if language == "en" and name.startswith("first") else name


def axis_name(period: Period, language: str = "zh") -> str:
    """The short form for an axis: 2024年一季度, Q1 2024."""
    if period.is_quarter and language == "zh":
        return f"{period.year}年{_QUARTERS_ZH[period.start - 1]}季度"
    return period_name(period, language)
