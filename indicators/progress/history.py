"""The progress of many periods at once, at the price of few: what a page with years of quarters asks for.

A computation costs mostly the same whatever it is given, as long as that is small. So all years are laid beside each other,
each as if it were the same year, with the indicators of each marked as its own; then one computation serves a quarter, or a
year to date, of every year. The numbers are those of ``compute_progress``.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.progress.breaks import breaks_of
from indicators.progress.compute import check_defined, compute_progress, in_order, progress_in_memory
from indicators.progress.definitions import definition_frame
from indicators.status import Preset

_YEAR = 2000
"""The year that every year is taken for."""

_MARK = "@"
_KEYS = ["org_unit", "indicator"]


def compute_history(
    dataset: Dataset, periods: Iterable[Period], preset: str | Preset = "default"
) -> tuple[tuple[Period, pd.DataFrame], ...]:
    """Each period with its table, in the order given."""
    asked = tuple(dict.fromkeys(periods))
    years = sorted({p.year for p in asked})
    if len(years) < 2:
        return tuple((p, compute_progress(dataset, p, preset)) for p in asked)
    check_defined(dataset)
    frames = _observations(dataset, years), _targets(dataset, years), _definitions(dataset, years)
    told = breaks_of(dataset.indicators.values())
    beside = frozenset((f"{indicator}{_MARK}{year}", _YEAR) for indicator, year in told)
    of_marked = {f"{i}{_MARK}{year}": (i, year) for i in dataset.indicators for year in years}
    found: dict[Period, pd.DataFrame] = {}
    for start, end in sorted({(p.start, p.end) for p in asked}):
        every = progress_in_memory(frames, Period(_YEAR, start, end), preset, breaks=beside)
        year_of = every["indicator"].map({marked: year for marked, (_, year) in of_marked.items()})
        plain = every.assign(
            indicator=every["indicator"].map({marked: i for marked, (i, _) in of_marked.items()}).astype("str")
        )
        for year in years:
            period = Period(year, start, end)
            found[period] = in_order(plain[year_of == year].assign(period=period.code), dataset)
    return tuple((p, found[p]) for p in asked)


def _observations(dataset: Dataset, years: Iterable[int]) -> pd.DataFrame:
    """Of each year what it and the one before brought, and of earlier ones that something was reported."""
    every = dataset.observation_frame
    first = every.sort_values("year", kind="stable").drop_duplicates(_KEYS)
    parts = [
        _as_if_now(pd.concat([every[every["year"].isin((year - 1, year))], first[first["year"] < year - 1]]), year)
        for year in years
    ]
    return pd.concat(parts, ignore_index=True)


def _targets(dataset: Dataset, years: Iterable[int]) -> pd.DataFrame:
    every = dataset.target_frame
    parts = [_as_if_now(every[every["year"] <= year], year) for year in years]
    return pd.concat(parts, ignore_index=True)


def _as_if_now(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    shifted = rows.assign(indicator=rows["indicator"] + f"{_MARK}{year}", year=rows["year"] - year + _YEAR)
    return shifted.assign(stated=rows["stated"] - 4 * (year - _YEAR)) if "stated" in rows else shifted


def _definitions(dataset: Dataset, years: Iterable[int]) -> pd.DataFrame:
    every = definition_frame(dataset.indicators.values())
    parts = []
    for year in years:
        of_year = {name: every[name] + f"{_MARK}{year}" for name in ("indicator", "numerator", "denominator")}
        is_ratio = every["numerator"] != ""
        parts.append(every.assign(**{name: of_year[name].where(is_ratio | (name == "indicator"), "") for name in of_year}))
    return pd.concat(parts, ignore_index=True)
