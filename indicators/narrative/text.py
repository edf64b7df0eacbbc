"""Text that knows its numbers: pieces are put together, and the place of every figure follows by construction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from indicators.model import CellRef
from indicators.narrative.document import Claim, Claims, Paragraph


class Origin(NamedTuple):
    """How a number follows, in words or symbols, and the cells it follows from."""

    formula: str
    sources: tuple[CellRef, ...]


class Figure(NamedTuple):
    """One number on its way into a text: what it says, and where it comes from, to be found out if anybody asks."""

    text: str
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


@dataclass(frozen=True, slots=True)
class Text:
    """Words and the figures among them, each with the offset it starts at."""

    words: str = ""
    figures: tuple[tuple[int, Figure], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def __add__(self, other: Piece) -> Text:
        return text_of(self, other)

    def paragraph(self, lead: int = 0) -> Paragraph:
        return Paragraph(self.words, Claims(len(self.figures), partial(_claims, self.figures)), lead)


Piece = str | Figure | Text


def text_of(*pieces: Piece) -> Text:
    """The pieces one after another."""
    return pieces[0] if len(pieces) == 1 and isinstance(pieces[0], Text) else put_together(pieces)


def put_together(pieces: Iterable[Piece]) -> Text:
    words: list[str] = []
    figures: list[tuple[int, Figure]] = []
    length = 0
    for piece in pieces:
        if isinstance(piece, str):
            addition = piece
        elif isinstance(piece, Figure):
            figures.append((length, piece))
            addition = piece.text
        else:
            if piece.figures:
                figures += [(length + start, figure) for start, figure in piece.figures] if length else piece.figures
            addition = piece.words
        words.append(addition)
        length += len(addition)
    return Text("".join(words), tuple(figures))


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
    return put_together(result)


def _claims(figures: Iterable[tuple[int, Figure]]) -> tuple[Claim, ...]:
    return tuple(figure.claim_at(start) for start, figure in figures)
