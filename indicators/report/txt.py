"""A report as plain text, laid out as a Chinese office document: full-width indents, signature and date to the right."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.narrative.document import Document, Table
from indicators.report.judged_by import judged_by
from indicators.report.text_width import width

INDENT = "\u3000\u3000"
LINE = 39
"""Chinese characters a line is taken to hold, for what stands centred or to the right."""


def write_txt(document: Document) -> bytes:
    """UTF-8, one paragraph a line; tables as tab-separated lines."""
    return ("\n".join(_lines(document)) + "\n").encode()


def _lines(document: Document) -> Iterator[str]:
    indent = INDENT if document.language == "zh" else ""
    yield _moved(document.title, (LINE - width(document.title)) / 2)
    yield ""
    for section in document.sections:
        if section.heading:
            yield indent + section.heading
        for paragraph in section.paragraphs:
            yield indent + paragraph.text
    for table in document.within:
        yield from _table(table, indent)
    closing = [line for line in (document.signature, document.date) if line]
    if closing:
        yield ""
    for line in closing:
        yield _moved(line, LINE - 2 - width(line))
    for table in document.after:
        yield ""
        yield from _table(table, indent)
    if note := judged_by(document):
        yield indent + note


def _moved(line: str, characters: float) -> str:
    """The line moved to the right by so many Chinese characters."""
    return " " * max(0, round(2 * characters)) + line


def _table(table: Table, indent: str) -> Iterator[str]:
    if not table.within:
        yield table.title
    yield "\t".join(table.header)
    for row in table.rows:
        yield "\t".join(row)
    if table.note:
        yield indent + table.note
