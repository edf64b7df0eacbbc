"""A model to begin with: a letterhead, the text, a table of the org units, what an office adds below."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import docx

from indicators.report.docx import undated
from indicators.report.docx_fonts import STANDARD
from indicators.report.docx_page import TYPE_WIDTH
from indicators.report.docx_skeleton import skeleton
from indicators.report.docx_xml import Element, Typist, w

_RED = "C00000"
_TYPIST = Typist(STANDARD)


def sample_model(indicators: Sequence[str]) -> bytes:
    """A .docx with placeholders; the table at its end shows the indicators with these names, a column each."""
    word = docx.Document(io.BytesIO(skeleton(STANDARD)))
    end = word.element.body[-1]
    for element in (*_letterhead(), *_text(indicators), *_table(indicators), *_below()):
        end.addprevious(element)
    word.core_properties.title = "公文模板"
    return undated(word)


def _letterhead() -> Iterator[Element]:
    name = _TYPIST.run("{{落款}}文件", STANDARD.title)
    name.rPr.extend([w("color", val=_RED), w("spacing", val=40), w("sz", val=72), w("szCs", val=72)])
    room = w("spacing", before=240, after=240, line=1000, lineRule="exact")
    yield _TYPIST.paragraph("Normal", name, properties=[room, w("jc", val="center")])
    number = _TYPIST.run("×工发〔{{年份}}〕　号")
    line = w("pBdr", w("bottom", val="single", sz=18, space=8, color=_RED))
    yield _TYPIST.paragraph("Normal", number, properties=[line, w("jc", val="center")])
    yield _TYPIST.paragraph("Normal")


def _text(indicators: Sequence[str]) -> Iterator[Element]:
    yield _TYPIST.paragraph("Title", _TYPIST.run("{{标题}}", STANDARD.title))
    yield _TYPIST.paragraph("BodyText")
    yield _TYPIST.paragraph("BodyText", _TYPIST.run("{{正文}}"))
    if indicators:
        figures = "，".join(f"{name}{{{{{name}}}}}" for name in indicators)
        yield _TYPIST.paragraph("BodyText", _TYPIST.run(f"附：{{{{期间}}}}{{{{单位}}}}{figures}。"))
    yield _TYPIST.paragraph("BodyText")
    right = [w("ind", rightChars=200, right=640)]
    yield _TYPIST.paragraph("Signature", _TYPIST.run("{{落款}}"), properties=right)
    yield _TYPIST.paragraph("Signature", _TYPIST.run("{{日期}}"), properties=right)
    yield _TYPIST.paragraph("BodyText")


def _table(indicators: Sequence[str]) -> Iterator[Element]:
    """A row an org unit: the loop begins in the first cell and ends in the last."""
    if not indicators:
        return
    names = ("单位", *indicators)
    cells = ["{{镇街.名称}}", *(f"{{{{镇街.{name}}}}}" for name in indicators)]
    cells[0] = "{% for 镇街 in 各单位 %}" + cells[0]
    cells[-1] += "{% endfor %}"
    yield _TYPIST.paragraph("Caption", _TYPIST.run("各单位情况", STANDARD.heading), properties=[w("keepNext")])
    wide = TYPE_WIDTH // len(names)
    grid = w("tblGrid", *(w("gridCol", w=wide) for _ in names))
    about = w("tblPr", w("tblStyle", val="TableGrid"), w("tblW", w=wide * len(names), type="dxa"), w("tblLayout", type="fixed"))
    yield w("tbl", about, grid, _row(names, wide, head=True), _row(cells, wide))
    yield _TYPIST.paragraph("BodyText")


def _row(texts: Sequence[str], wide: int, *, head: bool = False) -> Element:
    style, face = ("TableHead", STANDARD.heading) if head else ("TableText", STANDARD.body)
    made = (
        w(
            "tc",
            w("tcPr", w("tcW", w=wide, type="dxa")),
            _TYPIST.paragraph(style, _TYPIST.run(text, face, size=12), properties=[w("jc", val="center")]),
        )
        for text in texts
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if head else None), *made)


def _below() -> Iterator[Element]:
    line = w("pBdr", w("top", val="single", sz=8, space=4), w("bottom", val="single", sz=8, space=4))
    copies = _TYPIST.run("抄送：市总工会，县委办公室、县政府办公室。", size=14)
    yield _TYPIST.paragraph("Normal", copies, properties=[line])
