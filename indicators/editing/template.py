"""An edited paragraph without its numbers: the officer's words, and places for numbers and dates that the data fill."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True, slots=True)
class Key:
    """Which number stands in a place, said so that it means the same next quarter.

    ``when`` is the number's period seen from the report's (see ``moments.relative``). ``sense`` is the formula where it is in
    words: it tells apart the counts of one indicator. ``sign`` is - or + where the words around depend on it (增长, 下降).
    ``turn`` counts the numbers of a paragraph that are alike in all this, and ``label`` is what the report writes around the
    number: what tells them apart.
    """

    indicator: str
    org_unit: str
    measure: str
    when: str
    sense: str = ""
    sign: str = ""
    turn: int = 0
    label: str = ""

    @property
    def meaning(self) -> Key:
        """The key without what only tells apart numbers of one meaning."""
        return replace(self, turn=0, label="")


@dataclass(frozen=True, slots=True)
class Words:
    """Text as it stands, numbers of no claim that the report itself wrote included."""

    text: str


@dataclass(frozen=True, slots=True)
class Bound:
    """The place of a claim; ``text`` is what it read when the paragraph was edited."""

    key: Key
    text: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """The place of a date or span that follows the report's period; ``name`` is one of ``moments.dates``."""

    name: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A number typed by hand that is none of the paragraph's: no cell is behind it."""

    text: str


Piece = Words | Bound | Dated | Typed
Template = tuple[Piece, ...]

Stretch = tuple[int, int]
"""From where to where in a text."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A piece and where it stands in a text."""

    start: int
    end: int
    piece: Piece


@dataclass(frozen=True, slots=True)
class Anchor:
    """A bound number and where it stands in a text."""

    start: int
    end: int
    number: Bound

    @property
    def stretch(self) -> Stretch:
        return self.start, self.end


_KINDS: dict[str, type[Words] | type[Dated] | type[Typed]] = {"words": Words, "date": Dated, "typed": Typed}


def to_json(template: Template) -> str:
    """The template as text for the record: a list of [kind, content], for a number [kind, key, text]."""
    kinds = {kind: name for name, kind in _KINDS.items()}
    pieces: list[list[object]] = []
    for piece in template:
        if isinstance(piece, Bound):
            pieces.append(["number", asdict(piece.key), piece.text])
        else:
            pieces.append([kinds[type(piece)], piece.name if isinstance(piece, Dated) else piece.text])
    return json.dumps(pieces, ensure_ascii=False)


def from_json(text: str) -> Template:
    """The template that ``to_json`` wrote, now or when numbers had no text and keys no label."""
    return tuple(
        Bound(Key(**content), *was) if kind == "number" else _KINDS[kind](content) for kind, content, *was in json.loads(text)
    )
