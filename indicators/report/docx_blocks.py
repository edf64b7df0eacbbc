"""A report in Word as blocks, each with a name: the title, every section, the tables, the appendix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docx.document import Document as WordDocument

from indicators.narrative.document import Document, Table
from indicators.report.chart_spec import ChartSpec
from indicators.report.docx_chart import Charts
from indicators.report.docx_comments import Comments
from indicators.report.docx_options import WordOptions
from indicators.report.docx_page import CHARACTERS, CHARACTERS_TURNED
from indicators.report.docx_table import Columns, is_wide, table_element
from indicators.report.docx_text import section_elements, title_element
from indicators.report.docx_title import title_lines
from indicators.report.docx_trace import COLUMNS, trace_tables
from indicators.report.docx_xml import Element, Typist, w
from indicators.report.judged_by import judged_by
from indicators.report.trace import usual_names

TITLE, SECTION, TABLE, APPENDIX = "title", "section", "table", "appendix"
"""What the names of blocks begin with; sections and tables are numbered from 0."""


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs and tables that stand together; ``wide`` ones need a page turned on its side."""

    name: str
    elements: tuple[Element, ...]
    wide: bool = False


def blocks_of(document: Document, word: WordDocument, typist: Typist, options: WordOptions) -> tuple[list[Block], Comments]:
    """All blocks in the order of the text, their charts put into ``word``, and the comments that hang on them."""
    comments = Comments(typist, options.names or usual_names(), document.language, on_claims=options.comments)
    drawn = Charts(word, typist, document.language)
    blocks = [Block(TITLE, (title_element(document.title, typist),))]
    blocks += _sections(document, typist, comments, drawn, options)
    for number, table in enumerate(document.tables):
        rule = judged_by(document) if number == len(document.tables) - 1 else ""
        note = "\n".join(filter(None, (table.note, rule)))
        blocks.append(_tabled(f"{TABLE} {number}", _caption(number, document), table, typist, note=note))
    if options.appendix:
        *files, trace = trace_tables(document, options.names or usual_names(), options.typed)
        before = [e for table in files for e in _tabled(APPENDIX, table.title, table, typist).elements]
        block = _tabled(APPENDIX, trace.title, trace, typist, COLUMNS)
        blocks.append(replace(block, elements=(*before, *block.elements)))
    return blocks, comments


def _sections(document: Document, typist: Typist, comments: Comments, drawn: Charts, options: WordOptions) -> Iterator[Block]:
    """Each section with its charts; charts of no section come after the last one, or stand alone where there is none."""
    waiting = list(options.charts)
    for number, section in enumerate(document.sections):
        elements = list(section_elements(section, typist, comments, options.marks))
        theirs = [c for c in waiting if c.after and c.after in section.heading]
        waiting = [c for c in waiting if c not in theirs]
        if number == len(document.sections) - 1:
            theirs, waiting = [*theirs, *waiting], []
        yield Block(f"{SECTION} {number}", (*elements, *_drawn(theirs, drawn)))
    if waiting:
        yield Block(f"{SECTION} {len(document.sections)}", _drawn(waiting, drawn))


def _drawn(charts: Sequence[ChartSpec], drawn: Charts) -> tuple[Element, ...]:
    return tuple(element for chart in charts for element in drawn.elements(chart))


def _caption(number: int, document: Document) -> str:
    title = document.tables[number].title
    if document.language != "zh":
        return f"Table {number + 1}  {title}"
    return f"附表{number + 1 if len(document.tables) > 1 else ''}　{title}"


def _tabled(
    name: str,
    caption: str,
    table: Table,
    typist: Typist,
    columns: Columns = Columns(),  # noqa: B008
    *,
    note: str = "",
) -> Block:
    """A table under its caption, and its note under it."""
    wide = is_wide(table, columns)
    lines = title_lines(caption, CHARACTERS_TURNED if wide else CHARACTERS)
    heading = typist.paragraph("Caption", typist.run("\n".join(lines), typist.fonts.heading))
    made = table_element(table, typist, columns, wide=wide)
    return Block(name, (heading, made, _after_table(note, typist)), wide)


def _after_table(note: str, typist: Typist) -> Element:
    """Word joins two tables with nothing between: a paragraph of hardly any height, lest a full page bring an empty one."""
    if note:
        return typist.paragraph("TableText", typist.run(note))
    return typist.paragraph("TableText", properties=[w("spacing", line=20, lineRule="exact")])
