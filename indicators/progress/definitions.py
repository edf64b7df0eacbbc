"""Definitions as a frame: one row an indicator, with the questions the computation asks of it answered once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import narwhals as nw
import pandas as pd

from indicators.model import Better, Indicator, Kind, Schedule, TargetForm

Frame: TypeAlias = nw.LazyFrame[Any]
"""A table of any library, read and written lazily."""

PRECISION = 12
"""Decimals that count: 0.6 − 0.5 is 0.1, whatever binary arithmetic leaves behind it."""

KEYS = ("org_unit", "indicator")

_FORM_BY_KIND = {
    Kind.FLOW: TargetForm.ANNUAL_AMOUNT,
    Kind.STOCK: TargetForm.YEAR_END_LEVEL,
    Kind.RATIO: TargetForm.FLOOR,
    Kind.RATE: TargetForm.FLOOR,
}

_COLUMNS = {
    "indicator": "str",
    "kind": "str",
    "better": "str",
    "form": "str",
    "schedule_form": "str",
    "numerator": "str",
    "denominator": "str",
    "fraction": "bool",
    "spans_add_up": "bool",
}


def target_form(indicator: Indicator) -> TargetForm:
    """What its target asks: a ceiling where lower is better, else what the definition says, else what the kind implies.

    An annual amount makes sense for a flow only, so for other kinds it stands for "not said".
    """
    if indicator.better is Better.LOWER:
        return TargetForm.CEILING
    if indicator.target_form is TargetForm.ANNUAL_AMOUNT:
        return _FORM_BY_KIND[indicator.kind]
    return indicator.target_form


def spans_add_up(indicator: Indicator, parts: dict[str, Indicator]) -> bool:
    """Whether the quarters of a span add up: for a flow, and for a ratio whose both parts are flows."""
    if indicator.kind is Kind.RATIO:
        kinds = {parts[p].kind for p in (indicator.numerator, indicator.denominator) if p in parts}
        return kinds == {Kind.FLOW}
    return indicator.kind is Kind.FLOW


def definition_frame(indicators: Iterable[Indicator]) -> pd.DataFrame:
    """A row an indicator: indicator, kind, better, form, schedule_form, numerator, denominator (empty text if none),
    fraction, spans_add_up.
    """
    by_id = {i.id: i for i in indicators}
    rows = [
        (
            i.id,
            i.kind.value,
            i.better.value,
            target_form(i).value,
            (i.schedule or Schedule.EVEN).value,
            i.numerator if i.kind is Kind.RATIO and i.numerator and i.denominator else "",
            i.denominator if i.kind is Kind.RATIO and i.numerator and i.denominator else "",
            i.is_fraction,
            spans_add_up(i, by_id),
        )
        for i in by_id.values()
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def with_questions(definitions: Frame, broken: Iterable[str]) -> Frame:
    """Add yes/no columns, so that no later step compares texts; ``broken`` are the indicators whose 口径 changed."""
    c, broken = nw.col, list(broken)
    return definitions.with_columns(
        is_flow=c("kind") == Kind.FLOW.value,
        is_stock=c("kind") == Kind.STOCK.value,
        is_ratio=c("kind") == Kind.RATIO.value,
        is_annual=c("form") == TargetForm.ANNUAL_AMOUNT.value,
        is_level=c("form") == TargetForm.YEAR_END_LEVEL.value,
        is_floor_of_fraction=(c("form") == TargetForm.FLOOR.value) & c("fraction"),
        is_ceiling=c("form") == TargetForm.CEILING.value,
        is_seasonal=c("schedule_form") == Schedule.SEASONAL.value,
        lower_first=c("better") == Better.LOWER.value,
        is_broken=c("indicator").is_in(broken) | c("numerator").is_in(broken) | c("denominator").is_in(broken),
    )
