"""Targets against achievements, from three frames of any library to one."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress.comparisons import with_growth
from indicators.progress.definitions import KEYS, Frame, definition_frame, with_questions
from indicators.progress.forecast import with_forecast
from indicators.progress.judgement import with_completion, with_lead, with_status
from indicators.progress.ranking import with_basis, with_rank
from indicators.progress.schedule import with_schedule
from indicators.progress.spans import Spans, spans_in
from indicators.progress.targets import targets_in_force
from indicators.progress.totals import totals_of
from indicators.progress.values import VALUES, Windows, unit_values
from indicators.status import Preset, preset_named

COLUMNS = (
    "org_unit", "indicator", "period", "value", "target", "completion", "schedule", "lead", "status", "previous_year", "growth",
    "change", "previous_quarter", "rank", "ranked", "forecast", "reported", "due", "minimum", "median", "maximum", "reached",
)  # fmt: skip
"""The columns of the result, in order."""

Breaks = frozenset[tuple[str, int]]
"""Indicators and the first year of a changed scope (口径): nothing before it is compared with."""


def progress(
    observations: Any,
    targets: Any,
    definitions: Any,
    period: Period,
    preset: str | Preset = "default",
    *,
    breaks: Breaks = frozenset(),
    baseline: bool = False,
) -> Any:
    """Compute the progress of every org unit and of the whole; the result is a frame of the same library.

    ``observations``: org_unit, indicator, year, start, end, value, at most one row for a unit, indicator and span.
    ``targets``: org_unit, indicator, year, quarter (0: the year's), stated (year × 4 + quarter), value. ``definitions``: as
    ``definition_frame`` gives. All three are frames of one library (pandas, Polars, DuckDB relations …), missing values are
    absent rows. The result has one row for each org unit (``total`` is the whole) and indicator ever reported or asked for
    by the end of the year, with ``COLUMNS``, in no particular order. Money in yuan; rates, completion, schedule, lead and
    growth as fractions.
    """
    rule = preset_named(preset) if isinstance(preset, str) else preset
    given = nw.from_native(observations)
    spans = spans_in(given)
    known = given.lazy().filter(nw.col("year") <= period.year)
    broken = {indicator for indicator, year in breaks if year == period.year}
    asked = with_questions(nw.from_native(definitions).lazy(), broken)
    rows = _unit_rows(known, nw.from_native(targets).lazy(), asked, period, spans)
    if broken:
        rows = _without_comparison(rows, period)
    rows = with_completion(with_schedule(rows, period, baseline=baseline))
    members, whole = rows.filter(nw.col("org_unit") != TOTAL), rows.filter(nw.col("org_unit") == TOTAL)
    totals = with_completion(with_schedule(totals_of(members, whole, asked), period, baseline=baseline))
    totals = with_basis(totals)
    every = nw.concat([with_rank(members, totals), totals], how="diagonal")
    result = _finished(every, period, rule)
    return nw.to_native(result.collect() if isinstance(given, nw.DataFrame) else result)


def _unit_rows(observations: Frame, targets: Frame, definitions: Frame, period: Period, spans: Spans) -> Frame:
    """One row an org unit (and the whole, where it was observed itself) and indicator: its values, coverage and target."""
    side_by_side = nw.concat(
        [*unit_values(observations, definitions, Windows(period), spans), targets_in_force(targets, period)], how="diagonal"
    )
    columns = [name for name in side_by_side.collect_schema().names() if name not in KEYS]
    rows = side_by_side.group_by(*KEYS).agg(*(nw.col(name).max() for name in columns)).join(definitions, on="indicator")
    return _with_unit_coverage(_with_computed_ratios(rows), period)


def _with_computed_ratios(rows: Frame) -> Frame:
    """A ratio computed from its parts counts before one typed."""

    def computed(name: str) -> nw.Expr:
        above, below = nw.col(f"numerator {name}"), nw.col(f"denominator {name}")
        return nw.coalesce(nw.when(below > 0).then(above / below), nw.col(name))

    return rows.with_columns(*(computed(name).alias(name) for name in VALUES[:3]))


def _with_unit_coverage(rows: Frame, period: Period) -> Frame:
    """How much was reported of what is due: quarters of the span where these add up, else the last quarter alone."""
    c = nw.col
    length = float(period.end - period.start + 1)
    summed = c("is_flow") | (c("spans_add_up") & ~c("part quarters").is_null())
    zero = nw.lit(0.0)
    closing = nw.max_horizontal(nw.coalesce(c("closing"), zero), nw.coalesce(c("part closing"), zero))
    covered = nw.max_horizontal(nw.coalesce(c("quarters"), zero), nw.coalesce(c("part quarters"), zero))
    rows = rows.with_columns(
        closing=closing,
        reported=nw.when(summed).then(covered).otherwise(closing),
        due=nw.when(summed).then(nw.lit(length)).otherwise(nw.lit(1.0)),
        last_year_complete=nw.coalesce(c("last_year_quarters"), zero) >= 4,
    )
    return rows.with_columns(can_forecast=c("reported") >= length)


def _without_comparison(rows: Frame, period: Period) -> Frame:
    """Missing where the value before was measured by another scope."""
    c = nw.col
    crossed = ["previous_year", "last_year", *(f"{part} previous_year" for part in ("numerator", "denominator"))]
    if period.end == 1:
        crossed += ["previous_quarter", *(f"{part} previous_quarter" for part in ("numerator", "denominator"))]
    return rows.with_columns(
        *(nw.when(~c("is_broken")).then(c(name)).alias(name) for name in crossed),
        last_year_complete=c("last_year_complete") & ~c("is_broken"),
    )


def _finished(rows: Frame, period: Period, preset: Preset) -> Frame:
    rows = with_forecast(with_growth(with_status(with_lead(rows), period, preset)), period)
    counts = {name: nw.col(name).cast(nw.Int64) for name in ("ranked", "reported", "due")}
    return rows.with_columns(period=nw.lit(period.code), **counts).select(*COLUMNS)


class UndefinedIndicator(ValueError):
    """Something was observed or asked for that no definition describes."""


def compute_progress(
    dataset: Dataset,
    period: Period,
    preset: str | Preset = "default",
    *,
    breaks: Breaks = frozenset(),
    baseline: bool = False,
) -> pd.DataFrame:
    """The progress of a dataset, ordered by indicator as defined and by org unit as in the sheets, the whole first."""
    observed = {o.indicator for o in dataset.observations} | {t.indicator for t in dataset.targets}
    if undefined := observed - dataset.indicators.keys():
        raise UndefinedIndicator(f"no definition of {', '.join(sorted(undefined))}")
    frame: pd.DataFrame = progress(
        dataset.observation_frame,
        dataset.target_frame,
        definition_frame(dataset.indicators.values()),
        period,
        preset,
        breaks=breaks,
        baseline=baseline,
    )
    return _in_order(frame, dataset)


def _in_order(frame: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    place = {name: i for i, name in enumerate((TOTAL, *dataset.org_units))}
    order = {name: i for i, name in enumerate(dataset.indicators)}
    keys = pd.DataFrame(
        {"indicator": frame["indicator"].map(order), "place": frame["org_unit"].map(place), "name": frame["org_unit"]}
    )
    sorted_keys = keys.reset_index(drop=True).sort_values(["indicator", "place", "name"])
    return frame.iloc[sorted_keys.index].reset_index(drop=True)
