"""The tables that pages, charts and files show: progress with its outlook, what was made up for, and the marks of quality."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.progress.comparisons import period_before, with_rank_change, with_shares
from indicators.progress.coverage import Coverage
from indicators.progress.history import compute_history
from indicators.progress.keys import keys_of
from indicators.progress.last_year import with_last_year, without_unlike_contributions, without_unlike_quarters
from indicators.progress.making_up import earlier_periods, with_made_up
from indicators.progress.marks import Marking, Marks
from indicators.progress.outlook import with_outlook
from indicators.progress.verdicts import with_verdicts
from indicators.status import Preset


def tables_of(
    dataset: Dataset, periods: Iterable[Period], preset: str | Preset = "default"
) -> tuple[tuple[Period, pd.DataFrame], ...]:
    """Each period with the table of ``compute_progress`` and the columns of ``with_outlook``, ``with_shares``,
    ``with_rank_change`` (since the quarter before), ``with_made_up``, ``with_last_year``, ``with_verdicts`` and ``with_marks``,
    in the order given.

    Only a year to date can make up for something: a quarter alone is judged by its own share.
    """
    asked = tuple(dict.fromkeys(periods))
    reported = {(p.year, p.end) for p in dataset.periods}
    since = {p: before for p in asked if ((before := period_before(p)).year, before.end) in reported}
    needed = (p for period in asked for p in (*_before(period), *filter(None, [since.get(period)]), period))
    computed, marking = dict(compute_history(dataset, needed, preset)), Marking(dataset)
    coverage = Coverage(dataset)
    judged = {p: with_verdicts(table, dataset, preset, coverage=coverage) for p, table in computed.items()}

    def of(period: Period) -> pd.DataFrame:
        table = with_shares(with_outlook(judged[period], dataset.indicators), dataset.indicators)
        table = with_rank_change(table, computed[since[period]] if period in since else None)
        table = with_made_up(table, (judged[earlier] for earlier in _before(period)))
        table = without_unlike_contributions(with_last_year(table, dataset.indicators, coverage, period))
        table = without_unlike_quarters(table, dataset.indicators, coverage, period)
        return with_marks(table, marking.marks(period, computed[period]))

    return tuple((period, of(period)) for period in asked)


def table_of(dataset: Dataset, period: Period, preset: str | Preset = "default") -> pd.DataFrame:
    """The table of one period."""
    return tables_of(dataset, [period], preset)[0][1]


def with_marks(progress: pd.DataFrame, marks: Marks) -> pd.DataFrame:
    """Add ``marks``: the tuple of a figure's marks, empty where it is sound."""
    column = [marks.get(key, ()) for key in keys_of(progress)]
    return progress.assign(marks=pd.Series(column, index=progress.index, dtype="object"))


def _before(period: Period) -> tuple[Period, ...]:
    return earlier_periods(period) if period.is_year_to_date else ()
