"""What ``check`` and ``progress`` tell a person who does not ask for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.console.tables import table
from indicators.dataset import Dataset
from indicators.model import TOTAL, Problem
from indicators.observations import columns_of
from indicators.periods import Period
from indicators.problems import message_of, severity_of
from indicators.status import preset_named
from indicators.views.names import org_unit_name
from indicators.views.remarks import remarks_of, words_of
from indicators.views.rows import rows_of
from indicators.wording import STATUS_NAMES, amount, percent, points

GRADES = {"error": "必须改", "warning": "可说明", "note": "提示"}
MISSING = "—"


def check_text(dataset: Dataset, problems: Sequence[Problem]) -> str:
    """How much was read, a line an indicator, then every problem, gravest first."""
    periods = "、".join(p.code for p in dataset.periods)
    read = f"读到{len(dataset.org_units)}个单位、{len(_counts(dataset))}项指标、{len(dataset.observations)}个数据"
    parts = [f"{read}（{periods}）。" if periods else f"{read}。"]
    if dataset.observations:
        parts.append(_indicator_table(dataset))
    grades = Counter(str(severity_of(p)) for p in problems)
    parts.append("问题：" + ("，".join(f"{GRADES[g]}{grades[g]}处" for g in GRADES if grades[g]) or "没有发现问题") + "。")
    if problems:
        parts.append("\n".join(f"[{GRADES[severity_of(p)]}] {_with_file(p)}" for p in problems))
    return "\n\n".join(parts)


def progress_text(dataset: Dataset, progress: pd.DataFrame, org_unit: str, period: Period, preset: str) -> str:
    """One org unit's indicators against target and schedule, the rule they are judged by, and which are to be read with care.

    ``progress`` is the frame of ``tables_of``.
    """
    title = f"{org_unit_name(dataset, org_unit)}{period.name_zh()}（评价标准：{preset_named(preset).zh}）"
    rows = [_progress_row(dataset, row) for row in progress[progress["org_unit"] == org_unit].to_dict("records")]
    remarks = [words_of(remarks_of(row)) for row in rows_of(progress, org_unit=org_unit)]
    rows = [(*cells, remark) for cells, remark in zip(rows, remarks, strict=True)]
    whole = next((r for r in progress.to_dict("records") if r["org_unit"] == TOTAL), None)
    header = ("指标", "完成", "年度目标", "完成率", "序时", "领先", "评价", "去年同期", "备注")
    reported = f"；已报{int(whole['reported'])}个单位，应报{int(whole['due'])}个" if whole and org_unit == TOTAL else ""
    return f"{title}{reported}\n\n{table(header, rows, right=frozenset({1, 2, 3, 4, 5, 7}))}"


def _counts(dataset: Dataset) -> Counter[str]:
    indicator = columns_of(dataset.observations).indicator
    counts = np.bincount(indicator.codes, minlength=len(indicator.words)).tolist()
    return Counter({id_: counts[indicator.words.index(id_)] for id_ in indicator.used()})


def _indicator_table(dataset: Dataset) -> str:
    rows = [
        (dataset.indicators[i].name, dataset.unit_of(i), str(count), "推断" if dataset.indicators[i].inferred else "")
        for i, count in _counts(dataset).items()
    ]
    return table(("指标", "单位", "数据", ""), rows, right=frozenset({2}))


def _with_file(problem: Problem) -> str:
    message = message_of(problem)
    return message if message.startswith(problem.file) else f"{problem.file} {message}"


def _progress_row(dataset: Dataset, row: dict[Any, Any]) -> tuple[str, ...]:
    unit = dataset.unit_of(row["indicator"])
    lead = row["lead"]
    return (
        dataset.indicators[row["indicator"]].name,
        MISSING if pd.isna(row["value"]) else amount(row["value"], unit),
        MISSING if pd.isna(row["target"]) else amount(row["target"], unit),
        MISSING if pd.isna(row["completion"]) else percent(row["completion"]),
        MISSING if pd.isna(row["schedule"]) else percent(row["schedule"]),
        MISSING if pd.isna(lead) else ("+" if lead > 0 else "−" if lead < 0 else "") + points(lead),
        STATUS_NAMES["zh"].get(str(row["status"]), MISSING),
        MISSING if pd.isna(row["previous_year"]) else amount(row["previous_year"], unit),
    )
