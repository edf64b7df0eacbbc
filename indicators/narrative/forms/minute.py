"""A brief is read out in a minute: as much of it as there is time for, what matters least left out first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from indicators.narrative.document import Paragraph
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text

MINUTE = {"zh": 300, "en": 150}
"""Characters, in English words, that are read out in a minute."""

MINUTES = {"short": 2 / 3, "usual": 1.0}
"""How long a brief of each length may take, a short one where it can; a full one takes its time."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many figures and concerns are told; ``tersely``: a figure beside its target without what follows from it."""

    figures: int
    problems: int
    tersely: bool = False


ROOMS: Mapping[str, Sequence[Room]] = {
    "short": (Room(3, 1), *(Room(figures, 1, tersely=True) for figures in (3, 2))),
    "usual": (Room(5, 2), Room(5, 2, tersely=True), *(Room(figures, 1, tersely=True) for figures in (5, 4, 3, 2, 1))),
    "full": (Room(9, 4),),
}
"""What a brief of each length holds, from what it has room for down to what it says in any case."""


def in_time(n: Narrator, sentences: Callable[[Narrator, Room], Sequence[Text]]) -> Paragraph | None:
    """The first of the paragraphs, from the roomiest on, that is read out in time; else the shortest of them."""
    most = MINUTES.get(n.length, float("inf")) * MINUTE[n.evidence.language]
    paragraph: Paragraph | None = None
    for room in ROOMS[n.length]:
        reader = n.anew()
        paragraph = reader.paragraph(sentences(reader, room))
        if paragraph is None or spoken(paragraph.text, n.evidence.language) <= most:
            break
    return paragraph


def spoken(text: str, language: str) -> int:
    return len(text) if language == "zh" else len(text.split())
