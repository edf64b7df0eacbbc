"""A report as JSON for other programs: its text, and every number in it with value, formula and cells."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from indicators.narrative.document import Claim, Document


def write_json(document: Document) -> bytes:
    """UTF-8 JSON: ``{"title", "sections": [{"heading", "paragraphs": [{"text", "claims": [...]}]}]}``.

    ``start`` and ``end`` of a claim are offsets in characters (code points) of the number with its unit.
    """
    return (json.dumps(as_data(document), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def as_data(document: Document) -> dict[str, Any]:
    """The report as plain lists and dictionaries, in the form other programs rely on."""
    sections = [
        {
            "heading": section.heading,
            "paragraphs": [
                {"text": paragraph.text, "lead": paragraph.lead, "claims": [_claim(claim) for claim in paragraph.claims]}
                for paragraph in section.paragraphs
            ],
        }
        for section in document.sections
    ]
    tables = [{"title": t.title, "header": t.header, "rows": t.rows, "note": t.note} for t in document.tables]
    return {
        "title": document.title,
        "sections": sections,
        "signature": document.signature,
        "date": document.date,
        "language": document.language,
        "tables": tables,
        "preset": document.preset,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    data = {field.name: getattr(claim, field.name) for field in fields(claim)}
    return data | {"sources": [{"file": s.file, "sheet": s.sheet, "cell": s.cell} for s in claim.sources]}
