"""Each figure against the data: the same after rounding as printed, another, or nothing to compare it with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.model import TOTAL, Indicator
from indicators.periods import Period
from indicators.proofreading import measures
from indicators.proofreading.comparing import in_points, printed_as, says
from indicators.proofreading.figure import POINTS
from indicators.proofreading.findings import Finding, Kind, cells_told, finding
from indicators.proofreading.of_some import Some
from indicators.proofreading.said import Said
from indicators.proofreading.scope import Scope, Scopes
from indicators.proofreading.truth import HIGHEST, Fact, Truth
from indicators.report.trace import MEASURES, names_of
from indicators.wording import amount

_PLAN = re.compile(r"下半年|下一步|明年|来年|下年度|力争|争取|预计|拟(?!订|定)|计划(?!完成)|将(?!.{0,6}(?:情况|有关))")
_MOVED = (measures.GROWTH, measures.CHANGE, measures.QUARTER_GROWTH, measures.QUARTER_CHANGE)
_SIGNED = (*_MOVED, measures.LEAD, measures.TO_AVERAGE)
_MOVE = re.compile(r"(?:增长|增加|上升|提高|提升|净增|下降|减少|降低|回落|高于|低于|快于|多|少|超|差)(?:了|出)?$")
_WORDS = {
    (measures.GROWTH, 1): "增长",
    (measures.GROWTH, -1): "下降",
    (measures.CHANGE, 1): "增加",
    (measures.CHANGE, -1): "减少",
    (POINTS, 1): "提高",
    (POINTS, -1): "下降",
}


_MORE_MEASURES = {
    "zh": {
        measures.TO_AVERAGE: "与平均水平之差",
        measures.QUARTER_CHANGE: "环比增减",
        measures.QUARTER_GROWTH: "环比增幅",
        measures.RANGE: "最低值",
        measures.NEEDED: "按现有基数还差",
    },
    "en": {
        measures.TO_AVERAGE: "distance from the average",
        measures.QUARTER_CHANGE: "change on the quarter before",
        measures.QUARTER_GROWTH: "growth on the quarter before",
        measures.RANGE: "lowest",
        measures.NEEDED: "more needed as things stand",
    },
}


@dataclass(frozen=True)
class Against:
    """Compares what a text says with the data; ``text`` is the draft as it stands."""

    text: str
    truth: Truth
    some: Some
    scopes: Scopes
    language: str = "zh"

    def findings(self, said: Sequence[Said]) -> Iterator[Finding]:
        for one in said:
            if found := self._verdict(one):
                yield found

    def _verdict(self, one: Said) -> Finding | None:
        if self._is_plan(one):
            return None
        if one.subject.indicator is None or (one.loosely is not None and not self.truth.has(one.subject.indicator)):
            return self._unbound(one)
        if one.what.measure in (measures.COUNT, measures.UNKNOWN, measures.SPREAD):
            return None if one.what.measure == measures.COUNT else self._nothing(one, one.subject.name)
        scope = self.scopes.of(one)
        facts = [self._fact(one, unit, scope.period) for unit in scope.org_units]
        known = [fact for fact in facts if fact is not None]
        if known and len(known) == len(facts) and all(self._agrees(one, fact) for fact in known):
            return self._agreed_with_last_year(one, known[0])
        if len(known) == len(facts) > 1 and one.what.measure == measures.VALUE:
            together = replace(known[0], value=sum(fact.value for fact in known))
            if self._agrees(one, together):
                return self._agreed(one, together)
        for unit, period in scope.others:
            other = self._fact(one, unit, period)
            if other is not None and self._agrees(one, other):
                return self._agreed(one, other)
        if not known:
            return self._nothing(one, self._about(one, scope.org_units[0], scope.period))
        for of_some, code in ((self.some.like_for_like, "agrees_alike"), (self.some.complete, "agrees_complete")):
            if (found := of_some(known[0])) and found.fact is not None and self._agrees(one, found.fact):
                return self._agreed(one, found.fact, code, units=str(found.org_units))
        return self._wrong(one, scope, known)

    def _wrong(self, one: Said, scope: Scope, known: Sequence[Fact]) -> Finding | None:
        """Beside last year the number to write is that of the org units which cover the same in both."""
        alike = self.some.like_for_like(known[0])
        if alike is not None and alike.fact is not None:
            return self._contradicted(one, scope, alike.fact, "differs_alike", units=str(alike.org_units))
        return self._contradicted(one, scope, next(fact for fact in known if not self._agrees(one, fact)))

    def _is_plan(self, one: Said) -> bool:
        """What is intended is no result; targets and gaps are facts wherever they stand."""
        sentence = self.text[one.place.sentence : one.figure.start]
        return one.what.measure == measures.VALUE and bool(_PLAN.search(sentence))

    def _fact(self, one: Said, org_unit: str, period: Period) -> Fact | None:
        indicator = one.subject.indicator
        assert indicator is not None
        measure = one.what.measure
        if measure == measures.GROWTH and self._is_share(indicator):
            measure = measures.CHANGE
        if measure == measures.GAP and self._is_share(indicator) and one.figure.unit not in ("%", POINTS):
            measure = measures.NEEDED
        return self.truth.fact(org_unit, indicator, period, measure)

    def _is_share(self, indicator: Indicator) -> bool:
        return self.truth.has(indicator) and self.truth.dataset.indicators[indicator.id].is_fraction

    def _agrees(self, one: Said, fact: Fact) -> bool:
        if one.what.measure == measures.RANGE:
            ends = replace(one.figure, value_max=None, qualifier="exact")
            highest = self.truth.beside(fact, HIGHEST)
            top = replace(ends, value=one.figure.value_max or 0.0)
            return highest is not None and says(ends, fact.value) and says(top, highest.value)
        return self._unit_fits(one, fact) and self._same_way(one, fact) and says(one.figure, fact.value)

    def _unit_fits(self, one: Said, fact: Fact) -> bool:
        """Differences of shares are percentage points, all else is not."""
        return (one.figure.unit == POINTS) == (_unit(self.truth, fact) == POINTS)

    def _same_way(self, one: Said, fact: Fact) -> bool:
        if one.what.measure not in _SIGNED or not one.what.direction or not fact.value:
            return True
        if one.what.measure == measures.LEAD and one.subject.indicator and self.truth.is_ceiling(one.subject.indicator):
            return True
        return (fact.value > 0) == (one.what.direction > 0)

    def _agreed(self, one: Said, fact: Fact, code: str = "agrees", **facts: str) -> Finding:
        about, cells = self._about_fact(fact), self._cells(fact)
        start, end = one.figure.start, one.figure.end
        value = self._exactly(fact)
        return finding(Kind.AGREES, start, end, code, sources=fact.sources, about=about, value=value, cells=cells, **facts)

    def _agreed_with_last_year(self, one: Said, fact: Fact) -> Finding:
        """Right by the arithmetic; that the two years are not of the same is said, and what those come to who are."""
        alike = self.some.like_for_like(fact)
        if alike is None:
            return self._agreed(one, fact)
        if alike.fact is None:
            return self._agreed(one, fact, "agrees_unlike")
        return self._agreed(one, fact, "agrees_all_unlike", units=str(alike.org_units), alike=self._signed(alike.fact))

    def _signed(self, fact: Fact) -> str:
        return f"{'−' if fact.value < 0 else '+'}{self._exactly(fact)}"

    def _contradicted(self, one: Said, scope: Scope, fact: Fact, code: str = "differs", **facts: str) -> Finding | None:
        if not scope.certain or not one.what.certain or one.subject.partly:
            return self._nothing(one, self._about_fact(fact))
        expected = self._expected(one, fact)
        start = one.figure.start
        quote = self.text[one.figure.start : one.figure.end]
        if not self._same_way(one, fact) and (move := _MOVE.search(self.text[one.place.sentence : start])):
            start -= len(move[0])
            quote = self.text[start : one.figure.end]
            expected = self._in_words(one, fact, expected)
        return finding(
            Kind.DIFFERS,
            start,
            one.figure.end,
            code,
            expected=expected,
            sources=fact.sources,
            about=self._about_fact(fact),
            quote=quote,
            value=self._exactly(fact) if self._same_way(one, fact) else expected,
            cells=self._cells(fact),
            **facts,
        )

    def _expected(self, one: Said, fact: Fact) -> str:
        if not self._unit_fits(one, fact):
            return self._exactly(fact)
        highest = self.truth.beside(fact, HIGHEST) if one.what.measure == measures.RANGE else None
        ends = [fact.value, *([highest.value] if highest else [])]
        return "至".join(printed_as(one.figure, end) for end in ends)

    def _in_words(self, one: Said, fact: Fact, expected: str) -> str:
        """The movement the other way: 下降6.5%."""
        way = 1 if fact.value > 0 else -1
        if one.what.measure in (measures.LEAD, measures.TO_AVERAGE):
            return f"{'高于' if way > 0 else '低于'}{expected}"
        kind = POINTS if _unit(self.truth, fact) == POINTS else measures.GROWTH if one.figure.unit == "%" else measures.CHANGE
        return f"{_WORDS[kind, way]}{expected}"

    def _unbound(self, one: Said) -> Finding | None:
        """Of something the data do not have; if only its unit keeps it from what they have, that is said."""
        if one.what.measure == measures.COUNT:
            return None
        if one.loosely is not None and one.what.measure == measures.VALUE:
            scope = self.scopes.of(one)
            fact = self.truth.fact(scope.org_units[0], one.loosely, scope.period, measures.VALUE)
            if fact is not None and says(one.figure, fact.value):
                is_its_unit = self.truth.dataset.unit_of(one.loosely.id) == one.figure.unit
                return self._agreed(one, fact) if is_its_unit else self._contradicted(one, scope, fact)
        return self._nothing(one, one.subject.name)

    def _nothing(self, one: Said, about: str) -> Finding:
        quote = self.text[one.figure.start : one.figure.end]
        return finding(Kind.NO_DATA, one.figure.start, one.figure.end, "no_data", about=about or quote)

    def _about(self, one: Said, org_unit: str, period: Period) -> str:
        indicator = one.subject.indicator
        assert indicator is not None
        return self._in_full(org_unit, period, indicator.id, one.what.measure)

    def _about_fact(self, fact: Fact) -> str:
        return self._in_full(fact.org_unit, fact.period, fact.indicator, fact.measure)

    def _in_full(self, org_unit: str, period: Period, indicator: str, measure: str) -> str:
        names = names_of(self.truth.dataset)
        whole = names.get(TOTAL) or ("全部单位" if self.language == "zh" else "all units")
        name = _MORE_MEASURES[self.language].get(measure) or MEASURES.get(self.language, {}).get(measure, measure)
        when = period.name_zh() if self.language == "zh" else period.name_en()
        definition = self.truth.dataset.indicators.get(indicator)
        shown = names.get(indicator, indicator)
        if self.language == "en" and definition and definition.name_en:
            shown = definition.name_en
        parts = (whole if org_unit == TOTAL else org_unit, when, shown, "" if measure == measures.VALUE else name)
        return (" " if self.language == "zh" else ", ").join(part for part in parts if part)

    def _exactly(self, fact: Fact) -> str:
        unit = _unit(self.truth, fact)
        if unit == POINTS:
            return in_points(fact.value)
        return amount(abs(fact.value), unit)

    def _cells(self, fact: Fact) -> str:
        return cells_told(fact.sources, self.language)


def _unit(truth: Truth, fact: Fact) -> str:
    """The unit a fact is printed in."""
    definition = truth.dataset.indicators[fact.indicator]
    if fact.measure in (measures.LEAD, measures.TO_AVERAGE):
        return POINTS if fact.measure == measures.LEAD or definition.is_fraction else truth.dataset.unit_of(fact.indicator)
    if fact.measure == measures.NEEDED:
        return truth.dataset.unit_of(definition.numerator or "")
    if fact.measure in (measures.CHANGE, measures.QUARTER_CHANGE, measures.GAP) and definition.is_fraction:
        return POINTS
    if fact.measure in (measures.COMPLETION, measures.GROWTH, measures.QUARTER_GROWTH, measures.SHARE):
        return "%"
    return truth.dataset.unit_of(fact.indicator)
