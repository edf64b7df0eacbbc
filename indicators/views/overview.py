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
from indicators.views.judged import Judged
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
    judged: Judged | None = None,
) -> Overview:
    """``progress`` is the period's table, ``quarters`` the tables of the single quarters for the small trends.

    ``earlier`` is the period that places are compared with, and its table; ``judged`` what counts and lists go by, the period
    itself unless told, and what that is compared with.
    """
    by, every = judged or Judged(period, progress, earlier), rows_of(progress)
    rows = [row for row in every if row.org_unit == org_unit]
    held = every if by.progress is progress else rows_of(by.progress)
    own = [row for row in held if row.org_unit == org_unit]
    before = (by.earlier[0], rows_of(by.earlier[1], org_unit=org_unit)) if by.earlier else None
    to_date = by.period if by.period != period else None
    reports = reporting(dataset, period)
    standings = () if org_unit == TOTAL else standings_of(dataset, progress, org_unit, language)
    return Overview(
        answer=answer(dataset, own, by.period, reports if org_unit == TOTAL else None, language),
        headlines=headlines_of(dataset, held, org_unit, language, standings=standings, earlier=before, to_date=to_date),
        statuses=status_counts(own, language),
        movers=movers_of(dataset, progress, earlier[1], earlier[0], org_unit, language) if earlier else Movers(),
        leaders=leaders_sentence(dataset, held, language, to_date=to_date),
        reporting=reports,
        cards=cards_by_section(
            dataset, progress, org_unit, recent_values(quarters, org_unit, period), language, judged=own if to_date else ()
        ),
        targets=target_rows(dataset, by.progress, org_unit, language),
        heat=heat_map(dataset, progress, language),
        table=progress_table(dataset, rows, language),
        all_units=progress_table(dataset, every, language),
    )
