"""What the year may end with, and what its remaining quarters must bring."""

from __future__ import annotations

from collections.abc import Callable

from indicators.model import Kind
from indicators.progress.outlook import is_worked_towards
from indicators.progress.schedule import even_share
from indicators.progress.tracing.dues import forecast
from indicators.progress.tracing.subject import Step, Subject, following, target, value
from indicators.wording import percent


def forecast_low(subject: Subject) -> Step | None:
    return _bound(subject, min)


def forecast_high(subject: Subject) -> Step | None:
    return _bound(subject, max)


def required(subject: Subject) -> Step | None:
    """What is missing to the target, 0 once it is reached."""
    now, asked = value(subject), target(subject)
    if not now or not asked or asked.value <= 0 or not _can_be_required(subject):
        return None
    result = max(0.0, asked.value - now.value)
    terms = f"{subject.text(asked.value)} − {subject.text(now.value)}"
    if now.value > asked.value:
        return following(0.0, subject.say("reached", terms=terms), now, asked)
    return following(result, f"{terms} = {subject.text(result)}", now, asked)


def required_per_quarter(subject: Subject) -> Step | None:
    needed, left = required(subject), 4 - subject.period.end
    if not needed or not left:
        return None
    result = needed.value / left
    terms = subject.say("quarters_left", needed=subject.text(needed.value), left=left)
    return following(result, f"{terms} = {subject.text(result)}", needed)


def _bound(subject: Subject, choose: Callable[[float, float], float]) -> Step | None:
    """The lower or higher of run rate and last year's shape."""
    usual, now = forecast(subject), value(subject)
    if not usual or not now:
        return None
    share = even_share(subject.period)
    even = now.value / share
    if choose(usual.value, even) == usual.value:
        return usual
    return following(
        even, f"{subject.text(now.value)} ÷ {subject.say('even_share', share=percent(share))} = {subject.text(even)}", now
    )


def _can_be_required(subject: Subject) -> bool:
    """Of a target worked towards over the year, once the org unit has reported all of it so far."""
    if not is_worked_towards(subject.definition) or not subject.period.is_year_to_date:
        return False
    if subject.members:
        return True
    if subject.definition.kind is Kind.FLOW:
        return subject.recount.quarters_observed(subject.org_unit, subject.indicator) >= subject.period.end
    return subject.recount.reported(subject.org_unit, subject.indicator)
