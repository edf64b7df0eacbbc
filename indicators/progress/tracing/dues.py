"""What was due, how far that is exceeded, and what the year will bring."""

from __future__ import annotations

from indicators.model import TOTAL, Kind, Schedule, TargetForm
from indicators.periods import Period
from indicators.progress.definitions import PRECISION
from indicators.progress.schedule import even_share
from indicators.progress.tracing.subject import Step, Subject, completion, following, taken, target, value, value_in
from indicators.wording import percent


def schedule(subject: Subject) -> Step | None:
    """The share of the target due, by the first rule that applies: plan, org units' own, last year's shape, even.

    Of a level the whole, or what is due on the way from that of last year's end (基数).
    """
    asked = target(subject)
    if not asked:
        return None
    if subject.form is TargetForm.YEAR_END_LEVEL and (stepwise := _from_baseline(subject, asked)):
        return stepwise
    if subject.form is not TargetForm.ANNUAL_AMOUNT:
        return following(1.0, subject.say("whole_year"), asked)
    return _planned(subject) or _weighted(subject) or _seasonal(subject, asked) or _even(subject, asked)


def lead(subject: Subject) -> Step | None:
    done, due = completion(subject), schedule(subject)
    if not done or not due:
        return None
    result, terms = done.value - due.value, f"{percent(done.value)} − {percent(due.value)}"
    if subject.form is TargetForm.CEILING:
        result, terms = 1 - done.value, f"100% − {percent(done.value)}"
    if subject.form is TargetForm.FLOOR and subject.definition.is_fraction:
        result, terms = _beyond_floor(subject)
    result = round(result, PRECISION)
    return following(result, f"{terms} = {subject.signed(result, '%')}", done, due)


def forecast(subject: Subject) -> Step | None:
    """The year's amount of a flow: the value to date ÷ the share of the year usually reached by now."""
    done = value(subject)
    if not done or subject.definition.kind is not Kind.FLOW or not subject.period.is_year_to_date:
        return None
    alone = subject.org_unit != TOTAL or not subject.members
    if alone and subject.recount.quarters_observed(subject.org_unit, subject.indicator) < subject.period.end:
        return None
    usual = last_years_share(subject)
    share = usual.value if usual and usual.value > 0 else even_share(subject.period)
    basis = subject.say("usual_share" if usual and usual.value > 0 else "even_share", share=percent(share))
    result = done.value / share
    terms = f"{subject.text(done.value)} ÷ {basis}"
    return following(result, f"{terms} = {subject.text(result)}", done, *([usual] if usual else []))


def last_years_share(subject: Subject) -> Step | None:
    whole = subject.recount.last_year(subject.org_unit, subject.indicator)
    part = value_in(subject, subject.recount.windows.year_ago)
    if not whole or not part or whole.value <= 0:
        return None
    result = part.value / whole.value
    terms = f"{subject.text(part.value)} ÷ {subject.text(whole.value)}"
    return following(result, subject.say("last_year", terms=f"{terms} = {percent(result)}"), part, taken(whole, ""))


def _beyond_floor(subject: Subject) -> tuple[float, str]:
    reached, floor = value(subject), target(subject)
    assert reached is not None
    assert floor is not None
    return reached.value - floor.value, f"{subject.text(reached.value)} − {subject.stated(floor.value)}"


def _from_baseline(subject: Subject, asked: Step) -> Step | None:
    """The level of last year's end and the part of the way by now, ÷ the target."""
    year_end = Period.quarter(subject.period.year - 1, 4)
    if subject.definition.schedule is not Schedule.STEPWISE or subject.definition.kind is not Kind.STOCK or asked.value <= 0:
        return None
    before = value_in(subject, year_end)
    if not before:
        return None
    result = (before.value + (asked.value - before.value) * (subject.period.end / 4)) / asked.value
    start, goal = subject.stated(before.value), subject.stated(asked.value)
    said = subject.say("stepwise", before=start, way=f"({goal} − {start})", end=subject.period.end, target=goal)
    return following(result, f"{said} = {percent(result)}", before, asked)


def _planned(subject: Subject) -> Step | None:
    plan = subject.recount.planned(subject.org_unit, subject.indicator)
    if plan is None:
        return None
    due, year = plan
    result = due.value / year.value
    terms = subject.say("plan", due=subject.bare(due.value), year=subject.bare(year.value))
    return following(result, f"{terms} = {percent(result)}", taken(due, ""), taken(year, ""))


def _weighted(subject: Subject) -> Step | None:
    """The org units' schedules weighted by their targets."""
    pairs = [(asked, due) for unit in subject.members if (asked := target(unit)) and (due := schedule(unit))]
    whole = sum(asked.value for asked, _ in pairs)
    if whole <= 0:
        return None
    result = round(sum(asked.value * due.value for asked, due in pairs) / whole, PRECISION)
    steps = [step for pair in pairs for step in pair]
    return following(result, f"{subject.say('weighted')} = {percent(result)}", *steps)


def _seasonal(subject: Subject, asked: Step) -> Step | None:
    if subject.definition.schedule is not Schedule.SEASONAL:
        return None
    share = last_years_share(subject)
    return following(share.value, share.formula, share, asked) if share else None


def _even(subject: Subject, asked: Step) -> Step:
    quarters = len(subject.period.quarters)
    result = even_share(subject.period)
    return following(result, f"{quarters} ÷ 4 = {percent(result)}", asked)
