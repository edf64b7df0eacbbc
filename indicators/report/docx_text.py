"""Title, headings and paragraphs of a report in Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicators.narrative.document import Paragraph, Section
from indicators.report.docx_comments import Comments
from indicators.report.docx_options import Stretches
from indicators.report.docx_title import title_lines
from indicators.report.docx_xml import Element, Typist, w
from indicators.report.stretches import stretches


def title_element(title: str, typist: Typist) -> Element:
    """One paragraph, so that it stays one title, with the lines broken where it reads well."""
    return typist.paragraph("Title", typist.run("\n".join(title_lines(title)), typist.fonts.title))


def section_elements(section: Section, typist: Typist, comments: Comments, typed: Stretches) -> Iterator[Element]:
    """``typed`` are the numbers to be marked as typed by hand."""
    if section.heading:
        yield typist.paragraph("Heading1", typist.run(section.heading, typist.fonts.heading))
    for number, paragraph in enumerate(section.paragraphs):
        element = _paragraph_element(paragraph, typist, comments, typed.get(paragraph.text, ()))
        if not section.heading and not number and is_address(paragraph):
            element.get_or_add_pPr().append(w("ind", firstLineChars=0, firstLine=0))
        yield element


def is_address(paragraph: Paragraph) -> bool:
    """Whether it names those a report goes to (主送机关), which stand at the very left (7.3.2): 各乡镇工会："""
    return paragraph.text.endswith("：") and not paragraph.claims and not paragraph.lead


def _paragraph_element(paragraph: Paragraph, typist: Typist, comments: Comments, typed: Sequence[tuple[int, int]]) -> Element:
    pieces: list[Element] = []
    for piece in stretches(paragraph, claims=comments.on_claims, typed=typed):
        face = typist.fonts.lead if piece.leads else typist.fonts.body
        run = typist.run(piece.text, face, style="Lead" if piece.leads else "", marked=piece.typed)
        if piece.typed:
            pieces += comments.around_typed(run, piece.text)
        else:
            pieces += comments.around(run, piece.claim) if piece.claim else [run]
    return typist.paragraph("BodyText", *pieces)
