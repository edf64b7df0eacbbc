"""Targets against achievements, from three frames of any library to one."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress.breaks import Breaks, breaks_of
from indicators.progress.comparisons import change, growth
from indicators.progress.definitions import FLAGS, KEYS, Frame, definition_frame, kept
from indicators.progress.forecast import forecast
from indicators.progress.judgement import completion, lead, measured, status
from indicators.progress.keys import keys_of
from indicators.progress.ranking import with_rank
from indicators.progress.schedule import last_years_share, schedule
from indicators.progress.spans import spans_in
from indicators.progress.targets import has_plans, targets_in_force
from indicators.progress.totals import totals_of
from indicators.progress.values import COMPARED, Windows, unit_values
from indicators.status import Preset, preset_named

COLUMNS = (
    "org_unit",
    "indicator",
    "period",
    "value",
    "target",
    "completion",
    "schedule",
    "lead",
    "status",
    "previous_year",
    "growth",
    "change",
    "previous_quarter",
    "rank",
    "ranked",
    "forecast",
    "reported",
    "due",
    "minimum",
    "median",
    "maximum",
    "reached",
)
"""The columns of the result, in order."""

_FOR_JUDGEMENT = ("is_flow", "is_fraction", "is_ceiling", "is_floor_of_fraction", "can_forecast", "last_years_share")


class UndefinedIndicator(ValueError):
    """Something was observed or asked for that no definition describes."""


def progress(
    observations: Any,
    targets: Any,
    definitions: Any,
    period: Period,
    preset: str | Preset = "default",
    *,
    breaks: Breaks = frozenset(),
) -> Any:
    """Compute the progress of every org unit and of the whole; the result is a frame of the same library.

    ``observations``: org_unit, indicator, year, start, end, value, at most one row for a unit, indicator and span.
    ``targets``: org_unit, indicator, year, quarter (0: the year's), stated (year × 4 + quarter), value. ``definitions``: as
    ``definition_frame`` gives. All three are frames of one library (pandas, Polars, DuckDB relations …), missing values are
    absent rows; lazy frames are looked into on the way. The result has one row for each org unit (``total`` is the whole)
    and indicator ever reported or asked for by the end of the year, with ``COLUMNS``, in no particular order. Money in
    yuan; rates, completion, schedule, lead and growth as fractions.
    """
    rule = preset_named(preset) if isinstance(preset, str) else preset
    given = nw.from_native(observations)
    asked, defined = (nw.from_native(frame).lazy() for frame in (targets, definitions))
    known = given.lazy().filter(nw.col("year") <= period.year)
    reported = unit_values(known, defined, Windows(period), spans_in(known))
    in_force = targets_in_force(asked, period, plans=has_plans(asked))
    broken = {indicator for indicator, year in breaks if year == period.year}
    rows = _unit_rows([*reported, in_force], defined.select("indicator", *FLAGS), period)
    if broken:
        rows = _without_comparison(rows, _with_their_ratios(broken, defined), period)
    rows = kept(_with_completion(rows, period), "units")
    members, whole = rows.filter(nw.col("org_unit") != TOTAL), rows.filter(nw.col("org_unit") == TOTAL)
    totals = kept(_with_completion(totals_of(members, whole), period), "wholes")
    alone = whole.join(totals.select("indicator", has_members="due"), on="indicator", how="left")
    alone = alone.filter(nw.col("has_members").is_null())
    result = _judged([with_rank(members, totals), totals, alone], period, rule)
    return _as_given(result, given)


def _as_given(result: Frame, given: nw.DataFrame[Any] | nw.LazyFrame[Any]) -> Any:
    """Computed if the frame given was; of a database the rows themselves, as its temporary tables will be replaced."""
    if isinstance(given, nw.DataFrame):
        return result.collect().to_native()
    native: Any = result.to_native()
    return native.materialize() if result.implementation.is_duckdb() else native


def compute_progress(dataset: Dataset, period: Period, preset: str | Preset = "default") -> pd.DataFrame:
    """The progress of a dataset, ordered by indicator as defined and by org unit as in the sheets, the whole first.

    The breaks in scope are those that the definitions tell of.
    """
    check_defined(dataset)
    frame = progress_in_memory(
        (dataset.observation_frame, dataset.target_frame, definition_frame(dataset.indicators.values())),
        period,
        preset,
        breaks=breaks_of(dataset.indicators.values()),
    )
    return in_order(frame, dataset)


def progress_in_memory(
    frames: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
    period: Period,
    preset: str | Preset = "default",
    *,
    breaks: Breaks = frozenset(),
) -> pd.DataFrame:
    """``progress`` of pandas frames as a pandas frame, worked out by Polars: the same numbers at a third of the price."""
    import polars as pl  # here, because a quarter of a second and 300 MB of address space are much for who only reads files

    observations, targets, definitions = (pl.from_pandas(frame) for frame in frames)
    found: pl.DataFrame = progress(observations, targets, definitions, period, preset, breaks=breaks)
    return found.to_pandas()


def check_defined(dataset: Dataset) -> None:
    """Raise UndefinedIndicator where no definition describes what was observed or asked for."""
    observed = {o.indicator for o in dataset.observations} | {t.indicator for t in dataset.targets}
    if undefined := observed - dataset.indicators.keys():
        raise UndefinedIndicator(f"no definition of {', '.join(sorted(undefined))}")


def _unit_rows(side_by_side: list[Frame], definitions: Frame, period: Period) -> Frame:
    """One row an org unit (and the whole, where it was observed itself) and indicator: its values, coverage and target.

    A ratio computed from its parts counts before one typed, unless its parts are levels and only the typed one is of the last
    quarter. What is due is the quarters of the span where these add up, else the last quarter alone.
    """
    c = nw.col
    every = nw.concat(side_by_side, how="diagonal")
    columns = [name for name in every.collect_schema().names() if name not in KEYS]
    rows = every.group_by(*KEYS).agg(*(c(name).max() for name in columns)).join(definitions, on="indicator")
    length = float(period.end - period.start + 1)
    summed = c("is_flow") | (c("spans_add_up") & ~c("parts_closing").is_null())
    complete = (c("last_year_quarters") >= 4) & (c("year_ago_quarters") >= length)  # else its shape cannot be told
    complete = nw.coalesce(complete, nw.lit(1) == 0)
    rows = rows.with_columns(
        **_ratios_computed(period),
        closing=nw.coalesce(c("closing"), nw.lit(0.0)),
        reported=nw.coalesce(nw.when(summed).then(c("quarters")).otherwise(c("closing")), nw.lit(0.0)),
        due=nw.when(summed).then(nw.lit(length)).otherwise(nw.lit(1.0)),
        last_year_complete=complete.cast(nw.Float64),
        last_years_share=last_years_share(complete, c("previous_year"), c("last_year")),
    )
    return rows.with_columns(can_forecast=c("reported") >= length)


def _ratios_computed(period: Period) -> dict[str, nw.Expr]:
    """The compared values, of ratios as their parts make them where these are there, else as typed.

    Beside a rate over all cases of a longer span that typed for one quarter says nothing.
    """
    c = nw.col
    below = {name: nw.when(c(f"below {name}") > 0).then(c(f"below {name}")) for name in COMPARED}
    computed = {name: nw.coalesce(c(f"above {name}") / below[name], c(name)) for name in COMPARED}
    typed_since = ~c("spans_add_up") & (c("typed_closing") > 0) & (c("parts_closing") == 0)
    computed["value"] = nw.when(typed_since).then(c("value")).otherwise(computed["value"])
    if not period.is_quarter:
        of_all_cases = c("spans_add_up") & ~below["value"].is_null()
        computed["previous_quarter"] = nw.when(~of_all_cases).then(computed["previous_quarter"])
    return computed


def _with_their_ratios(broken: set[str], definitions: Frame) -> Frame:
    """The indicators whose scope changed, and the ratios made from them."""
    names = sorted(broken)
    touched = [nw.col(name).is_in(names) for name in ("indicator", "numerator", "denominator")]
    return definitions.filter(touched[0] | touched[1] | touched[2]).select("indicator", is_broken=nw.lit(1.0))


def _without_comparison(rows: Frame, broken: Frame, period: Period) -> Frame:
    """Missing where the value before was measured by another scope."""
    c = nw.col
    before = ["previous_year", "previous_quarter"] if period.end == 1 else ["previous_year"]
    names = [*before, *(f"{side} {name}" for side in ("above", "below") for name in before), "last_year", "last_years_share"]
    comparable = c("is_broken").is_null()
    kept = {name: nw.when(comparable).then(c(name)) for name in names}
    return rows.join(broken, on="indicator", how="left").with_columns(**kept).drop("is_broken")


def _with_completion(rows: Frame, period: Period) -> Frame:
    return rows.with_columns(schedule=schedule(period), completion=completion())


def _judged(parts: list[Frame], period: Period, preset: Preset) -> Frame:
    """The parts as one frame, with what follows from value, target and comparison."""
    rows = nw.concat([_result_columns(part) for part in parts], how="diagonal")
    rows = rows.with_columns(lead=lead(), change=change(), growth=growth(), forecast=forecast(period))
    rows = rows.with_columns(measured=measured(preset))
    counts = {name: nw.coalesce(nw.col(name), nw.lit(0.0)).cast(nw.Int64) for name in ("ranked", "reported", "due")}
    rest = {"period": nw.lit(period.code), "status": status(period, preset)}
    return rows.with_columns(**rest, **counts).select(*COLUMNS)


def _result_columns(part: Frame) -> Frame:
    """The columns of the result that are there so far, and those the judgement needs."""
    known = set(part.collect_schema().names())
    columns = [name for name in (*COLUMNS, *_FOR_JUDGEMENT) if name in known]
    return part.select(columns)


def in_order(frame: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """The rows ordered by indicator as defined and by org unit as in the sheets, the whole first."""
    place = {name: i for i, name in enumerate((TOTAL, *dataset.org_units))}
    order = {name: i for i, name in enumerate(dataset.indicators)}
    keys = [(order[indicator], place.get(org_unit, len(place)), org_unit) for org_unit, indicator in keys_of(frame)]
    return frame.iloc[sorted(range(len(keys)), key=keys.__getitem__)].reset_index(drop=True)
