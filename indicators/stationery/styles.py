"""The styles of a model: which of them serve for what a report needs, and what faces they have."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from indicators.report.docx_xml import Element

NAMES: dict[str, tuple[str, ...]] = {
    "Title": ("公文标题", "标题", "title"),
    "Heading1": ("公文一级标题", "一级标题", "标题 1", "标题1", "heading 1"),
    "BodyText": ("公文正文", "正文文本", "正文缩进", "body text", "normal indent", "body text first indent"),
    "Lead": ("公文二级标题", "二级标题"),
    "Caption": ("表题", "题注", "caption"),
    "FigureCaption": ("图题", "题注", "caption"),
    "TableHead": ("表头", "表格标题", "table head"),
    "TableText": ("表格文字", "表格正文", "表格内容", "表文", "table text", "table contents"),
    "TableGrid": ("表格样式", "网格型", "table grid"),
}
"""For our styles the names of those that stand in for them, best first; offices name their own, Word the others."""

_RUN_IN = ("标题 2", "标题2", "heading 2")
"""Paragraph styles whose character half serves for headings that run in (（一）…。)."""

SLOTS = {"eastAsia": "eastAsiaTheme", "ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "cs": "cstheme"}
"""The faces of w:rFonts, and where the theme is to say which."""


class Styles:
    """The styles part of a document."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._by_id = {style.get(qn("w:styleId")): style for style in root.iter(qn("w:style"))}
        self._by_name = {(style.get(qn("w:type")), _name(style)): style for style in self._by_id.values()}

    def __contains__(self, style: str) -> bool:
        return style in self._by_id

    def names(self) -> set[str]:
        return {name for _, name in self._by_name}

    def element(self, style: str) -> Element:
        return self._by_id[style]

    def standing_in(self, style: str, kind: str) -> str | None:
        """The id of the style that serves for one of ours; None where there is none."""
        found = next((s for name in NAMES.get(style, ()) if (s := self._by_name.get((kind, name))) is not None), None)
        if found is None and style == "Lead":
            found = self._character_half()
        return None if found is None else str(found.get(qn("w:styleId")))

    def default(self) -> str | None:
        """The paragraph style of paragraphs that name none."""
        every = self._by_id.values()
        return next((s.get(qn("w:styleId")) for s in every if _is_default(s) and s.get(qn("w:type")) == "paragraph"), None)

    def chain(self, style: str | None) -> Iterator[Element]:
        """The style and those it is based on, the nearest first."""
        met: set[str] = set()
        while style in self._by_id and style not in met:
            met.add(str(style))
            yield self._by_id[style]
            base = self._by_id[style].find(qn("w:basedOn"))
            style = None if base is None else base.get(qn("w:val"))

    def is_numbered(self, style: str) -> bool:
        """Whether Word numbers paragraphs of this style by itself."""
        return any(element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None for element in self.chain(style))

    def faces(self, style: str | None) -> dict[str, str]:
        """The attributes of w:rFonts that hold for a run in this style, from it, its bases and the document's defaults."""
        found: dict[str, str] = {}
        defaults = self.root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
        for source in (*self.chain(style), *([] if defaults is None else [defaults])):
            take_faces(found, source.find(f"{qn('w:rPr')}/{qn('w:rFonts')}"))
        return found

    def _character_half(self) -> Element | None:
        for name in _RUN_IN:
            style = self._by_name.get(("paragraph", name))
            link = None if style is None else style.find(qn("w:link"))
            if link is not None and link.get(qn("w:val")) in self._by_id:
                return self._by_id[link.get(qn("w:val"))]
        return None


def take_faces(found: dict[str, str], faces: Element | None) -> None:
    """Add the faces that are named here to those found nearer by."""
    for slot, theme in SLOTS.items():
        if faces is None or slot in found or theme in found:
            continue
        attribute = theme if faces.get(qn(f"w:{theme}")) else slot
        if value := faces.get(qn(f"w:{attribute}")):
            found[attribute] = value


def _name(style: Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"), "")).strip().lower()


def _is_default(style: Element) -> bool:
    return style.get(qn("w:default")) in ("1", "true", "on")
