"""Where the numbers of one survey come from: each followed to its cells once, however many texts speak of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from indicators.model import CellRef
from indicators.progress import Trace, Tracer
from indicators.wording import ordinal

if TYPE_CHECKING:
    from indicators.narrative.facts.row import Row
    from indicators.narrative.facts.survey import Survey


class Origin(NamedTuple):
    """How a number follows, in words or symbols, and the cells it follows from."""

    formula: str
    sources: tuple[CellRef, ...]


class Origins:
    """The traces of one survey's rows, in any language."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._tracers: dict[str, Tracer] = {}
        self._traces: dict[tuple[str, str, str, str], Trace] = {}

    def trace(self, row: Row, measure: str, language: str = "zh") -> Trace:
        key = (row.org_unit, row.indicator, measure, language)
        if key not in self._traces:
            if language not in self._tracers:
                self._tracers[language] = Tracer(self._survey.dataset, self._survey.period, language)
            self._traces[key] = self._tracers[language].trace(row.org_unit, row.indicator, measure)
        return self._traces[key]

    def of(self, row: Row, measure: str, language: str = "zh") -> Origin:
        """The formula and the cells of a number of the row.

        The places of all org units follow from the same cells: these are followed once, for a thousand reports.
        """
        if measure != "rank":
            found = self.trace(row, measure, language)
            return Origin(found.formula, found.sources)
        first = self._first_ranked[row.indicator]
        found = self.trace(first, measure, language)
        before, after = (ordinal(ranked.rank or 0, language) for ranked in (first, row))
        return Origin(found.formula.replace(before, after, 1), found.sources)

    @cached_property
    def _first_ranked(self) -> dict[str, Row]:
        """One of those ranked in each indicator."""
        return {row.indicator: row for row in reversed(self._survey.rows.values()) if row.rank is not None}
