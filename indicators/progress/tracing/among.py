"""A figure among others and beside the quarter before: contribution to growth, distance to the median, change of place."""

from __future__ import annotations

from statistics import median as middle

from indicators.model import TOTAL
from indicators.progress.comparisons import period_before
from indicators.progress.tracing.comparisons import change, previous_quarter, rank
from indicators.progress.tracing.subject import Step, Subject, following, value
from indicators.wording import ordinal, percent, signed_growth


def contribution(subject: Subject) -> Step | None:
    """The part of the whole's change (贡献率), where values add up."""
    own, whole = change(subject), change(subject.of(TOTAL))
    if not own or not whole or whole.value == 0 or not subject.adds_up:
        return None
    result = own.value / whole.value
    terms = f"({subject.signed(own.value, subject.unit)}) ÷ ({subject.signed(whole.value, subject.unit)})"
    return following(result, f"{terms} = {percent(result)}", own, whole)


def to_median(subject: Subject) -> Step | None:
    """How far from the org units' median."""
    now, known = value(subject), [step for unit in subject.peers if (step := value(unit))]
    if not now or not known:
        return None
    halfway = float(middle(step.value for step in known))
    result = now.value - halfway
    terms = f"{subject.text(now.value)} − {subject.say('median', count=len(known))}{subject.text(halfway)}"
    return following(result, f"{terms} = {subject.signed(result, subject.unit)}", now, *known)


def quarter_change(subject: Subject) -> Step | None:
    """The change on the quarter before, of a single quarter."""
    now, before = value(subject), previous_quarter(subject)
    if not now or not before or not subject.period.is_quarter:
        return None
    result = now.value - before.value
    terms = f"{subject.text(now.value)} − {subject.text(before.value)}"
    return following(result, f"{terms} = {subject.signed(result, subject.unit)}", now, before)


def quarter_growth(subject: Subject) -> Step | None:
    """The same ÷ the quarter before; nothing of fractions and over a base that is not positive."""
    moved, now, before = quarter_change(subject), value(subject), previous_quarter(subject)
    if not moved or not now or not before or before.value <= 0 or subject.definition.is_fraction:
        return None
    result = moved.value / before.value
    terms = f"{subject.text(now.value)} ÷ {subject.text(before.value)} − 1"
    return following(result, f"{terms} = {signed_growth(result)}", now, before)


def rank_change(subject: Subject) -> Step | None:
    """How many places up since the quarter before."""
    earlier = period_before(subject.period)
    if not any((p.year, p.end) == (earlier.year, earlier.end) for p in subject.recount.dataset.periods):
        return None
    now, before = rank(subject), rank(subject.at(earlier))
    if not now or not before:
        return None
    places = [ordinal(step.value, subject.language) for step in (before, now)]
    said = subject.say("rank_change", period=earlier.code, before=places[0], now=places[1])
    return following(before.value - now.value, said, now, before)
