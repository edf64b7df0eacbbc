"""Comments on the numbers of a text: what a number means, how it is computed, which cells it is from, or that none are."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from indicators.editing.refilling import GAP
from indicators.narrative.document import Claim
from indicators.report.docx_xml import Element, Typist, w
from indicators.report.trace import Names, source_of

_AUTHOR = {"zh": "数据来源", "en": "Data"}
_TYPED = {"zh": "手工填写的数字，未与数据核对", "en": "Typed by hand, not checked against the data"}
_MISSING = {"zh": "本期没有这个数，请补上或删去", "en": "There is no such figure now; fill it in or take it out"}


def why_marked(text: str, language: str) -> str:
    """What is to be said of a number in an edited text that no cell vouches for."""
    return (_MISSING if GAP in text else _TYPED)["zh" if language == "zh" else "en"]


class Comments:
    """The comments of one document, numbered as they are made."""

    def __init__(self, typist: Typist, names: Names, language: str, *, on_claims: bool) -> None:
        self.on_claims = on_claims
        self._typist = typist
        self._names = names
        self._language = language if language in _AUTHOR else "en"
        self._made: list[Element] = []

    def around(self, run: Element, claim: Claim) -> list[Element]:
        """The run with a comment on the claim hung on it."""
        return self._around(run, source_of(claim, self._names, self._language))

    def around_typed(self, run: Element, text: str) -> list[Element]:
        """The run of such a number with a comment saying why it is marked."""
        return self._around(run, why_marked(text, self._language))

    def _around(self, run: Element, text: str) -> list[Element]:
        number, author = len(self._made), _AUTHOR[self._language]
        paragraphs = [self._typist.paragraph("CommentText", self._typist.run(line)) for line in text.splitlines()]
        self._made.append(w("comment", *paragraphs, id=number, author=author, initials=author[:1]))
        reference = w("r", w("rPr", w("rStyle", val="CommentReference")), w("commentReference", id=number))
        return [w("commentRangeStart", id=number), run, w("commentRangeEnd", id=number), reference]

    def attach(self, document: WordDocument) -> None:
        """Put them into the package, if there are any.

        python-docx's own comments carry the time of day; the same report would not give the same file.
        """
        if not self._made:
            return
        blob = etree.tostring(w("comments", *self._made), xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
