"""A half-year or a year given beside its quarters: a flow is their sum, a stock is the last of them."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import differs, exact, half_last_place
from indicators.model import Kind, Observation, Problem


def check_spans(figures: Figures, record: Figures | None = None) -> Iterator[Problem]:
    """Within the file; with a record, the spans some quarters of which stand there."""
    for span in figures.observations:
        if span.period.is_quarter or span.running_total:
            continue
        keys = [(span.org_unit, span.indicator, q, False) for q in span.period.quarters]
        own = [figures.by_key.get(key) for key in keys]
        if record is not None and all(own):
            continue
        found = own if record is None else [o or record.by_key.get(key) for o, key in zip(own, keys, strict=True)]
        quarters = [q for q in found if q is not None]
        if len(quarters) < len(found):
            continue
        indicator = figures.indicators[span.indicator]
        verdict = _verdict(span, quarters, indicator.kind)
        if verdict:
            code, expected = verdict
            yield problem_at(
                code,
                span,
                (
                    ("org_unit", span.org_unit),
                    ("indicator", indicator.name),
                    ("period", span.period.code),
                    ("found", exact(span.value, span.unit)),
                    ("expected", exact(expected, span.unit)),
                ),
            )


def _verdict(span: Observation, quarters: list[Observation], kind: Kind) -> tuple[str, float] | None:
    """The problem's code and the value expected, or None where the span agrees with its quarters."""
    added = sum(q.value for q in quarters)
    last = quarters[-1].value
    tolerance = half_last_place(span) + sum(half_last_place(q) for q in quarters)
    if kind is Kind.FLOW and differs(span.value, added, tolerance):
        return "span_differs", added
    if kind is Kind.STOCK and differs(span.value, last, tolerance):
        return ("span_differs" if differs(span.value, added, tolerance) else "stock_added_up"), last
    return None
