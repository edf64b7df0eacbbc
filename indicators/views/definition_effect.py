"""What a changed definition does to the figures, told before it is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from indicators.dataset import Dataset
from indicators.defining.effects import with_definitions
from indicators.model import TOTAL, Indicator
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.views import texts
from indicators.views.names import org_unit_name
from indicators.views.periods import period_name
from indicators.views.rows import Row, rows_of
from indicators.wording import status_name

_HEADERS = {
    "zh": ("单位", "数值", "改后数值", "完成率", "改后完成率", "进度", "改后进度"),
    "en": ("Org unit", "Value", "Value after", "Completion", "Completion after", "Status", "Status after"),
}


@dataclass(frozen=True)
class Effect:
    """``table`` has the whole and every org unit, before and after; ``sentence`` says what is different."""

    sentence: str
    table: pd.DataFrame
    is_none: bool


def effect_of(dataset: Dataset, changed: Indicator, period: Period, language: str = "zh") -> Effect:
    """The indicator's figures for a period as they are, and as they would be under the ``changed`` definition."""
    after = with_definitions(dataset, [changed])
    old, new = (_rows(each, changed.id, period) for each in (dataset, after))
    units = [unit for unit in (TOTAL, *dataset.org_units) if unit in old or unit in new]
    told = {
        unit: (_told(dataset, changed.id, old.get(unit), language), _told(after, changed.id, new.get(unit), language))
        for unit in units
    }
    records = [
        (org_unit_name(dataset, unit, language), *(text for both in zip(a, b, strict=True) for text in both))
        for unit, (a, b) in told.items()
    ]
    table = pd.DataFrame(records, columns=list(_HEADERS[language]))
    return Effect(_sentence(dataset, told, period, language), table, is_none=all(a == b for a, b in told.values()))


Told = tuple[str, str, str]
"""Value, completion and status of one org unit, as printed."""


def _rows(dataset: Dataset, indicator: str, period: Period) -> dict[str, Row]:
    if indicator not in dataset.indicators:
        return {}
    progress = compute_progress(_narrowed(dataset, indicator), period)
    return {row.org_unit: row for row in rows_of(progress, indicator=indicator)}


def _narrowed(dataset: Dataset, indicator: str) -> Dataset:
    """Only what the indicator is computed from: its own observations and targets, and those of its parts."""
    definition = dataset.indicators[indicator]
    needed = {indicator, definition.numerator, definition.denominator}
    return replace(
        dataset,
        observations=tuple(o for o in dataset.observations if o.indicator in needed),
        targets=tuple(t for t in dataset.targets if t.indicator in needed),
        indicators={id_: d for id_, d in dataset.indicators.items() if id_ in needed},
    )


def _told(dataset: Dataset, indicator: str, row: Row | None, language: str) -> Told:
    if row is None:
        return texts.MISSING, texts.MISSING, status_name("no_data", language)
    value = texts.value_text(dataset, indicator, row.value, language)
    if row.value is None and row.median is not None:
        median = texts.value_text(dataset, indicator, row.median, language)
        value = f"中位数{median}" if language == "zh" else f"median {median}"
    return value, texts.percent_text(row.completion), status_name(row.status, language)


def _sentence(dataset: Dataset, told: dict[str, tuple[Told, Told]], period: Period, language: str) -> str:
    """What becomes of the whole, and how many org units it concerns."""
    if all(old == new for old, new in told.values()):
        when = period_name(period, language)
        return f"{when}的数值和进度都不变。" if language == "zh" else f"Figures and status for {when} stay as they are."
    members = [pair for unit, pair in told.items() if unit != TOTAL]
    values, statuses = (sum(old[part] != new[part] for old, new in members) for part in (0, 2))
    whole = _of_the_whole(org_unit_name(dataset, TOTAL, language), *told[TOTAL], language) if TOTAL in told else ""
    if language == "en":
        return f"{period_name(period, 'en')}: {whole}{values} org units get another figure, {statuses} another status."
    return f"{period_name(period)}：{whole}{values}个单位数值变化，{statuses}个单位进度变化。"


def _of_the_whole(name: str, old: Told, new: Told, language: str) -> str:
    said = []
    if old[0] != new[0]:
        said.append(f"{name}由{old[0]}变为{new[0]}" if language == "zh" else f"{name} {old[0]} → {new[0]}")
    if old[2] != new[2]:
        said.append(f"进度由“{old[2]}”变为“{new[2]}”" if language == "zh" else f"status {old[2]} → {new[2]}")
    return "".join(f"{text}{'；' if language == 'zh' else '; '}" for text in said)
