"""Which org units give a figure only in part: a quarter is missing that others have for the same indicator."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.dataset import Dataset
from indicators.model import TOTAL, Kind
from indicators.periods import Period

_Seen = Mapping[str, set[Period]]
"""The quarters of the period that each org unit has a value for; none of those without any is listed."""


def lacking_quarters(dataset: Dataset, indicator: str, period: Period) -> dict[str, tuple[Period, ...]]:
    """The quarters of the period that an org unit lacks though another gives them for the same indicator.

    Of a level or a rate only the last such quarter matters: the ones before it are history. A ratio of amounts lacks a
    quarter that one of its parts lacks: it is worked out without it. Org units without any value in the period are not
    listed; they are simply not reported.
    """
    parts = parts_of(dataset, indicator)
    if parts and all(_kind(dataset, part) is Kind.FLOW for part in parts):
        return _of_ratio(dataset, parts, period)
    reporting = _with_parts(dataset, indicator, parts, period)
    asked = sorted({quarter for quarters in reporting.values() for quarter in quarters})
    if _kind(dataset, indicator) is not Kind.FLOW:
        asked = asked[-1:]
    lacking = {unit: tuple(q for q in asked if q not in quarters) for unit, quarters in reporting.items()}
    return {unit: quarters for unit, quarters in lacking.items() if quarters}


def covered_quarters(dataset: Dataset, indicator: str, org_unit: str, period: Period) -> set[int]:
    """The quarters of the period that an amount covers; of the whole, those that anybody has reported."""
    by_unit = dataset.observations_of.get(indicator, {})
    series = by_unit.values() if org_unit == TOTAL else [by_unit.get(org_unit, {})]
    spans = {(p.start, p.end) for values in series for p in values if period.contains(p)}
    return {quarter for start, end in spans for quarter in range(start, end + 1)}


def parts_of(dataset: Dataset, indicator: str) -> tuple[str, str] | None:
    """The numerator and denominator of a ratio."""
    definition = dataset.indicators.get(indicator)
    if definition is None or not (definition.numerator and definition.denominator):
        return None
    return definition.numerator, definition.denominator


def _of_ratio(dataset: Dataset, parts: tuple[str, str], period: Period) -> dict[str, tuple[Period, ...]]:
    """Of those the ratio can be worked out for, the quarters that either part has somewhere and that lack one of them."""
    above, below = (_seen(dataset, part, period) for part in parts)
    asked = sorted({quarter for seen in (above, below) for quarters in seen.values() for quarter in quarters})
    both = {unit: above[unit] & below[unit] for unit in above if unit in below}
    lacking = {unit: tuple(q for q in asked if q not in quarters) for unit, quarters in both.items() if quarters}
    return {unit: quarters for unit, quarters in lacking.items() if quarters}


def _with_parts(dataset: Dataset, indicator: str, parts: tuple[str, str] | None, period: Period) -> _Seen:
    """The quarters a figure is known for: as it was reported, or by both its parts."""
    seen = dict(_seen(dataset, indicator, period))
    if parts:
        above, below = (_seen(dataset, part, period) for part in parts)
        for unit in above.keys() & below.keys():
            if both := above[unit] & below[unit]:
                seen[unit] = seen.get(unit, set()) | both
    return seen


def _kind(dataset: Dataset, indicator: str) -> Kind:
    definition = dataset.indicators.get(indicator)
    return definition.kind if definition else Kind.FLOW


def _seen(dataset: Dataset, indicator: str, period: Period) -> _Seen:
    by_unit = dataset.observations_of.get(indicator, {})
    seen = {
        unit: {quarter for p in values if period.contains(p) for quarter in p.quarters}
        for unit, values in by_unit.items()
        if unit != TOTAL
    }
    return {unit: quarters for unit, quarters in seen.items() if quarters}
