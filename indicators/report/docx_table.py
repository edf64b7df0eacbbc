"""Tables of figures: as wide as the type area, the header repeated on every page, no row broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.narrative.document import Table
from indicators.report.docx_page import TYPE_WIDTH
from indicators.report.docx_xml import Element, Typist, w
from indicators.report.text_width import width

_SIZES = (14, 12, 10.5, 9, 7.5)
"""四号, 小四, 五号, 小五, 六号: the largest that fits is taken."""

_MARGIN = 57
"""One millimetre at either side of a cell, in twips."""

_HEADER_LINES = 3
_WIDEST, _WIDEST_TEXT = 14, 8
"""Texts longer than this many characters are set in several lines rather than in smaller type."""

_NUMBER = re.compile(r"[+\-−]?[0-9][0-9.,]*\s*[^\s0-9]{0,4}|[—\-–/…]*")


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of the type in points and the width of each column in twips."""

    size: float
    widths: tuple[int, ...]


def lay_out(header: Sequence[str], rows: Sequence[Sequence[str]], text_columns: frozenset[int] = frozenset()) -> Layout:
    """The largest type in which every column has room, and widths by what the columns hold; they fill the type area."""
    needed = [
        _characters(name, [row[column] for row in rows], _WIDEST_TEXT if column in text_columns else _WIDEST)
        for column, name in enumerate(header)
    ]
    size = next((size for size in _SIZES if sum(_twips(wide, size) for wide in needed) <= TYPE_WIDTH), _SIZES[-1])
    natural = [_twips(wide, size) for wide in needed]
    widths = [int(wide * TYPE_WIDTH / sum(natural)) for wide in natural]
    widths[-1] += TYPE_WIDTH - sum(widths)
    return Layout(size, tuple(widths))


def table_element(table: Table, typist: Typist, *, text_columns: frozenset[int] = frozenset()) -> Element:
    """The table. Numbers stand under each other in the middle of their column, ``text_columns`` begin at the left."""
    layout = lay_out(table.header, table.rows, text_columns)
    columns = range(len(table.header))
    places = [_place(column, [row[column] for row in table.rows], layout, text_columns) for column in columns]
    centred = [_CENTRED for _ in columns]
    head = _row(table.header, centred, layout, typist, style="TableHead", face=typist.fonts.heading, head=True)
    rows = [_row(row, places, layout, typist, style="TableText", face=typist.fonts.body) for row in table.rows]
    return w("tbl", _properties(table), w("tblGrid", *(w("gridCol", w=wide) for wide in layout.widths)), head, *rows)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the texts of a column stand: at which side, and how far from it, in twips."""

    side: str
    indent: int = 0

    def properties(self) -> list[Element]:
        return [*([w("ind", right=self.indent)] if self.indent else []), w("jc", val=self.side)]


_CENTRED = _Place("center")


def _place(column: int, cells: list[str], layout: Layout, text_columns: frozenset[int]) -> _Place:
    if column in text_columns:
        return _Place("left")
    if not any(map(_has_digit, cells)) or not all(map(_NUMBER.fullmatch, cells)):
        return _CENTRED
    free = layout.widths[column] - _twips(max(map(width, cells)), layout.size)
    return _Place("right", max(0, round(free / 2)))


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _characters(header: str, cells: list[str], widest: int) -> float:
    longest = max((width(line) for cell in cells for line in cell.splitlines()), default=0.0)
    return max(2.0, min(longest, widest), -(-width(header) // _HEADER_LINES)) + 0.5


def _twips(characters: float, size: float) -> float:
    """The width of a column of so many characters."""
    return characters * size * 20 + 2 * _MARGIN


def _properties(table: Table) -> Element:
    margins = w("tblCellMar", w("left", w=_MARGIN, type="dxa"), w("right", w=_MARGIN, type="dxa"))
    return w(
        "tblPr",
        w("tblStyle", val="TableGrid"),
        w("tblW", w=TYPE_WIDTH, type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
        margins,
        w("tblLook", val="0020", firstRow=1),
        w("tblCaption", val=table.title),
    )


def _row(
    cells: Sequence[str], places: Sequence[_Place], layout: Layout, typist: Typist, *, style: str, face: str, head: bool = False
) -> Element:
    """One row; a little air above and below its text, never broken over two pages."""
    height = w("trHeight", val=round(layout.size * 20 * 1.8), hRule="atLeast")
    made = (
        w(
            "tc",
            w("tcPr", w("tcW", w=wide, type="dxa"), w("vAlign", val="center")),
            typist.paragraph(style, typist.run(text, face, size=layout.size), properties=place.properties()),
        )
        for text, place, wide in zip(cells, places, layout.widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), height, w("tblHeader") if head else None), *made)
