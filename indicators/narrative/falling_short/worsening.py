"""A change for the worse on last year, where no target says so: a fall, a rise of what should be low, a rate that declines."""

from __future__ import annotations

from dataclasses import replace

from indicators.model import Better, Indicator, Kind
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.small_base import is_of_few
from indicators.narrative.falling_short.shortfall import Shortfall
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import text_of
from indicators.narrative.sentences.among import FEWEST_COMPARED
from indicators.narrative.sentences.standing import part_name

LOST = 0.01
"""The least fall of a level on last year that is a loss to look into."""


def worsened(n: Narrator, indicator: Indicator, row: Row) -> Shortfall | None:
    """A change for the worse on last year, where no target says more; a level that falls is one though its target is met."""
    change = row.change or 0
    if is_lost(row):
        return _lost(n, row)
    worse = change > 0 if indicator.better is Better.LOWER else change < 0
    if not worse or indicator.better is Better.NEITHER or row.target is not None:
        return None
    subject = row.subject.noun
    if row.subject.is_fraction:
        return _lower_ratio(n, indicator, row) if abs(change) >= 0.005 and not is_of_few(n.survey, row) else None
    if (row.previous_year or 0) * row.subject.size < 10 or abs(row.growth or 0) < 0.2 or indicator.kind is not Kind.FLOW:
        return None
    situation = "problem_rise" if change > 0 else "problem_fall"
    problem = n.say(situation, {}, subject=subject)
    return Shortfall(
        abs(row.growth or 0), problem, n.say("title_check", {}, subject=subject), n.say("step_check", {}, subject=subject)
    )


def is_lost(row: Row) -> bool:
    """Whether a level that should be high has fallen on last year by what cannot be chance."""
    definition = row.subject.definition
    return definition.kind is Kind.STOCK and definition.better is Better.HIGHER and (row.growth or 0) <= -LOST


def with_loss(n: Narrator, row: Row, found: Shortfall) -> Shortfall:
    """What falls short of its target; of a level that has fallen as well that is told beside the gap, and asked about."""
    if not is_lost(row):
        return found
    lost = _lost(n, row)
    problem = text_of(found.problem, "，", n.say_of(row, "problem_lost_too"))
    return replace(found, weight=max(found.weight, lost.weight), problem=problem, step=text_of(found.step, "；", lost.step))


def _lost(n: Narrator, row: Row) -> Shortfall:
    """Members or unions there were and are no more."""
    subject = row.subject.noun
    return Shortfall(
        1 + abs(row.growth or 0),
        n.say_of(row, "problem_lost", subject=subject),
        n.say("title_check", {}, subject=subject),
        n.say("step_lost", {"whole": n.is_whole}, subject=subject),
    )


def _lower_ratio(n: Narrator, indicator: Indicator, row: Row) -> Shortfall:
    top, bottom = (n.row(part) if part else None for part in (indicator.numerator, indicator.denominator))
    subject = row.subject.noun
    title = n.say("title_rate", {}, subject=subject)
    slower = top and bottom and top.growth is not None and bottom.growth is not None and 0 <= top.growth < bottom.growth
    if not (slower and top and bottom):
        return Shortfall(
            1.0, n.say("problem_ratio_alone", {}, subject=subject), title, n.say("step_ratio_alone", {}, subject=subject)
        )
    problem = n.say("problem_ratio", {}, subject=subject, top=part_name(n, top), bottom=part_name(n, bottom))
    peers = sorted(n.survey.peers(row.indicator), key=lambda r: r.value or 0) if n.is_whole and n.names_laggards else []
    if len(peers) < FEWEST_COMPARED:
        return Shortfall(1.2, problem, title, n.say("step_ratio_alone", {}, subject=subject))
    problem = text_of(problem, "，", n.named(peers[0]), "最低")
    step = n.say("step_ratio", {}, name=n.named(peers[0]), bottom=part_name(n, bottom), subject=subject)
    return Shortfall(1.2, problem, title, step)
