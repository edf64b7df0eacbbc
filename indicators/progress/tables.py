"""The tables that pages, charts and files show: progress with its outlook, what was made up for, and the marks of quality."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.progress.history import compute_history
from indicators.progress.making_up import earlier_periods, with_made_up
from indicators.progress.marks import Marking, Marks
from indicators.progress.outlook import with_outlook
from indicators.status import Preset


def tables_of(
    dataset: Dataset, periods: Iterable[Period], preset: str | Preset = "default"
) -> tuple[tuple[Period, pd.DataFrame], ...]:
    """Each period with the table of ``compute_progress`` and the columns of ``with_outlook``, ``with_made_up`` and
    ``with_marks``, in the order given.

    Only a year to date can make up for something: a quarter alone is judged by its own share.
    """
    asked = tuple(dict.fromkeys(periods))
    computed = dict(compute_history(dataset, (p for period in asked for p in (*_before(period), period)), preset))
    marking = Marking(dataset)
    return tuple(
        (
            period,
            with_marks(
                with_made_up(
                    with_outlook(computed[period], dataset.indicators), (computed[earlier] for earlier in _before(period))
                ),
                marking.marks(period, computed[period]),
            ),
        )
        for period in asked
    )


def table_of(dataset: Dataset, period: Period, preset: str | Preset = "default") -> pd.DataFrame:
    """The table of one period."""
    return tables_of(dataset, [period], preset)[0][1]


def with_marks(progress: pd.DataFrame, marks: Marks) -> pd.DataFrame:
    """Add ``marks``: the tuple of a figure's marks, empty where it is sound."""
    keys = zip(progress["org_unit"], progress["indicator"], strict=True)
    return progress.assign(marks=pd.Series([marks.get(key, ()) for key in keys], index=progress.index, dtype="object"))


def _before(period: Period) -> tuple[Period, ...]:
    return earlier_periods(period) if period.is_year_to_date else ()
