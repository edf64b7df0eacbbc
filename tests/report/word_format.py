"""A check of the format of a Word file: what Word would repair, or refuse to open, without being told so here."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
}
"""The children of these elements in the order of the schema (ECMA-376 Part 1)."""


def faults(content: bytes) -> list[str]:
    """Everything found wrong."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return [*_of_package(parts), *_of_order(parts), *_of_text(parts)]


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
        for element in tree.iter(*(W + tag for tag in ORDER)):
            order = ORDER[element.tag.removeprefix(W)].split()
            children = [child.tag.removeprefix(W) for child in element if str(child.tag).startswith(W)]
            if unknown := set(children) - set(order):
                yield f"{name}: {element.tag.removeprefix(W)} holds {unknown}"
            elif children != sorted(children, key=order.index):
                yield f"{name}: {element.tag.removeprefix(W)} holds {children} in this order"


def _of_text(parts: dict[str, bytes]) -> Iterator[str]:
    document, styles = (etree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "styles"))
    ids = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style")]
    used = {e.get(f"{W}val") for e in document.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    yield from (f"the style {one} is not there" for one in used - set(ids))
    yield from (f"the style {one} is there twice" for one in {i for i in ids if ids.count(i) > 1})
    yield from (f"a cell ends with {cell[-1].tag}" for cell in document.iter(f"{W}tc") if cell[-1].tag != f"{W}p")
    drawings = [e.get("id") for e in document.iter("{*}docPr")]
    if len(drawings) != len(set(drawings)):
        yield "two drawings have one id"
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
