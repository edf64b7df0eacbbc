"""The paragraphs of a report by their place."""

from __future__ import annotations

from dataclasses import replace

from indicators.editing.arrangement import plain_heading
from indicators.editing.keys import Place
from indicators.narrative.document import Document, Paragraph


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
