"""The text of a Word file, and the file again with marks on parts of that text.

The text is that of the document's body: a paragraph a line, a row of a table a line with tabs between its cells; text that
was deleted with changes tracked is left out, what was inserted counts. Offsets of claims and findings are in this text.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from indicators.proofreading.told import UnreadableDraft
from indicators.reading.limits import MAX_ENTRIES, MAX_INFLATED_BYTES, MEGABYTE, unpacked
from indicators.reading.unreadable import UnreadableFile
from indicators.report.docx_xml import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DOCUMENT = "word/document.xml"
_IN_TEXT = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_SKIPPED = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "txbxContent"))
_REASONS = {
    "file_has_password": "password",
    "file_has_dtd": "suspicious",
    "inflates_too_large": "too_large",
    "too_many_parts": "suspicious",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of the text to be marked: a highlight ``colour`` of Word (yellow, green, red …) and a comment, if not empty."""

    start: int
    end: int
    colour: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text element of the document and the offset at which its text starts."""

    element: Element
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class WordFile:
    """A .docx package, read; raise UnreadableDraft if it is none."""

    def __init__(self, data: bytes) -> None:
        self._parts = _parts(data)
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            self._tree = etree.fromstring(self._parts[_DOCUMENT], parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableDraft("damaged") from error
        self._pieces, self.text = _laid_out(self._tree)

    def marked(self, marks: Sequence[Mark]) -> bytes:
        """The same file with the parts highlighted, and commented on where there is something to say."""
        from indicators.proofreading.word_comments import WordComments

        comments = WordComments(self._parts)
        for mark in sorted(marks, key=lambda mark: -mark.start):
            runs = self._runs(mark)
            for run in runs:
                _highlight(run, mark.colour)
            if runs and mark.comment:
                comments.add(runs[0], runs[-1], mark.comment)
        comments.finish()
        self._parts[_DOCUMENT] = etree.tostring(self._tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return _packed(self._parts)

    def _runs(self, mark: Mark) -> list[Element]:
        """Runs that hold exactly the marked text: those it stands in are split. Later marks must come first."""
        runs = []
        for piece in self._pieces:
            start, end = max(mark.start, piece.start), min(mark.end, piece.end)
            run = piece.element.getparent()
            if start < end and piece.element.tag == f"{_W}t" and run is not None and run.tag == f"{_W}r":
                runs.append(_split(run, piece.element, start - piece.start, end - piece.start))
        return runs


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        parts = unpacked(data)
    except UnreadableFile as refusal:
        reason = _REASONS.get(refusal.problem.code, "damaged")
        facts = {"found": f"{MAX_INFLATED_BYTES // MEGABYTE}+", "expected": MAX_INFLATED_BYTES // MEGABYTE}
        raise UnreadableDraft(reason, **(facts if reason == "too_large" else {})) from refusal
    if _DOCUMENT not in parts or len(parts) > MAX_ENTRIES:
        raise UnreadableDraft("workbook" if any(name.startswith("xl/") for name in parts) else "not_text")
    return parts


def _packed(parts: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def _laid_out(tree: Element) -> tuple[list[_Piece], str]:
    """The text elements with their offsets, and the whole text."""
    body = tree.find(f"{_W}body")
    layout = _Layout()
    if body is not None:
        layout.blocks(body)
    return layout.pieces, "".join(layout.texts).rstrip("\n")


class _Layout:
    """Walks through a document and puts its text together."""

    def __init__(self) -> None:
        self.pieces: list[_Piece] = []
        self.texts: list[str] = []
        self._length = 0

    def blocks(self, parent: Element) -> None:
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
                self._add("\n")
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self.blocks(child)

    def _table(self, table: Element) -> None:
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table:
                continue
            for number, cell in enumerate(row.findall(f"{_W}tc")):
                self._add("\t" if number else "")
                for at, paragraph in enumerate(cell.iter(f"{_W}p")):
                    self._add(" " if at else "")
                    self._paragraph(paragraph)
            self._add("\n")

    def _paragraph(self, paragraph: Element) -> None:
        for element in _texts(paragraph):
            text = (element.text or "") if element.tag == f"{_W}t" else _IN_TEXT[str(element.tag)]
            self.pieces.append(_Piece(element, self._length, text))
            self._add(text)

    def _add(self, text: str) -> None:
        self.texts.append(text)
        self._length += len(text)


def _texts(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{_W}t" or child.tag in _IN_TEXT:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and child.tag != f"{_W}tbl":
            yield from _texts(child)


def _split(run: Element, element: Element, start: int, end: int) -> Element:
    """A run of its own for these characters of the element, and one for what follows them; what comes before stays.

    So the element keeps the offsets of whatever is to be marked before.
    """
    text = element.text or ""
    middle, after = _like(run), _like(run)
    middle.append(_text(text[start:end]))
    if text[end:]:
        after.append(_text(text[end:]))
    for child in list(run)[run.index(element) + 1 :]:
        after.append(child)
    element.text = text[:start]
    element.set(_SPACE, "preserve")
    run.addnext(middle)
    if any(child.tag != f"{_W}rPr" for child in after):
        middle.addnext(after)
    return middle


def _like(run: Element) -> Element:
    """An empty run of the same look."""
    new = etree.Element(f"{_W}r")
    look = run.find(f"{_W}rPr")
    if look is not None:
        new.append(copy.deepcopy(look))
    return new


def _text(text: str) -> Element:
    element = etree.Element(f"{_W}t")
    element.text = text
    element.set(_SPACE, "preserve")
    return element


def _highlight(run: Element, colour: str) -> None:
    look = run.find(f"{_W}rPr")
    if look is None:
        look = etree.Element(f"{_W}rPr")
        run.insert(0, look)
    for old in look.findall(f"{_W}highlight"):
        look.remove(old)
    mark = etree.Element(f"{_W}highlight")
    mark.set(f"{_W}val", colour)
    following = next((child for child in look if child.tag in _AFTER_HIGHLIGHT), None)
    if following is None:
        look.append(mark)
    else:
        following.addprevious(mark)


_AFTER_HIGHLIGHT = frozenset(
    f"{_W}{name}"
    for name in (
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
        "rPrChange",
    )
)
"""The schema's order of a run's properties."""
