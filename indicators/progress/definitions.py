"""Definitions as a frame: one row an indicator, with the questions the computation asks of it answered once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import narwhals as nw
import pandas as pd

from indicators.model import Better, Indicator, Kind, Schedule, TargetForm

Frame: TypeAlias = nw.LazyFrame[Any]
"""A table of any library, read and written lazily."""

KEYS = ("org_unit", "indicator")

PRECISION = 12
"""Decimals that count: 0.6 − 0.5 is 0.1, whatever binary arithmetic leaves behind it."""

_FORM_BY_KIND = {
    Kind.FLOW: TargetForm.ANNUAL_AMOUNT,
    Kind.STOCK: TargetForm.YEAR_END_LEVEL,
    Kind.RATIO: TargetForm.FLOOR,
    Kind.RATE: TargetForm.FLOOR,
}

FLAGS = (
    "is_flow",
    "is_stock",
    "adds_up",
    "is_fraction",
    "is_annual",
    "is_level",
    "is_ceiling",
    "is_floor_of_fraction",
    "is_seasonal",
    "is_stepwise",
    "lower_first",
    "spans_add_up",
)
"""The yes/no columns: kind, whether values add up over org units, unit, form of target and schedule, direction, and whether
the quarters of a span add up."""


def target_form(indicator: Indicator) -> TargetForm:
    """What its target asks: a ceiling where lower is better, else what the definition says, else what the kind implies.

    An annual amount makes sense for a flow only, so for other kinds it stands for "not said".
    """
    if indicator.better is Better.LOWER:
        return TargetForm.CEILING
    if indicator.target_form is TargetForm.ANNUAL_AMOUNT:
        return _FORM_BY_KIND[indicator.kind]
    return indicator.target_form


def is_judged(indicator: Indicator) -> bool:
    """Whether its target may be praised or blamed for: not where neither more nor less is better, nor where only a name that
    speaks of harm says that less is, until a person confirms it or a sheet calls the target a ceiling."""
    guessed = indicator.inferred and indicator.better is Better.LOWER and indicator.target_form is not TargetForm.CEILING
    return indicator.better is not Better.NEITHER and not guessed


def spans_add_up(indicator: Indicator, definitions: Mapping[str, Indicator]) -> bool:
    """Whether the quarters of a span add up: for a flow, and for a ratio whose both parts are flows."""
    if indicator.kind is not Kind.RATIO:
        return indicator.kind is Kind.FLOW
    parts = [definitions.get(part or "") for part in (indicator.numerator, indicator.denominator)]
    return all(part is not None and part.kind is Kind.FLOW for part in parts)


def definition_frame(indicators: Iterable[Indicator]) -> pd.DataFrame:
    """A row an indicator: indicator, numerator and denominator (both empty text unless it is a ratio with parts), FLAGS."""
    by_id = {i.id: i for i in indicators}
    frame = pd.DataFrame(
        [(i.id, *_parts(i), *_flags(i, by_id)) for i in by_id.values()],
        columns=["indicator", "numerator", "denominator", *FLAGS],
    )
    return frame.astype({"indicator": "str", "numerator": "str", "denominator": "str"} | dict.fromkeys(FLAGS, "bool"))


def _parts(indicator: Indicator) -> tuple[str, str]:
    if indicator.kind is Kind.RATIO and indicator.numerator and indicator.denominator:
        return indicator.numerator, indicator.denominator
    return "", ""


def _flags(indicator: Indicator, definitions: Mapping[str, Indicator]) -> tuple[bool, ...]:
    form = target_form(indicator)
    return (
        indicator.kind is Kind.FLOW,
        indicator.kind is Kind.STOCK,
        indicator.kind in (Kind.FLOW, Kind.STOCK),
        indicator.is_fraction,
        form is TargetForm.ANNUAL_AMOUNT,
        form is TargetForm.YEAR_END_LEVEL,
        form is TargetForm.CEILING,
        form is TargetForm.FLOOR and indicator.is_fraction,
        indicator.schedule is Schedule.SEASONAL,
        indicator.schedule is Schedule.STEPWISE,
        indicator.better is Better.LOWER,
        spans_add_up(indicator, definitions),
    )


def kept(frame: Frame, name: str) -> Frame:
    """The same rows, computed once although several later steps use them, where the library would begin anew each time.

    In DuckDB they become a temporary table of that name, which the next computation on the same connection replaces.
    """
    native: Any = frame.to_native()
    if frame.implementation.is_duckdb():
        native.query("given", f'create or replace temp table "progress {name}" as select * from given')
        native = native.query("given", f'select * from "progress {name}"')
    elif frame.implementation.is_polars():
        native = native.collect().lazy()
    elif frame.implementation.is_spark_like():
        native = native.cache()
    else:
        return frame
    again: Frame = nw.from_native(native)
    return again
