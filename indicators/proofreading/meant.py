"""What a figure would have to be: the fact of the data that its words mean, and whether it says that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.model import TOTAL, Indicator
from indicators.periods import Period
from indicators.proofreading import measures
from indicators.proofreading.comparing import says
from indicators.proofreading.figure import POINTS, TIMES
from indicators.proofreading.said import Said
from indicators.proofreading.scope import Scope, Scopes
from indicators.proofreading.truth import Fact, Truth

_EVERY_ONE = re.compile("[均都]")
_MOVED = (
    *(measures.GROWTH, measures.CHANGE, measures.QUARTER_GROWTH, measures.QUARTER_CHANGE),
    *(measures.SINCE, measures.SINCE_GROWTH),
)
_SUMMED = (measures.VALUE, measures.TARGET, measures.CHANGE, measures.PREVIOUS_YEAR, measures.GAP, measures.SHARE)
_NAMED = 3
"""Org units told by name where several are meant together."""
_AS_GROWTH = {measures.CHANGE: measures.GROWTH, measures.QUARTER_CHANGE: measures.QUARTER_GROWTH}
"""An amount grows by percents, whatever the draft says (经费下降1.6个百分点)."""
SIGNED = (*_MOVED, measures.LEAD, measures.TO_AVERAGE)
"""Measures that go one way or the other."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Asks the data for what figures say of them."""

    truth: Truth
    scopes: Scopes

    def fact(self, one: Said, org_unit: str, period: Period) -> Fact | None:
        indicator = one.subject.indicator
        assert indicator is not None
        measure = one.what.measure
        if one.figure.unit == POINTS and not self._is_share(indicator):
            measure = _AS_GROWTH.get(measure, measure)
        if measure in (measures.SINCE, measures.SINCE_GROWTH):
            return self._since(one, org_unit, period, self.scopes.compared_with(one))
        if measure in (measures.QUARTER_CHANGE, measures.QUARTER_GROWTH) and not period.is_quarter and period.end > 1:
            return self._since(one, org_unit, period, Period.to_date(period.year, period.end - 1))
        if measure == measures.OF_ALL:
            own = measures.VALUE if self._is_share(indicator) else measures.COMPLETION
            return self.truth.fact(TOTAL, indicator, period, own)
        if measure == measures.SHARE and org_unit == TOTAL:
            return None
        if measure == measures.GROWTH and self._is_share(indicator):
            measure = measures.CHANGE
        if measure == measures.GAP and self._is_share(indicator) and one.figure.unit not in ("%", POINTS):
            measure = measures.NEEDED
        return self.truth.fact(org_unit, indicator, period, measure)

    def together(self, one: Said, facts: Sequence[Fact | None]) -> Fact | None:
        """What several org units come to; None where somebody's is missing, or sums mean nothing."""
        known = [fact for fact in facts if fact is not None]
        can_be_summed = one.what.measure in _SUMMED and unit_of(self.truth, known[0]) != POINTS if known else False
        if len(known) < len(facts) or not can_be_summed or (known[0].measure == measures.VALUE and self._is_rate(known[0])):
            return None
        names = "、".join(fact.org_unit for fact in known[:_NAMED]) + (f"等{len(known)}个单位" if len(known) > _NAMED else "")
        sources = tuple(dict.fromkeys(cell for fact in known for cell in fact.sources))
        return replace(known[0], org_unit=names, value=sum(fact.value for fact in known), sources=sources)

    def _is_rate(self, fact: Fact) -> bool:
        return self.truth.dataset.indicators[fact.indicator].is_fraction

    def _since(self, one: Said, org_unit: str, period: Period, then: Period | None) -> Fact | None:
        """How far a level has moved since the end of an earlier period."""
        indicator = one.subject.indicator
        assert indicator is not None
        now = self.truth.fact(org_unit, indicator, period, measures.VALUE)
        if now is None or then is None:
            return None
        is_growth = one.what.measure in (measures.SINCE_GROWTH, measures.QUARTER_GROWTH) and not self._is_share(indicator)
        return self.truth.moved(now, then, is_growth=is_growth)

    def _is_share(self, indicator: Indicator) -> bool:
        return self.truth.has(indicator) and self.truth.dataset.indicators[indicator.id].is_fraction

    def agrees(self, one: Said, fact: Fact) -> bool:
        if one.what.measure == measures.RANGE:
            ends = replace(one.figure, value_max=None, qualifier="exact")
            highest = self.truth.beside(fact, measures.HIGHEST)
            top = replace(ends, value=one.figure.value_max or 0.0)
            return highest is not None and says(ends, fact.value) and says(top, highest.value)
        figure = one.figure
        if figure.qualifier == "approx_over" and says_each(one):
            figure = replace(figure, qualifier="at_least")
        return self.unit_fits(one, fact) and self.same_way(one, fact) and says(figure, fact.value)

    def unit_fits(self, one: Said, fact: Fact) -> bool:
        """Differences of shares are percentage points, all else is not."""
        return (one.figure.unit == POINTS) == (unit_of(self.truth, fact) == POINTS)

    def same_way(self, one: Said, fact: Fact) -> bool:
        if one.what.measure not in SIGNED or not one.what.direction or not fact.value:
            return True
        if one.what.measure == measures.LEAD and one.subject.indicator and self.truth.is_ceiling(one.subject.indicator):
            return True
        return (fact.value > 0) == (one.what.direction > 0)

    def others(self, one: Said, scope: Scope) -> Iterator[Fact | None]:
        """What else may be meant: other org units and periods; 超去年同期5家 may say how many there were."""
        yield from (self.fact(one, unit, period) for unit, period in scope.others)
        if one.what.measure == measures.CHANGE and not one.subject.partly and one.subject.indicator is not None:
            yield self.truth.fact(scope.org_units[0], one.subject.indicator, scope.period, measures.PREVIOUS_YEAR)


def says_each(one: Said) -> bool:
    """Whether each of several is meant, of whom 超过 tells the floor, and not all of them together."""
    return _EVERY_ONE.search(one.place.clause) is not None


def unit_of(truth: Truth, fact: Fact) -> str:
    """The unit a fact is printed in."""
    definition = truth.dataset.indicators[fact.indicator]
    if fact.measure in (measures.LEAD, measures.TO_AVERAGE):
        return POINTS if fact.measure == measures.LEAD or definition.is_fraction else truth.dataset.unit_of(fact.indicator)
    if fact.measure == measures.NEEDED:
        return truth.dataset.unit_of(definition.numerator or "")
    if fact.measure == measures.MULTIPLE:
        return TIMES
    if (
        fact.measure in (measures.CHANGE, measures.QUARTER_CHANGE, measures.SINCE, measures.GAP, measures.SPREAD)
        and definition.is_fraction
    ):
        return POINTS
    if fact.measure in (measures.COMPLETION, measures.GROWTH, measures.QUARTER_GROWTH, measures.SINCE_GROWTH, measures.SHARE):
        return "%"
    return truth.dataset.unit_of(fact.indicator)
