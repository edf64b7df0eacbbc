"""Elements of WordprocessingML in one line each, and runs that name their faces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from indicators.report.docx_fonts import Fonts, run_fonts

_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")

Element = Any
"""An lxml element; python-docx has classes of its own for them."""


def printable(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """The element ``w:tag`` with these children (None is left out) and ``w:`` attributes: ``w("jc", val="right")``."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), printable(str(value)))
    for child in children:
        if child is not None:
            element.append(child)
    return element


def text_elements(text: str) -> list[Element]:
    """``w:t`` that keep their spaces, with breaks for new lines."""
    elements: list[Element] = []
    for line in printable(text).splitlines() or [""]:
        element = w("t")
        element.text = line
        element.set(qn("xml:space"), "preserve")
        elements += [w("br"), element] if elements else [element]
    return elements


@dataclass(frozen=True, slots=True)
class Typist:
    """Runs and paragraphs in the faces of one document, in one language."""

    fonts: Fonts
    chinese: bool = True

    def run(self, text: str, face: str = "", *, style: str = "", size: float = 0, marked: bool = False) -> Element:
        """One run with all its faces named; ``size`` in points where it is not the style's, ``marked`` with a yellow pen."""
        fonts = w("rFonts", **run_fonts(face or self.fonts.body, self.fonts.latin, chinese=self.chinese))
        half_points = (w("sz", val=round(2 * size)), w("szCs", val=round(2 * size))) if size else ()
        named, pen = w("rStyle", val=style) if style else None, w("highlight", val="yellow") if marked else None
        return w("r", w("rPr", named, fonts, *half_points, pen), *text_elements(text))

    def paragraph(self, style: str, *runs: Element, properties: Iterable[Element] = ()) -> Element:
        """A paragraph in the style; further properties stand in the order that the schema asks for."""
        return w("p", w("pPr", w("pStyle", val=style), *properties), *runs)
