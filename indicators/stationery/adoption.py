"""Paragraphs, tables, charts and comments of a report made part of the office's file, in its styles where it has them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn

from indicators.editing.arrangement import plain_heading
from indicators.report.docx_xml import Element, w
from indicators.stationery.added_styles import flattened
from indicators.stationery.pattern import Pattern, paragraph_properties
from indicators.stationery.schema_order import place_in_run
from indicators.stationery.styles import Styles

BODY, HEADING = "BodyText", "Heading1"
_OURS_ALWAYS = frozenset({"Figure", "CommentText", "CommentReference"})
"""A chart would be cut off by lines of an exact height; comments have no look of the office's."""

_KIND = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


class Adopter:
    """Takes what was written for ``ours`` into ``model``."""

    def __init__(self, ours: WordDocument, model: WordDocument) -> None:
        self._ours, self._model = ours, model
        self._our_styles, self._styles = Styles(ours.styles.element), Styles(model.styles.element)
        self._added: dict[str, str] = {}
        self._comments = _comments(ours)
        self._next_drawing = 1 + max((int(e.get("id", 0)) for e in model.element.body.iter("{*}docPr")), default=0)

    @property
    def added_styles(self) -> bool:
        """Whether styles of ours were needed, and with them their faces."""
        return bool(self._added)

    def adopted(self, element: Element, pattern: Pattern | None) -> Element:
        """A copy in the model's styles; body text looks as ``pattern`` does, where that is shaped."""
        copy = deepcopy(element)
        shaped = pattern if pattern and pattern.is_shaped(self._styles) else None
        for paragraph in [copy] if copy.tag == qn("w:p") else list(copy.iter(qn("w:p"))):
            self._dress(paragraph, shaped)
        for table in copy.iter(qn("w:tblStyle")):
            table.set(qn("w:val"), self._style(table.get(qn("w:val")), "table")[0])
        for chart in copy.iter("{*}chart"):
            self._take_chart(chart)
        for drawing in copy.iter("{*}docPr"):
            drawing.set("id", str(self._next_drawing))
            self._next_drawing += 1
        self._take_comments(copy)
        return copy

    def _dress(self, paragraph: Element, pattern: Pattern | None) -> None:
        about = paragraph.find(qn("w:pPr"))
        name = about.find(qn("w:pStyle")).get(qn("w:val"))
        if name == BODY and pattern:
            paragraph.replace(about, paragraph_properties(pattern))
            for run in paragraph.iter(qn("w:r")):
                self._dress_run(run, pattern.faces(self._styles), pattern)
            return
        style, is_theirs = self._style(name, "paragraph")
        about.find(qn("w:pStyle")).set(qn("w:val"), style)
        for run in paragraph.iter(qn("w:r")):
            self._dress_run(run, self._styles.faces(style) if is_theirs else None, None)
        if name == HEADING and self._styles.is_numbered(style):
            first = next(paragraph.iter(qn("w:t")))
            first.text = plain_heading(first.text)

    def _dress_run(self, run: Element, faces: dict[str, str] | None, pattern: Pattern | None) -> None:
        """Give the run these faces (None: let it keep ours); one of a run-in heading has those of its own style."""
        about = run.find(qn("w:rPr"))
        if about is None:  # a drawing
            return
        named = about.find(qn("w:rStyle"))
        if named is not None:
            name = named.get(qn("w:val"))
            style, is_theirs = self._style(name, "character")
            named.set(qn("w:val"), style)
            leading = self._styles.faces(style) if is_theirs else {}
            faces = {**(faces or {}), **leading} if is_theirs else None
        if pattern:
            _put_under(about, pattern)
        if faces is not None:
            _set_faces(about, faces)

    def _style(self, name: str, kind: str) -> tuple[str, bool]:
        """The style that serves for ours, and whether it is the model's own; ours is added where there is none."""
        theirs = None if name in _OURS_ALWAYS else self._styles.standing_in(name, kind)
        if theirs:
            return theirs, True
        if name not in self._added:
            style = flattened(self._our_styles, name, self._styles)
            self._styles.root.append(style)
            self._added[name] = style.get(qn("w:styleId"))
        return self._added[name], False

    def _take_chart(self, chart: Element) -> None:
        source = self._ours.part.rels[chart.get(qn("r:id"))].target_part
        package = self._model.part.package
        part = Part(package.next_partname("/word/charts/chart%d.xml"), CONTENT_TYPE.DML_CHART, source.blob, package)
        for relation in source.rels.values():
            name = package.next_partname("/word/embeddings/chart%d.xlsx")
            data = Part(name, CONTENT_TYPE.SML_SHEET, relation.target_part.blob, package)
            part.load_rel(RELATIONSHIP_TYPE.PACKAGE, data, relation.rId)
        chart.set(qn("r:id"), self._model.part.relate_to(part, RELATIONSHIP_TYPE.CHART))

    def _take_comments(self, copy: Element) -> None:
        marks = list(_marks_of_comments(copy))
        numbers = {old: self._take_comment(old) for old in dict.fromkeys(mark.get(qn("w:id")) for mark in marks)}
        for mark in marks:
            mark.set(qn("w:id"), numbers[mark.get(qn("w:id"))])

    def _take_comment(self, old: str) -> str:
        """Copy one of our comments and return its number in the model."""
        comment, theirs = deepcopy(self._comments[old]), _comments_element(self._model)
        for paragraph in comment.iter(qn("w:p")):
            self._dress(paragraph, None)
        number = str(1 + max((int(other.get(qn("w:id"))) for other in theirs), default=-1))
        comment.set(qn("w:id"), number)
        theirs.append(comment)
        return number


def _marks_of_comments(element: Element) -> Iterator[Element]:
    return (e for tag in ("RangeStart", "RangeEnd", "Reference") for e in element.iter(qn(f"w:comment{tag}")))


def _comments(word: WordDocument) -> dict[str, Element]:
    return {c.get(qn("w:id")): c for c in _comments_element(word)}


def _comments_element(word: WordDocument) -> Element:
    """The root of the part with the comments; python-docx makes one where there is none."""
    len(word.comments)
    relations = word.part.rels.values()
    return next(r.target_part for r in relations if r.reltype == RELATIONSHIP_TYPE.COMMENTS).element


def _put_under(about: Element, pattern: Pattern) -> None:
    """Add the look of the pattern to what the run itself says."""
    own = {child.tag for child in about}
    for child in pattern.run:
        if child.tag not in own:
            about.append(deepcopy(child))
    about[:] = sorted(about, key=place_in_run)


def _set_faces(about: Element, faces: dict[str, str]) -> None:
    old = about.find(qn("w:rFonts"))
    ours = "eastAsia" not in faces and "eastAsiaTheme" not in faces
    kept = {"eastAsia": old.get(qn("w:eastAsia"))} if old is not None and ours else {}
    new = w("rFonts", hint="eastAsia", **faces, **kept)
    if old is None:
        about.insert(1 if about.find(qn("w:rStyle")) is not None else 0, new)
    else:
        about.replace(old, new)
