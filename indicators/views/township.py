"""Everything the page of one township shows for a period, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import Note, Problem
from indicators.periods import Period
from indicators.views.cards import Card, cards_by_section
from indicators.views.headlines import Headlines, headlines_of
from indicators.views.judged import Judged
from indicators.views.profile import Standing, standing_sentence, standings_of
from indicators.views.reporting import answer
from indicators.views.rows import rows_of
from indicators.views.series import History
from indicators.views.statuses import StatusCount, status_counts
from indicators.views.tables import progress_table
from indicators.views.trends import recent_values


@dataclass(frozen=True)
class Township:
    """``problems`` are those found in data of this township, ``notes`` what it wrote itself up to the period's end."""

    answer: str
    headlines: Headlines
    statuses: tuple[StatusCount, ...]
    cards: dict[str, list[Card]]
    standings: tuple[Standing, ...]
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]
    table: pd.DataFrame


def township_of(
    dataset: Dataset,
    progress: pd.DataFrame,
    quarters: History,
    period: Period,
    org_unit: str,
    language: str = "zh",
    *,
    judged: Judged | None = None,
) -> Township:
    """``progress`` is the period's table, ``quarters`` the tables of the single quarters for the small trends.

    ``judged`` is what counts and lists go by, the period itself unless told, and what that is compared with.
    """
    rows, by = rows_of(progress, org_unit=org_unit), judged or Judged(period, progress)
    held = rows_of(by.progress, org_unit=org_unit)
    before = (by.earlier[0], rows_of(by.earlier[1], org_unit=org_unit)) if by.earlier else None
    to_date = by.period if by.period != period else None
    standings = standings_of(dataset, progress, org_unit, language)
    return Township(
        answer=answer(dataset, held, by.period, None, language) + standing_sentence(standings, language),
        headlines=headlines_of(dataset, held, org_unit, language, standings=standings, earlier=before, to_date=to_date),
        statuses=status_counts(held, language),
        cards=cards_by_section(
            dataset, progress, org_unit, recent_values(quarters, org_unit, period), language, judged=held if to_date else ()
        ),
        standings=standings,
        notes=tuple(n for n in dataset.notes if n.org_unit == org_unit and _within(n.period, period)),
        problems=tuple(p for p in dataset.problems if dict(p.facts).get("org_unit") == org_unit),
        table=progress_table(dataset, rows, language),
    )


def _within(noted: Period | None, period: Period) -> bool:
    """Notes of the same year up to the period's end; a note without a period always."""
    return noted is None or (noted.year == period.year and noted.end <= period.end)
