"""Which org units give a figure only in part: a quarter is missing that others have for the same indicator."""

from __future__ import annotations

from indicators.dataset import Dataset
from indicators.model import TOTAL, Kind
from indicators.periods import Period


def lacking_quarters(dataset: Dataset, indicator: str, period: Period) -> dict[str, tuple[Period, ...]]:
    """The quarters of the period that an org unit lacks though another gives them for the same indicator.

    Of a level or a rate only the last such quarter matters: the ones before it are history. Org units without any value in
    the period are not listed; they are simply not reported.
    """
    seen = {
        unit: {quarter for p in values if period.contains(p) for quarter in p.quarters}
        for unit, values in dataset.observations_of.get(indicator, {}).items()
        if unit != TOTAL
    }
    reporting = {unit: quarters for unit, quarters in seen.items() if quarters}
    asked = sorted({quarter for quarters in reporting.values() for quarter in quarters})
    definition = dataset.indicators.get(indicator)
    if definition is not None and definition.kind is not Kind.FLOW:
        asked = asked[-1:]
    lacking = {unit: tuple(q for q in asked if q not in quarters) for unit, quarters in reporting.items()}
    return {unit: quarters for unit, quarters in lacking.items() if quarters}
