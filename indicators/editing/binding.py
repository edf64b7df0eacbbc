"""From what an officer made of a paragraph to a template: which numbers in it are still the paragraph's, which are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from indicators.editing.keys import keys_of
from indicators.editing.moments import dates_in
from indicators.editing.template import Bound, Dated, Piece, Stretch, Template, Typed, Words
from indicators.editing.typed_numbers import numbers_in
from indicators.narrative.document import Paragraph
from indicators.periods import Period

_AROUND = 2
"""How many characters beside a number must have stayed, so that it is the same number and not one that looks like it."""


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    piece: Piece


def template_of(
    paragraph: Paragraph, edited: str, period: Period, language: str = "zh", typed: Sequence[Stretch] = ()
) -> Template:
    """The template for a paragraph that was edited to the text ``edited``.

    A claim stays bound where its text still stands in its surroundings, or stands once in another place and can be no
    other. Every other number becomes Typed, unless the report itself had it outside its claims and it was left untouched.
    ``typed`` is where numbers typed earlier stand in the paragraph: they stay Typed.
    """
    taken = _bound(paragraph, edited, period)
    taken += _free(edited, taken, (_Place(start, end, Dated(name)) for start, end, name in dates_in(edited, period, language)))
    taken += _free(edited, taken, _kept(paragraph, edited, typed))
    taken += list(_numbers(edited, _ordered(taken)))
    return tuple(_with_words(edited, _ordered(taken)))


def _bound(paragraph: Paragraph, edited: str, period: Period) -> list[_Place]:
    keys = keys_of(paragraph, period)
    moved = _Moves(paragraph.text, edited)
    found, missing = [], []
    for claim, key in zip(paragraph.claims, keys, strict=True):
        start = moved.to(claim.start, claim.end)
        if start is None:
            missing.append((claim.text, key))
        else:
            found.append(_Place(start, start + len(claim.text), Bound(key)))
    texts = [text for text, _ in missing]
    for text, key in missing:
        places = list(_free(edited, found, _standing_alone(edited, text, Bound(key))))
        if len(places) == 1 and texts.count(text) == 1:
            found.append(places[0])
    return found


class _Moves:
    """Where the pieces of a text went when it was edited."""

    def __init__(self, text: str, edited: str) -> None:
        self._edited = edited
        self._length = len(text)
        self._blocks = SequenceMatcher(None, text, edited, autojunk=False).get_matching_blocks()

    def to(self, start: int, end: int) -> int | None:
        """Where the piece now begins; None if it did not stay whole, together with a bit of what was beside it."""
        for block in self._blocks:
            if block.a <= start and end <= block.a + block.size:
                before, after = start - block.a, block.a + block.size - end
                beside = max(before, after) >= _AROUND or (start == 0 and end == self._length)
                now = block.b + before
                return now if beside and _is_whole(self._edited, now, now + end - start) else None
        return None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the piece is a number of its own and not part of a longer one that was typed."""
    before = re.search(r"\d[.,，．]?$", text[:start])
    after = re.match(r"[.,，．]?\d", text[end:]) or (text[end - 1].isdigit() and re.match(r"\s?[%％‰万亿]", text[end:]))
    return not (before and text[start].isdigit()) and not (after and (text[end - 1].isdigit() or text[end : end + 1].isdigit()))


def _standing_alone(text: str, piece: str, meant: Piece) -> Iterator[_Place]:
    for match in re.finditer(re.escape(piece), text):
        if _is_whole(text, match.start(), match.end()):
            yield _Place(match.start(), match.end(), meant)


def _kept(paragraph: Paragraph, edited: str, typed: Sequence[Stretch]) -> Iterator[_Place]:
    """Numbers that the report has without a claim (in a word, a date left open), where they were left untouched."""
    moved = _Moves(paragraph.text, edited)
    others = [*((c.start, c.end) for c in paragraph.claims), *typed]
    for first, last in numbers_in(paragraph.text):
        inside = any(start < last and first < end for start, end in others)
        now = None if inside else moved.to(first, last)
        if now is not None:
            yield _Place(now, now + last - first, Words(paragraph.text[first:last]))


def _numbers(edited: str, taken: Iterable[_Place]) -> Iterator[_Place]:
    """All numbers in what is not taken."""
    at = 0
    for place in [*taken, _Place(len(edited), len(edited), Words(""))]:
        for start, end in numbers_in(edited, at, place.start):
            yield _Place(start, end, Typed(edited[start:end]))
        at = place.end


def _free(text: str, taken: Iterable[_Place], places: Iterable[_Place]) -> Iterator[_Place]:
    """The places that overlap none taken."""
    occupied = [False] * len(text)
    for place in taken:
        occupied[place.start : place.end] = [True] * (place.end - place.start)
    return (place for place in list(places) if not any(occupied[place.start : place.end]))


def _ordered(places: Iterable[_Place]) -> list[_Place]:
    return sorted(places, key=lambda place: place.start)


def _with_words(edited: str, places: Iterable[_Place]) -> Iterator[Piece]:
    at = 0
    for place in places:
        if place.start > at:
            yield Words(edited[at : place.start])
        yield place.piece
        at = place.end
    if at < len(edited):
        yield Words(edited[at:])
