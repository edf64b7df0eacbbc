"""Charts in Word that can be edited there: put into the package as Word and WPS themselves do. python-docx has no charts."""

from __future__ import annotations

from functools import cache
from importlib import resources
from string import Template

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from indicators.report.chart_part import chart_workbook, chart_xml
from indicators.report.chart_spec import ChartSpec
from indicators.report.docx_xml import Element, Typist, printable, w

WIDTH = Mm(156)
_LEGEND = 8
"""What the words for the colours take below the bars, in millimetres."""


class Charts:
    """The charts of one document, numbered as they are put in."""

    def __init__(self, document: WordDocument, typist: Typist, language: str) -> None:
        self._document = document
        self._typist = typist
        self._language = language
        self._count = 0

    def elements(self, chart: ChartSpec) -> list[Element]:
        """A paragraph with the chart and one with its number and title."""
        self._count += 1
        label = f"图{self._count}　" if self._language == "zh" else f"Figure {self._count}  "
        caption = self._typist.run(f"{label}{chart.title}{chart.note}", self._typist.fonts.heading)
        return [
            self._typist.paragraph("Figure", w("r", self._frame(chart, self._relate(chart)))),
            self._typist.paragraph("FigureCaption", caption),
        ]

    def _frame(self, chart: ChartSpec, relation: str) -> Element:
        values = {"width": int(WIDTH), "height": _height(chart), "number": self._count, "relation": relation}
        frame = parse_xml(_frame_template().substitute(values).encode())
        next(frame.iter("{*}docPr")).set("descr", printable(chart.description or chart.title))
        return frame

    def _relate(self, chart: ChartSpec) -> str:
        """Add the parts of the chart and return the relationship under which the text finds it."""
        document = self._document.part
        data = PackURI(f"/word/embeddings/chart{self._count}.xlsx")
        name = PackURI(f"/word/charts/chart{self._count}.xml")
        blob = chart_xml(chart, self._typist.fonts, data="rId1")
        part = Part(name, CONTENT_TYPE.DML_CHART, blob, document.package)
        workbook = Part(data, CONTENT_TYPE.SML_SHEET, chart_workbook(chart), document.package)
        part.load_rel(RELATIONSHIP_TYPE.PACKAGE, workbook, "rId1")
        return str(document.relate_to(part, RELATIONSHIP_TYPE.CHART))


@cache
def _frame_template() -> Template:
    return Template(resources.files("indicators.report").joinpath("word", "chart_frame.xml").read_text("utf-8"))


def _height(chart: ChartSpec) -> int:
    """Bars need room each, lines have one height; many bars stand closer, so that two charts have room on a page."""
    if chart.lines:
        return int(Mm(75))
    bars = len(chart.categories) * (1 if chart.is_coloured else max(1, len(chart.series)))
    room = min(20 + 6.5 * bars, max(86, min(20 + 3.7 * bars, 190)))
    return int(Mm(room + _LEGEND * chart.is_coloured))
