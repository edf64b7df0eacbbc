"""A report with an officer's edits put into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from indicators.editing.arrangement import plain_heading
from indicators.editing.binding import template_of
from indicators.editing.refilling import Refilled, refilled, wording_of
from indicators.editing.template import Stretch, Template, Words
from indicators.narrative.document import Document, Paragraph
from indicators.periods import Period

Place = tuple[str, int]
"""A paragraph: the plain heading of its section and its position there, from 0."""

NoticeKind = Literal["typed", "reworded", "fallen_back"]

_ITEM = re.compile(r"^（[一二三四五六七八九十]+）")


@dataclass(frozen=True, slots=True)
class Edit:
    """What was made of one paragraph. ``wording`` is that of the report's own paragraph then, ``period`` that of the report."""

    heading: str
    position: int
    period: Period
    template: Template
    wording: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must know of an edited paragraph.

    typed: ``text`` is a number typed by hand. reworded: the report would now say it in other words, so the edit's may no
    longer fit. fallen_back: a number of the edit no longer exists, and the report's own paragraph stands.
    """

    kind: NoticeKind
    place: Place
    text: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The document with the edits; where it was edited, and where numbers stand that were typed by hand."""

    document: Document
    edited: frozenset[Place] = frozenset()
    typed: Mapping[Place, tuple[Stretch, ...]] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()

    @property
    def by_hand(self) -> dict[str, tuple[Stretch, ...]]:
        """Where numbers stand that were typed by hand, by the text of their paragraph: its place may become another."""
        paragraphs = paragraphs_of(self.document)
        return {paragraphs[place].text: stretches for place, stretches in self.typed.items()}


def edit_of(own: Document, draft: Draft, place: Place, text: str, period: Period) -> Edit | None:
    """What a text means that an officer made of a paragraph of ``draft``, of the report ``own``; None if nothing changed."""
    before = paragraphs_of(draft.document)[place]
    if text == before.text:
        return None
    template = template_of(before, text, period, own.language, draft.typed.get(place, ()))
    return Edit(*place, period, template, _own_wording(paragraphs_of(own)[place], period, own.language))


def section_names(document: Document) -> tuple[str, ...]:
    """A name for each section: its plain heading, "" for an opening without one, #1, #2 for others without."""
    names: list[str] = []
    for section in document.sections:
        unnamed = f"#{1 + sum(name.startswith('#') for name in names)}" if names else ""
        names.append(plain_heading(section.heading) or unnamed)
    return tuple(names)


def paragraphs_of(document: Document) -> dict[Place, Paragraph]:
    """All paragraphs by their place; of sections with the same heading the first counts."""
    found: dict[Place, Paragraph] = {}
    for name, section in zip(section_names(document), document.sections, strict=True):
        for position, paragraph in enumerate(section.paragraphs):
            found.setdefault((name, position), paragraph)
    return found


def finished(document: Document) -> Document:
    """Without the paragraphs that were emptied, ready to be written to a file."""
    sections = (replace(s, paragraphs=tuple(p for p in s.paragraphs if p.text.strip())) for s in document.sections)
    return replace(document, sections=tuple(s for s in sections if s.paragraphs))


def apply_edits(document: Document, edits: Iterable[Edit], period: Period) -> Draft:
    """The report as the officer wants it, with the numbers of today; of several edits of one paragraph the first counts."""
    wanted: dict[Place, Edit] = {}
    for edit in edits:
        wanted.setdefault((edit.heading, edit.position), edit)
    made: dict[Place, Refilled] = {}
    notices: list[Notice] = []
    for place, paragraph in paragraphs_of(document).items():
        if place not in wanted:
            continue
        now = refilled(_renumbered(wanted[place].template, paragraph), paragraph, period, document.language)
        if now is None:
            notices.append(Notice("fallen_back", place))
            continue
        made[place] = now
        notices += _notices(now, place, wanted[place], paragraph, period, document.language)
    typed = {place: one.typed for place, one in made.items() if one.typed}
    return Draft(_with(document, made), frozenset(made), typed, tuple(notices))


def _notices(now: Refilled, place: Place, edit: Edit, own: Paragraph, period: Period, language: str) -> Iterator[Notice]:
    if _own_wording(own, period, language) != edit.wording:
        yield Notice("reworded", place)
    for start, end in now.typed:
        yield Notice("typed", place, now.paragraph.text[start:end])


def _with(document: Document, made: Mapping[Place, Refilled]) -> Document:
    sections = []
    for name, section in zip(section_names(document), document.sections, strict=True):
        paragraphs = (
            made[name, position].paragraph if (name, position) in made else paragraph
            for position, paragraph in enumerate(section.paragraphs)
        )
        sections.append(replace(section, paragraphs=tuple(paragraphs)))
    return replace(document, sections=tuple(sections))


def _renumbered(template: Template, own: Paragraph) -> Template:
    """（三） at the beginning follows the paragraph's present place."""
    number = _ITEM.match(own.text)
    first = template[0] if template else None
    if number and isinstance(first, Words) and _ITEM.match(first.text):
        return (Words(_ITEM.sub(number[0], first.text, count=1)), *template[1:])
    return template


def _own_wording(paragraph: Paragraph, period: Period, language: str) -> str:
    return wording_of(template_of(paragraph, paragraph.text, period, language))
