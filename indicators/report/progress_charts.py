"""The charts that go with a report: for the indicators with a target, how far each org unit has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

import pandas as pd

from indicators import wording
from indicators.charts.style import LIGHT
from indicators.model import TOTAL, Indicator
from indicators.periods import Period
from indicators.report.chart_spec import ChartSeries, ChartSpec
from indicators.status import preset_named

FEWEST_BARS = 3
"""With fewer org units a sentence says it better."""


def progress_charts(
    progress: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    period: Period,
    *,
    most: int = 4,
    language: str = "zh",
    preset: str = "default",
) -> tuple[ChartSpec, ...]:
    """At most ``most`` charts, from the frame of ``compute_progress``, in its order: the completion of each org unit.

    Of rates the rate itself is shown: a share of a target rate says nothing. Bars run from the furthest to the least; their
    colours are those of the statuses by ``preset``. Org units without a target or a value are left out.
    """
    members = progress[(progress["org_unit"] != TOTAL) & progress["completion"].notna()]
    judged_by = preset_named(preset).name(language)
    note = f"；颜色按评价标准“{judged_by}”" if language == "zh" else f"; colours by “{judged_by}”"
    charts = (
        replace(_chart(rows, indicators[str(indicator)], period, language), note=note)
        for indicator, rows in members.groupby("indicator", sort=False)
        if len(rows) >= FEWEST_BARS
    )
    return tuple(islice(charts, most))


def _chart(rows: pd.DataFrame, indicator: Indicator, period: Period, language: str) -> ChartSpec:
    shown = "value" if indicator.is_fraction else "completion"
    ordered = rows.sort_values(shown, ascending=False, kind="stable")
    title = _title_zh(ordered, indicator, period) if language == "zh" else _title_en(indicator, period)
    return ChartSpec(
        title=title,
        categories=tuple(ordered["org_unit"]),
        series=(
            ChartSeries(
                name=title,
                values=tuple(float(value) for value in ordered[shown]),
                colours=tuple(LIGHT.of_status(status).removeprefix("#") for status in ordered["status"]),
            ),
        ),
        number_format="0.0%",
        description=_description(ordered, shown, language),
        after=indicator.section,
    )


def _title_zh(rows: pd.DataFrame, indicator: Indicator, period: Period) -> str:
    if indicator.is_fraction:
        return f"{period.name_zh()}各单位{indicator.name}" + _if_one(rows["target"], "目标", indicator.unit)
    return f"{period.name_zh()}各单位{indicator.name}完成率" + _if_one(rows["schedule"], "序时进度", "%")


def _if_one(values: pd.Series[float], name: str, unit: str) -> str:
    """What is asked for, in brackets, where it is the same for all."""
    different = values.dropna().unique()
    return f"（{name}{wording.amount(different[0], unit)}）" if len(different) == 1 else ""


def _title_en(indicator: Indicator, period: Period) -> str:
    name = indicator.name_en or indicator.name
    return f"{name}, {period.name_en()}" if indicator.is_fraction else f"{name}: completion, {period.name_en()}"


def _description(rows: pd.DataFrame, shown: str, language: str) -> str:
    first, last = ((str(row["org_unit"]), wording.percent(row[shown])) for row in (rows.iloc[0], rows.iloc[-1]))
    if language == "zh":
        return f"{first[0]}最高，为{first[1]}；{last[0]}最低，为{last[1]}"
    return f"{first[0]} is highest at {first[1]}, {last[0]} lowest at {last[1]}"
