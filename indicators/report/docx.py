"""A report as a Word file that can be sent as it is: GB/T 9704-2012, editable, its numbers traceable."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

import docx
from docx.document import Document as WordDocument

from indicators.narrative.document import Document, Table
from indicators.report.chart_spec import ChartSpec
from indicators.report.docx_chart import Charts
from indicators.report.docx_closing import closing
from indicators.report.docx_comments import Comments
from indicators.report.docx_fonts import STANDARD, Fonts
from indicators.report.docx_skeleton import skeleton
from indicators.report.docx_table import table_element
from indicators.report.docx_text import section_elements, title_element
from indicators.report.docx_trace import TEXT_COLUMNS, trace_table
from indicators.report.docx_xml import Element, Typist, printable, w
from indicators.report.fixed_time import FIXED_TIME
from indicators.report.trace import Names, usual_names


def write_docx(
    document: Document,
    *,
    fonts: Fonts = STANDARD,
    bold_headings: bool = False,
    appendix: bool = False,
    comments: bool = False,
    names: Names | None = None,
    charts: Sequence[ChartSpec] = (),
) -> bytes:
    """The report as the bytes of a .docx.

    ``bold_headings`` makes 一、 and （一） bold, which the standard does not ask for. ``appendix`` adds a table of all
    numbers with their meaning, formula and cells; ``comments`` hangs the same on each number. ``names`` are the printed
    names of the indicators for these two, the catalogue's unless told (see ``trace.names_of``). ``charts`` stand after
    their sections, as charts that can be edited in Word.
    """
    word = docx.Document(io.BytesIO(skeleton(fonts, bold=bold_headings, language=document.language)))
    typist = Typist(fonts, chinese=document.language == "zh")
    hung = Comments(typist, names or usual_names(), document.language) if comments else None
    drawn = Charts(word, typist, document.language)
    text = list(_text(document, typist, hung, drawn, charts))
    text += closing(document.signature, document.date, typist, after=text[-1])
    for table in document.tables:
        text += _on_new_page(_caption(table, document), table_element(table, typist), typist)
    if appendix:
        trace = trace_table(document, names or usual_names())
        text += _on_new_page(trace.title, table_element(trace, typist, text_columns=TEXT_COLUMNS), typist)
    end_of_body = word.element.body[-1]
    for element in text:
        end_of_body.addprevious(element)
    if hung:
        hung.attach(word)
    word.core_properties.title = printable(document.title)
    word.core_properties.language = "zh-CN" if document.language == "zh" else "en-US"
    return _bytes_of(word)


def _text(
    document: Document, typist: Typist, comments: Comments | None, drawn: Charts, charts: Sequence[ChartSpec]
) -> Iterator[Element]:
    """Title, blank line and sections, each with its charts; charts of no section come last."""
    yield title_element(document.title, typist)
    yield typist.paragraph("BodyText")
    waiting = list(charts)
    for section in document.sections:
        yield from section_elements(section, typist, comments)
        for chart in [c for c in waiting if c.after and c.after in section.heading]:
            waiting.remove(chart)
            yield from drawn.elements(chart)
    for chart in waiting:
        yield from drawn.elements(chart)


def _caption(table: Table, document: Document) -> str:
    number = document.tables.index(table) + 1
    if document.language != "zh":
        return f"Table {number}  {table.title}"
    return f"附表{number if len(document.tables) > 1 else ''}　{table.title}"


def _on_new_page(caption: str, table: Element, typist: Typist) -> Iterator[Element]:
    yield typist.paragraph("Caption", typist.run(caption, typist.fonts.heading), properties=[w("pageBreakBefore")])
    yield table
    yield typist.paragraph("TableText")  # Word joins two tables with nothing between them


def _bytes_of(word: WordDocument) -> bytes:
    dated, undated = io.BytesIO(), io.BytesIO()
    word.save(dated)
    with zipfile.ZipFile(dated) as source, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as result:
        for part in source.namelist():
            result.writestr(zipfile.ZipInfo(part, FIXED_TIME.timetuple()[:6]), source.read(part), zipfile.ZIP_DEFLATED)
    return undated.getvalue()
