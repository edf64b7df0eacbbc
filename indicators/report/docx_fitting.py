"""A report of a page and a line or two is set closer, so that its signature does not stand alone on a second page.

GB/T 9704-2012, 7.3.5.4: where the room left does not hold signature and date, the spacing of lines is adjusted.
"""

from __future__ import annotations

import math

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from indicators.narrative.document import Document
from indicators.report.docx_page import CHARACTERS, LINE_PITCH, TYPE_HEIGHT
from indicators.report.docx_table import lay_out, row_height
from indicators.report.docx_title import title_lines
from indicators.report.text_width import width

CLOSEST = 24
"""More lines than this do not stand on one page."""

_LEFT_OVER, _FEW = 0.03, 3
"""The part of the lines that stays empty because a number or a mark does not begin on them, where there are not a few only."""

_SPARE = 4
"""Twips a line that are left over: programs round differently."""

_NOTE = 18 * 20
"""A line of 小四 below a table."""

_CLOSING = 3
"""A blank line, the signature, the date."""


def fit_on_one_page(word: WordDocument, document: Document) -> None:
    """Let the lines of all text be as much closer as one page asks for; nothing where that is not enough."""
    if not document.signature or _is_long(document):
        return
    needed, room = lines_of(document), TYPE_HEIGHT - _height_of_tables(document)
    if TYPE_HEIGHT // CLOSEST <= room // needed < LINE_PITCH:
        spacing = word.styles["Normal"].element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
        spacing.set(qn("w:line"), str(room // needed - _SPARE))


def _height_of_tables(document: Document) -> int:
    """What the tables within the text and the notes below them take, in twips."""
    tables = [table for table in document.tables if table.within]
    sizes = [lay_out(table.header, table.rows, within=True).size for table in tables]
    rows = [len(table.rows) + 1 for table in tables]
    heights = [row_height(size, number, TYPE_HEIGHT, within=True) * number for size, number in zip(sizes, rows, strict=True)]
    notes = sum(bool(table.note) for table in tables) + bool(tables)  # the last is on how progress is judged
    return sum(heights) + _NOTE * notes


def _is_long(document: Document) -> bool:
    """Whether it is plain without measuring each character: none is narrower than half a square."""
    return sum(len(p.text) for section in document.sections for p in section.paragraphs) / 2 > CLOSEST * CHARACTERS


def lines_of(document: Document) -> int:
    """How many lines title, text and signature take, a line for each paragraph begun."""
    texts = [t for section in document.sections for t in (section.heading, *(p.text for p in section.paragraphs)) if t]
    return len(title_lines(document.title)) + 1 + sum(map(_lines, texts)) + _CLOSING


def _lines(text: str) -> int:
    full = (2 + width(text)) / CHARACTERS
    return math.ceil(full * (1 + _LEFT_OVER) if full > _FEW else full)
