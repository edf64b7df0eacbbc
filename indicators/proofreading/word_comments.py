"""Comments added to a Word file that is not ours: into its own list of comments, or a new one."""

from __future__ import annotations

import posixpath

from lxml import etree

from indicators.report.docx_xml import Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_MAIN}}}"
_TYPES = "[Content_Types].xml"
_RELATIONS = "word/_rels/document.xml.rels"
_NS_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NS_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_AUTHOR = "核对"


class WordComments:
    """The comments of a package, by name of part; ``finish`` writes them back."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self._name = self._existing() or "word/comments.xml"
        self._is_new = self._name not in parts
        self._root = etree.Element(f"{_W}comments", nsmap={"w": _MAIN}) if self._is_new else _parsed(parts[self._name])
        self._next = 1 + max((int(c.get(f"{_W}id", "0")) for c in self._root.iter(f"{_W}comment")), default=-1)

    def add(self, first: Element, last: Element, text: str) -> None:
        """Hang a comment on the runs from the first to the last."""
        number = str(self._next)
        self._next += 1
        comment = etree.SubElement(self._root, f"{_W}comment")
        for name, value in (("id", number), ("author", _AUTHOR), ("initials", _AUTHOR[:1])):
            comment.set(f"{_W}{name}", value)
        run = etree.SubElement(etree.SubElement(comment, f"{_W}p"), f"{_W}r")
        etree.SubElement(run, f"{_W}t").text = text
        first.addprevious(_numbered("commentRangeStart", number))
        end = _numbered("commentRangeEnd", number)
        last.addnext(end)
        reference = etree.Element(f"{_W}r")
        reference.append(_numbered("commentReference", number))
        end.addnext(reference)

    def finish(self) -> None:
        if not len(self._root):
            return
        self._parts[self._name] = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self._is_new:
            self._declare()

    def _existing(self) -> str:
        if _RELATIONS not in self._parts:
            return ""
        for relation in _parsed(self._parts[_RELATIONS]):
            if relation.get("Type") == _KIND:
                return posixpath.normpath(posixpath.join("word", str(relation.get("Target")))).removeprefix("/")
        return ""

    def _declare(self) -> None:
        types = _parsed(self._parts[_TYPES])
        override = etree.SubElement(types, f"{{{_NS_TYPES}}}Override")
        override.set("PartName", f"/{self._name}")
        override.set("ContentType", _CONTENT)
        self._parts[_TYPES] = etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
        empty = f'<Relationships xmlns="{_NS_RELATIONS}"/>'.encode()
        relations = _parsed(self._parts.get(_RELATIONS, empty))
        relation = etree.SubElement(relations, f"{{{_NS_RELATIONS}}}Relationship")
        used = {relation.get("Id") for relation in relations}
        relation.set("Id", next(f"rIdCheck{n}" for n in range(1, len(used) + 2) if f"rIdCheck{n}" not in used))
        relation.set("Type", _KIND)
        relation.set("Target", "comments.xml")
        self._parts[_RELATIONS] = etree.tostring(relations, xml_declaration=True, encoding="UTF-8", standalone=True)


def _numbered(name: str, number: str) -> Element:
    element = etree.Element(f"{_W}{name}")
    element.set(f"{_W}id", number)
    return element


def _parsed(content: bytes) -> Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
