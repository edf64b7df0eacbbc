"""Title, headings and paragraphs of a report in Word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from indicators.narrative.document import Claim, Paragraph, Section
from indicators.report.docx_comments import Comments
from indicators.report.docx_title import title_lines
from indicators.report.docx_xml import Element, Typist


def title_element(title: str, typist: Typist) -> Element:
    """One paragraph, so that it stays one title, with the lines broken where it reads well."""
    return typist.paragraph("Title", typist.run("\n".join(title_lines(title)), typist.fonts.title))


def section_elements(section: Section, typist: Typist, comments: Comments | None) -> Iterator[Element]:
    if section.heading:
        yield typist.paragraph("Heading1", typist.run(section.heading, typist.fonts.heading))
    for paragraph in section.paragraphs:
        yield _paragraph_element(paragraph, typist, comments)


def _paragraph_element(paragraph: Paragraph, typist: Typist, comments: Comments | None) -> Element:
    pieces: list[Element] = []
    for start, end, claim in _stretches(paragraph, paragraph.claims if comments else ()):
        leads = start < paragraph.lead
        text = paragraph.text[start:end]
        run = typist.run(text, typist.fonts.lead if leads else typist.fonts.body, style="Lead" if leads else "")
        pieces += comments.around(run, claim) if comments and claim else [run]
    return typist.paragraph("BodyText", *pieces)


def _stretches(paragraph: Paragraph, claims: tuple[Claim, ...]) -> Iterator[tuple[int, int, Claim | None]]:
    """The text cut where the type changes and where a claim begins or ends."""
    at = {claim.start: claim for claim in claims}
    ends = {claim.end for claim in claims}
    cuts = sorted({0, paragraph.lead, len(paragraph.text)} | at.keys() | ends)
    for start, end in pairwise(cuts):
        yield start, end, at.get(start)
