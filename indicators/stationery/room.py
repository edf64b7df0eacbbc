"""How much room there is where a block is put, and tables and charts made to fit it."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.shared import Twips

from indicators.report.docx_page import TYPE_HEIGHT, TYPE_WIDTH
from indicators.report.docx_xml import Element


def fit(element: Element, room: int) -> None:
    """Tables as wide as the room, in twips; charts no wider."""
    if element.tag == qn("w:tbl"):
        columns = list(element.iter(qn("w:gridCol")))
        share = room / sum(int(column.get(qn("w:w"))) for column in columns)
        for measure in (*columns, *element.iter(qn("w:tcW")), *element.iter(qn("w:tblW"))):
            measure.set(qn("w:w"), str(round(int(measure.get(qn("w:w"))) * share)))
    for extent in element.iter("{*}extent"):
        extent.set("cx", str(min(int(extent.get("cx")), int(Twips(room)))))


def room_at(paragraph: Element) -> tuple[int, int]:
    """The width of the type area where the paragraph stands, in twips, upright and turned."""
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    if cell is not None:
        wide = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        room = int(wide.get(qn("w:w"))) - 216 if wide is not None and wide.get(qn("w:type")) == "dxa" else 4000
        return max(room, 1000), max(room, 1000)
    body = next(paragraph.iterancestors(qn("w:body")))
    top = next((a for a in (paragraph, *paragraph.iterancestors()) if a.getparent() is body), paragraph)
    following = (e.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") for e in (top, *top.itersiblings()))
    return room_of(next((section for section in following if section is not None), body[-1]))


def room_of(section: Element) -> tuple[int, int]:
    """The type area of a section, upright and turned."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if size is None or margins is None:
        return TYPE_WIDTH, TYPE_HEIGHT
    upright = _measure(size, "w") - _measure(margins, "left") - _measure(margins, "right") - _measure(margins, "gutter")
    turned = _measure(size, "h") - _measure(margins, "top") - _measure(margins, "bottom")
    return upright, turned


def _measure(element: Element, name: str) -> int:
    return int(float(element.get(qn(f"w:{name}"), 0)))
