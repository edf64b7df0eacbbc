"""A binary workbook (.xlsb), record by record as MS-XLSB lays it out: no library writes this format."""

from __future__ import annotations

import io
import struct
import zipfile

TYPES = b"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.bin"
ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>"""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'

Cell = str | float | bool | tuple[int, bytes]
"""A text, a number, a truth value, or a record of any other kind as (type, content after the format)."""


def record(kind: int, content: bytes = b"") -> bytes:
    return _variable(kind) + _variable(len(content)) + content


def _variable(number: int) -> bytes:
    parts = bytearray()
    while True:
        number, low = number >> 7, number & 0x7F
        parts.append(low | (0x80 if number else 0))
        if not number:
            return bytes(parts)


def text(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def cell(column: int, value: Cell, style: int = 0) -> bytes:
    start = struct.pack("<II", column, style)
    match value:
        case bool():
            return record(4, start + bytes([value]))
        case str():
            return record(6, start + text(value))
        case tuple():
            return record(value[0], start + value[1])
    return record(5, start + struct.pack("<d", value))


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    flags = bytes([0, 0x10 if hidden else 0, 0])
    return record(0, struct.pack("<IIH", number, 0, 255) + flags + struct.pack("<I", 0)) + b"".join(cells)


def sheet(*rows: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    dimension = record(148, struct.pack("<IIII", 0, 100, 0, 100))
    data = record(145) + b"".join(rows) + record(146)
    return record(129) + dimension + before + data + after + record(130)


def hidden_columns(first: int, last: int) -> bytes:
    return record(390) + record(60, struct.pack("<IIIIH", first, last, 2048, 0, 1)) + record(391)


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(177, struct.pack("<I", 1)) + record(176, struct.pack("<IIII", top, bottom, left, right)) + record(178)


def styles(codes: dict[int, str], formats: list[tuple[int, int]]) -> bytes:
    """``formats`` are (number format id, indent), which cells then name by their place."""
    own = b"".join(record(44, struct.pack("<H", number) + text(code)) for number, code in codes.items())
    entries = b"".join(record(47, struct.pack("<5HBB", 0, number, 0, 0, 0, 0, indent) + bytes(4)) for number, indent in formats)
    parts = record(615, struct.pack("<I", len(codes))), own, record(616), record(617, struct.pack("<I", len(formats))), entries
    return record(278) + b"".join(parts) + record(618) + record(279)


def workbook(sheets: dict[str, bytes], style_part: bytes, hidden: frozenset[str] = frozenset()) -> bytes:
    names = b"".join(
        record(156, struct.pack("<II", name in hidden, i) + text(f"rId{i}") + text(name)) for i, name in enumerate(sheets, 1)
    )
    book = record(131) + record(143) + names + record(144) + record(132)
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{i}.bin"/>'
        for i in range(1, len(sheets) + 1)
    )
    relations += f'<Relationship Id="rId99" Type="{_OFFICE}/styles" Target="styles.bin"/>'
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.bin"/>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format(main))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", _RELATIONS.format(relations))
        archive.writestr("xl/styles.bin", style_part)
        for i, content in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{i}.bin", content)
    return file.getvalue()
