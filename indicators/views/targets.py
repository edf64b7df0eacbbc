"""The rows of the target-progress figure."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators import wording
from indicators.dataset import Dataset
from indicators.progress.verdicts import furthest_first
from indicators.views import texts
from indicators.views.names import indicator_name
from indicators.views.remarks import Remark, remarks_of
from indicators.views.rows import Row, rows_of
from indicators.views.statuses import behind, group_of, is_on_course


@dataclass(frozen=True, slots=True)
class TargetRow:
    """Completion and schedule are fractions of the year's target, ``lead`` their difference; the rest is text.

    ``group`` is the one it is counted in (see ``statuses``). ``remarks`` say that the figure is to be read with care, why its
    status is not what the counts say, or that something was made up for.
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
    group: str = ""


def target_rows(dataset: Dataset, progress: pd.DataFrame, org_unit: str, language: str = "zh") -> tuple[TargetRow, ...]:
    """The indicators that have a target, the one furthest behind first; what is not judged stands last.

    ``progress`` is the table of the period by which what is shown is judged.
    """
    rows = sorted(rows_of(progress, org_unit=org_unit), key=lambda row: furthest_first(row.held.lead, row.indicator))
    late, unjudged = behind(rows), [row for row in rows if not row.verdict]
    ordered = [*late, *(row for row in rows if is_on_course(row)), *unjudged]
    found = (_target_row(dataset, row, language) for row in ordered)
    return tuple(row for row in found if row)


def _target_row(dataset: Dataset, row: Row, language: str) -> TargetRow | None:
    """Nothing where there is no completion to draw, or where none is asked for."""
    group, remarks, row = group_of(row), remarks_of(row, language), row.held
    if group in ("not_judged", "no_shape") or row.completion is None or row.schedule is None or row.lead is None:
        return None
    return TargetRow(
        indicator=row.indicator,
        name=indicator_name(dataset, row.indicator, language),
        completion=row.completion,
        schedule=row.schedule,
        lead=row.lead,
        status=row.status,
        status_name=wording.status_name(row.status, language, schedule=row.schedule),
        value=texts.value_text(dataset, row.indicator, row.value, language, target=row.target),
        target=texts.goal_text(dataset, row.indicator, row.target, language),
        completion_text=texts.percent_text(row.completion),
        gap=texts.gap_text(dataset, row.indicator, row.lead, language, schedule=row.schedule),
        group=group,
        remarks=remarks,
    )
