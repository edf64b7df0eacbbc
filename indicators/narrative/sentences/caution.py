"""What a reader must know of a figure beside its size: cells in doubt, provisional numbers, and what was made up for."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import TOTAL
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Piece, Text
from indicators.periods import Period
from indicators.progress import Flaw

NAMED = 3
"""How many org units are named before the rest is only hinted at."""


def caution(n: Narrator, indicator: str) -> list[Text]:
    """Whose number is in doubt or provisional, and what the whole or the org unit was behind in and is no longer."""
    row = n.row(indicator)
    return [] if row.value is None else [*doubts(n, row), *_made_up(n, row)]


def doubts(n: Narrator, row: Row) -> list[Text]:
    """Whose number is in doubt, and whose is provisional."""
    if (row.org_unit, row.indicator) not in n.survey.marks:
        return []
    return [*_of_flaw(n, row, Flaw.PROBLEM), *_of_flaw(n, row, Flaw.PROVISIONAL)]


def flawed(n: Narrator, row: Row, flaw: Flaw) -> Sequence[str] | None:
    """The org units whose number has the flaw, none named where it is of the row as such; None if it has not."""
    marks = n.survey.marks
    if all(mark.flaw is not flaw for mark in marks.get((row.org_unit, row.indicator), ())):
        return None
    units = n.survey.dataset.org_units if row.org_unit == TOTAL else ()
    return [u for u in units if any(mark.flaw is flaw for mark in marks.get((u, row.indicator), ()))]


def is_rough(n: Narrator, row: Row, units: Sequence[str]) -> bool:
    """Whether what is provisional is no more than 约: such a number is not waiting for a final one."""
    marks = [m for unit in units or (row.org_unit,) for m in n.survey.marks.get((unit, row.indicator), ())]
    codes = {m.problem.code for m in marks if m.flaw is Flaw.PROVISIONAL and m.problem is not None}
    return codes == {"rough_number"}


def missed_in(n: Narrator, row: Row) -> str:
    """The span it was behind in: 一季度; empty if nothing was made up for since the quarter before."""
    period = lately_behind(n, row)
    return period.name_zh(with_year=False) if period else ""


def lately_behind(n: Narrator, row: Row) -> Period | None:
    """The year to date of a quarter ago if it was behind then and is no longer: what was caught up with earlier is no news."""
    code = n.survey.made_up.get((row.org_unit, row.indicator))
    period = Period.parse(code) if code else None
    return period if period and period.end == n.survey.period.end - 1 else None


def _of_flaw(n: Narrator, row: Row, flaw: Flaw) -> list[Text]:
    units = flawed(n, row, flaw)
    if units is None:
        return []
    situation = "in_doubt" if flaw is Flaw.PROBLEM else "provisional"
    names = "、".join(places.place_name(unit) for unit in units[:NAMED]) + ("等" if len(units) > NAMED else "")
    if not n.names_laggards:
        names = "部分单位" if len(units) > NAMED else "个别单位"
    numbers = {"units": len(units), "whole": n.is_whole, "rough": is_rough(n, row, units)}
    said = n.say(situation, numbers, names=names, name=row.subject.noun)
    return sentences_of([("", said)])


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
        names: Piece = n.names(peers) if n.names_laggards else n.units(peers, "现已补齐的单位数")
        said = n.say("made_up_by", {"spans": len(spans)}, names=names, span=min(spans))
        sentences += sentences_of([("", said)])
    return sentences
