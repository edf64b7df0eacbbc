"""Comments on cells: the notes a person opens by pointing at a cell. Those already there stay and are added to."""

from __future__ import annotations

from lxml import etree
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from indicators.annotating.package import RELATIONS, Package, tag

AUTHOR = "指标核对"

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_V, _O, _X = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:excel",
)
# What comes after <legacyDrawing> in a sheet (ECMA-376 18.3.1.99); it must stand before the first of these.
_AFTER_DRAWING = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)


def add_comments(package: Package, sheet: str, texts: dict[str, str]) -> None:
    """Add a comment to each cell (A1 style → text); a cell with a comment keeps it, the new text below the old."""
    part = next((target for _, target in package.related(sheet, "comments")), None) or _new_comments(package, sheet)
    root = package.tree(part)
    author, entries = _author(root), root.find(tag("commentList"))
    present = {entry.get("ref"): entry for entry in entries}
    drawing = _drawing(package, sheet)
    for cell, text in texts.items():
        if cell in present:
            _append_text(present[cell], f"\n{AUTHOR}：{text}")
            continue
        entry = etree.SubElement(entries, tag("comment"), ref=cell, authorId=str(author))
        etree.SubElement(entry, tag("text"))
        _append_text(entry, f"{AUTHOR}：{text}")
        drawing.append(_box(cell, len(drawing), len(text)))
    entries[:] = sorted(entries, key=lambda entry: _position(entry.get("ref", "A1")))


def remove_comments(package: Package, sheet: str) -> None:
    """Take back what was added before: whole comments of ours, and our lines in the comments of others."""
    for _, part in package.related(sheet, "comments"):
        entries = package.tree(part).find(tag("commentList"))
        gone = set[str]()
        for entry in list(entries):
            texts = list(entry.iter(tag("t")))
            ours = [t for t in texts if (t.text or "").lstrip("\n").startswith(f"{AUTHOR}：")]
            if ours and len(ours) == len(texts):
                gone.add(entry.get("ref", ""))
                entries.remove(entry)
            for text in ours:
                text.text = ""
        for _, drawing in package.related(sheet, "vmlDrawing"):
            _remove_boxes(package.tree(drawing), {_position(cell) for cell in gone})


def _remove_boxes(drawing: etree._Element, cells: set[tuple[int, int]]) -> None:
    for box in drawing.findall(tag("shape", _V)):
        row, column = box.findtext(f".//{tag('Row', _X)}"), box.findtext(f".//{tag('Column', _X)}")
        if row and column and (int(row), int(column)) in cells:
            drawing.remove(box)


def _new_comments(package: Package, sheet: str) -> str:
    part = package.free_name("xl/comments{}.xml")
    root = etree.Element(tag("comments"), nsmap={None: tag("")[1:-1]})
    etree.SubElement(root, tag("authors"))
    etree.SubElement(root, tag("commentList"))
    package.add(part, root, _COMMENTS_TYPE)
    package.relate(sheet, "comments", part)
    return part


def _author(root: etree._Element) -> int:
    authors = root.find(tag("authors"))
    names = [author.text for author in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, tag("author")).text = AUTHOR
        names.append(AUTHOR)
    return names.index(AUTHOR)


def _append_text(comment: etree._Element, text: str) -> None:
    """Text of a comment is a plain <t> or runs of <r>; a mixture is not allowed, so a plain text becomes a run."""
    body = comment.find(tag("text"))
    plain = body.find(tag("t"))
    if plain is not None:
        body.remove(plain)
        etree.SubElement(body, tag("r")).append(plain)
    run = etree.SubElement(etree.SubElement(body, tag("r")), tag("t"))
    run.text = text
    run.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _drawing(package: Package, sheet: str) -> etree._Element:
    """The old-style drawing that holds the comments' boxes; without a box Excel shows no comment."""
    root = package.tree(sheet)
    element = root.find(tag("legacyDrawing"))
    targets = dict(package.related(sheet, "vmlDrawing"))
    if element is not None and element.get(f"{{{RELATIONS}}}id") in targets:
        return package.tree(targets[element.get(f"{{{RELATIONS}}}id")])
    part = package.free_name("xl/drawings/vmlDrawingMarks{}.vml")
    drawing = _empty_drawing()
    package.declare_extension("vml", _VML_TYPE)
    package.add(part, drawing, _VML_TYPE)
    element = etree.Element(tag("legacyDrawing"))
    element.set(f"{{{RELATIONS}}}id", package.relate(sheet, "vmlDrawing", part))
    later = next((child for child in root if etree.QName(child).localname in _AFTER_DRAWING), None)
    root.append(element) if later is None else later.addprevious(element)
    return drawing


def _empty_drawing() -> etree._Element:
    root = etree.Element("xml", nsmap={"v": _V, "o": _O, "x": _X})
    kind = etree.SubElement(
        root, tag("shapetype", _V), id="_x0000_t202", coordsize="21600,21600", path="m,l,21600r21600,l21600,xe"
    )
    kind.set(tag("spt", _O), "202")
    etree.SubElement(kind, tag("stroke", _V), joinstyle="miter")
    etree.SubElement(kind, tag("path", _V), gradientshapeok="t").set(tag("connecttype", _O), "rect")
    return root


def _box(cell: str, number: int, length: int) -> etree._Element:
    """A hidden box beside the cell, high enough for the text."""
    row, column = _position(cell)
    height = min(12, 3 + length // 18)
    style = "position:absolute;margin-left:60pt;margin-top:1pt;width:220pt;height:80pt;z-index:1;visibility:hidden"
    shape = etree.Element(
        tag("shape", _V), id=f"_x0000_m{number + 5000}", type="#_x0000_t202", style=style, fillcolor="#ffffe1"
    )
    etree.SubElement(shape, tag("textbox", _V), style="mso-direction-alt:auto")
    data = etree.SubElement(shape, tag("ClientData", _X), ObjectType="Note")
    etree.SubElement(data, tag("MoveWithCells", _X))
    etree.SubElement(data, tag("SizeWithCells", _X))
    etree.SubElement(data, tag("Anchor", _X)).text = f"{column + 1}, 15, {row}, 2, {column + 5}, 15, {row + height}, 4"
    etree.SubElement(data, tag("AutoFill", _X)).text = "False"
    etree.SubElement(data, tag("Row", _X)).text = str(row)
    etree.SubElement(data, tag("Column", _X)).text = str(column)
    return shape


def _position(cell: str) -> tuple[int, int]:
    """(row, column) from 0."""
    column, row = coordinate_from_string(cell)
    return row - 1, column_index_from_string(column) - 1
