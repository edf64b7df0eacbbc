"""Text that knows its numbers: pieces are put together, and the place of every figure follows by construction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.model import CellRef
from indicators.narrative.document import Claim, Paragraph


@dataclass(frozen=True, slots=True)
class Figure:
    """One number on its way into a text: what it says, and how it follows from the cells (see ``Claim``)."""

    text: str
    indicator: str
    org_unit: str
    period: str
    measure: str
    value: float
    unit: str
    formula: str
    sources: tuple[CellRef, ...]

    def claim_at(self, start: int) -> Claim:
        return Claim(
            start,
            start + len(self.text),
            self.text,
            self.indicator,
            self.org_unit,
            self.period,
            self.measure,
            self.value,
            self.unit,
            self.formula,
            self.sources,
        )


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
        return Paragraph(self.words, tuple(figure.claim_at(start) for start, figure in self.figures), lead)


Piece = str | Figure | Text


def text_of(*pieces: Piece) -> Text:
    """The pieces one after another."""
    words: list[str] = []
    figures: list[tuple[int, Figure]] = []
    length = 0
    for piece in pieces:
        if isinstance(piece, Text):
            figures.extend((length + start, figure) for start, figure in piece.figures)
            addition = piece.words
        elif isinstance(piece, Figure):
            figures.append((length, piece))
            addition = piece.text
        else:
            addition = piece
        words.append(addition)
        length += len(addition)
    return Text("".join(words), tuple(figures))


def joined(pieces: Iterable[Piece], separator: str, last: str = "") -> Text:
    """The pieces with the separator between them; ``last`` stands before the last one instead, if given."""
    pieces = list(pieces)
    result: list[Piece] = []
    for place, piece in enumerate(pieces):
        if place:
            result.append(last if last and place == len(pieces) - 1 else separator)
        result.append(piece)
    return text_of(*result)
