"""What every form of report in English has around its text: numbered headings, who signs, when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indicators.narrative.document import Document, Paragraph, Section, Table
from indicators.narrative.english import overall
from indicators.narrative.english.words import MONTHS, sentence
from indicators.narrative.facts import places
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.rounding import needs_note
from indicators.narrative.phrasing.text import Text


def signer_of(place: str) -> str:
    """The union of a place as it signs in English; a name that is already a union's stays."""
    return place if "工会" in place or "nion" in place else f"{place} Federation of Trade Unions"


def paragraphs(n: Narrator, groups: Iterable[Sequence[Text]]) -> tuple[Paragraph, ...]:
    found = (n.paragraph(sentences) for sentences in groups)
    return tuple(paragraph for paragraph in found if paragraph)


def numbered(bodies: Iterable[tuple[str, Sequence[Paragraph]]]) -> list[Section]:
    sections: list[Section] = []
    number = 0
    for heading, paragraphs in bodies:
        if paragraphs:
            number += bool(heading)
            sections.append(Section(f"{number}. {heading}" if heading else "", tuple(paragraphs)))
    return sections


def document(n: Narrator, name: str, bodies: Iterable[tuple[str, Sequence[Paragraph]]], after: Sequence[Table]) -> Document:
    return signed(n, n.place, f"{name}: {overall.place_and_span(n)}", numbered(bodies), after)


def signed(n: Narrator, signer: str, title: str, sections: Sequence[Section], after: Sequence[Table] = ()) -> Document:
    year, month = places.month_after(n.survey.period)
    if needs_note((paragraph for section in sections for paragraph in section.paragraphs), gaps=n.evidence.rounded):
        sections = [*sections, Section("", (sentence(n.say("rounding")).paragraph(),))]
    signature = signer_of(signer) if signer else ""
    return Document(title, tuple(sections), signature, f"{MONTHS[month - 1]} {year}", tuple(after), "en")
