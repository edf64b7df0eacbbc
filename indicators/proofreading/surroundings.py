"""What stands around a figure: the sentence and clause it is in, the words that lead up to it, the noun that follows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.proofreading.evened import evened
from indicators.proofreading.figure import Figure

HOLE = "#"
"""Stands for a figure in the words around another."""

_FAR = 400
"""Characters before and after a figure that may belong to its sentence; longer ones are no sentences."""

_SENTENCE_ENDS = "。！？\n"
_CLAUSE_ENDS = "，；：。！？\n"
_BRACKET = re.compile(r"\([^()#]*\)")
_ROUND_FIGURES = re.compile(r"[#()]+")
_JOINTS = "、和及与或以"


@dataclass(frozen=True, slots=True)
class Place:
    """A figure where it stands. All texts are of even width, with ``HOLE`` for every other figure.

    ``paragraph`` and ``sentence`` are the offsets at which they start, ``said`` what of its sentence comes before
    it, ``clause`` the words of its clause before it,
    ``tail`` those after it. ``before`` is what leads up to it since the figure before, ``after`` what follows up to the
    next figure. ``joined`` says that it is the next of a list (甲5家、乙3家), ``bracket`` tells apart
    the brackets it stands in, −1 for none.
    """

    figure: Figure
    paragraph: int
    sentence: int
    said: str
    clause: str
    tail: str
    before: str
    after: str
    joined: bool
    bracket: int


def places_of(text: str, figures: Sequence[Figure]) -> list[Place]:
    """Each figure with its surroundings, in order."""
    plain = evened(text)
    holed = _Holed(plain, figures)
    return [holed.place(number) for number in range(len(figures))]


class _Holed:
    """The text with a hole for every figure, and where each figure then stands."""

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        parts, at, self._holes, self._shifts = list[str](), 0, list[int](), [0]
        length = 0
        for figure in figures:
            part = text[at : figure.start].replace(HOLE, " ")
            parts += [part, HOLE]
            length += len(part) + 1
            self._holes.append(length - 1)
            self._shifts.append(self._shifts[-1] + figure.end - figure.start - 1)
            at = figure.end
        self._text = "".join([*parts, text[at:].replace(HOLE, " ")])
        self._original = text
        self._figures = figures

    def place(self, number: int) -> Place:
        hole, text = self._holes[number], self._text
        low, high = max(0, hole - _FAR), min(len(text), hole + _FAR)
        sentence = max(low, 1 + max(text.rfind(mark, low, hole) for mark in _SENTENCE_ENDS))
        start = max(sentence, 1 + max(text.rfind(mark, low, hole) for mark in _CLAUSE_ENDS))
        end = min((at for mark in _CLAUSE_ENDS if (at := text.find(mark, hole, high)) >= 0), default=high)
        said, clause, tail = text[sentence:hole], text[start:hole], text[hole + 1 : end]
        return Place(
            figure=self._figures[number],
            paragraph=self._original.rfind("\n", 0, self._figures[number].start) + 1,
            sentence=self._offset(sentence),
            said=said,
            clause=clause,
            tail=tail,
            before=_named(clause).lstrip(_JOINTS + " "),
            after=_named_after(tail),
            joined=HOLE in clause and bool(re.match(r"[、和及与]|以及", clause.rpartition(HOLE)[2])),
            bracket=said.rfind("(") + sentence if said.rfind("(") > said.rfind(")") else -1,
        )

    def _offset(self, at: int) -> int:
        """The offset in the original text of a place in the one with holes."""
        before = bisect_left(self._holes, at)
        return at + self._shifts[before]


def _named(clause: str) -> str:
    """The words since the figure before, without brackets that hold none.

    Words that end in a joint belong to the figure before (3家示范工会、8家先进工会).
    """
    *earlier, last = _ROUND_FIGURES.split(_BRACKET.sub("", clause))
    words = last.strip()
    return "" if earlier and words[:1] not in _JOINTS and words.endswith(tuple(_JOINTS)) else words


def _named_after(tail: str) -> str:
    first = _ROUND_FIGURES.split(_BRACKET.sub("", tail))[0]
    return re.split(r"[、]", first)[0].strip().rstrip(_JOINTS) if HOLE in tail else first.strip()
