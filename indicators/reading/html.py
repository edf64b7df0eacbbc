"""Web pages saved or exported as .xls: every table of the page on one grid, as Excel shows them.

Titles and units often stand above the table, as a paragraph or as a table of one cell, so nothing of the page's text is
left out: a paragraph becomes a row of one cell, a table follows below it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from indicators.model import Problem
from indicators.reading.grid import CellValue, Grid, Range, Watch, rectangle
from indicators.reading.limits import MAX_CELLS, MAX_COLUMNS, is_too_sparse
from indicators.reading.text_encoding import decode
from indicators.reading.unreadable import refuse

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "head", "title", "noscript", "template", "xml"})
_INLINE = frozenset({"a", "abbr", "b", "em", "font", "i", "label", "s", "small", "span", "strong", "sub", "sup", "u"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MAX_COLSPAN, _MAX_ROWSPAN = 1_000, 65_534  # where browsers cut them off (HTML standard 4.9.11)


def read_html(data: bytes, watch: Watch) -> tuple[list[Grid], list[Problem]]:
    """One grid for the page; a page that only frames others, as Excel saves whole books, has nothing in it to read."""
    watch("", 0, 1)
    page = _parsed(data)
    if page is None:
        raise refuse("no_values")
    layout = _Layout()
    for block in _blocks(page):
        layout.add(block)
    if not layout.rows and page.find(".//frameset") is not None:
        raise refuse("page_without_its_folder")
    return [layout.grid()], []


def _parsed(data: bytes) -> Any:
    text = _decoded(data)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParseError, ValueError) as error:
        raise refuse("file_damaged") from error


def _decoded(data: bytes) -> str:
    """The page's text; what it declares counts if the bytes bear it out, which means nothing for one byte a letter.

    gb2312 is said of pages in GBK and GB18030 too, and some servers say iso-8859-1 of everything.
    """
    declared = _DECLARED.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name.startswith(("gb", "big5", "utf")):
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            return data.decode("gb18030" if name.startswith("gb") else name)
    return decode(data)


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[_Cell, ...]
    hidden: bool = False


def _blocks(element: Any) -> Iterator[list[_Row]]:
    """The paragraphs and tables within an element, from top to bottom; a paragraph is a row of one cell."""
    line: list[str] = []
    for piece in (*_pieces(element), None):
        if isinstance(piece, str):
            line.append(piece)
            continue
        text = _tidy("".join(line))
        line.clear()
        if text:
            yield [_Row((_Cell(text),))]
        if piece is not None:
            yield from _table(piece)


def _pieces(element: Any) -> Iterator[Any]:
    """The element's texts, the tables within it, and None wherever a line ends."""
    yield element.text or ""
    for child in element:
        if child.tag == "table":
            yield child
        elif child.tag not in _SILENT and not _NOT_SHOWN.search(child.get("style", "")):
            inline = child.tag in _INLINE
            if not inline:
                yield None
            yield from _pieces(child)
            if not inline:
                yield None
        yield child.tail or ""


def _tidy(text: str) -> str:
    """Runs of ordinary white space as one space; no-break and wide spaces stay, they may be an indent."""
    return _SPACE.sub(" ", text).strip(" ")


def _table(table: Any) -> Iterator[list[_Row]]:
    """The table's own rows; where a cell holds tables of its own, it is only there for layout and they come one by one."""
    rows: list[_Row] = []
    for row in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        for own in [row] if row.tag == "tr" else row.iterchildren("tr"):
            cells = list(own.iterchildren("td", "th"))
            if any(cell.find(".//table") is not None for cell in cells):
                yield rows
                rows = []
                for cell in cells:
                    yield from _blocks(cell)
            else:
                hidden = _NOT_SHOWN.search(own.get("style", "")) is not None
                rows.append(_Row(tuple(map(_cell, cells)), hidden))
    yield rows


def _cell(cell: Any) -> _Cell:
    lines = [_tidy(line) for line in "".join("\v" if piece is None else piece for piece in _pieces(cell)).split("\v")]
    text = "\n".join(line for line in lines if line)
    return _Cell(text, _span(cell, "rowspan", _MAX_ROWSPAN), _span(cell, "colspan", _MAX_COLSPAN))


def _span(cell: Any, name: str, most: int) -> int:
    digits = re.match(r"\s*(\d{1,9})", cell.get(name, ""))
    return min(max(int(digits[1]), 1), most) if digits else 1


class _Layout:
    """Blocks put one below the other, each cell in the next place that no cell from above reaches into."""

    def __init__(self) -> None:
        self.rows: list[list[CellValue]] = []
        self._merged: list[Range] = []
        self._hidden: set[int] = set()
        self._last_block = 0

    def add(self, block: list[_Row]) -> None:
        if len(block) > 1 and self._last_block > 1:  # two tables are two, but a title belongs to what follows
            self.rows.append([])
        if block:
            self._last_block = len(block)
        end = len(self.rows) + len(block)
        taken: dict[int, int] = {}  # column → first row that is free again
        for row in block:
            self._add_row(row, taken, end)

    def _add_row(self, row: _Row, taken: dict[int, int], end: int) -> None:
        top, column = len(self.rows), 0
        values: list[CellValue] = []
        for cell in row.cells:
            while taken.get(column, 0) > top:
                column += 1
            right, bottom = column + cell.columns - 1, min(top + cell.rows, end) - 1
            if right >= MAX_COLUMNS:
                raise refuse("too_many_columns", found=right + 1, expected=MAX_COLUMNS)
            values += [None] * (column - len(values)) + [cell.text or None]
            if (bottom, right) != (top, column):
                self._merged.append((top, column, bottom, right))
            if bottom > top:
                taken.update(dict.fromkeys(range(column, right + 1), bottom + 1))
            column = right + 1
        if row.hidden:
            self._hidden.add(top)
        self.rows.append(values)

    def grid(self) -> Grid:
        if is_too_sparse(len(self.rows), max(map(len, self.rows), default=0), sum(map(len, self.rows))):
            raise refuse("too_many_cells", expected=MAX_CELLS)
        return Grid("", rectangle(self.rows), merged=tuple(self._merged), hidden_rows=frozenset(self._hidden))
