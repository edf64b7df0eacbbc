"""Where a township stands among the others: its place for every indicator that is ranked."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators import wording
from indicators.dataset import Dataset
from indicators.views import texts
from indicators.views.names import indicator_name
from indicators.views.order import by_section
from indicators.views.places import contested
from indicators.views.rows import rows_of

FEWEST = 4
"""Org units of which a quarter can be told."""


@dataclass(frozen=True, slots=True)
class Standing:
    """``rank`` of ``ranked`` org units, 1 the best; the rest as printed: 第6位, 第6位（共18个）."""

    indicator: str
    name: str
    section: str
    rank: int
    ranked: int
    status: str
    value: str
    short_place: str
    place: str

    @property
    def is_strength(self) -> bool:
        """Among the first quarter; of fewer than four org units none is."""
        return self.rank <= self.ranked // 4

    @property
    def is_weakness(self) -> bool:
        """Among the last quarter; of fewer than four org units none is."""
        return self.rank > self.ranked - self.ranked // 4


def standings_of(dataset: Dataset, progress: pd.DataFrame, org_unit: str, language: str = "zh") -> tuple[Standing, ...]:
    """The best place first, so that strengths stand at the top and weaknesses at the bottom.

    Only where a place says something (``contested``); no rank, no row.
    """
    places = contested(dataset, progress)
    own = (row for row in rows_of(progress, org_unit=org_unit) if row.indicator in places)
    rows = {row.indicator: row for row in own if row.rank is not None and row.ranked}
    standings = []
    for section, group in by_section(dataset, rows, language).items():
        for indicator in group:
            row = rows[indicator]
            standings.append(
                Standing(
                    indicator,
                    indicator_name(dataset, indicator, language),
                    section,
                    int(row.rank or 0),
                    int(row.ranked or 0),
                    row.status,
                    texts.value_text(dataset, indicator, row.value, language, target=row.target),
                    wording.ordinal(row.rank or 0, language),
                    texts.rank_text(row.rank, row.ranked, language),
                )
            )
    return tuple(sorted(standings, key=lambda s: (s.rank / s.ranked, s.rank)))


def standing_sentence(standings: tuple[Standing, ...], language: str = "zh") -> str:
    """In how many rankings the township is among the first quarter, in how many among the last; nothing where too few rank."""
    standings = tuple(s for s in standings if s.ranked >= FEWEST)
    strong, weak = sum(s.is_strength for s in standings), sum(s.is_weakness for s in standings)
    if not standings:
        return ""
    if language == "en":
        ends = [f"in the {end} quarter in {count}" for end, count in (("first", strong), ("last", weak)) if count]
        return f" Of {len(standings)} rankings it is {', '.join(ends) or 'in neither the first nor the last quarter in any'}."
    ends = [f"{count}项居{end}四分之一" for end, count in (("前", strong), ("后", weak)) if count]
    return f"{len(standings)}项参加排位的指标{'中，' + '，'.join(ends) if ends else '都不在前后四分之一'}。"
