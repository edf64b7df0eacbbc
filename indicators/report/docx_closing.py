"""Signature and date at the end, by GB/T 9704-2012, 7.3.5: without a seal."""

from __future__ import annotations

from indicators.report.docx_page import CHARACTERS, characters
from indicators.report.docx_xml import Element, Typist, w
from indicators.report.text_width import width

LONGEST_KEPT = 8 * CHARACTERS
"""Characters of the last paragraph up to which it is kept with the signature."""


def right_indents(signature: str, date: str) -> tuple[float, float]:
    """How far, in characters, signature and date end before the type area's right edge.

    The signature ends two characters in and the date below begins two characters after the signature does. A date that
    would then end further out than two characters is itself set two in, and the signature moves with it.
    """
    date_indent = max(2.0, width(signature) - width(date))
    return date_indent + width(date) + 2 - width(signature), date_indent


def closing(signature: str, date: str, typist: Typist, *, after: Element) -> list[Element]:
    """A blank line, the signature, the date: on the page where the paragraph before them, ``after``, ends.

    A long paragraph is not kept with them: it would go to the next page as a whole and leave the title behind.
    """
    lines = [line for line in zip((signature, date), right_indents(signature, date), strict=True) if line[0]]
    if not lines:
        return []
    if len(after.text) <= LONGEST_KEPT:
        after.get_or_add_pPr().get_or_add_keepNext()
    blank = typist.paragraph("Signature", properties=[w("keepNext")])
    return [blank, *(_line(text, indent, typist, last=text is lines[-1][0]) for text, indent in lines)]


def _line(text: str, indent: float, typist: Typist, *, last: bool) -> Element:
    place = w("ind", rightChars=round(indent * 100), right=characters(indent))
    return typist.paragraph("Signature", typist.run(text), properties=[place] if last else [w("keepNext"), place])
