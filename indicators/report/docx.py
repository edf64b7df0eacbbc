"""A report as a Word file that can be sent as it is: GB/T 9704-2012, editable, its numbers traceable."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument

from indicators.narrative.document import Document, Table
from indicators.report.docx_closing import closing
from indicators.report.docx_comments import Comments
from indicators.report.docx_fonts import STANDARD, Fonts
from indicators.report.docx_skeleton import skeleton
from indicators.report.docx_table import table_element
from indicators.report.docx_text import section_elements, title_element
from indicators.report.docx_trace import TEXT_COLUMNS, trace_table
from indicators.report.docx_xml import Element, Typist, printable, w
from indicators.report.trace import Names

_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""In the package's directory: the same report gives the same bytes."""


def write_docx(
    document: Document,
    *,
    fonts: Fonts = STANDARD,
    bold_headings: bool = False,
    appendix: bool = False,
    comments: bool = False,
    names: Names | None = None,
) -> bytes:
    """The report as the bytes of a .docx.

    ``bold_headings`` makes 一、 and （一） bold, which the standard does not ask for. ``appendix`` adds a table of all
    numbers with their meaning, formula and cells; ``comments`` hangs the same on each number. ``names`` are the printed
    names of the indicators for these two (see ``trace.names_of``).
    """
    word = docx.Document(io.BytesIO(skeleton(fonts, bold=bold_headings, language=document.language)))
    typist = Typist(fonts, chinese=document.language == "zh")
    hung = Comments(typist, names or {}, document.language) if comments else None
    end_of_body = word.element.body[-1]
    for element in _content(document, typist, hung, trace_table(document, names or {}) if appendix else None):
        end_of_body.addprevious(element)
    if hung:
        hung.attach(word)
    word.core_properties.title = printable(document.title)
    word.core_properties.language = "zh-CN" if document.language == "zh" else "en-US"
    return _bytes_of(word)


def _content(document: Document, typist: Typist, comments: Comments | None, trace: Table | None) -> Iterator[Element]:
    text = [title_element(document.title, typist), typist.paragraph("BodyText")]
    for section in document.sections:
        text += section_elements(section, typist, comments)
    yield from text
    yield from closing(document.signature, document.date, typist, after=text[-1])
    for number, table in enumerate(document.tables, start=1):
        label = f"附表{number if len(document.tables) > 1 else ''}" if document.language == "zh" else f"Table {number}"
        yield from _on_new_page(f"{label}　{table.title}", table_element(table, typist), typist)
    if trace:
        yield from _on_new_page(trace.title, table_element(trace, typist, text_columns=TEXT_COLUMNS), typist)


def _on_new_page(caption: str, table: Element, typist: Typist) -> Iterator[Element]:
    yield typist.paragraph("Caption", typist.run(caption, typist.fonts.heading), properties=[w("pageBreakBefore")])
    yield table
    yield typist.paragraph("TableText")  # Word joins two tables with nothing between them


def _bytes_of(word: WordDocument) -> bytes:
    dated, undated = io.BytesIO(), io.BytesIO()
    word.save(dated)
    with zipfile.ZipFile(dated) as source, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as result:
        for part in source.namelist():
            result.writestr(zipfile.ZipInfo(part, _NO_DATE), source.read(part), zipfile.ZIP_DEFLATED)
    return undated.getvalue()
