"""How much a written report holds."""

from __future__ import annotations

from indicators.narrative.document import Document


def size_of(document: Document) -> tuple[int, int]:
    """The characters of the text with its headings, and the numbers in it that lead to their cells."""
    texts = [document.title, *(s.heading for s in document.sections)]
    paragraphs = [p for s in document.sections for p in s.paragraphs]
    characters = sum(len(text) for text in texts) + sum(len(p.text) for p in paragraphs)
    return characters, sum(len(p.claims) for p in paragraphs)
