"""What the page of written reports shows beside the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative.document import Document, Paragraph
from indicators.narrative.english.words import section_name
from indicators.views.targets import TargetRow


def size_of(document: Document) -> tuple[int, int]:
    """The characters of the text with its headings, and the numbers in it that lead to their cells."""
    texts = [document.title, *(s.heading for s in document.sections)]
    paragraphs = [p for s in document.sections for p in s.paragraphs]
    characters = sum(len(text) for text in texts) + sum(len(p.text) for p in paragraphs)
    return characters, sum(len(p.claims) for p in paragraphs)


def forms_for(org_unit: str) -> tuple[str, ...]:
    """The forms that make sense: a circular compares org units, and so is about the whole."""
    every = ("summary", "circular", "brief", "supervision")
    return every if org_unit == TOTAL else tuple(form for form in every if form != "circular")


def rows_of_section(dataset: Dataset, rows: Sequence[TargetRow], heading: str) -> tuple[TargetRow, ...]:
    """The targets that belong beside a section, by its heading without number; none beside one that is about no theme."""

    def is_told(row: TargetRow) -> bool:
        section = dataset.indicators[row.indicator].section
        return bool(heading) and heading in (section, section_name(section))

    return tuple(row for row in rows if is_told(row))


def pieces_of(paragraph: Paragraph, marked: Sequence[tuple[int, int]]) -> tuple[tuple[Paragraph, bool], ...]:
    """The paragraph cut at the stretches to be marked; each piece with its claims, and whether it is one of those."""
    cuts = sorted({0, len(paragraph.text), *(at for stretch in marked for at in stretch)})
    return tuple((_piece(paragraph, start, end), (start, end) in set(marked)) for start, end in pairwise(cuts))


def _piece(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    claims = (c for c in paragraph.claims if start <= c.start and c.end <= end)
    moved = tuple(replace(c, start=c.start - start, end=c.end - start) for c in claims)
    return Paragraph(paragraph.text[start:end], moved, max(0, min(paragraph.lead, end) - start))
