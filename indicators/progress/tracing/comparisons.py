"""A figure beside others: the year before, the target, the whole, the other org units."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from statistics import median as middle

from indicators.model import TOTAL, Better, Kind, TargetForm
from indicators.progress.definitions import PRECISION
from indicators.progress.tracing.subject import Step, Subject, completion, following, target, value, value_in
from indicators.wording import ordinal, percent, signed_growth


def previous_year(subject: Subject) -> Step | None:
    return value_in(subject, subject.recount.windows.year_ago)


def previous_quarter(subject: Subject) -> Step | None:
    return value_in(subject, subject.recount.windows.quarter_ago)


def change(subject: Subject) -> Step | None:
    now, before = value(subject), previous_year(subject)
    return _difference(subject, now, before) if now and before else None


def gap(subject: Subject) -> Step | None:
    """What is missing to the target."""
    now, asked = value(subject), target(subject)
    return _difference(subject, asked, now) if now and asked else None


def growth(subject: Subject) -> Step | None:
    now, before = value(subject), previous_year(subject)
    if not now or not before or before.value <= 0 or subject.definition.is_fraction:
        return None
    result = now.value / before.value - 1
    terms = f"{subject.text(now.value)} ÷ {subject.text(before.value)} − 1"
    return following(result, f"{terms} = {signed_growth(result)}", now, before)


def share(subject: Subject) -> Step | None:
    """The part of the whole's value, where values add up."""
    now, whole = value(subject), value(subject.of(TOTAL))
    if not now or not whole or whole.value <= 0 or not subject.adds_up:
        return None
    result = now.value / whole.value
    return following(result, f"{subject.text(now.value)} ÷ {subject.text(whole.value)} = {percent(result)}", now, whole)


def rank(subject: Subject) -> Step | None:
    peers = subject.peers
    reported = sum(subject.recount.reported(p.org_unit, p.indicator) for p in peers)
    if subject.org_unit == TOTAL or reported * 2 <= len(peers):
        return None
    measure = completion if _by_completion(subject, peers) else value
    known = {p.org_unit: step for p in peers if (step := measure(p))}
    if subject.org_unit not in known:
        return None
    lowest_first = subject.definition.better is Better.LOWER
    keys = {u: round(step.value if lowest_first else -step.value, PRECISION) for u, step in known.items()}
    place = 1.0 + sum(key < keys[subject.org_unit] for key in keys.values())
    said = subject.say(
        "by_rank",
        basis=subject.say("completion" if measure is completion else "value"),
        order=subject.say("lowest_first" if lowest_first else "highest_first"),
        count=len(known),
        place=ordinal(place, subject.language),
    )
    return following(place, said, *known.values())


def minimum(subject: Subject) -> Step | None:
    return _of_scattered(subject, min, "lowest")


def median(subject: Subject) -> Step | None:
    return _of_scattered(subject, middle, "median")


def maximum(subject: Subject) -> Step | None:
    return _of_scattered(subject, max, "highest")


def _difference(subject: Subject, of: Step, minus: Step) -> Step:
    result = of.value - minus.value
    terms = f"{subject.text(of.value)} − {subject.text(minus.value)}"
    return following(result, f"{terms} = {subject.signed(result, subject.unit)}", of, minus)


def _by_completion(subject: Subject, peers: list[Subject]) -> bool:
    """Flows with targets for at least half of the org units; not a ceiling that is zero for some."""
    completions = sum(completion(p) is not None for p in peers)
    targets = sum(target(p) is not None for p in peers)
    comparable = subject.form is not TargetForm.CEILING or completions == targets
    return subject.definition.kind is Kind.FLOW and comparable and completions * 2 >= len(peers)


def _of_scattered(subject: Subject, choose: Callable[[Iterable[float]], float], which: str) -> Step | None:
    """One value among the org units', where these cannot be put together."""
    steps = [step for unit in subject.members if (step := value(unit))]
    if not steps or subject.adds_up or subject.recount.has_parts(subject.indicator):
        return None
    result = float(choose([step.value for step in steps]))
    return following(result, f"{subject.say(which, count=len(steps))} = {subject.stated(result)}", *steps)
