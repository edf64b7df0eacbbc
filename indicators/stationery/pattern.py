"""How the text is to look: as the paragraph looks in which its placeholder stands, if anything was done to that."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from docx.oxml.ns import qn

from indicators.report.docx_xml import Element, w
from indicators.stationery.styles import Styles, take_faces

_SHAPING = ("w:ind", "w:spacing")
_NOT_TAKEN = ("w:sectPr", "w:numPr", "w:framePr", "w:pageBreakBefore", "w:rPr", "w:pStyle")
_NOT_TYPED = ("w:highlight", "w:shd", "w:noProof", "w:rStyle")
"""What marks a placeholder for the eye only."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The style, the paragraph's other properties and those of its run, ready to be copied."""

    style: str | None
    paragraph: tuple[Element, ...]
    run: tuple[Element, ...]

    def faces(self, styles: Styles) -> dict[str, str]:
        """The faces of a run in such a paragraph."""
        own: dict[str, str] = {}
        take_faces(own, next((e for e in self.run if e.tag == qn("w:rFonts")), None))
        return {**styles.faces(self.style or styles.default()), **own}

    def is_shaped(self, styles: Styles) -> bool:
        """Whether the office has formed this paragraph, or all paragraphs: else it says nothing of how a text is to look."""
        if self.style not in (None, styles.default()):
            return True
        if any(e.tag in map(qn, _SHAPING) for e in self.paragraph):
            return True
        if any(e.tag == qn("w:sz") or _names_a_face(e) for e in self.run):
            return True
        return any(_is_formed(style) for style in styles.chain(styles.default()))


def pattern_of(paragraph: Element, run: Element) -> Pattern:
    """The pattern of the paragraph in which a placeholder's run stands."""
    about = paragraph.find(qn("w:pPr"))
    style = None if about is None else about.find(qn("w:pStyle"))
    properties = [] if about is None else [e for e in about if e.tag not in map(qn, _NOT_TAKEN)]
    typed = run.find(qn("w:rPr"))
    look = [] if typed is None else [e for e in typed if e.tag not in map(qn, _NOT_TYPED)]
    name = None if style is None else style.get(qn("w:val"))
    return Pattern(name, tuple(map(deepcopy, properties)), tuple(map(deepcopy, look)))


def paragraph_properties(pattern: Pattern) -> Element:
    style = w("pStyle", val=pattern.style) if pattern.style else None
    return w("pPr", style, *map(deepcopy, pattern.paragraph))


def _is_formed(style: Element) -> bool:
    """Whether a default style was changed: Word and WPS give it no indent, and no East Asian face by name."""
    faces = style.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    return (faces is not None and _names_a_face(faces)) or style.find(f"{qn('w:pPr')}/{qn('w:ind')}") is not None


def _names_a_face(element: Element) -> bool:
    """Whether someone chose a face: Word itself adds w:rFonts with a mere hint to whatever is typed in Chinese."""
    return element.tag == qn("w:rFonts") and element.get(qn("w:eastAsia")) is not None
