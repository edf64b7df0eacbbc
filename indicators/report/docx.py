"""A report as a Word file that can be sent as it is: GB/T 9704-2012, editable, its numbers traceable."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import docx
from docx.document import Document as WordDocument

from indicators.narrative.document import Document
from indicators.report.chart_spec import ChartSpec
from indicators.report.docx_blocks import SECTION, TABLE, TITLE, Block, blocks_of
from indicators.report.docx_closing import closing
from indicators.report.docx_fitting import fit_on_one_page
from indicators.report.docx_fonts import STANDARD, Fonts
from indicators.report.docx_options import Stretches, WordOptions
from indicators.report.docx_page_numbers import add_turned_footers
from indicators.report.docx_skeleton import page_number_fonts, skeleton
from indicators.report.docx_turning import turn_wide
from indicators.report.docx_xml import Element, Typist, printable, w
from indicators.report.fixed_time import FIXED_TIME
from indicators.report.trace import Names


def write_docx(
    document: Document,
    *,
    fonts: Fonts = STANDARD,
    bold_headings: bool = False,
    appendix: bool = False,
    comments: bool = False,
    names: Names | None = None,
    charts: Sequence[ChartSpec] = (),
    typed: Stretches | None = None,
    marked: bool = True,
) -> bytes:
    """The report as the bytes of a .docx.

    ``bold_headings`` makes 一、 and （一） bold, which the standard does not ask for. The others are explained in
    ``WordOptions``.
    """
    options = WordOptions(appendix, comments, names, charts, typed or {}, marked)

    def laid_out(blocks: Sequence[Block], typist: Typist) -> Iterator[Element]:
        by_name = {block.name: block for block in blocks}
        text = [*by_name[TITLE].elements, typist.paragraph("BodyText")]
        text += [e for block in blocks if block.name.startswith(SECTION) for e in block.elements]
        within = {f"{TABLE} {number}" for number, table in enumerate(document.tables) if table.within}
        text += [e for block in blocks if block.name in within for e in block.elements[1:]]  # without its caption
        yield from text
        yield from closing(document.signature, document.date, typist, after=text[-1])
        for block in blocks:
            if block.name != TITLE and not block.name.startswith(SECTION) and block.name not in within:
                yield from on_new_page(block.elements)

    return _written(document, options, laid_out, fonts=fonts, bold=bold_headings)


def write_blocks(document: Document, options: WordOptions, fonts: Fonts = STANDARD) -> bytes:
    """The report as a .docx in which each block stands in a content control with its name, to be put into another file.

    The tag of a wide block ends with an exclamation mark.
    """

    def boxed(blocks: Sequence[Block], _typist: Typist) -> Iterator[Element]:
        for block in blocks:
            tag = w("tag", val=block.name + "!" * block.wide)
            yield w("sdt", w("sdtPr", tag), w("sdtContent", *block.elements))

    return _written(document, options, boxed, fonts=fonts)


Layout = Callable[[Sequence[Block], Typist], Iterable[Element]]


def _written(document: Document, options: WordOptions, layout: Layout, *, fonts: Fonts, bold: bool = False) -> bytes:
    word = docx.Document(io.BytesIO(skeleton(fonts, bold=bold, language=document.language)))
    if not options.charts:
        fit_on_one_page(word, document)
    typist = Typist(fonts, chinese=document.language == "zh")
    blocks, hung = blocks_of(document, word, typist, options)
    body = word.element.body
    end_of_body = body[-1]
    for element in layout(blocks, typist):
        end_of_body.addprevious(element)
    if wide := [e for block in blocks if block.wide for e in block.elements if e.getparent() is body]:
        turn_wide(body, wide, add_turned_footers(word, page_number_fonts(fonts, document.language)))
    hung.attach(word)
    word.core_properties.title = printable(document.title)
    word.core_properties.language = "zh-CN" if document.language == "zh" else "en-US"
    return undated(word)


def on_new_page(elements: Sequence[Element]) -> Sequence[Element]:
    """The elements, the first of which is a paragraph, begun on a new page."""
    elements[0].get_or_add_pPr().get_or_add_pageBreakBefore()
    return elements


Change = Callable[[bytes], bytes]


def undated(word: WordDocument, changed: Mapping[str, Change] = MappingProxyType({})) -> bytes:
    """The bytes of the file, the same each time: a zip otherwise keeps the time of day. ``changed``: parts to be altered."""
    dated, result = io.BytesIO(), io.BytesIO()
    word.save(dated)
    with zipfile.ZipFile(dated) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for part in source.namelist():
            content = changed[part](source.read(part)) if part in changed else source.read(part)
            package.writestr(zipfile.ZipInfo(part, FIXED_TIME.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()
