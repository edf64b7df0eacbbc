"""Figures of some org units that stand for the whole: of those that cover the same in both years, of those that are complete.

Our own texts tell these where somebody is missing (17个单位同口径, 其中已报送的11个单位), and so may a draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import compute_progress, with_verdicts
from indicators.progress.coverage import Coverage
from indicators.progress.last_year import with_last_year
from indicators.proofreading import measures
from indicators.proofreading.truth import Fact, Truth

_OF_LAST_YEAR = {measures.GROWTH: "like_growth", measures.CHANGE: "like_change", measures.PREVIOUS_YEAR: "like_previous"}
_HELD = {
    measures.VALUE: "held_value",
    measures.TARGET: "held_target",
    measures.COMPLETION: "held_completion",
    measures.LEAD: "held_lead",
}


@dataclass(frozen=True, slots=True)
class OfSome:
    """What so many ``org_units`` come to; no ``fact`` where these are too few to stand for the whole."""

    fact: Fact | None
    org_units: int = 0


class Some:
    """Asks for these beside the facts of a dataset; a period's table is computed once."""

    def __init__(self, truth: Truth) -> None:
        self._truth = truth
        self._tables: dict[Period, pd.DataFrame] = {}

    def like_for_like(self, fact: Fact) -> OfSome | None:
        """What to hold a comparison with last year against whose sides do not cover the same; None for any other figure."""
        if fact.measure not in _OF_LAST_YEAR:
            return None
        row = self._row(fact)
        if row["comparable"] or pd.isna(row["value"]) or pd.isna(row["previous_year"]):
            return None
        if not row["like_units"]:
            return OfSome(None)
        return self._of(fact, row[_OF_LAST_YEAR[fact.measure]], int(row["like_units"]), "like_counted")

    def complete(self, fact: Fact) -> OfSome | None:
        """What the whole is judged by where somebody is missing; None where it is judged by itself."""
        if fact.org_unit != TOTAL or fact.measure not in (*_HELD, measures.GAP):
            return None
        row = self._row(fact)
        if row["of_units"] <= 0:
            return None
        gap = row["held_target"] - row["held_value"]
        value = gap if fact.measure == measures.GAP else row[_HELD[fact.measure]]
        return self._of(fact, value, int(row["of_units"]), "counted")

    def _of(self, fact: Fact, value: float, org_units: int, counted: str) -> OfSome | None:
        if pd.isna(value):
            return None
        rows = self._table(fact.period).loc[fact.indicator]
        definition = self._truth.dataset.indicators[fact.indicator]
        behind = [self._truth.fact(str(unit), definition, fact.period, fact.measure) for unit in rows.index[rows[counted]]]
        sources = tuple(dict.fromkeys(cell for own in behind if own is not None for cell in own.sources))
        return OfSome(replace(fact, value=float(value), sources=sources), org_units)

    def _row(self, fact: Fact) -> Mapping[str, Any]:
        rows = self._table(fact.period).loc[fact.indicator]
        return dict(rows.loc[fact.org_unit])

    def _table(self, period: Period) -> pd.DataFrame:
        if period not in self._tables:
            self._tables[period] = _table(self._truth.dataset, period)
        return self._tables[period]


def _table(dataset: Dataset, period: Period) -> pd.DataFrame:
    coverage = Coverage(dataset)
    judged = with_verdicts(compute_progress(dataset, period), dataset, coverage=coverage)
    return with_last_year(judged, dataset.indicators, coverage, period).set_index(["indicator", "org_unit"]).sort_index()
