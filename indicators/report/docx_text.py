"""Title, headings and paragraphs of a report in Word."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.narrative.document import Paragraph, Section
from indicators.report.docx_comments import Comments
from indicators.report.docx_title import title_lines
from indicators.report.docx_xml import Element, Typist
from indicators.report.stretches import stretches


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
    for text, leads, claim in stretches(paragraph, claims=comments is not None):
        run = typist.run(text, typist.fonts.lead if leads else typist.fonts.body, style="Lead" if leads else "")
        pieces += comments.around(run, claim) if comments and claim else [run]
    return typist.paragraph("BodyText", *pieces)
