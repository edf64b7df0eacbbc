"""The records of a binary workbook (MS-XLSB 2.1.4) and what they say beside the values."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from indicators.reading.grid import Position, Range, cell_name
from indicators.reading.limits import MAX_COLUMNS, is_too_sparse
from indicators.reading.marks import CellFormats, Marks, formats_in_use
from indicators.reading.unreadable import refuse

ROW, BLANK, ERROR, FORMULA_ERROR, LAST_CELL = 0, 1, 3, 11, 11
FORMAT, CELL_FORMAT, CELL_FORMATS, CELL_FORMATS_END = 44, 47, 617, 618
SHEET, MERGED, COLUMNS = 156, 176, 60

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_HIDDEN_ROW = 0x10  # fDyZero in the twelfth byte of BrtRowHdr
_HIDDEN_COLUMN = 0x01


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record as (type, content)."""
    place = 0
    while place < len(data):
        kind, place = _variable(data, place, most=2)
        length, place = _variable(data, place, most=4)
        yield kind, data[place : place + length]
        place += length


def _variable(data: bytes, place: int, most: int) -> tuple[int, int]:
    """A number of 7 bits a byte, the lowest first; the high bit says that another byte follows."""
    number = 0
    for i in range(most):
        byte = data[place + i]
        number |= (byte & 0x7F) << (7 * i)
        if byte < 0x80:
            break
    return number, place + i + 1


def text(content: bytes, place: int) -> tuple[str, int]:
    """A text with its length before it, and the place after it."""
    length = int(struct.unpack_from("<I", content, place)[0])
    end = place + 4 + 2 * length
    return content[place + 4 : end].decode("utf-16-le"), end


def sheet_relations(workbook: bytes) -> list[str]:
    """The relationship id of every sheet, in the order of the tabs."""
    return [text(content, 8)[0] for kind, content in records(workbook) if kind == SHEET]


def cell_formats(styles: bytes) -> CellFormats:
    codes, formats, inside = dict[str, str](), list[tuple[str, int]](), False
    for kind, content in records(styles):
        if kind == FORMAT:
            codes[str(struct.unpack_from("<H", content)[0])] = text(content, 2)[0]
        elif kind in (CELL_FORMATS, CELL_FORMATS_END):
            inside = kind == CELL_FORMATS
        elif kind == CELL_FORMAT and inside:
            formats.append((str(struct.unpack_from("<H", content, 2)[0]), content[11]))
    return formats_in_use(codes, formats)


def marks_of(part: bytes, formats: CellFormats, *, sheet: str) -> Marks:
    """What the records of a sheet say; raise UnreadableFile if a stray cell makes it too large to lay out."""
    found = _Found()
    for kind, content in records(part):
        found.add(kind, content)
    height, width = found.corner[0] + 1, found.corner[1] + 1
    if is_too_sparse(height, width, len(found.styles)):
        raise refuse("cell_far_away", sheet=sheet, cell=cell_name(*found.corner))
    return Marks(
        percent=frozenset(p for p, style in found.styles.items() if style in formats.percent),
        suffixes={p: formats.suffixes[style] for p, style in found.styles.items() if style in formats.suffixes},
        errors=found.errors,
        merged=tuple(found.merged),
        hidden_rows=frozenset(found.hidden_rows),
        hidden_columns=frozenset(found.hidden_columns),
        indents={p: formats.indents[style] for p, style in found.styles.items() if style in formats.indents},
    )


@dataclass(slots=True)
class _Found:
    """What has come by so far in the records of a sheet."""

    row: int = 0
    corner: Position = (0, 0)
    styles: dict[Position, str] = field(default_factory=dict)
    errors: dict[Position, str] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def add(self, kind: int, content: bytes) -> None:
        if kind == ROW:
            self.row = struct.unpack_from("<I", content)[0]
            if content[11] & _HIDDEN_ROW:
                self.hidden_rows.add(self.row)
        elif BLANK < kind <= LAST_CELL:
            self._add_cell(kind, content)
        elif kind == MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", content)
            self.merged.append((top, left, bottom, right))
        elif kind == COLUMNS and content[16] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<II", content)
            self.hidden_columns.update(range(first, min(last, MAX_COLUMNS - 1) + 1))

    def _add_cell(self, kind: int, content: bytes) -> None:
        column, style = struct.unpack_from("<II", content)
        place = (self.row, column)
        self.corner = (max(self.corner[0], self.row), max(self.corner[1], column))
        self.styles[place] = str(style & 0xFFFFFF)
        if kind in (ERROR, FORMULA_ERROR):
            self.errors[place] = _ERRORS.get(content[8], "#VALUE!")
