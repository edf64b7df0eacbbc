"""What the data say: any measure of any org unit, indicator and period, with the cells it follows from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL, CellRef, Indicator, TargetForm
from indicators.periods import Period
from indicators.progress import Tracer, last_year_of
from indicators.proofreading import measures

_TRACED = {
    measures.VALUE: "value",
    measures.TARGET: "target",
    measures.COMPLETION: "completion",
    measures.GROWTH: "growth",
    measures.CHANGE: "change",
    measures.PREVIOUS_YEAR: "previous_year",
    measures.QUARTER_GROWTH: "quarter_growth",
    measures.QUARTER_CHANGE: "quarter_change",
    measures.LEAD: "lead",
    measures.GAP: "gap",
    measures.MEDIAN: "median",
    measures.SHARE: "share",
    measures.RANK: "rank",
}

HIGHEST = "maximum"
_ENDS: dict[str, Callable[..., Fact]] = {measures.RANGE: min, HIGHEST: max}


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of the data in base units (a fraction for shares and percentage points), and its cells."""

    org_unit: str
    indicator: str
    period: Period
    measure: str
    value: float
    sources: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """A comparison with last year whose two sides do not cover the same: that of the ``org_units`` which do, if it is told of
    any (同口径)."""

    fact: Fact | None
    org_units: int


_OF_LAST_YEAR = {measures.GROWTH: "like_growth", measures.CHANGE: "like_change", measures.PREVIOUS_YEAR: "like_previous"}


class Truth:
    """Asks one dataset; what was asked is remembered."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._tracers: dict[Period, Tracer] = {}
        self._known: dict[tuple[str, str, Period, str], Fact | None] = {}
        self._last_years: dict[Period, pd.DataFrame] = {}
        self._years = {period.year for period in dataset.periods}

    def has(self, indicator: Indicator) -> bool:
        return indicator.id in self.dataset.indicators

    def fact(self, org_unit: str, indicator: Indicator, period: Period, measure: str) -> Fact | None:
        """The value, or None where the data have none. Of a rate, the only org unit's is that of the whole."""
        key = org_unit, indicator.id, period, measure
        if key not in self._known:
            found = self._asked(org_unit, indicator, period, measure)
            if found is None and org_unit == TOTAL and len(self.dataset.org_units) == 1:
                found = self._asked(self.dataset.org_units[0], indicator, period, measure)
            self._known[key] = found
        return self._known[key]

    def beside(self, fact: Fact, measure: str) -> Fact | None:
        """Another measure of the same."""
        return self.fact(fact.org_unit, self.dataset.indicators[fact.indicator], fact.period, measure)

    def like_for_like(self, fact: Fact) -> LikeForLike | None:
        """What to hold a comparison with last year against whose sides do not cover the same; None for any other figure."""
        column = _OF_LAST_YEAR.get(fact.measure)
        if column is None:
            return None
        if fact.period not in self._last_years:
            table = last_year_of(self.dataset, fact.period)
            self._last_years[fact.period] = table.set_index(["indicator", "org_unit"]).sort_index()
        rows = self._last_years[fact.period].loc[fact.indicator]
        row = rows.loc[fact.org_unit]
        if row["comparable"] or pd.isna(row["value"]) or pd.isna(row["previous_year"]):
            return None
        if not row["like_units"] or pd.isna(row[column]):
            return LikeForLike(None, 0)
        definition = self.dataset.indicators[fact.indicator]
        behind = [self.fact(str(unit), definition, fact.period, fact.measure) for unit in rows.index[rows["like_counted"]]]
        sources = tuple(dict.fromkeys(cell for own in behind if own is not None for cell in own.sources))
        return LikeForLike(replace(fact, value=float(row[column]), sources=sources), int(row["like_units"]))

    def is_ceiling(self, indicator: Indicator) -> bool:
        return self.dataset.indicators[indicator.id].target_form is TargetForm.CEILING

    def _asked(self, org_unit: str, indicator: Indicator, period: Period, measure: str) -> Fact | None:
        if not self.has(indicator) or period.year not in self._years:
            return None
        if measure == measures.TO_AVERAGE:
            return self._beside_the_whole(org_unit, indicator, period)
        if measure in _ENDS and org_unit == TOTAL:
            return self._end(indicator, period, measure)
        if measure not in _TRACED:
            return None
        traced = self._tracer(period).trace(org_unit, indicator.id, _TRACED[measure])
        if traced.value is None:
            return None
        return Fact(org_unit, indicator.id, period, measure, traced.value, traced.sources)

    def _end(self, indicator: Indicator, period: Period, measure: str) -> Fact | None:
        """The lowest or highest value of the org units."""
        known = (self.fact(unit, indicator, period, measures.VALUE) for unit in self.dataset.org_units)
        facts = [fact for fact in known if fact is not None]
        if not facts:
            return None
        end = _ENDS[measure](facts, key=lambda fact: fact.value)
        return Fact(TOTAL, indicator.id, period, measure, end.value, end.sources)

    def _beside_the_whole(self, org_unit: str, indicator: Indicator, period: Period) -> Fact | None:
        own, whole = (self.fact(unit, indicator, period, measures.VALUE) for unit in (org_unit, TOTAL))
        if own is None or whole is None:
            return None
        sources = (*own.sources, *whole.sources)
        return Fact(org_unit, indicator.id, period, measures.TO_AVERAGE, own.value - whole.value, sources)

    def _tracer(self, period: Period) -> Tracer:
        if period not in self._tracers:
            self._tracers[period] = Tracer(self.dataset, period)
        return self._tracers[period]
