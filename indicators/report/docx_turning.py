"""Pages turned on their side for tables too wide to stand upright: sections of their own, the page numbers going on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from itertools import groupby
from types import MappingProxyType

from docx.oxml.ns import qn

from indicators.report.docx_page import FOOTER_TURNED
from indicators.report.docx_xml import Element, w

_ONCE = ("w:titlePg", "w:pgNumType")
"""What holds for the first of the sections only: a first page of its own, and the number to begin with."""

_BEFORE_SIZE = ("w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr")


def turn_wide(body: Element, wide: Collection[Element], footers: Mapping[str, str] = MappingProxyType({})) -> None:
    """Put the elements of the body that are in ``wide`` on pages turned on their side.

    A section of Word is described at its end: each stretch of wide elements ends with a turned copy of the section that it
    stands in, and what was before it with an upright one. ``footers`` are the relationships of those for turned pages, by
    kind of page; without them the turned pages keep the footers of the others.
    """
    children = [child for child in body if child.tag != qn("w:sectPr")]
    of_wide = set(map(id, wide))
    pieces = [(turned, list(piece)) for turned, piece in groupby(children, key=lambda child: id(child) in of_wide)]
    for number, (turned, piece) in enumerate(pieces):
        following = [element for _, later in pieces[number + 1 :] for element in later]
        if turned:
            _with_footers(_end(body, piece, following, turned=True), footers)
        elif number + 1 < len(pieces):
            _end(body, piece, following, turned=False)


def _end(body: Element, piece: Sequence[Element], following: Sequence[Element], *, turned: bool) -> Element:
    """Let a section end with the piece, like the one in which it now stands; the section's description."""
    properties = _section_at(body, following)
    is_last = not following
    ending = properties if is_last else deepcopy(properties)
    if not is_last:
        _last_paragraph(piece).get_or_add_pPr().append(ending)
        for element in _found(properties, _ONCE):
            properties.remove(element)
        _on_new_page(properties)
    if turned:
        for element in _found(ending, _ONCE):
            ending.remove(element)
        _on_new_page(ending)
        _turn(ending)
    return ending


def _with_footers(section: Element, footers: Mapping[str, str]) -> None:
    for reference in section.findall(qn("w:footerReference")):
        kind = reference.get(qn("w:type"))
        reference.set(qn("r:id"), footers.get(kind, reference.get(qn("r:id"))))
    if footers:
        section.find(qn("w:pgMar")).set(qn("w:footer"), str(FOOTER_TURNED))


def _section_at(body: Element, following: Sequence[Element]) -> Element:
    """The description of the section that goes on after the piece."""
    for element in following:
        if (found := element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")) is not None:
            return found
    return body[-1]


def _last_paragraph(piece: Sequence[Element]) -> Element:
    if piece[-1].tag == qn("w:p") and not ends_section(piece[-1]):
        return piece[-1]
    paragraph = w("p")
    piece[-1].addnext(paragraph)
    return paragraph


def ends_section(paragraph: Element) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def _found(section: Element, tags: Sequence[str]) -> list[Element]:
    return [element for tag in tags for element in section.findall(qn(tag))]


def _on_new_page(section: Element) -> None:
    for kind in section.findall(qn("w:type")):
        section.remove(kind)
    place = len(_found(section, _BEFORE_SIZE))
    section.insert(place, w("type", val="nextPage"))


def _turn(section: Element) -> None:
    """Paper and margins a quarter round: the edge that is bound, at the left, comes to the top."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if size is not None:
        width, height = size.get(qn("w:w")), size.get(qn("w:h"))
        if int(width) > int(height):
            return
        for name, value in (("w:w", height), ("w:h", width), ("w:orient", "landscape")):
            size.set(qn(name), value)
    if margins is not None:
        old = {side: margins.get(qn(f"w:{side}")) for side in ("top", "right", "bottom", "left")}
        for side, before in (("top", "left"), ("right", "top"), ("bottom", "right"), ("left", "bottom")):
            margins.set(qn(f"w:{side}"), old[before])
    for grid in section.findall(qn("w:docGrid")):
        section.remove(grid)  # made for the upright page
