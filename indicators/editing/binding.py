"""From what an officer made of a paragraph to a template: which numbers in it are still the paragraph's, which are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from indicators.editing.keys import bound_of
from indicators.editing.moments import dates_in
from indicators.editing.pairing import Moves, paired
from indicators.editing.refilling import wording_of
from indicators.editing.template import Anchor, Dated, Piece, Standing, Stretch, Template, Typed, Words
from indicators.editing.typed_numbers import numbers_in
from indicators.narrative.document import Paragraph
from indicators.periods import Period

_NUMERAL = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿半番倍×]")


def template_of(
    paragraph: Paragraph,
    edited: str,
    period: Period,
    language: str = "zh",
    typed: Sequence[Stretch] = (),
    bound: Sequence[Anchor] | None = None,
) -> Template:
    """The template for a paragraph that was edited to the text ``edited``.

    A number stays bound where the clause around it is still its own; see ``pairing``. Every other number becomes Typed,
    unless the report itself had it outside its claims and it was left untouched. ``typed`` is where numbers typed earlier
    stand in the paragraph: they stay Typed. ``bound`` is where its bound numbers stand, its claims unless told.
    """
    bound = bound_of(paragraph, period) if bound is None else bound
    taken = paired(paragraph.text, bound, edited)
    dated = (Standing(start, end, Dated(name)) for start, end, name in dates_in(edited, period, language))
    taken += _free(edited, taken, dated)
    taken += _free(edited, taken, _kept(paragraph.text, edited, [*(b.stretch for b in bound), *typed]))
    taken += list(_numbers(edited, _ordered(taken)))
    return tuple(_with_words(edited, _ordered(taken)))


def own_wording(paragraph: Paragraph, period: Period, language: str) -> str:
    """The report's own words without numbers and dates."""
    taken = [Standing(one.start, one.end, one.number) for one in bound_of(paragraph, period)]
    dated = (Standing(start, end, Dated(name)) for start, end, name in dates_in(paragraph.text, period, language))
    return wording_of(tuple(_with_words(paragraph.text, _ordered([*taken, *_free(paragraph.text, taken, dated)]))))


def _kept(text: str, edited: str, others: Sequence[Stretch]) -> Iterator[Standing]:
    """Numbers that the report has without a claim (in a word, a date left open), where they were left untouched."""
    moved = Moves(text, edited)
    for first, last in numbers_in(text):
        inside = any(start < last and first < end for start, end in others)
        now = None if inside else moved.to(first, last)
        if now is not None:
            yield Standing(now, now + last - first, Words(text[first:last]))


def _numbers(edited: str, taken: Sequence[Standing]) -> Iterator[Standing]:
    """All numbers in what is not taken; of one that reaches into what is taken the rest."""
    for start, end in numbers_in(edited):
        at = start
        for first, last in [*((t.start, t.end) for t in taken if t.start < end and start < t.end), (end, end)]:
            if (at, first) == (start, end) or _NUMERAL.search(edited, at, max(at, first)):
                yield Standing(at, first, Typed(edited[at:first]))
            at = max(at, last)


def _free(text: str, taken: Iterable[Standing], places: Iterable[Standing]) -> Iterator[Standing]:
    """The places that overlap none taken."""
    occupied = [False] * len(text)
    for place in taken:
        occupied[place.start : place.end] = [True] * (place.end - place.start)
    return (place for place in list(places) if not any(occupied[place.start : place.end]))


def _ordered(places: Iterable[Standing]) -> list[Standing]:
    return sorted(places, key=lambda place: place.start)


def _with_words(edited: str, places: Iterable[Standing]) -> Iterator[Piece]:
    at = 0
    for place in places:
        if place.start > at:
            yield Words(edited[at : place.start])
        yield place.piece
        at = place.end
    if at < len(edited):
        yield Words(edited[at:])
