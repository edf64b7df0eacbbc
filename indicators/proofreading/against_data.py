"""Each figure against the data: the same after rounding as printed, another, or nothing to compare it with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from indicators.model import TOTAL
from indicators.proofreading import measures
from indicators.proofreading.comparing import printed_as, says
from indicators.proofreading.findings import Finding, Kind, finding
from indicators.proofreading.meant import Meant, says_each
from indicators.proofreading.of_some import Some
from indicators.proofreading.parts import trimmed
from indicators.proofreading.said import Said
from indicators.proofreading.scope import Scope, Scopes
from indicators.proofreading.telling import Telling
from indicators.proofreading.truth import Fact, Truth

_PLAN = re.compile(
    r"下一步|明年|来年|下年度|力争|争取|预计|确保(?!了)|拟(?!订|定)|(?<![年度原的按])计划(?!完成)|将(?!.{0,6}(?:情况|有关))"
)
_SHORTEST_NAME = 2
"""Characters of what may be told as the name of something."""


@dataclass(frozen=True)
class Against:
    """Compares what a text says with the data; ``text`` is the draft as it stands."""

    text: str
    truth: Truth
    some: Some
    scopes: Scopes
    language: str = "zh"

    @cached_property
    def _meant(self) -> Meant:
        return Meant(self.truth, self.scopes)

    @cached_property
    def _telling(self) -> Telling:
        return Telling(self.truth, self.language)

    def findings(self, said: Sequence[Said]) -> Iterator[Finding]:
        for one in said:
            if one.what.measure in (measures.COUNT, measures.THRESHOLD) or self._is_plan(one):
                continue
            if one.subject.indicator is None or (one.loosely is not None and not self.truth.has(one.subject.indicator)):
                yield self._unbound(one)
            elif one.what.measure == measures.UNKNOWN:
                yield self._nothing(one, one.subject.name)
            else:
                yield from self._verdict(one, self.scopes.of(one))

    def _verdict(self, one: Said, scope: Scope) -> Iterator[Finding]:
        facts = [self._meant.fact(one, unit, scope.period) for unit in scope.org_units]
        if scope.together:
            facts = [self._meant.together(one, facts)]
        known = [fact for fact in facts if fact is not None]
        if known and (len(known) == len(facts) or scope.is_all) and all(self._meant.agrees(one, fact) for fact in known):
            yield self._agreed(one, known[0])
            yield from self._of_unlike(one, known[0])
        elif found := next(self._otherwise(one, scope, known, complete=len(known) == len(facts)), None):
            yield found
        elif not known:
            indicator = one.subject.indicator
            assert indicator is not None
            about = self._telling.in_full(scope.org_units[0], scope.period, indicator.id, one.what.measure)
            yield self._nothing(one, about)
        else:
            yield self._wrong(one, scope, known)

    def _otherwise(self, one: Said, scope: Scope, known: Sequence[Fact], *, complete: bool) -> Iterator[Finding]:
        """All in which a figure is right that is not what its words mean first."""
        may_be_summed = one.what.measure in (measures.VALUE, measures.SHARE) and not says_each(one)
        if complete and len(known) > 1 and may_be_summed:
            together = replace(known[0], value=sum(fact.value for fact in known))
            if self._meant.agrees(one, together):
                yield self._agreed(one, together)
        for other in self._meant.others(one, scope):
            if other is not None and self._meant.agrees(one, other):
                yield self._agreed(one, other)
        for of_some, code in ((self.some.like_for_like, "agrees_alike"), (self.some.complete, "agrees_complete")):
            found = of_some(known[0]) if known else None
            if found is not None and found.fact is not None and self._meant.agrees(one, found.fact):
                yield self._agreed(one, found.fact, code, units=str(found.org_units))

    def _is_plan(self, one: Said) -> bool:
        """What is intended is no result; targets and gaps are facts wherever they stand."""
        if one.what.measure != measures.VALUE:
            return False
        now, named = self.scopes.period, self.scopes.of(one).period
        is_to_come = (named.year, named.start) > (now.year, now.end)
        return is_to_come or bool(_PLAN.search(self.text[one.place.sentence : one.figure.start]))

    def _wrong(self, one: Said, scope: Scope, known: Sequence[Fact]) -> Finding:
        """Beside last year the number to write is that of the org units which cover the same in both."""
        alike = self.some.like_for_like(known[0])
        if alike is not None and alike.fact is not None:
            return self._contradicted(one, scope, alike.fact, "differs_alike", units=str(alike.org_units))
        return self._contradicted(one, scope, next(fact for fact in known if not self._meant.agrees(one, fact)))

    def _agreed(self, one: Said, fact: Fact, code: str = "agrees", **facts: str) -> Finding:
        told = self._telling
        about, cells, value = told.about(fact), told.cells(fact), told.in_words(fact)
        start, end = one.figure.start, one.figure.end
        return finding(Kind.AGREES, start, end, code, sources=fact.sources, about=about, value=value, cells=cells, **facts)

    def _of_unlike(self, one: Said, fact: Fact) -> Iterator[Finding]:
        """That a right comparison is of two years that are not of the same, and what those come to who are in both."""
        alike = self.some.like_for_like(fact)
        if alike is None or "同口径" in one.place.clause:
            return
        start, end = one.figure.start, one.figure.end
        quote = self.text[start:end]
        if alike.fact is None:
            yield finding(Kind.WORDING, start, end, "unlike_at_all", quote=quote)
        elif not self._meant.agrees(one, alike.fact):
            told = self._telling.in_words(alike.fact)
            yield finding(Kind.WORDING, start, end, "unlike", quote=quote, units=alike.org_units, alike=told)

    def _contradicted(self, one: Said, scope: Scope, fact: Fact, code: str = "differs", **facts: str) -> Finding:
        if not scope.certain or not one.what.certain or one.subject.partly or self._is_of_unlike_levels(fact):
            return self._unsure(one, fact)
        expected = self._expected(one, fact)
        start, same_way = one.figure.start, self._meant.same_way(one, fact)
        if not same_way and (move := measures.movement(self.text[one.place.sentence : start])):
            start -= len(move)
            expected = self._telling.moved(fact, expected)
        return finding(
            Kind.DIFFERS,
            start,
            one.figure.end,
            code,
            expected=expected,
            sources=fact.sources,
            about=self._telling.about(fact),
            quote=self.text[start : one.figure.end],
            value=self._telling.in_words(fact),
            cells=self._telling.cells(fact),
            **facts,
        )

    def _is_of_unlike_levels(self, fact: Fact) -> bool:
        """Whether a change since an earlier end is of org units of whom some have an older figure only."""
        is_since = fact.measure in (measures.SINCE, measures.SINCE_GROWTH) and fact.org_unit == TOTAL
        return is_since and bool(self.some.lacking(fact.indicator, fact.period))

    def _expected(self, one: Said, fact: Fact) -> str:
        if not self._meant.unit_fits(one, fact):
            return self._telling.exactly(fact)
        highest = self.truth.beside(fact, measures.HIGHEST) if one.what.measure == measures.RANGE else None
        ends = [fact.value, *([highest.value] if highest else [])]
        return "至".join(printed_as(one.figure, end) for end in ends)

    def _unbound(self, one: Said) -> Finding:
        """Of something the data do not have; if only its unit keeps it from what they have, that is said."""
        if one.loosely is not None and one.what.measure == measures.VALUE:
            scope = self.scopes.of(one)
            fact = self.truth.fact(scope.org_units[0], one.loosely, scope.period, measures.VALUE)
            if fact is not None and says(one.figure, fact.value):
                is_its_unit = self.truth.dataset.unit_of(one.loosely.id) == one.figure.unit
                return self._agreed(one, fact) if is_its_unit else self._contradicted(one, scope, fact)
        return self._nothing(one, one.subject.name)

    def _unsure(self, one: Said, fact: Fact) -> Finding:
        """It may be another's figure, or of another time or of a part, that is not what the data have."""
        about, value = self._telling.about(fact), self._telling.in_words(fact)
        quote = self.text[one.figure.start : one.figure.end]
        return finding(
            Kind.NO_DATA,
            one.figure.start,
            one.figure.end,
            "unsure",
            sources=fact.sources,
            about=about,
            value=value,
            quote=quote,
        )

    def _nothing(self, one: Said, about: str) -> Finding:
        quote = self.text[one.figure.start : one.figure.end]
        if len(trimmed(about)) < _SHORTEST_NAME or about == quote:
            return finding(Kind.NO_DATA, one.figure.start, one.figure.end, "no_subject", quote=quote)
        return finding(Kind.NO_DATA, one.figure.start, one.figure.end, "no_data", about=about)
