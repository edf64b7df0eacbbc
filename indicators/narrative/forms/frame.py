"""What every form of report has around its text: numbered headings, who signs, when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indicators.narrative.document import Document, Paragraph, Section, Table
from indicators.narrative.facts import places
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.numerals import chinese
from indicators.narrative.phrasing.rounding import needs_note
from indicators.office_names import place_of_office


def numbered(bodies: Iterable[tuple[str, Sequence[Paragraph]]]) -> list[Section]:
    """一、…, 二、…; what has no paragraphs has no heading and no number."""
    told = ((name, paragraphs) for name, paragraphs in bodies if paragraphs)
    return [Section(f"{chinese(place)}、{name}", tuple(paragraphs)) for place, (name, paragraphs) in enumerate(told, start=1)]


def signed(n: Narrator, signer: str, title: str, sections: Iterable[Section], tables: Sequence[Table] = ()) -> Document:
    """The document, signed by the union of the place ``signer`` in the month after the period."""
    year, month = places.month_after(n.survey.period)
    sections = tuple(sections)
    if needs_note((paragraph for section in sections for paragraph in section.paragraphs), gaps=n.evidence.rounded):
        sections = (*sections, Section("", (n.say("rounding").paragraph(),)))
    return Document(
        title=title,
        sections=sections,
        signature=union_of(n, signer),
        date=f"{year}年{month}月",
        tables=tuple(tables),
        language=n.evidence.language,
    )


def union_of(n: Narrator, place: str) -> str:
    """The union of the place by the name that the sheets give it, else by the usual one."""
    office = n.survey.dataset.office
    if office and place_of_office(office) == place:
        return office
    return places.union_of(place) if place else ""
