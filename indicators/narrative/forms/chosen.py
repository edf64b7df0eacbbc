"""Which figures a brief tells: the furthest ahead and behind, the level that weighs most, then what is most telling."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Better, Kind
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.sentences.judging import judged
from indicators.narrative.sentences.topics import most_telling, one_of_each, themes_of

ROOMY = 4
"""So many places leave one for a level beside the amounts."""


def chosen(n: Narrator, rows: Sequence[Row], number: int) -> list[Row]:
    """In the order of the report: amounts furthest ahead, one less of those furthest behind, then what is most telling.

    One place is kept for the level that weighs most, unless the brief is too short for it.
    """
    level = weightiest_level(n, rows) if number >= ROOMY else None
    room = number - (level is not None)
    amounts = sorted((row for row in judged(rows) if row.subject.is_amount), key=lambda row: -(row.lead or 0))
    by_lead = one_of_each(n, amounts)
    extremes = by_lead if len(by_lead) <= room else [*by_lead[: (room + 1) // 2], *by_lead[-(room // 2) :]]
    telling = most_telling(n, themes_of(n), number)
    bases = {row.subject.definition.denominator for row in rows if row.target is None or row.subject.is_fraction}
    told = (row for row in rows if row.indicator in telling and (row.target is not None or row.indicator not in bases))
    others = [row for row in told if row not in extremes and row is not level]
    chosen = [*extremes, *([level] if level else []), *others][:number]
    return [row for row in rows if row in chosen]


def weightiest_level(n: Narrator, rows: Sequence[Row]) -> Row | None:
    """Of what stands at the period's end and should be high (会员总数, 入会率) what the county is asked about first.

    What weighs most in a score, then what has a target, then what is a ratio of two levels, then the catalogue's order.
    """
    levels = [row for row in rows if row.subject.definition.better is Better.HIGHER and _is_level(n, row)]
    return min(levels, key=_by_weight, default=None)


def _is_level(n: Narrator, row: Row) -> bool:
    """Whether it is told of a day and not of a span: a ratio is if its parts are."""
    part = row.subject.definition.numerator
    definition = n.survey.indicator(part) if part else row.subject.definition
    return definition.kind is not Kind.FLOW


def _by_weight(row: Row) -> tuple[float, bool, bool]:
    definition = row.subject.definition
    return -(definition.weight or 0), not row.verdict, definition.kind is not Kind.RATIO
