"""A report as Markdown: headings, bold run-in headings, real tables, and nothing in the text taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indicators.narrative.document import Document, Paragraph, Table
from indicators.report.judged_by import judged_by

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LIST_START = re.compile(r"^(\s*)(\d+|[-+])([.)]?\s)")


def write_md(document: Document) -> bytes:
    """UTF-8 Markdown with the sentences of the document as they stand."""
    return ("\n\n".join(_blocks(document)) + "\n").encode()


def _blocks(document: Document) -> Iterator[str]:
    yield f"# {plain(document.title)}"
    for section in document.sections:
        if section.heading:
            yield f"## {plain(section.heading)}"
        for paragraph in section.paragraphs:
            yield _paragraph(paragraph)
    for table in document.within:
        yield from _table(table)
    closing = [plain(line) for line in (document.signature, document.date) if line]
    if closing:
        yield "  \n".join(closing)
    for table in document.after:
        yield f"## {plain(table.title)}"
        yield from _table(table)
    if note := judged_by(document):
        yield plain(note)


def plain(text: str) -> str:
    """The text with every character escaped that Markdown would take for markup."""
    return _LIST_START.sub(r"\1\\\2\3", _MARKUP.sub(r"\\\1", text))


def _paragraph(paragraph: Paragraph) -> str:
    heading, rest = paragraph.text[: paragraph.lead], paragraph.text[paragraph.lead :]
    return (f"**{plain(heading)}**" if heading else "") + plain(rest)


def _table(table: Table) -> Iterator[str]:
    yield "\n".join(_rows(table))
    if table.note:
        yield plain(table.note)


def _rows(table: Table) -> Iterator[str]:
    yield _row(table.header)
    yield _row(["---"] * len(table.header))
    for row in table.rows:
        yield _row([plain(cell) for cell in row])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
