"""Text that knows its numbers: pieces are put together, and the place of every figure follows by construction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from indicators.narrative.document import Claim, Claims, Paragraph
from indicators.narrative.facts.origins import Origin


class Figure(NamedTuple):
    """One number on its way into a text: what it says, and where it comes from, to be found out if anybody asks."""

    words: str
    indicator: str
    org_unit: str
    period: str
    measure: str
    value: float
    unit: str
    origin: Callable[[], Origin]

    def claim_at(self, start: int) -> Claim:
        text, indicator, org_unit, period, measure, value, unit, origin = self
        formula, sources = origin()
        end = start + len(text)
        return Claim(start, end, text, indicator, org_unit, period, measure, value, unit, formula, sources)


class Text:
    """Words, and the pieces they were put together from: where the figures stand is worked out when somebody asks.

    ``pieces`` may be what makes them: most words are read without anybody asking for their numbers. The words may differ from
    those of the pieces in case, or lack some at the end; their places are the same.
    """

    __slots__ = ("pieces", "words")

    def __init__(self, words: str = "", pieces: Pieces | Callable[[], Pieces] = ()) -> None:
        self.words = words
        self.pieces = pieces

    def __bool__(self) -> bool:
        return self.words != ""

    def __len__(self) -> int:
        return len(self.words)

    def __add__(self, other: Piece) -> Text:
        return put_together((self, other))

    def figures(self, start: int = 0) -> Iterator[tuple[int, Figure]]:
        """The figures in order, each with the offset it begins at, counted from ``start``."""
        for piece in self.pieces() if callable(self.pieces) else self.pieces:
            if isinstance(piece, Figure):
                yield start, piece
            elif isinstance(piece, Text):
                yield from piece.figures(start)
            start += len(piece if isinstance(piece, str) else piece.words)

    def claims(self) -> tuple[Claim, ...]:
        return tuple(figure.claim_at(start) for start, figure in self.figures())

    def paragraph(self, lead: int = 0) -> Paragraph:
        return Paragraph(self.words, Claims(self.claims), lead)


Piece = str | Figure | Text
Pieces = tuple[Piece, ...]


def text_of(*pieces: Piece) -> Text:
    """The pieces one after another."""
    return pieces[0] if len(pieces) == 1 and isinstance(pieces[0], Text) else put_together(pieces)


def put_together(pieces: tuple[Piece, ...]) -> Text:
    return Text("".join([piece if isinstance(piece, str) else piece.words for piece in pieces]), pieces)


def joined(pieces: Iterable[Piece], separator: str, last: str = "") -> Text:
    """The pieces with the separator between them; ``last`` stands before the last one instead, if given."""
    pieces = list(pieces)
    if len(pieces) < 2:
        return text_of(*pieces)
    result: list[Piece] = []
    for place, piece in enumerate(pieces):
        if place:
            result.append(last if last and place == len(pieces) - 1 else separator)
        result.append(piece)
    return put_together(tuple(result))
