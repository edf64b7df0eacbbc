"""What falls short, found in the figures alone: each with its weight, its words, and the step that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.model import Indicator, Kind, TargetForm
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.small_base import is_of_few
from indicators.narrative.falling_short.missing_reports import shortfall_of_reports
from indicators.narrative.falling_short.shortfall import (
    FEWEST_TOGETHER,
    WHOLE,
    Shortfall,
    late_amounts,
    rates_together,
    together,
)
from indicators.narrative.falling_short.unfinished import NAMED, unfinished
from indicators.narrative.falling_short.worsening import with_loss, worsened
from indicators.narrative.phrasing.narrator import LONGEST, Narrator
from indicators.narrative.phrasing.text import Piece, Text, joined, text_of
from indicators.narrative.sentences.against_target import counted_units
from indicators.narrative.sentences.among import over_their_ceiling
from indicators.narrative.sentences.forecast import expected, out_of_reach
from indicators.narrative.sentences.judging import good
from indicators.narrative.sentences.standings import Standing, far_behind, standings
from indicators.narrative.sentences.ties import names_of
from indicators.narrative.sentences.topics import Topic, themes_of

MOST = {"short": 3, "usual": 5, "full": 9}
"""How many are told, by the length of the report."""

STILL_OPEN = 0.1
"""What of a level's year-end target may be missing for each quarter that is left."""


def shortfalls(n: Narrator) -> list[Shortfall]:
    """The gravest few, the gravest first: missing reports before all others, who lags in most of the work at the end."""
    late = [] if n.is_whole else late_amounts(n)
    work, units = list(_of_indicators(n)), list(_of_units(n))
    if len(late) >= FEWEST_TOGETHER:
        work = [together(n, late), *(one for one in work if one.indicator not in {row.indicator for row in late})]
        units = []
    if reports := shortfall_of_reports(n):
        work.append(reports)
    if len(work) + len(units) > MOST[n.length]:
        work = _rates_together(n, work)
    most_first = sorted((*work, *units), key=lambda one: (one.is_kept, one.weight), reverse=True)[: MOST[n.length]]
    told = sorted((one for one in most_first if one not in units), key=lambda one: -one.weight)
    return _with_outlook(n, [*told, *(one for one in units if one in most_first)])


def _rates_together(n: Narrator, found: Sequence[Shortfall]) -> list[Shortfall]:
    """The shortfalls, with the rates that miss their targets as one: none is dropped for want of room."""
    missed = [one for one in found if one.indicator and _misses_floor(n.row(one.indicator))]
    if len(missed) < 2:
        return list(found)
    told = rates_together(n, [n.row(one.indicator) for one in missed], max(one.weight for one in missed))
    return [told if one is missed[0] else one for one in found if one is missed[0] or one not in missed]


def _misses_floor(row: Row) -> bool:
    return row.subject.form is TargetForm.FLOOR and row.target is not None and row.verdict == "not_reached"


def _with_outlook(n: Narrator, found: Sequence[Shortfall]) -> list[Shortfall]:
    """The shortfalls; those of them that plainly will not be made up within the year say so."""
    lost = {row.indicator for row in out_of_reach(n, (n.row(one.indicator) for one in found if one.indicator))}
    return [replace(one, problem=_ended(n, one)) if one.indicator in lost else one for one in found]


def _ended(n: Narrator, one: Shortfall) -> Text:
    """The problem, and in the same sentence or, where that is full, the next, what is to be expected."""
    said = expected(n, n.row(one.indicator))
    return text_of(one.problem, "；" if len(one.problem) + len(said) < LONGEST else "。", said)


def _of_indicators(n: Narrator) -> Iterator[Shortfall]:
    """At most one of each topic's figures, the gravest, and its ratio: money and the people it went to lag together.

    Where the work is on course by its target, what goes with it and has none is no concern: fewer students need less money.
    """
    for topic in (topic for topics in themes_of(n).values() for topic in topics):
        found_of_ratio = _of_indicator(n, topic.ratio) if topic.ratio else None
        told = [indicator for indicator in topic.indicators if not _is_told_by_ratio(n, topic, indicator, found_of_ratio)]
        each = [one for indicator in told if (one := _of_indicator(n, indicator))]
        if any(good(n.row(indicator.id)) for indicator in topic.indicators):
            each = [one for one in each if n.row(one.indicator).target is not None or not n.row(one.indicator).subject.is_flow]
        if each:
            yield max(each, key=lambda one: one.weight)
        if found_of_ratio:
            yield found_of_ratio


def _is_told_by_ratio(n: Narrator, topic: Topic, indicator: Indicator, found: Shortfall | None) -> bool:
    """Whether it is what a ratio counts and has no target: fewer were settled where fewer came, and a rate that misses its
    target says it all."""
    if not topic.ratio or indicator.id != topic.ratio.numerator or n.row(indicator.id).target is not None:
        return False
    of_amounts = indicator.kind is Kind.FLOW and n.row(topic.ratio.id).value is not None
    return of_amounts or (found is not None and found.misses)


def _of_indicator(n: Narrator, indicator: Indicator) -> Shortfall | None:
    row = n.row(indicator.id)
    rows = n.survey.peers(indicator.id) if n.is_whole else ()
    form = n.survey.subject(indicator.id).form
    targeted = [r for r in rows if r.target is not None and r.value is not None]
    found: Shortfall | None = None
    if not n.survey.subject(indicator.id).is_judged:
        targeted, form = [], TargetForm.YEAR_END_LEVEL
    if form is TargetForm.ANNUAL_AMOUNT and (row.lead is not None or targeted):
        found = unfinished(n, row, [r for r in targeted if r.lead is not None])
    elif form is TargetForm.CEILING and row.target is not None:
        found = _ceiling(n, row)
    elif form is TargetForm.FLOOR and (row.target is not None or targeted):
        found = _floor(n, row, targeted)
    elif form is TargetForm.YEAR_END_LEVEL and row.lead is not None:
        found = _level(n, row)
    found = with_loss(n, row, found) if found else worsened(n, indicator, row)
    return replace(found, indicator=indicator.id) if found else None


def _ceiling(n: Narrator, row: Row) -> Shortfall | None:
    if row.verdict != "not_reached":
        return _nearly_broken(n, row)
    subject = row.subject.noun
    exceeded = n.say_of(row.held, "problem_ceiling", subject=text_of(counted_units(n, row), subject))
    title, step = n.say("title_ceiling", {}, subject=subject), n.say_of(row, "step_ceiling")
    return Shortfall(4.0, text_of(exceeded, _where(n, row)), title, step, misses=True)


def _nearly_broken(n: Narrator, row: Row) -> Shortfall | None:
    """A ceiling used up before the year is over, or kept by the whole while some are above their own."""
    subject = row.subject.noun
    used_up = not n.year_over and bool(row.target) and row.value == row.target and row.subject.is_judged
    over = over_their_ceiling(n.survey.peers(row.indicator)) if n.is_whole else []
    if not used_up and not over:
        return None
    few = names_of(n, over, "超出年度控制目标的单位数") if n.names_laggards else n.units(over, "超出年度控制目标的单位数")
    own = n.say("problem_over_own", {"over": len(over)}, names=few, subject="" if used_up else subject) if over else Text()
    used = n.say_of(row, "problem_used_up", subject=subject) if used_up else Text()
    problem = joined([part for part in (used, own) if part], "，其中")
    step = (
        n.say_of(row, "step_used_up", rest=places.rest_of_year(n.survey.period)) if used_up else n.say_of(row, "step_ceiling")
    )
    return Shortfall(3.5 if used_up else 3.0, problem, n.say("title_ceiling", {}, subject=subject), step)


def _where(n: Narrator, row: Row) -> Text:
    """，涉及临江镇、白云乡: whose share is above what is allowed to them, or who has any where nobody was told a number."""
    peers = [r for r in n.survey.peers(row.indicator) if r.value] if n.is_whole and n.names_laggards else []
    over = [r for r in peers if r.target is None or (r.value or 0) > r.target] or peers
    return text_of("，涉及", n.names(sorted(over, key=lambda r: -(r.value or 0)))) if 0 < len(over) <= NAMED else Text()


def _floor(n: Narrator, row: Row, rows: Sequence[Row]) -> Shortfall | None:
    short = (r for r in rows if (r.value or 0) < (r.target or 0))
    missed = sorted(short, key=lambda r: (is_of_few(n.survey, r), (r.value or 0) - (r.target or 0)))
    own = row.verdict == "not_reached" and row.target is not None
    if not missed and not own:
        return None
    subject = row.subject.noun
    numbers = {**row.held.numbers, "bad": len(missed), "every": len(missed) == len(rows)}
    slots: dict[str, Piece] = {
        "subject": subject if missed else text_of(counted_units(n, row), subject),
        "count": n.units(missed, "未达到目标的单位数") if missed else "",
        "names": n.names(missed[:NAMED]),
    }
    worst = (missed[0].target or 0) - (missed[0].value or 0) if missed else 0.0
    weight = 1.5 * own + len(missed) / max(1, len(rows)) + worst
    step = n.say_of(row.held, "step_floor" if n.names_laggards or not missed else "step_floor_unnamed", numbers, **slots)
    problem = n.say_of(row.held, "problem_floor", numbers, **slots)
    return Shortfall(weight, problem, n.say("title_rate", {}, subject=subject), step, misses=own)


def _level(n: Narrator, row: Row) -> Shortfall | None:
    """A level still below its year-end target: a problem at the year's end, or when more is missing than is left room for."""
    lead = row.lead or 0
    if lead >= 0 or (not n.year_over and lead > -STILL_OPEN * (4 - n.survey.period.end)):
        return None
    subject = row.subject.noun
    step = n.say_of(row.held, "step_level", rest=places.rest_of_year(n.survey.period))
    peers = n.survey.peers(row.indicator) if n.is_whole else ()
    spread = sum(peer.verdict == "not_reached" for peer in peers) / max(1, len(peers))
    return Shortfall(
        1.5 - WHOLE * lead + spread / 2,
        n.say_of(row.held, "problem_level", subject=text_of(counted_units(n, row), subject)),
        n.say("title_level", {}, subject=subject),
        step,
        misses=True,
    )


def _of_units(n: Narrator) -> Iterator[Shortfall]:
    """The few org units that are behind as a whole, the furthest first; nobody picked from equals."""
    if not n.is_whole or not n.names_laggards or n.length == "short":
        return
    widely = far_behind(standings(n), NAMED)
    if not widely:
        return
    names = n.names(one.missed[0] for one in widely)
    units = joined((_missed_of(n, one, place) for place, one in enumerate(widely)), "、")
    numbers = {"year_over": n.year_over}
    problem = n.say("problem_unit", numbers, units=units)
    step = n.say("step_unit", numbers, name=names, rest=places.rest_of_year(n.survey.period))
    yield Shortfall(4 - 2 * widely[0].share, problem, n.say("title_unit"), step)


def _missed_of(n: Narrator, one: Standing, place: int) -> Text:
    """松林镇14项指标中9项, 松林镇14项指标全部; 指标 is said once."""
    missed = text_of("中", n.evidence.count(one.missed, "项", "未达进度要求的指标数")) if one.good else "全部"
    return text_of(places.before_number(one.org_unit, bare=False), one.asked(n), "" if place else "指标", missed)
