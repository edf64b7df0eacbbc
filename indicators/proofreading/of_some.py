"""Figures of some org units that stand for the whole: of those that cover the same in both years, of those that are complete.

Our own texts tell these where somebody is missing (17个单位同口径, 其中已报送的11个单位), and so may a draft.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

from indicators.model import Kind
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from indicators.proofreading import measures
from indicators.proofreading.truth import Fact, Truth

_OF_LAST_YEAR = {measures.GROWTH: "growth", measures.CHANGE: "change", measures.PREVIOUS_YEAR: "previous_year"}
_HELD = {
    measures.VALUE: "value",
    measures.TARGET: "target",
    measures.COMPLETION: "completion",
    measures.LEAD: "lead",
}


@dataclass(frozen=True, slots=True)
class OfSome:
    """What so many ``org_units`` come to; no ``fact`` where these are too few to stand for the whole."""

    fact: Fact | None
    org_units: int = 0


class Some:
    """Asks for these beside the facts of a dataset; ``survey_of`` gives what is known about a period."""

    def __init__(self, truth: Truth, survey_of: Callable[[Period], Survey]) -> None:
        self._truth, self._survey_of = truth, survey_of

    def like_for_like(self, fact: Fact) -> OfSome | None:
        """What to hold a comparison with last year against whose sides do not cover the same; None for any other figure."""
        if fact.measure not in _OF_LAST_YEAR:
            return None
        row = self._row(fact if self._is_flow(fact) else _at_its_end(fact))
        if row.value is None or row.previous_year is not None:
            return None
        return self._of(fact, row.alike, _OF_LAST_YEAR[fact.measure]) if row.alike else OfSome(None)

    def complete(self, fact: Fact) -> OfSome | None:
        """What the whole is judged by where somebody is missing; None where it is judged by itself."""
        if fact.measure == measures.MEDIAN:
            return self._middle(fact)
        row = self._row(fact).compared
        if row is None:
            return None
        if fact.measure == measures.GAP and row.target is not None and row.value is not None:
            return self._of(fact, replace(row, value=row.target - row.value), "value")
        return self._of(fact, row, _HELD[fact.measure]) if fact.measure in _HELD else None

    def lacking(self, indicator: str, period: Period) -> frozenset[str]:
        """Org units whose figure is only a part or an older one, so that the whole's is too."""
        return frozenset(self._survey_of(period).lacking(indicator))

    def _middle(self, fact: Fact) -> OfSome | None:
        """The median of those whose last figure is not an older one."""
        lacking = self.lacking(fact.indicator, fact.period)
        definition = self._truth.dataset.indicators[fact.indicator]
        units = [unit for unit in self._truth.dataset.org_units if lacking and unit not in lacking]
        known = [self._truth.fact(unit, definition, fact.period, measures.VALUE) for unit in units]
        facts = [one for one in known if one is not None]
        if not facts:
            return None
        sources = tuple(dict.fromkeys(cell for one in facts for cell in one.sources))
        return OfSome(replace(fact, value=median(one.value for one in facts), sources=sources), len(facts))

    def _of(self, fact: Fact, row: Row, measure: str) -> OfSome | None:
        value = getattr(row, measure)
        if value is None:
            return None
        definition = self._truth.dataset.indicators[fact.indicator]
        behind = [self._truth.fact(one.org_unit, definition, fact.period, fact.measure) for one in row.of]
        sources = tuple(dict.fromkeys(cell for own in behind if own is not None for cell in own.sources))
        return OfSome(replace(fact, value=float(value), sources=sources), len(row.of))

    def _is_flow(self, fact: Fact) -> bool:
        return self._truth.dataset.indicators[fact.indicator].kind is Kind.FLOW

    def _row(self, fact: Fact) -> Row:
        return self._survey_of(fact.period).row(fact.indicator, fact.org_unit)


def _at_its_end(fact: Fact) -> Fact:
    """A level or rate, which is that of the last quarter however the period is named."""
    return replace(fact, period=Period.to_date(fact.period.year, fact.period.end))
