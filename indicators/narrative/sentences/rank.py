"""Whether one org unit's place among the others is worth telling, and who shares it."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model import Better
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.small_base import is_of_few
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Piece, Text, joined, text_of

MOST = 4
"""How many places one report tells: those nearest to either end."""

MANY = 10
"""From so many ranked on, the first and the last three are news; of fewer the first and the last."""

NAMED = 3
"""Up to so many who share the first place name each other; more are counted."""


PLACE = "place"
"""The matter that is come to with the first place among the same org units."""


@dataclass(frozen=True, slots=True)
class Place:
    """How many hold it (``tied``, oneself included), the others at either end, whether nobody comes after them.

    ``first``: whether others share the first place. ``away``: how many places it is from the nearer end.
    """

    tied: int
    others: tuple[Row, ...]
    last: bool
    first: bool
    away: float


def place_of(n: Narrator, row: Row) -> Place | None:
    """None for the whole, and for all but the few places of the report that are news."""
    held = _held(n, row)
    if held is None:
        return None
    if n.places is None:
        found = [(other.away, row.indicator) for row in n.rows if (other := _held(n, row))]
        n.places = frozenset(indicator for _away, indicator in sorted(found, key=lambda one: one[0])[:MOST])
    return held if row.indicator in n.places else None


def _held(n: Narrator, row: Row) -> Place | None:
    """None where all are alike, where a place would mislead, and in the middle.

    Only a share can be ranked: a larger township has larger numbers, and three of four cases are no share. What should be low
    is no competition, nor is not to have begun; and those above are not told who comes last.
    """
    if n.is_whole or row.rank is None or not row.value or row.subject.definition.better is not Better.HIGHER:
        return None
    if not n.survey.is_ranked(row) or not n.survey.ranks_shares(row.indicator):
        return None
    tied, ranked = n.survey.ranking(row.indicator)[row.rank], n.survey.ranked(row.indicator)
    behind = ranked - (row.rank + tied - 1)
    last, first = behind <= 0, tied > 1 and row.rank == 1
    few = 3 if ranked >= MANY else 1
    is_high, is_low = row.rank <= few, behind < few
    if tied == ranked or not (is_high or (is_low and n.names_laggards)) or (first and 2 * tied > ranked):
        return None
    sharing = n.survey.holding(row.indicator, row.rank) if tied > 1 and (last or first) else ()
    others = tuple(peer for peer in sharing if peer.org_unit != row.org_unit)
    return Place(tied, others, last, first, min(row.rank - 1, behind))


def place(n: Narrator, row: Row) -> Text:
    """The place of one org unit among those ranked, with ties and missing reports said; a rate beside that of the whole."""
    held = place_of(n, row)
    total = n.survey.row(row.indicator)
    said = _told(n, row, held) if held else Text()
    if n.is_whole or not n.survey.is_ranked(row) or not row.subject.is_fraction or row.value is None or total.value is None:
        return said
    if is_of_few(n.survey, row):
        return said
    difference = row.value - total.value
    gap_to_whole = n.evidence.derived([row, total], "gap", difference, "本单位 − 合计")
    numbers = {**row.numbers, "lead": difference}
    beside = n.say("against_whole", numbers, whole=n.whole, difference=gap_to_whole)
    return joined([part for part in (said, beside) if part], "，")


def _told(n: Narrator, row: Row, held: Place) -> Text:
    numbers = {
        **row.numbers,
        "tied": held.tied,
        "last": held.last,
        "first": held.first,
        "whole": bool(n.whole),
    }
    those = among(n, row)
    ranked = text_of(n.evidence.ranked(row, n.survey.ranked(row.indicator), "个"), n.kind)
    others: Piece = ""
    if held.first:
        few = held.tied <= NAMED
        others = n.names(held.others) if few else n.units((row, *held.others), "并列首位的单位数")
    elif held.others:
        others = n.units(held.others, "名次相同的其他单位数")
    tie = "并列" if held.tied > 1 else "居"
    numbers |= {"among": bool(those), "said": not n.first_time(f"{PLACE} {those.words}{ranked.words}")}
    return n.say_of(row, "place", numbers, whole=n.whole, among=those, ranked=ranked, tie=tie, others=others)


def among(n: Narrator, row: Row) -> Text:
    """Who has a place, where not everybody has: those that have reported, have a target, or had cases; else nothing."""
    survey, denominator = n.survey, row.subject.definition.denominator
    numbers = {
        "missing": len(survey.silent(row.indicator)),
        "asked": any(peer.rank is None for peer in survey.peers(row.indicator)),
    }
    if not any(numbers.values()) and not survey.idle(row.indicator):
        return Text()
    return n.say("among", numbers, cases=n.row(denominator).subject.noun if denominator else "")
