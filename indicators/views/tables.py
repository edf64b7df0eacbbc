"""The figures behind the pictures as tables to look at and to take away: bare numbers, the unit in a column of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from indicators.dataset import Dataset
from indicators.status import preset_named
from indicators.views.names import indicator_name, org_unit_name
from indicators.views.remarks import remarks_of, texts_of
from indicators.views.rows import Row
from indicators.views.series import Series
from indicators.wording import status_name

_HEADERS = {
    "zh": ("单位", "指标", "计量单位", "数值", "年度目标", "完成率（%）", "应完成（%）", "与进度差（百分点）", "进度",
           "上年同期", "同比增减", "同比增长（%）", "环比增减", "环比增长（%）", "位次", "位次升降", "占全部（%）",
           "对增长的贡献（%）", "与中位数之差", "预计全年", "预计最低", "预计最高", "尚需完成", "余下每季需完成", "备注"),
    "en": ("Org unit", "Indicator", "Unit", "Value", "Target", "Completion (%)", "Due (%)", "Lead (points)", "Status",
           "A year before", "Change", "Growth (%)", "Change on the quarter before", "Growth on the quarter before (%)", "Rank",
           "Places gained", "Share (%)", "Contribution to growth (%)", "From the median", "Expected for the year",
           "At least", "At most", "Still to do", "Needed each quarter", "Notes"),
}  # fmt: skip
_ALWAYS = 12
"""Columns from this one on are left out where nobody has anything in them."""
_PLACES = (14, 15)
_JUDGED_BY = {"zh": "评价标准", "en": "Judged by"}
_PERIOD = {"zh": "时期", "en": "Period"}


def progress_table(dataset: Dataset, rows: Iterable[Row], language: str = "zh", preset: str = "default") -> pd.DataFrame:
    """One row an org unit and indicator; fractions times 100 under headers that say so, ``preset`` beside each status.

    Comparisons that nobody has are left out. The last column says in words which figures are to be read with care and what
    was made up for.
    """
    records = [
        (
            org_unit_name(dataset, row.org_unit, language),
            indicator_name(dataset, row.indicator, language),
            dataset.unit_of(row.indicator),
            _shown(dataset, row.indicator, row.value),
            _shown(dataset, row.indicator, row.target),
            _hundredfold(row.completion),
            _hundredfold(row.schedule),
            _hundredfold(row.lead),
            status_name(row.status, language, schedule=row.schedule),
            _shown(dataset, row.indicator, row.previous_year),
            _shown(dataset, row.indicator, row.change),
            _hundredfold(row.growth),
            _shown(dataset, row.indicator, row.quarter_change),
            _hundredfold(row.quarter_growth),
            row.rank,
            row.rank_change,
            _hundredfold(row.share),
            _hundredfold(row.contribution),
            _shown(dataset, row.indicator, row.to_median),
            *(
                _shown(dataset, row.indicator, number)
                for number in (row.forecast, row.forecast_low, row.forecast_high, row.required, row.required_per_quarter)
            ),
            texts_of(remarks_of(row, language), language).replace("\n", " "),
        )
        for row in rows
    ]
    headers = _HEADERS[language]
    table = pd.DataFrame(records, columns=list(headers)).astype({headers[place]: "Int64" for place in _PLACES})
    empty = [name for name in headers[_ALWAYS:-1] if table[name].isna().all() and name != headers[_PLACES[0]]]
    table.insert(9, _JUDGED_BY[language], preset_named(preset).name(language))
    return table.drop(columns=empty)


def series_table(series: Sequence[Series], language: str = "zh") -> pd.DataFrame:
    """A row an org unit and indicator, a column a period; fractions times 100, with ``%`` as their unit.

    A last column says which figures are to be read with care, if any is.
    """
    headers = _HEADERS[language]
    records = []
    for one in series:
        for line in (*one.lines, *([one.whole] if one.whole else [])):
            numbers = [_hundredfold(v) if one.unit == "%" else v for v in line.values]
            marked = [f"{label} {word}" for label, word in zip(one.labels, line.marks, strict=False) if word]
            records.append((line.name, one.name, one.unit, *numbers, ("；" if language == "zh" else "; ").join(marked)))
    labels = series[0].labels if series else ()
    table = pd.DataFrame(records, columns=[headers[0], headers[1], headers[2], *labels, headers[-1]])
    return table if any(table[headers[-1]]) else table.drop(columns=headers[-1])


def _shown(dataset: Dataset, indicator: str, value: float | None) -> float | None:
    if dataset.indicators[indicator].is_fraction:
        return _hundredfold(value, 4)
    return None if value is None else round(value, 4)


def _hundredfold(fraction: float | None, decimals: int = 2) -> float | None:
    return None if fraction is None else round(fraction * 100, decimals)
