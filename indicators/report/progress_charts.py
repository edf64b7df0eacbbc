"""The charts that go with a report: for the indicators with a target, how far each org unit has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

import pandas as pd

from indicators import wording
from indicators.charts.style import LIGHT
from indicators.model import TOTAL, Indicator
from indicators.periods import Period
from indicators.report.chart_spec import ChartSeries, ChartSpec
from indicators.status import Preset, Status, preset_named

FEWEST_BARS = 3
"""With fewer org units a sentence says it better."""

NOT_JUDGED = {"zh": "不评进度", "en": "Not judged"}


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

    Of rates the rate itself is shown: a share of a target rate says nothing. Bars run from the furthest to the least, and for
    each status by ``preset`` there is a series in its colour; what is judged otherwise than its status says (see
    ``with_verdicts``) is coloured as it is judged, where the frame tells. Org units without a target or a value are left out.
    """
    members = progress[(progress["org_unit"] != TOTAL) & progress["completion"].notna()]
    rule = preset_named(preset)
    charts = (
        _chart(rows, indicators[str(indicator)], period, rule, language)
        for indicator, rows in members.groupby("indicator", sort=False)
        if len(rows) >= FEWEST_BARS
    )
    drawn = tuple(islice(charts, most))
    return tuple(replace(chart, note="" if place else _note(rule, language)) for place, chart in enumerate(drawn))


def _note(rule: Preset, language: str) -> str:
    return f"；颜色按评价标准“{rule.zh}”" if language == "zh" else f"; colours by “{rule.en}”"


def _chart(rows: pd.DataFrame, indicator: Indicator, period: Period, rule: Preset, language: str) -> ChartSpec:
    shown = "value" if indicator.is_fraction else "completion"
    ordered = rows.sort_values(shown, ascending=False, kind="stable")
    title = _title_zh(ordered, indicator, period) if language == "zh" else _title_en(indicator, period)
    return ChartSpec(
        title=title,
        categories=tuple(ordered["org_unit"]),
        series=tuple(_by_status(ordered, shown, rule, language)),
        number_format=f"0.{'0' * _decimals(ordered, shown)}%",
        description=_description(ordered, shown, language),
        after=indicator.section,
    )


def _decimals(rows: pd.DataFrame, shown: str) -> int:
    """One, or as many as show of every rate on which side of its target it lies."""
    pairs = zip(rows["value"], rows["target"], strict=True) if shown == "value" else ()
    printed = (wording.rate(value, tenths=True, target=None if pd.isna(target) else target) for value, target in pairs)
    return max((len(text.rstrip("%").partition(".")[2]) for text in printed), default=1) or 1


def _as_judged(rows: pd.DataFrame) -> pd.Series[str]:
    """The status of each, as the text counts it: level with the schedule is on it, what cannot be judged has none."""
    if "excuse" not in rows:
        return rows["status"]
    level = rows["status"].where(rows["excuse"] != "level", Status.ON_SCHEDULE.value)
    return level.where(rows["excuse"].isin(["", "level"]), Status.NO_TARGET.value)


def _by_status(rows: pd.DataFrame, shown: str, rule: Preset, language: str) -> Iterator[ChartSeries]:
    """A series for each status that occurs, from the best on."""
    statuses, due = _as_judged(rows), rows["schedule"].min()
    for status in Status:
        theirs = [float(value) if own == status else None for value, own in zip(rows[shown], statuses, strict=True)]
        if any(value is not None for value in theirs):
            label = rule.label(status, language, schedule=None if pd.isna(due) else float(due))
            name = NOT_JUDGED[language] if status is Status.NO_TARGET else label
            yield ChartSeries(name, tuple(theirs), LIGHT.of_status(status).removeprefix("#"))


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
