"""What a reader must know of a figure beside its size: cells in doubt, provisional numbers, and what was made up for."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import TOTAL, Schedule
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Piece, Text, text_of
from indicators.periods import Period
from indicators.problems import is_sheet_provisional
from indicators.progress import Flaw, Mark

PROVISIONAL = "provisional"
"""The matter that is told once of all figures."""

APART = 0.005
"""From where on a schedule is another than the even one."""

NAMED = 3
"""How many org units are named before the rest is only hinted at."""

SHORTEST = 2
"""Characters that still tell one figure from another."""


def caution(n: Narrator, indicator: str, others: Sequence[str] = ()) -> list[Text]:
    """Whose number is in doubt or provisional, and what the whole or the org unit was behind in and is no longer.

    ``others`` are told beside it: what is doubtful in the same way is said of all of them at once.
    """
    row = n.row(indicator)
    if row.value is None:
        return []
    beside = [n.row(other) for other in others if other != indicator and n.row(other).value is not None]
    return [*_revised(n, row), *_own_schedule(n, row), *doubts(n, row, beside), *_made_up(n, row)]


def _revised(n: Narrator, row: Row) -> list[Text]:
    said = revised(n, row, row.subject.noun)
    return sentences_of([("", said)])


def revised(n: Narrator, row: Row, subject: Piece) -> Text:
    """That the year's target was changed within it: 40% of 125 is told after 23% of 90."""
    first = n.survey.revised.first(row)
    if not first:
        return Text()
    return n.say_of(row, "revised", {"flow": row.subject.is_flow}, subject=subject, before=n.evidence.first_target(row, first))


def _own_schedule(n: Narrator, row: Row) -> list[Text]:
    said = own_schedule(n, row, row.subject.noun)
    return sentences_of([("", said)])


def own_schedule(n: Narrator, row: Row, subject: Piece) -> Text:
    """By which schedule an amount is called early or late, where that is not so many quarters of four; or that none is."""
    held, period = row.held, n.survey.period
    if row.has_no_shape:
        return n.say("no_shape", {}, subject=subject)
    if not row.subject.is_amount or held.lead is None or held.schedule is None or not held.value or n.year_over:
        return Text()
    even = (period.end if period.is_year_to_date else len(period.quarters)) / 4
    if abs(held.schedule - even) < APART or (held.completion or 0) >= 1:
        return Text()
    planned = row.subject.definition.schedule is not Schedule.SEASONAL
    figure = n.evidence.figure(held, "schedule")
    return n.say("own_schedule", {"planned": planned}, subject=subject, schedule=figure)


def doubts(n: Narrator, row: Row, beside: Sequence[Row] = ()) -> list[Text]:
    """Whose number is in doubt, and whose is provisional; with the figures ``beside`` it of which the same holds."""
    if (row.org_unit, row.indicator) not in n.survey.marks:
        return []
    return [*_of_flaw(n, row, Flaw.PROBLEM, beside), *_of_flaw(n, row, Flaw.PROVISIONAL, beside)]


def flawed(n: Narrator, row: Row, flaw: Flaw) -> Sequence[str] | None:
    """The org units whose number has the flaw, none named where it is of the row as such; None if it has not."""
    if not _marks(n, row.org_unit, row, flaw):
        return None
    units = n.survey.dataset.org_units if row.org_unit == TOTAL else ()
    return [unit for unit in units if _marks(n, unit, row, flaw)]


def provisional_quarters(n: Narrator) -> tuple[Period, ...]:
    """The quarters of which every figure is provisional: to be told where it is asked for, and of no figure again."""
    if n.survey.provisional:
        n.first_time(PROVISIONAL)
    return n.survey.provisional


def _marks(n: Narrator, unit: str, row: Row, flaw: Flaw) -> list[Mark]:
    """The marks of the flaw, without those of whole sheets where these have been told of all figures."""
    told = n.has_come_to(PROVISIONAL)
    marks = (mark for mark in n.survey.marks.get((unit, row.indicator), ()) if mark.flaw is flaw)
    return [mark for mark in marks if not (told and mark.problem and is_sheet_provisional(mark.problem))]


def is_rough(n: Narrator, row: Row, units: Sequence[str]) -> bool:
    """Whether what is provisional is no more than 约: such a number is not waiting for a final one."""
    marks = (mark for unit in units or (row.org_unit,) for mark in _marks(n, unit, row, Flaw.PROVISIONAL))
    return {mark.problem.code for mark in marks if mark.problem} == {"rough_number"}


def missed_in(n: Narrator, row: Row) -> str:
    """The span it was behind in: 一季度; empty if nothing was made up for since the quarter before."""
    period = lately_behind(n, row)
    return period.name_zh(with_year=False) if period else ""


def lately_behind(n: Narrator, row: Row) -> Period | None:
    """The year to date of a quarter ago if it was behind then and is no longer: what was caught up with earlier is no news."""
    code = n.survey.made_up.get((row.org_unit, row.indicator))
    period = Period.parse(code) if code else None
    return period if period and period.end == n.survey.period.end - 1 else None


def _of_flaw(n: Narrator, row: Row, flaw: Flaw, beside: Sequence[Row]) -> list[Text]:
    units = flawed(n, row, flaw)
    if units is None or (beside and not n.first_time(_matter(row, flaw))):
        return []
    alike = [row, *(other for other in beside if flawed(n, other, flaw) == units and n.first_time(_matter(other, flaw)))]
    situation = "in_doubt" if flaw is Flaw.PROBLEM else "provisional"
    names = "、".join(places.place_name(unit) for unit in units[:NAMED]) + ("等" if len(units) > NAMED else "")
    if not n.names_laggards:
        names = "部分单位" if len(units) > NAMED else "个别单位"
    numbers = {"units": len(units), "whole": n.is_whole, "rough": is_rough(n, row, units)}
    said = n.say(situation, numbers, names=names, name=_together([one.subject.noun for one in alike]))
    return sentences_of([("", said)])


def _matter(row: Row, flaw: Flaw) -> str:
    return f"{flaw} {row.indicator}"


def _together(nouns: Sequence[str]) -> str:
    """法律援助案件受理、结案: what several begin with is said once, where enough is left of each."""
    same = [len(set(characters)) == 1 for characters in zip(*nouns, strict=False)]
    first = nouns[0][: [*same, False].index(False)] if len(nouns) > 1 else ""
    rest = [noun.removeprefix(first) for noun in nouns]
    return first + "、".join(rest) if min(map(len, rest)) >= SHORTEST else "、".join(nouns)


def _made_up(n: Narrator, row: Row) -> list[Text]:
    """Of the whole or the org unit itself, then of the few org units named in detail; once the year is over no news."""
    if n.year_over:
        return []
    sentences: list[Text] = []
    if span := missed_in(n, row):
        sentences += sentences_of([("", n.say("made_up", row.numbers, name=row.subject.noun, span=span))])
    peers = [peer for peer in n.survey.peers(row.indicator) if missed_in(n, peer)] if n.is_whole and not span else []
    if 0 < len(peers) <= NAMED and n.in_detail(row.indicator):
        spans = {missed_in(n, peer) for peer in peers}
        names: Piece = n.names(peers) if n.names_laggards else text_of("有", n.units(peers, "现已补齐的单位数"))
        said = n.say("made_up_by", {"spans": len(spans)}, names=names, span=min(spans))
        sentences += sentences_of([("", said)])
    return sentences
