"""When a number holds: the period of an observation from the span its labels state, its role and the kind of indicator."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model import Kind
from indicators.periods import Period
from indicators.reading.roles import Role
from indicators.reading.spans import Span


@dataclass(frozen=True, slots=True)
class When:
    """The period of a value. ``running`` marks an amount from January on; ``month`` is a single month to be added up."""

    period: Period
    running: bool = False
    month: int | None = None


def when(span: Span | None, role: Role, kind: Kind, *, monthly: bool) -> When | str:
    """The period, or the code of the problem why there is none.

    A level or a rate has the period that is stated, and holds at its end; stated for a date or up to one (截至6月底) it has
    the quarter that ends there. An amount from January on over more than a quarter is a running total.
    A single month is a month where the file counts in months (``monthly``), else the quarter that it ends.
    """
    if span is None or span.year is None:
        return "no_period"
    quarter = span.quarter()
    if quarter is None:
        return "no_period"
    upto = span.upto or role is Role.RUNNING
    if span.is_month and not upto:
        return _month(span, quarter, monthly=monthly)
    if span.last is not None and span.last % 3:
        return "partial_quarter"
    period = span.period()
    if kind is not Kind.FLOW:
        return When(quarter if upto or span.point or period is None else period)
    if upto:
        return When(Period.to_date(quarter.year, quarter.end), running=True)
    if period is None:
        return "partial_quarter"
    return When(period, running=period.is_year_to_date and not period.is_quarter)


def _month(span: Span, quarter: Period, *, monthly: bool) -> When | str:
    last = span.last or 12
    if monthly:
        return When(quarter, month=last)
    return When(quarter) if last % 3 == 0 else "partial_quarter"
