"""Comments on the numbers of a text: each tells what the number means, how it is computed and which cells it is from."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from indicators.narrative.document import Claim
from indicators.report.docx_xml import Element, Typist, w
from indicators.report.trace import Names, source_of

_AUTHOR = {"zh": "数据来源", "en": "Data"}


class Comments:
    """The comments of one document, numbered as they are made."""

    def __init__(self, typist: Typist, names: Names, language: str) -> None:
        self._typist = typist
        self._names = names
        self._language = language
        self._made: list[Element] = []

    def around(self, run: Element, claim: Claim) -> list[Element]:
        """The run with a comment on the claim hung on it."""
        number = len(self._made)
        author = _AUTHOR.get(self._language, _AUTHOR["en"])
        lines = source_of(claim, self._names, self._language).splitlines()
        paragraphs = [self._typist.paragraph("CommentText", self._typist.run(line)) for line in lines]
        self._made.append(w("comment", *paragraphs, id=number, author=author, initials=author[:1]))
        reference = w("r", w("rPr", w("rStyle", val="CommentReference")), w("commentReference", id=number))
        return [w("commentRangeStart", id=number), run, w("commentRangeEnd", id=number), reference]

    def attach(self, document: WordDocument) -> None:
        """Put them into the package.

        python-docx's own comments carry the time of day; the same report would not give the same file.
        """
        blob = etree.tostring(w("comments", *self._made), xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
