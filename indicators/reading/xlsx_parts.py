"""The parts of an .xlsx package: which sheets there are, where their XML is, and what the cell formats mean."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indicators.reading.limits import check_sheets
from indicators.reading.marks import CellFormats, formats_in_use
from indicators.reading.markup import elements


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet of the book: its name, its place among all sheets, whether it is hidden, and the name of its part."""

    name: str
    index: int
    hidden: bool
    path: str


class Package:
    """The parts of a package, found whatever the case of their names (OPC 6.3.5)."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = {name.replace("\\", "/").lstrip("/").lower(): content for name, content in parts.items()}

    def part(self, path: str) -> bytes:
        """The bytes of a part; empty if the package lacks it."""
        return self._parts.get(path.lower(), b"")


def workbook_path(package: Package) -> str:
    """Where the package keeps its main part, as its root relationships say."""
    for name, attributes in elements(package.part("_rels/.rels")):
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(attributes.get("Target", "")).lstrip("/")
    return "xl/workbook.xml"


def targets(package: Package, path: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part: id → (last word of the type, path of the part it names)."""
    folder, file = posixpath.split(path)
    relations = elements(package.part(f"{folder}/_rels/{file}.rels"))
    return {
        attributes.get("Id", ""): (
            attributes.get("Type", "").rpartition("/")[2],
            _resolved(folder, attributes.get("Target", "")),
        )
        for name, attributes in relations
        if name == "Relationship" and attributes.get("TargetMode") != "External"
    }


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(target if target.startswith("/") else posixpath.join("/", folder, target)).lstrip("/")


def sheet_parts(package: Package) -> list[SheetPart]:
    """The worksheets in the order of the tabs; sheets that are only a chart or a dialog are left out."""
    path = workbook_path(package)
    book = package.part(path)
    check_sheets(book.count(b" sheetId="))
    known = targets(package, path)
    sheets = [attributes for name, attributes in elements(book) if name == "sheet"]
    return [
        SheetPart(sheet.get("name", ""), index, sheet.get("state", "visible") != "visible", known[sheet["id"]][1])
        for index, sheet in enumerate(sheets)
        if known.get(sheet.get("id", ""), ("", ""))[0] == "worksheet"
    ]


def shared_texts_path(package: Package) -> str:
    """Where the package keeps the texts that its sheets share; "" if nowhere."""
    return next((path for kind, path in targets(package, workbook_path(package)).values() if kind == "sharedStrings"), "")


def cell_formats(package: Package) -> CellFormats:
    """What the book's cell formats say of percentages, literal suffixes and indents."""
    path = next((target for kind, target in targets(package, workbook_path(package)).values() if kind == "styles"), "")
    styles = package.part(path) if path else b""
    if not styles:
        return CellFormats()
    found = elements(styles)
    codes = {a.get("numFmtId", ""): a.get("formatCode", "") for name, a in found if name == "numFmt"}
    return formats_in_use(codes, list(_cell_xfs(found)))


def _cell_xfs(styles: list[tuple[str, Mapping[str, str]]]) -> Iterator[tuple[str, int]]:
    """The entries of cellXfs, which cells refer to by number: (number format id, indent)."""
    inside = False
    number, indent = "", 0
    for name, attributes in styles:
        if name in {"cellXfs", "/cellXfs"}:
            inside = name == "cellXfs"
        elif inside and name == "xf":
            number, indent = attributes.get("numFmtId", "0"), 0
        elif inside and name == "alignment":
            indent = int(attributes["indent"]) if attributes.get("indent", "").isdecimal() else 0
        elif inside and name == "/xf":
            yield number, indent
