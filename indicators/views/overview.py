"""Everything the overview shows for a period and an org unit, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.views.cards import Card, cards_by_section
from indicators.views.headlines import Headlines, headlines_of
from indicators.views.heat import HeatMap, heat_map
from indicators.views.leaders import leaders_sentence
from indicators.views.movers import Movers, movers_of
from indicators.views.profile import standings_of
from indicators.views.reporting import Reporting, answer, reporting
from indicators.views.rows import rows_of
from indicators.views.series import History
from indicators.views.statuses import StatusCount, status_counts
from indicators.views.tables import progress_table
from indicators.views.targets import TargetRow, target_rows
from indicators.views.trends import recent_values


@dataclass(frozen=True)
class Overview:
    """``table`` holds the figures of the chosen org unit, ``all_units`` those of every one."""

    answer: str
    headlines: Headlines
    statuses: tuple[StatusCount, ...]
    movers: Movers
    leaders: str
    reporting: Reporting
    cards: dict[str, list[Card]]
    targets: tuple[TargetRow, ...]
    heat: HeatMap
    table: pd.DataFrame
    all_units: pd.DataFrame


def overview_of(
    dataset: Dataset,
    progress: pd.DataFrame,
    quarters: History,
    period: Period,
    org_unit: str,
    language: str = "zh",
    *,
    earlier: tuple[Period, pd.DataFrame] | None = None,
) -> Overview:
    """``progress`` is the period's table, ``quarters`` the tables of the single quarters for the small trends.

    ``earlier`` is the period that places are compared with, and its table.
    """
    rows, every = rows_of(progress, org_unit=org_unit), rows_of(progress)
    reports = reporting(dataset, period)
    before = (earlier[0], rows_of(earlier[1], org_unit=org_unit)) if earlier else None
    standings = () if org_unit == TOTAL else standings_of(dataset, progress, org_unit, language)
    return Overview(
        answer=answer(dataset, rows, period, reports if org_unit == TOTAL else None, language),
        headlines=headlines_of(dataset, every, org_unit, language, standings=standings, earlier=before),
        statuses=status_counts(rows, language),
        movers=movers_of(dataset, progress, earlier[1], earlier[0], org_unit, language) if earlier else Movers(),
        leaders=leaders_sentence(dataset, every, language),
        reporting=reports,
        cards=cards_by_section(dataset, progress, org_unit, recent_values(quarters, org_unit, period), language),
        targets=target_rows(dataset, progress, org_unit, language),
        heat=heat_map(dataset, progress, language),
        table=progress_table(dataset, rows, language),
        all_units=progress_table(dataset, every, language),
    )
