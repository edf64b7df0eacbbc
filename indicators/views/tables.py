"""The figures behind the pictures as tables to look at and to take away: bare numbers, the unit in a column of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.dataset import Dataset
from indicators.status import preset_named
from indicators.views.names import indicator_name, org_unit_name
from indicators.views.remarks import remarks_of, texts_of
from indicators.views.rows import Row
from indicators.views.series import Series
from indicators.views.texts import change_text
from indicators.wording import status_name


@dataclass(frozen=True, slots=True)
class _Table:
    """What all rows of a table share; how their cells are shown."""

    dataset: Dataset
    language: str
    preset: str

    def value(self, row: Row, number: float | None) -> float | None:
        """A value of the row's indicator: fractions times 100."""
        return _shown(self.dataset, row.indicator, number)


@dataclass(frozen=True, slots=True)
class _Column:
    """``always``: there though nobody has anything in it. ``whole``: of whole numbers."""

    zh: str
    en: str
    cell: Callable[[_Table, Row], Any]
    always: bool = False
    whole: bool = False

    def name(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


_ORG_UNIT = _Column("单位", "Org unit", lambda t, r: org_unit_name(t.dataset, r.org_unit, t.language), always=True)
_INDICATOR = _Column("指标", "Indicator", lambda t, r: indicator_name(t.dataset, r.indicator, t.language), always=True)
_UNIT = _Column("计量单位", "Unit", lambda t, r: t.dataset.unit_of(r.indicator), always=True)
_NOTES = _Column("备注", "Notes", lambda t, r: _notes(t, r), always=True)
_PROGRESS = (
    _ORG_UNIT,
    _INDICATOR,
    _UNIT,
    _Column("数值", "Value", lambda t, r: t.value(r, r.value), always=True),
    _Column("年度目标", "Target", lambda t, r: t.value(r, r.target), always=True),
    _Column("完成率（%）", "Completion (%)", lambda _t, r: _hundredfold(r.completion), always=True),
    _Column("应完成（%）", "Due (%)", lambda _t, r: _hundredfold(r.schedule), always=True),
    _Column("与进度差（百分点）", "Lead (points)", lambda _t, r: _hundredfold(r.lead), always=True),
    _Column("进度", "Status", lambda t, r: status_name(r.status, t.language, schedule=r.schedule), always=True),
    _Column("评价标准", "Judged by", lambda t, _r: preset_named(t.preset).name(t.language), always=True),
    _Column("上年同期", "A year before", lambda t, r: t.value(r, r.previous_year), always=True),
    _Column("同比增减", "Change", lambda t, r: t.value(r, r.like_change if r.comparable else None), always=True),
    _Column("同比增长（%）", "Growth (%)", lambda _t, r: _hundredfold(r.like_growth if r.comparable else None), always=True),
    _Column("环比增减", "Change on the quarter before", lambda t, r: t.value(r, r.quarter_change)),
    _Column("环比增长（%）", "Growth on the quarter before (%)", lambda _t, r: _hundredfold(r.quarter_growth)),
    _Column("位次", "Rank", lambda _t, r: r.rank, always=True, whole=True),
    _Column("位次升降", "Places gained", lambda _t, r: r.rank_change, whole=True),
    _Column("占全部（%）", "Share (%)", lambda _t, r: _hundredfold(r.share)),
    _Column("对增长的贡献（%）", "Contribution to growth (%)", lambda _t, r: _hundredfold(r.contribution)),
    _Column("与中位数之差", "From the median", lambda t, r: t.value(r, r.to_median)),
    _Column("预计全年", "Expected for the year", lambda t, r: t.value(r, r.forecast)),
    _Column("预计最低", "At least", lambda t, r: t.value(r, r.forecast_low)),
    _Column("预计最高", "At most", lambda t, r: t.value(r, r.forecast_high)),
    _Column("尚需完成", "Still to do", lambda t, r: t.value(r, r.required)),
    _Column("余下每季需完成", "Needed each quarter", lambda t, r: t.value(r, r.required_per_quarter)),
    _NOTES,
)


def _notes(table: _Table, row: Row) -> str:
    """What to read with care, and whom a comparison with last year is of that is not the row's own."""
    beside = "" if row.comparable else change_text(table.dataset, row, table.language)
    told = texts_of(remarks_of(row, table.language), table.language).replace("\n", " ")
    return ("；" if table.language == "zh" else "; ").join(filter(None, (told, beside)))


def progress_table(dataset: Dataset, rows: Iterable[Row], language: str = "zh", preset: str = "default") -> pd.DataFrame:
    """One row an org unit and indicator; fractions times 100 under headers that say so, ``preset`` beside each status.

    Comparisons that nobody has are left out. The last column says in words which figures are to be read with care and what
    was made up for.
    """
    table, rows = _Table(dataset, language, preset), list(rows)
    cells = {column: [column.cell(table, row) for row in rows] for column in _PROGRESS}
    return pd.DataFrame(
        {
            column.name(language): pd.Series(told, dtype="Int64" if column.whole else None)
            for column, told in cells.items()
            if column.always or any(cell is not None for cell in told)
        }
    )


def series_table(series: Sequence[Series], language: str = "zh") -> pd.DataFrame:
    """A row an org unit and indicator, a column a period; fractions times 100, with ``%`` as their unit.

    A last column says which figures are to be read with care, if any is.
    """
    records = []
    for one in series:
        for line in (*one.lines, *([one.whole] if one.whole else [])):
            numbers = [_hundredfold(v) if one.unit == "%" else v for v in line.values]
            marked = [f"{label} {word}" for label, word in zip(one.labels, line.marks, strict=False) if word]
            records.append((line.name, one.name, one.unit, *numbers, ("；" if language == "zh" else "; ").join(marked)))
    labels = series[0].labels if series else ()
    first, notes = (column.name(language) for column in (_ORG_UNIT, _INDICATOR, _UNIT)), _NOTES.name(language)
    table = pd.DataFrame(records, columns=[*first, *labels, notes])
    return table if any(table[notes]) else table.drop(columns=notes)


def _shown(dataset: Dataset, indicator: str, value: float | None) -> float | None:
    if dataset.indicators[indicator].is_fraction:
        return _hundredfold(value, 4)
    return None if value is None else round(value, 4)


def _hundredfold(fraction: float | None, decimals: int = 2) -> float | None:
    return None if fraction is None else round(fraction * 100, decimals)
