"""What the data say: any measure of any org unit, indicator and period, with the cells it follows from."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from indicators.dataset import Dataset
from indicators.model import TOTAL, Better, CellRef, Indicator, Kind, TargetForm
from indicators.periods import Period
from indicators.progress import Tracer
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

_EXACT = 1e-9
_LOW_AND_HIGH = (measures.LOWEST, measures.HIGHEST)
_ENDS: dict[str, Callable[..., Fact]] = {measures.RANGE: min, measures.LOWEST: min, measures.HIGHEST: max}


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of the data in base units (a fraction for shares and percentage points), and its cells."""

    org_unit: str
    indicator: str
    period: Period
    measure: str
    value: float
    sources: tuple[CellRef, ...] = ()


class Truth:
    """Asks one dataset; what was asked is remembered."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._tracers: dict[Period, Tracer] = {}
        self._known: dict[tuple[str, str, Period, str], Fact | None] = {}
        self._ends = {period.year: period.end for period in sorted(dataset.periods)}

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

    def moved(self, fact: Fact, then: Period, *, is_growth: bool = False) -> Fact | None:
        """How much a level has changed since the end of an earlier period, where the same org units stand behind both."""
        indicator = self.dataset.indicators[fact.indicator]
        before = self.fact(fact.org_unit, indicator, then, measures.VALUE)
        if indicator.kind is Kind.FLOW or before is None or self._known_of(fact) != self._known_of(before):
            return None
        change = fact.value - before.value
        if is_growth and before.value <= 0:
            return None
        measure = measures.SINCE_GROWTH if is_growth else measures.SINCE
        sources = tuple(dict.fromkeys((*fact.sources, *before.sources)))
        return replace(fact, measure=measure, value=change / before.value if is_growth else change, sources=sources)

    def _known_of(self, fact: Fact) -> set[str]:
        """The org units behind a value."""
        units = self.dataset.org_units if fact.org_unit == TOTAL else (fact.org_unit,)
        indicator = self.dataset.indicators[fact.indicator]
        return {unit for unit in units if self.fact(unit, indicator, fact.period, measures.VALUE) is not None}

    def is_ceiling(self, indicator: Indicator) -> bool:
        return self.dataset.indicators[indicator.id].target_form is TargetForm.CEILING

    def _asked(self, org_unit: str, indicator: Indicator, period: Period, measure: str) -> Fact | None:
        if not self.has(indicator) or period.year not in self._ends:
            return None
        if measure != measures.TARGET and self._ends[period.year] < period.end:
            return None
        if measure == measures.MULTIPLE:
            growth = self._asked(org_unit, indicator, period, measures.GROWTH)
            return growth and replace(growth, measure=measure, value=1 + growth.value)
        if measure == measures.SPREAD:
            return self._spread(org_unit, indicator, period)
        if measure == measures.TO_AVERAGE:
            return self._beside_the_whole(org_unit, indicator, period)
        if measure == measures.NEEDED:
            return self._needed(org_unit, indicator, period)
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

    def _spread(self, org_unit: str, indicator: Indicator, period: Period) -> Fact | None:
        """How far the highest is from the lowest of all org units."""
        ends = [self.fact(org_unit, indicator, period, measure) for measure in _LOW_AND_HIGH] if org_unit == TOTAL else []
        low, high = ends or (None, None)
        if low is None or high is None:
            return None
        sources = (*low.sources, *high.sources)
        return Fact(TOTAL, indicator.id, period, measures.SPREAD, high.value - low.value, sources)

    def place(self, fact: Fact) -> int | None:
        """The place of an org unit's value among those of all; None where somebody's is missing."""
        definition = self.dataset.indicators[fact.indicator]
        others = [self.fact(unit, definition, fact.period, fact.measure) for unit in self.dataset.org_units]
        values = [other.value for other in others if other is not None]
        if len(values) < len(others) or definition.better is Better.NEITHER:
            return None
        ahead = (v > fact.value if definition.better is Better.HIGHER else v < fact.value for v in values)
        return 1 + sum(ahead)

    def _beside_the_whole(self, org_unit: str, indicator: Indicator, period: Period) -> Fact | None:
        own, whole = (self.fact(unit, indicator, period, measures.VALUE) for unit in (org_unit, TOTAL))
        if own is None or whole is None:
            return None
        sources = (*own.sources, *whole.sources)
        return Fact(org_unit, indicator.id, period, measures.TO_AVERAGE, own.value - whole.value, sources)

    def _needed(self, org_unit: str, indicator: Indicator, period: Period) -> Fact | None:
        """How many more of what a rate counts bring it to its target, with what it is of as it is (按现有基数还差7家)."""
        parts = [self.dataset.indicators.get(part or "") for part in (indicator.numerator, indicator.denominator)]
        above, below = (self.fact(org_unit, part, period, measures.VALUE) if part else None for part in parts)
        asked = self.fact(org_unit, indicator, period, measures.TARGET)
        if above is None or below is None or asked is None:
            return None
        more = math.ceil(asked.value * below.value - above.value - _EXACT)
        sources = (*above.sources, *below.sources, *asked.sources)
        return Fact(org_unit, indicator.id, period, measures.NEEDED, float(more), sources)

    def _tracer(self, period: Period) -> Tracer:
        if period not in self._tracers:
            self._tracers[period] = Tracer(self.dataset, period)
        return self._tracers[period]
