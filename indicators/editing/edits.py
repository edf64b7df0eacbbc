"""What is kept of an officer's work on a report, and what a reader must know of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from indicators.editing.keys import Place
from indicators.editing.placing import Trait
from indicators.editing.template import Bound, Template
from indicators.periods import Period


@dataclass(frozen=True, slots=True)
class Edit:
    """What was made of one paragraph, in a report on ``period``; it counts from that period on.

    ``template`` None gives up what was made of it before: the report's own words stand again. ``wording`` is that of the
    report's own paragraph then; ``section`` are the paragraphs of its section then. ``thread`` is the same for all edits of
    one paragraph, however it moved; empty for one that was not edited before. ``added``: it is the officer's own paragraph,
    at the end of the section with that heading. Edits kept by earlier versions have neither section nor thread.
    """

    heading: str
    position: int
    period: Period
    template: Template | None
    wording: str = ""
    section: tuple[Trait, ...] = ()
    thread: str = ""
    added: bool = False

    @property
    def name(self) -> str:
        """Of all edits of its paragraph; those without a thread belong together by their place."""
        return self.thread or f"{self.heading}/{self.position}"

    @property
    def known_by(self) -> tuple[tuple[Trait, ...], int]:
        """The paragraphs of its section then, and which of them it is."""
        if self.section:
            return self.section, self.position
        bound = (piece.key for piece in self.template or () if isinstance(piece, Bound))
        return (Trait(self.wording, frozenset((key.indicator, key.org_unit) for key in bound)),), 0


NoticeKind = Literal["typed", "reworded", "missing", "turned", "wording"]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must know of an edited paragraph.

    typed: ``text`` is a number typed by hand. reworded: the report would now say it in other words, so the edit's may no
    longer fit. missing: the number that read ``text`` no longer exists, a gap stands in its place. turned: so it is because
    what rose has fallen or the reverse; ``text`` is what the number read and what it reads now. wording: ``text`` is a fault
    of wording that the officer put in, and why it is one.
    """

    kind: NoticeKind
    place: Place
    text: str = ""


@dataclass(frozen=True, slots=True)
class Homeless:
    """Edited words for which the report has no paragraph now: they are kept until the officer says what becomes of them."""

    edit: Edit
    text: str


def counting(edits: Iterable[Edit], period: Period) -> Edit | None:
    """Of the edits of one paragraph, newest first, the one that counts for a report on the period.

    That for the latest period not after it, of several for the same the newest. None where there is none, or where it gives up.
    """
    best: Edit | None = None
    for edit in edits:
        if not period < edit.period and (best is None or best.period < edit.period):
            best = edit
    return best
