"""Claims worked out again from nothing but the cells they name."""

from __future__ import annotations

from statistics import median

from indicators.dataset import Dataset
from indicators.model import Kind, Observation
from indicators.narrative.document import Claim
from indicators.periods import Period


def recomputed(claim: Claim, dataset: Dataset) -> float | None:
    """The claim's value from its cells, None for measures that follow from more than values and targets."""
    cells = set(claim.sources)
    period = Period.parse(claim.period)
    observed = [o for o in dataset.observations if o.source in cells]
    asked = [t for t in dataset.targets if t.source in cells]
    now = _together(dataset, claim.indicator, [o for o in observed if period.contains(o.period)])
    before = _together(dataset, claim.indicator, [o for o in observed if period.year_before().contains(o.period)])
    if claim.formula == "目标 − 完成" and asked and now is not None:
        return _goal(dataset, claim.indicator, [t.value for t in asked]) - now
    if claim.measure == "target":
        return _goal(dataset, claim.indicator, [t.value for t in asked])
    if claim.measure == "completion" and now is not None:
        return now / _goal(dataset, claim.indicator, [t.value for t in asked])
    if claim.measure in ("minimum", "median", "maximum"):
        values = [o.value for o in observed]
        return {"minimum": min, "median": median, "maximum": max}[claim.measure](values)
    if claim.measure == "previous_year":
        return before
    if claim.measure in ("change", "growth") and not period.is_quarter and now is not None and before is not None:
        return now - before if claim.measure == "change" else now / before - 1
    return now if claim.measure == "value" else None


def _together(dataset: Dataset, indicator: str, observations: list[Observation]) -> float | None:
    """What the values come to by the kind of the indicator: a sum, a quotient of sums, or the one value."""
    if not observations:
        return None
    definition = dataset.indicators[indicator]
    sums = {part: sum(o.value for o in observations if o.indicator == part) for part in {o.indicator for o in observations}}
    if definition.kind is Kind.RATIO and definition.numerator in sums and definition.denominator in sums:
        return sums[definition.numerator] / sums[definition.denominator]
    return sums.get(indicator)


def _goal(dataset: Dataset, indicator: str, targets: list[float]) -> float:
    adds_up = dataset.indicators[indicator].kind in (Kind.FLOW, Kind.STOCK)
    return sum(targets) if adds_up else targets[0]
