"""A check of the format of a Word file: what Word would repair, or refuse to open, without being told so here."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tests.report.schema_order import ORDER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_SIDES = ("left", "right", "top", "bottom", "header", "footer", "gutter", "leftChars", "rightChars", "firstLine", "hanging")
MEASURES = frozenset({*_SIDES, "w", "h", "line", "before", "after", "firstLineChars", "linePitch", "charSpace", "sz", "space"})
WHOLE = re.compile(r"-?\d+")


def faults(content: bytes) -> list[str]:
    """Everything found wrong."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
        twice = {f"{name} is there twice" for name in parts if package.namelist().count(name) > 1}
    return [*twice, *_of_package(parts), *_of_order(parts), *_of_measures(parts), *_of_text(parts), *_of_charts(parts)]


def _trees(parts: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    return ((name, etree.fromstring(data)) for name, data in parts.items() if name.endswith((".xml", ".rels")))


def _of_package(parts: dict[str, bytes]) -> Iterator[str]:
    types = etree.fromstring(parts["[Content_Types].xml"])
    known = {e.get("PartName", "").lstrip("/") for e in types}
    extensions = {e.get("Extension", "").lower() for e in types}
    for name in parts:
        if name != "[Content_Types].xml" and name not in known and name.rpartition(".")[2].lower() not in extensions:
            yield f"{name} has no content type"
    for name, tree in _trees(parts):
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = [relation.get("Id") for relation in tree]
        if len(ids) != len(set(ids)):
            yield f"{name} gives an id twice"
        for relation in tree:
            target = posixpath.normpath(posixpath.join(folder, relation.get("Target"))).lstrip("/")
            if relation.get("TargetMode") != "External" and target not in parts:
                yield f"{name} leads to {target}, which is not there"
        owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        used = {v for e in etree.fromstring(parts[owner]).iter() for k, v in e.items() if k.startswith(R)} if folder else set()
        yield from (f"{owner} uses the relationship {one}, which is not there" for one in used - set(ids))


def _of_order(parts: dict[str, bytes]) -> Iterator[str]:
    for name, tree in _trees(parts):
        for element in tree.iter(*ORDER):
            namespace, _, tag = element.tag.rpartition("}")
            order = ORDER[element.tag]
            children = [child.tag.rpartition("}")[2] for child in element if str(child.tag).startswith(namespace + "}")]
            if unknown := set(children) - set(order):
                yield f"{name}: {tag} holds {unknown}"
            elif children != sorted(children, key=order.index):
                yield f"{name}: {tag} holds {children} in this order"
            if tag.endswith("Pr") and tag != "sectPr" and len(set(children)) < len(children):
                yield f"{name}: {tag} holds one of {children} twice"


def _of_measures(parts: dict[str, bytes]) -> Iterator[str]:
    """Twips and half-points are whole numbers, and none of them is a word of Python."""
    for name, tree in _trees(parts):
        for element in tree.iter(f"{W}*"):
            for key, value in element.items():
                attribute = key.removeprefix(W)
                if value in ("None", "nan", "True", "False") or (attribute in MEASURES and not WHOLE.fullmatch(value)):
                    yield f"{name}: {element.tag.removeprefix(W)} has {attribute}={value}"


def _of_text(parts: dict[str, bytes]) -> Iterator[str]:
    document, styles = (etree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "styles"))
    ids = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style")]
    used = {e.get(f"{W}val") for e in document.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    yield from (f"the style {one} is not there" for one in used - set(ids))
    yield from (f"the style {one} is there twice" for one in {i for i in ids if ids.count(i) > 1})
    yield from (f"a cell ends with {cell[-1].tag}" for cell in document.iter(f"{W}tc") if cell[-1].tag != f"{W}p")
    for table in document.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        spans = [[int(s.get(f"{W}val")) - 1 for s in row.iter(f"{W}gridSpan")] for row in table.iterfind(f"{W}tr")]
        cells = [len(row.findall(f"{W}tc")) + sum(more) for row, more in zip(table.iterfind(f"{W}tr"), spans, strict=True)]
        if set(cells) != {columns}:
            yield f"a table of {columns} columns has rows of {set(cells)} cells"
    stories = [tree for name, tree in _trees(parts) if name.startswith(("word/document", "word/footer", "word/header"))]
    drawings = [e.get("id") for story in stories for e in story.iter("{*}docPr")]
    if len(drawings) != len(set(drawings)) or any(int(one) < 1 for one in drawings):
        yield f"the drawings have the ids {drawings}"
    starts, ends = ([e.get(f"{W}id") for e in document.iter(W + mark)] for mark in ("bookmarkStart", "bookmarkEnd"))
    if sorted(starts) != sorted(ends) or len(starts) != len(set(starts)):
        yield f"bookmarks begin at {starts} and end at {ends}"
    for section in document.iter(f"{W}sectPr"):
        kinds = [e.get(f"{W}type") for e in section.iterfind(f"{W}footerReference")]
        if len(kinds) != len(set(kinds)):
            yield f"a section has the footers {kinds}"
    comments = etree.fromstring(parts["word/comments.xml"]) if "word/comments.xml" in parts else []
    written = [c.get(f"{W}id") for c in comments]
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        if sorted(e.get(f"{W}id") for e in document.iter(W + mark)) != sorted(written):
            yield f"the comments are {written}, not what {mark} says"
    if document[0][-1].tag != f"{W}sectPr":
        yield "the text does not end with its section"
    for run in document.iter(f"{W}t"):
        if "\ue0f0" in (run.text or ""):
            yield "a place of a block is left"


def _of_charts(parts: dict[str, bytes]) -> Iterator[str]:
    for name, tree in _trees(parts):
        if not name.startswith("word/charts/chart"):
            continue
        plotted = [e.get("val") for chart in tree.iter("{*}barChart", "{*}lineChart") for e in chart.iterfind("{*}axId")]
        axes = {a.find("{*}axId").get("val"): a.find("{*}crossAx").get("val") for a in tree.iter("{*}catAx", "{*}valAx")}
        if sorted(plotted) != sorted(axes) or set(axes.values()) != set(axes) or not all(n.isdigit() for n in axes):
            yield f"{name} is drawn on the axes {plotted}, those that are there cross like {axes}"
