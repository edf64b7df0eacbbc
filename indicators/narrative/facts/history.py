"""The quarters before: what an indicator was, quarter by quarter, as far as quarters can be compared at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.dataset import Dataset
from indicators.model import TOTAL, Observation
from indicators.periods import Period


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter's amount or level, and the observations it is the sum of."""

    period: Period
    value: float
    observations: tuple[Observation, ...]


class History:
    """Values by quarter for flows and stocks. The whole counts in a quarter only if the same org units reported in it."""

    def __init__(self, dataset: Dataset) -> None:
        self._units = dataset.org_units
        self._seen: Mapping[str, dict[Period, dict[str, Observation]]] = defaultdict(lambda: defaultdict(dict))
        for observation in dataset.observations:
            if observation.period.is_quarter:
                self._seen[observation.indicator][observation.period][observation.org_unit] = observation

    def of(self, indicator: str, org_unit: str, until: Period) -> tuple[Quarter, ...]:
        """The quarters up to and including ``until`` that can be set beside it, oldest first, without a gap before it."""
        by_quarter = self._seen.get(indicator, {})
        if org_unit != TOTAL:
            return _run(by_quarter, org_unit, until)
        last = self._sum(by_quarter.get(until, {}), org_unit)
        run: list[Quarter] = []
        quarter = until
        while last and (found := self._sum(by_quarter.get(quarter, {}), org_unit)) and _units(found) == _units(last):
            run.append(Quarter(quarter, sum(o.value for o in found), found))
            quarter = quarter.previous_quarter()
        return tuple(reversed(run))

    def _sum(self, by_unit: Mapping[str, Observation], org_unit: str) -> tuple[Observation, ...]:
        if org_unit in by_unit:
            return (by_unit[org_unit],)
        if org_unit != TOTAL:
            return ()
        return tuple(by_unit[unit] for unit in self._units if unit in by_unit)


def _run(by_quarter: Mapping[Period, Mapping[str, Observation]], org_unit: str, until: Period) -> tuple[Quarter, ...]:
    """One org unit's quarters."""
    run: list[Quarter] = []
    while found := by_quarter.get(until, {}).get(org_unit):
        run.append(Quarter(until, float(found.value), (found,)))
        until = until.previous_quarter()
    return tuple(reversed(run))


def _units(observations: tuple[Observation, ...]) -> frozenset[str]:
    return frozenset(o.org_unit for o in observations)
