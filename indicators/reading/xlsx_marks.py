"""What a sheet's XML says beside the values: percent formats, errors, formulas without a result, merged and hidden parts.

Readers of values leave all this out. A sheet of a million cells must not take seconds for it, so the XML is searched with
regular expressions and only the cells that matter come up in Python; nothing is ever expanded or fetched. Before anything
allocates room for the sheet, :func:`stray_corner` says how large it really is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from indicators.reading.grid import Position, Range, cell_name
from indicators.reading.limits import MAX_COLUMNS, is_too_sparse
from indicators.reading.marks import CellFormats, Marks

_PREFIX = re.compile(rb"<(/?)\w+:(?=\w)")
_ROW_OR_CELL = re.compile(rb"<(row|c)(?=[\s/>])([^>]*)>")
_UNUSUAL = re.compile(rb'<(?:c|row)(?:[/>]|\s(?!r="))')
_NAME = rb"([A-Z]{1,3})(\d{1,7})"
_NAMED = re.compile(rb"\sr=[\"']" + _NAME + rb"[\"']")
_NUMBERED = re.compile(rb"\sr=[\"'](\d{1,7})[\"']")
_ROW_NUMBER = re.compile(rb'<row r="(\d+)')
_COLUMN_LETTERS = re.compile(rb'<c r="([A-Z]+)')
_FILLED_CELL = re.compile(rb'<c r="' + _NAME + rb'"[^>]*(?<!/)>(?!\s*</c>)')
_ERROR_CELL = re.compile(rb'<c r="' + _NAME + rb'"[^>]* t="e"[^>]*>(?:(?!</c>).)*?<v>([^<]*)<', re.DOTALL)
_UNEVALUATED_CELL = re.compile(
    rb'<c r="' + _NAME + rb'"(?![^>]* t="str")[^>]*>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
_HIDDEN = re.compile(rb"\shidden=[\"'](?:1|true)[\"']")
_ROW = re.compile(rb"<row\s[^>]*>")
_COLUMNS = re.compile(rb"<col\s[^>]*>")
_MIN_MAX = re.compile(rb"\s(min|max)=[\"'](\d{1,5})[\"']")
_MERGED = re.compile(rb"<mergeCell\s[^>]*?\bref=[\"']" + _NAME + rb":" + _NAME + rb"[\"']")


def position(column: bytes, row: bytes) -> Position:
    """The cell named by letters and digits, counted from 0."""
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return int(row) - 1, number - 1


def canonical(xml: bytes) -> bytes:
    """The sheet the way Excel writes it: UTF-8, no namespace prefixes, every row and cell beginning with its name.

    Some programs leave names out and mean the next cell (ECMA-376 18.3.1.4), or write attributes in another order.
    """
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        xml = xml.decode("utf-16", "replace").encode("utf-8", "replace")
    if b"<sheetData" not in xml:
        xml = _PREFIX.sub(rb"<\1", xml)
    return _ROW_OR_CELL.sub(_Naming(), xml) if _UNUSUAL.search(xml) else xml


class _Naming:
    """Puts the name first in each row and cell that comes by; one without a name is the next after its predecessor."""

    def __init__(self) -> None:
        self.row, self.column = -1, -1

    def __call__(self, tag: re.Match[bytes]) -> bytes:
        name, attributes = tag.groups()
        if name == b"row":
            numbered = _NUMBERED.search(attributes)
            self.row, self.column = int(numbered[1]) - 1 if numbered else self.row + 1, -1
            return b'<row r="%d"%s>' % (self.row + 1, _without(_NUMBERED, attributes))
        named = _NAMED.search(attributes)
        if named:
            self.row, self.column = position(named[1], named[2])
        else:
            self.column += 1
        return b'<c r="%s"%s>' % (cell_name(self.row, self.column).encode(), _without(_NAMED, attributes))


def _without(name: re.Pattern[bytes], attributes: bytes) -> bytes:
    return name.sub(b"", attributes).replace(b"'", b'"')


def cell_count(xml: bytes) -> int:
    """About how many cells hold something: exact for XML without white space between tags, as all programs write it."""
    return xml.count(b"</v></c>") + xml.count(b"</is></c>")


def stray_corner(xml: bytes, count: int) -> Position | None:
    """The far corner (row, column) of the ``count`` cells that hold something, if the sheet is too large to lay out.

    Readers allocate the whole rectangle, so two cells in opposite corners of a 2 KB file ask for 17 billion. Formatted
    but empty cells do not count. The exact answer is only worked out where the rows and columns named could be too many.
    """
    rows = max(map(int, _ROW_NUMBER.findall(xml)), default=0)
    if not is_too_sparse(rows, _most_columns(xml, rows, count), count):
        return None
    filled = [position(*name) for name in _FILLED_CELL.findall(xml)]
    bottom, right = max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)
    return (bottom, right) if is_too_sparse(bottom + 1, right + 1, len(filled)) else None


def _most_columns(xml: bytes, rows: int, count: int) -> int:
    """No fewer columns than the sheet names, found with no more work than so many rows call for."""
    if not is_too_sparse(rows, MAX_COLUMNS, count):
        return MAX_COLUMNS
    for letters, most in ((3, 702), (2, 26)):
        if re.search(rb'<c r="[A-Z]{%d}' % letters, xml):
            break
        if not is_too_sparse(rows, most, count):
            return most
    return max((position(letters, b"1")[1] + 1 for letters in set(_COLUMN_LETTERS.findall(xml))), default=0)


def marks_of(xml: bytes, formats: CellFormats) -> Marks:
    """Search one sheet in its canonical form."""
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData")
    before, cells, after = xml[: max(start, 0)], xml[max(start, 0) : end if end >= 0 else None], xml[end:] if end >= 0 else b""
    styled = dict(_styled_cells(cells, formats))
    return Marks(
        percent=frozenset(p for p, style in styled.items() if style in formats.percent),
        suffixes={p: formats.suffixes[style] for p, style in styled.items() if style in formats.suffixes},
        errors=_errors(cells),
        unevaluated=_unevaluated(cells),
        merged=tuple(_merged(after)),
        hidden_rows=_hidden_rows(cells),
        hidden_columns=frozenset(_hidden_columns(before)),
        indents={p: formats.indents[style] for p, style in styled.items() if style in formats.indents},
    )


def _styled_cells(xml: bytes, formats: CellFormats) -> Iterator[tuple[Position, str]]:
    """The cells with something in them whose format matters, with the number of that format."""
    used = [style.encode() for style in sorted(formats.notable) if b' s="%s"' % style.encode() in xml]
    if used:
        pattern = re.compile(rb'<c r="' + _NAME + rb'"[^>]*? s="(' + rb"|".join(used) + rb')"[^>]*(?<!/)>')
        for column, row, style in pattern.findall(xml):
            yield position(column, row), style.decode()


def _errors(xml: bytes) -> dict[Position, str]:
    if b' t="e"' not in xml:
        return {}
    return {
        position(column, row): html.unescape(text.decode("utf-8", "replace")) for column, row, text in _ERROR_CELL.findall(xml)
    }


def _unevaluated(xml: bytes) -> frozenset[Position]:
    if b"<f" not in xml:
        return frozenset()
    return frozenset(position(*name) for name in _UNEVALUATED_CELL.findall(xml))


def _hidden_rows(xml: bytes) -> frozenset[int]:
    if b" hidden=" not in xml:
        return frozenset()
    hidden = (row[0] for row in _ROW.finditer(xml) if _HIDDEN.search(row[0]))
    return frozenset(int(number[1]) - 1 for row in hidden if (number := _NUMBERED.search(row)))


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for columns in _COLUMNS.findall(xml):
        span = {name: int(number) for name, number in _MIN_MAX.findall(columns)}
        if _HIDDEN.search(columns) and len(span) == 2:
            yield from range(span[b"min"] - 1, min(span[b"max"], MAX_COLUMNS))


def _merged(xml: bytes) -> Iterator[Range]:
    for left, top, right, bottom in _MERGED.findall(xml):
        yield (*position(left, top), *position(right, bottom))
