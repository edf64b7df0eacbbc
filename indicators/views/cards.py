"""The cards of the overview and of a township: one an indicator, every text ready to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.views import texts
from indicators.views.names import indicator_name
from indicators.views.order import by_section
from indicators.views.places import contested
from indicators.views.remarks import Remark, remarks_of
from indicators.views.rows import Row, rows_of
from indicators.views.statuses import GROUPS, group_name, group_of, shown_status, shown_status_name


@dataclass(frozen=True, slots=True)
class Card:
    """``notes`` are further lines, such as the range of a rate that cannot be totalled; ``remarks`` say that the figures are
    to be read with care, or that something was made up for. A total is ``provisional`` while somebody is missing.

    ``status`` is empty where nothing is judged; ``group`` is what it is counted in (see ``statuses``). ``trend`` holds the
    values of the latest quarters, oldest first, None where one is missing.
    """

    indicator: str
    name: str
    value: str
    target: str
    lead: str
    status: str
    status_name: str
    change: str
    rank: str = ""
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    trend: tuple[float | None, ...] = ()
    provisional: bool = False
    group: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether there is a target to judge it by; cards without one are small."""
        return self.status not in ("no_target", "no_data")


def cards_by_section(
    dataset: Dataset,
    progress: pd.DataFrame,
    org_unit: str,
    trends: Mapping[str, tuple[float | None, ...]],
    language: str = "zh",
    *,
    judged: Iterable[Row] = (),
) -> dict[str, list[Card]]:
    """The cards of one org unit, or the whole, grouped by theme; indicators without any value are left out.

    ``judged`` are the rows that counts go by, where these are not those of the period itself: a card then tells both.
    """
    counted = {row.indicator: row for row in judged}
    rows = {row.indicator: row for row in rows_of(progress, org_unit=org_unit)}
    places = contested(dataset, progress)
    present = [i for i, row in rows.items() if not (row.value is None and row.median is None and row.target is None)]
    return {
        section: [
            _card(dataset, rows[i], trends.get(i, ()), language, placed=i in places, counted=counted.get(i)) for i in group
        ]
        for section, group in by_section(dataset, present, language).items()
    }


def _card(
    dataset: Dataset, row: Row, trend: tuple[float | None, ...], language: str, *, placed: bool, counted: Row | None = None
) -> Card:
    indicator, status = row.indicator, shown_status(row)
    value, notes = texts.value_text(dataset, indicator, row.value, language, target=row.target), list[str]()
    if row.value is None and row.median is not None:
        value, status = texts.value_text(dataset, indicator, row.median, language), ""
        notes = texts.spread_texts(dataset, row, language)
    if counted and group_of(counted) in GROUPS and (counted.status, counted.lead) != (row.status, row.lead):
        notes = [*notes, _to_date(dataset, counted, language)]
    return Card(
        indicator=indicator,
        name=indicator_name(dataset, indicator, language),
        value=value,
        target=texts.target_text(dataset, row, language),
        lead=texts.lead_text(dataset, indicator, row.lead, language, schedule=row.schedule) if status == row.status else "",
        status=status,
        status_name=shown_status_name(row, language) if status else "",
        change=texts.change_text(dataset, row, language),
        rank=texts.rank_text(row.rank, row.ranked, language) if placed and row.rank is not None else "",
        notes=tuple(notes),
        remarks=remarks_of(row, language),
        trend=trend,
        provisional=row.org_unit == TOTAL and (row.reported or 0) < (row.due or 0),
        group=group_of(counted or row),
    )


def _to_date(dataset: Dataset, row: Row, language: str) -> str:
    """What the year to date comes to, beside the quarter by itself: 累计略滞后 −8.9个百分点."""
    name = group_name(group_of(row), language, schedule=row.schedule)
    lead = texts.lead_text(dataset, row.indicator, row.lead, language, schedule=row.schedule) if row.verdict else ""
    return " ".join(part for part in (f"Year to date: {name}" if language == "en" else f"累计{name}", lead) if part)
