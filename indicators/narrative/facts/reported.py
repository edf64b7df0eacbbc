"""Who has reported on a period, and which part of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from indicators.dataset import Dataset
from indicators.model import TOTAL, Observation
from indicators.periods import Period
from indicators.problems import is_sheet_provisional


class Reported:
    """What org units have given for a period, whatever the indicator."""

    def __init__(self, dataset: Dataset, period: Period) -> None:
        self.dataset = dataset
        self.period = period

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The org units with nothing reported for the period, though others have reported."""
        if not self._seen.keys() - {TOTAL}:
            return ()
        return tuple(unit for unit in self.dataset.org_units if unit not in self._seen)

    @cached_property
    def reporting(self) -> tuple[str, ...]:
        return tuple(unit for unit in self.dataset.org_units if unit in self._seen)

    @cached_property
    def latest_in_file(self) -> dict[str, Period]:
        """The latest period each file reports: what its notes speak of if they do not say."""
        ordered = sorted(self.dataset.observations, key=lambda observation: observation.period)
        return {observation.source.file: observation.period for observation in ordered}

    @cached_property
    def covered(self) -> Period:
        """The part of the period that there are data on: from the first quarter reported by anybody to the last."""
        return self._from_first_to_last(self._seen.values())

    @cached_property
    def absent(self) -> tuple[Period, ...]:
        """The quarters of the period that nobody has given anything for, though for others of it somebody has."""
        seen = set[Period]().union(*self._seen.values())
        return tuple(quarter for quarter in self.period.quarters if quarter not in seen) if seen else ()

    @cached_property
    def absent_a_year_ago(self) -> tuple[Period, ...]:
        """The same of the same period a year before."""
        return Reported(self.dataset, self.period.year_before()).absent

    def span_of(self, org_unit: str) -> Period:
        """The part of the period that the org unit has reported, from its first quarter to its last; of the whole, anybody."""
        own = org_unit != TOTAL and org_unit in self._seen
        return self._from_first_to_last([self._seen[org_unit]]) if own else self.covered

    def _from_first_to_last(self, seen: Iterable[set[Period]]) -> Period:
        quarters = set[Period]().union(*seen)
        if not quarters:
            return self.period
        return Period(self.period.year, min(q.start for q in quarters), max(q.end for q in quarters))

    @cached_property
    def _seen(self) -> dict[str, set[Period]]:
        """The quarters of the period that each org unit has given anything for."""
        seen: dict[str, set[Period]] = {}
        for observation in self._of_period:
            seen.setdefault(observation.org_unit, set()).update(observation.period.quarters)
        return seen

    @cached_property
    def gaps(self) -> dict[str, tuple[Period, ...]]:
        """The quarters of the period for which a reporting org unit has nothing though another has."""
        asked = set[Period]().union(*(self._seen[unit] for unit in self.reporting))
        return {unit: tuple(sorted(asked - self._seen[unit])) for unit in self.reporting if asked - self._seen[unit]}

    @cached_property
    def overdue(self) -> tuple[str, ...]:
        """The org units that have reported on the period but not on its last quarter, which others have."""
        return tuple(unit for unit, quarters in self.gaps.items() if self.covered.last_quarter in quarters)

    @cached_property
    def unanswered(self) -> frozenset[str]:
        """The indicators that nobody has given for the last quarter reported, though they were for each quarter before it.

        What is reported by half-year, or was begun later, is not among them.
        """
        last = self.covered.last_quarter
        earlier = {quarter for quarters in self._seen.values() for quarter in quarters if quarter < last}
        wholes = {indicator: given for (unit, indicator), given in self._given.items() if unit == TOTAL}
        covered = {indicator: {q for span in given for q in span.quarters} for indicator, given in wholes.items()}
        return frozenset(i for i, given in wholes.items() if earlier and earlier <= given and last not in covered[i])

    def span_of_figure(self, indicator: str, org_unit: str) -> Period:
        """The part of the period that a figure covers, from its first quarter to its last; of the whole what anybody gave."""
        return self._spans.get((org_unit, indicator)) or self.span_of(org_unit)

    def quarters_apart(self, indicator: str, org_unit: str) -> tuple[Period, ...]:
        """The quarters that a figure covers one by one, where one between them lacks; none where it covers its whole span."""
        return self._apart.get((org_unit, indicator), ())

    @cached_property
    def _apart(self) -> dict[tuple[str, str], tuple[Period, ...]]:
        found: dict[tuple[str, str], tuple[Period, ...]] = {}
        for key, given in self._given.items():
            covered = {quarter for span in given for quarter in span.quarters}
            if len(covered) < len(self._spans[key].quarters):
                found[key] = tuple(sorted(covered))
        return found

    @cached_property
    def _spans(self) -> dict[tuple[str, str], Period]:
        """From the first quarter to the last that each figure was given for."""
        year, known = self.period.year, dict[tuple[int, int], Period]()
        found: dict[tuple[str, str], Period] = {}
        for key, given in self._given.items():
            ends = min(span.start for span in given), max(span.end for span in given)
            found[key] = known.setdefault(ends, Period(year, *ends))
        return found

    @cached_property
    def _given(self) -> dict[tuple[str, str], set[Period]]:
        """The spans that each figure was given for; those of the whole are its members', if any of them gave it."""
        given: dict[tuple[str, str], set[Period]] = {}
        for o in self._of_period:
            given.setdefault((o.org_unit, o.indicator), set()).add(o.period)
        members: dict[str, set[Period]] = {}
        for (unit, indicator), spans in given.items():
            if unit != TOTAL:
                members.setdefault(indicator, set()).update(spans)
        return given | {(TOTAL, indicator): spans for indicator, spans in members.items()}

    @cached_property
    def _of_period(self) -> tuple[Observation, ...]:
        return tuple(o for o in self.dataset.observations if self.period.contains(o.period))

    def observations_of(self, org_units: Iterable[str]) -> tuple[Observation, ...]:
        """One observation of the period for each org unit: the cell that shows that it has reported."""
        first = self._first_of_period
        return tuple(first[unit] for unit in org_units if unit in first)

    @cached_property
    def _first_of_period(self) -> dict[str, Observation]:
        return {observation.org_unit: observation for observation in reversed(self._of_period)}

    @cached_property
    def provisional(self) -> tuple[Period, ...]:
        """The quarters of the period of which every figure is from a sheet that says its numbers are not final."""
        sheets = {(p.file, p.sheet) for p in self.dataset.problems if is_sheet_provisional(p)}
        if not sheets:
            return ()
        told: dict[Period, set[bool]] = {}
        for observation in self.dataset.observations:
            if self.period.contains(observation.period):
                said = all((cell.file, cell.sheet) in sheets for cell in observation.sources[:1])
                told.setdefault(observation.period, set()).add(said)
        return tuple(sorted(quarter for quarter, said in told.items() if said == {True}))
