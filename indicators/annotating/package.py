"""The parts of an .xlsx file: read once, changed in place, written back with everything else as it was."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

# Entities stay unexpanded and nothing is fetched: the file is a stranger's.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
# Drawings of comments (VML) are often not quite XML: <br> without an end.
_LENIENT = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)


def tag(name: str, namespace: str = MAIN) -> str:
    return f"{{{namespace}}}{name}"


class Package:
    """A workbook as a bag of parts. Parts that are not asked for are copied byte by byte."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._bytes = {name: archive.read(name) for name in archive.namelist()}
        self._trees: dict[str, etree._Element] = {}

    def tree(self, part: str) -> etree._Element:
        """The XML of a part, to be changed in place."""
        if part not in self._trees:
            parser = _LENIENT if part.endswith(".vml") else _PARSER
            self._trees[part] = etree.fromstring(self._bytes[part], parser)
        return self._trees[part]

    def __contains__(self, part: str) -> bool:
        return part in self._bytes or part in self._trees

    def add(self, part: str, root: etree._Element, content_type: str) -> None:
        """Add a part under a name not used before and declare what it is."""
        self._trees[part] = root
        types = self.tree("[Content_Types].xml")
        etree.SubElement(types, tag("Override", TYPES), PartName=f"/{part}", ContentType=content_type)

    def remove(self, part: str) -> None:
        """Take a part out, with the relations that lead from it and the word that says what it is."""
        for name in (part, _relations_of(part)):
            self._bytes.pop(name, None)
            self._trees.pop(name, None)
        types = self.tree("[Content_Types].xml")
        for entry in [e for e in types if e.get("PartName") == f"/{part}"]:
            types.remove(entry)

    def unrelate(self, part: str, relation: str) -> None:
        root = self.tree(_relations_of(part))
        for entry in [e for e in root if e.get("Id") == relation]:
            root.remove(entry)

    def declare_extension(self, extension: str, content_type: str) -> None:
        types = self.tree("[Content_Types].xml")
        known = {e.get("Extension", "").lower() for e in types.iter(tag("Default", TYPES))}
        if extension not in known:
            types.insert(0, etree.Element(tag("Default", TYPES), Extension=extension, ContentType=content_type))

    def free_name(self, pattern: str) -> str:
        """The first of ``xl/comments1.xml``, ``xl/comments2.xml`` … that is not taken."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def related(self, part: str, kind: str) -> Iterator[tuple[str, str]]:
        """Relations of a part whose type ends in ``kind``: (id, name of the part it leads to)."""
        relations = _relations_of(part)
        if relations in self:
            for relation in self.tree(relations):
                if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                    yield relation.get("Id", ""), _absolute(part, relation.get("Target", ""))

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relate one part to another; return the new relation's id."""
        relations = _relations_of(part)
        if relations not in self:
            self._trees[relations] = etree.Element(tag("Relationships", PACKAGE), nsmap={None: PACKAGE})
        root = self.tree(relations)
        taken = {r.get("Id") for r in root}
        new = next(f"rIdMark{n}" for n in range(1, len(taken) + 2) if f"rIdMark{n}" not in taken)
        to = posixpath.relpath(target, posixpath.dirname(part))
        etree.SubElement(root, tag("Relationship", PACKAGE), Id=new, Type=f"{RELATIONS}/{kind}", Target=to)
        return new

    def to_bytes(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in dict.fromkeys([*self._bytes, *self._trees]):
                root = self._trees.get(name)
                content = self._bytes[name] if root is None else _serialised(root)
                archive.writestr(name, content)
        return out.getvalue()


def _serialised(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _absolute(part: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
