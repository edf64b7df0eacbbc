"""The rows of the target-progress figure."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators import wording
from indicators.dataset import Dataset
from indicators.views import texts
from indicators.views.names import indicator_name
from indicators.views.remarks import Remark, remarks_of
from indicators.views.rows import rows_of


@dataclass(frozen=True, slots=True)
class TargetRow:
    """Completion and schedule are fractions of the year's target, ``lead`` their difference; the rest is text.

    ``remarks`` say that the figure is to be read with care, or that something was made up for.
    """

    indicator: str
    name: str
    completion: float
    schedule: float
    lead: float
    status: str
    status_name: str
    value: str
    target: str
    completion_text: str
    gap: str
    remarks: tuple[Remark, ...] = ()


def target_rows(dataset: Dataset, progress: pd.DataFrame, org_unit: str, language: str = "zh") -> tuple[TargetRow, ...]:
    """The indicators that have a target, the one furthest behind first."""
    rows = []
    for row in rows_of(progress, org_unit=org_unit):
        if row.completion is None or row.schedule is None or row.lead is None:
            continue
        rows.append(
            TargetRow(
                indicator=row.indicator,
                name=indicator_name(dataset, row.indicator, language),
                completion=row.completion,
                schedule=row.schedule,
                lead=row.lead,
                status=row.status,
                status_name=wording.status_name(row.status, language, schedule=row.schedule),
                value=texts.value_text(dataset, row.indicator, row.value, language),
                target=texts.value_text(dataset, row.indicator, row.target, language),
                completion_text=texts.percent_text(row.completion),
                gap=texts.gap_text(dataset, row.indicator, row.lead, language, schedule=row.schedule),
                remarks=remarks_of(row, language),
            )
        )
    return tuple(sorted(rows, key=lambda r: (r.lead, r.indicator)))
