"""Tables of figures: as wide as the type area, upright or turned, the header repeated on every page, no row broken."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docx.oxml.ns import qn

from indicators.narrative.document import Table
from indicators.report.docx_page import LINE_PITCH, TYPE_HEIGHT, TYPE_WIDTH
from indicators.report.docx_xml import Element, Typist, w
from indicators.report.text_width import width

_SIZES = (14, 12, 10.5, 9, 7.5)
"""四号, 小四, 五号, 小五, 六号: the largest that fits is taken."""

SMALLEST_UPRIGHT = 9
"""小五: a table that needs smaller type to stand upright is set on a page turned on its side."""

LARGEST_TURNED = LARGEST_WITHIN = 10.5
SIZE_OF_TEXTS = 9

_MARGIN = 57
"""One millimetre at either side of a cell, in twips."""

_HEADER_LINES, _HEADER_WHOLE = 3, 4
"""A name over a column has at most so many lines; one of at most so many characters is not broken."""

_WITHIN = 1.5
"""The height of a row within the text, in sizes of its type: no less than a line of it."""

_CAPTION = 3 * LINE_PITCH
"""What the caption of a table, in two lines at most, and its note take of the page."""

_WIDEST, _WIDEST_KEPT = 14, 24
"""Texts longer than this many characters are set in several lines rather than in smaller type."""

_NUMBER = re.compile(r"[+\-−]?[0-9][0-9.,]*\s*[^\s0-9]{0,4}|[—\-–/…]*")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns begin at the left because they hold text, and which of them share the room that the others leave.

    In rows whose first cell is empty the cell above goes on through the empty cells of ``going_on``.
    """

    text: frozenset[int] = frozenset()
    sharing: frozenset[int] = frozenset()
    going_on: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of the type in points and the width of each column in twips."""

    size: float
    widths: tuple[int, ...]


def is_wide(table: Table, columns: Columns = Columns()) -> bool:
    """Whether the table needs a page turned on its side: standing upright its type would be too small to read."""
    return bool(columns.sharing) or _size(_needed(table.header, table.rows), TYPE_WIDTH) < SMALLEST_UPRIGHT


def lay_out(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    columns: Columns = Columns(),
    *,
    wide: bool = False,
    within: bool = False,
) -> Layout:
    """The largest type in which every column has room, and widths by what the columns hold; they fill the type area.

    ``wide``: that of a page turned on its side. ``within`` the text its type is smaller than the text's.
    """
    room = TYPE_HEIGHT if wide else TYPE_WIDTH
    if columns.sharing:
        return _shared_out(header, rows, columns, room)
    needed = _needed(header, rows)
    size = _size(needed, room)
    size = min(size, LARGEST_TURNED) if wide or within else size
    return Layout(size, _filling([_twips(characters, size) for characters in needed], room))


def _needed(header: Sequence[str], rows: Sequence[Sequence[str]], widest: float = _WIDEST) -> list[float]:
    """The characters that each column has to hold."""
    return [_characters(name, [row[column] for row in rows], widest) for column, name in enumerate(header)]


def _size(needed: Sequence[float], room: int) -> float:
    return next((size for size in _SIZES if sum(_twips(characters, size) for characters in needed) <= room), _SIZES[-1])


def _shared_out(header: Sequence[str], rows: Sequence[Sequence[str]], columns: Columns, room: int) -> Layout:
    """Widths for long texts: some columns keep their lines whole, the others share what is left, none more than it needs."""
    natural = [_twips(c, SIZE_OF_TEXTS) for c in _needed(header, rows, _WIDEST_KEPT)]
    left = room - sum(wide for column, wide in enumerate(natural) if column not in columns.sharing)
    waiting = sorted(columns.sharing, key=natural.__getitem__)
    for number, column in enumerate(waiting):
        natural[column] = min(natural[column], left / (len(waiting) - number))
        left -= natural[column]
    return Layout(SIZE_OF_TEXTS, _filling(natural, room))


def _filling(natural: Sequence[float], room: int) -> tuple[int, ...]:
    widths = [int(wide * room / sum(natural)) for wide in natural]
    return (*widths[:-1], room - sum(widths[:-1]))


def table_element(table: Table, typist: Typist, columns: Columns = Columns(), *, wide: bool = False) -> Element:
    """The table. Numbers stand under each other in the middle of their column.

    A ``wide`` one is as wide as a page turned on its side.
    """
    layout = lay_out(table.header, table.rows, columns, wide=wide, within=table.within)
    every = range(len(table.header))
    places = [_place(column, [row[column] for row in table.rows], layout, columns.text) for column in every]
    centred = [_CENTRED for _ in every]
    lines = len(table.rows) + _lines_of_header(table.header, layout)
    height = row_height(layout.size, lines, TYPE_WIDTH if wide else TYPE_HEIGHT, within=table.within)
    head = _row(table.header, centred, layout, typist, height, style="TableHead", face=typist.fonts.heading, head=True)
    rows = [_row(row, places, layout, typist, height, style="TableText", face=typist.fonts.body) for row in table.rows]
    _go_on(table.rows, rows, columns.going_on)
    return w(
        "tbl",
        _properties(table, sum(layout.widths)),
        w("tblGrid", *(w("gridCol", w=wide) for wide in layout.widths)),
        head,
        *rows,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the texts of a column stand: at which side, and how far from it, in twips."""

    side: str
    indent: int = 0

    def properties(self) -> list[Element]:
        return [*([w("ind", right=self.indent)] if self.indent else []), w("jc", val=self.side)]


_CENTRED = _Place("center")


def _place(column: int, cells: list[str], layout: Layout, text: frozenset[int]) -> _Place:
    if column in text:
        return _Place("left")
    if not any(map(_has_digit, cells)) or not all(map(_NUMBER.fullmatch, cells)):
        return _CENTRED
    free = layout.widths[column] - _twips(max(map(width, cells)), layout.size)
    return _Place("right", max(0, round(free / 2)))


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _characters(header: str, cells: list[str], widest: float) -> float:
    longest = max((width(line) for cell in cells for line in cell.splitlines()), default=0.0)
    return max(2.0, min(longest, widest), min(width(header), _HEADER_WHOLE), -(-width(header) // _HEADER_LINES)) + 0.5


def _twips(characters: float, size: float) -> float:
    """The width of a column of so many characters."""
    return characters * size * 20 + 2 * _MARGIN


def _lines_of_header(header: Sequence[str], layout: Layout) -> int:
    """How many lines the longest name over a column takes in the width that the column has."""
    rooms = ((wide - 2 * _MARGIN) / (layout.size * 20) for wide in layout.widths)
    return max(math.ceil(width(name) / max(1, int(room))) for name, room in zip(header, rooms, strict=True))


def _properties(table: Table, room: int) -> Element:
    margins = w("tblCellMar", w("left", w=_MARGIN, type="dxa"), w("right", w=_MARGIN, type="dxa"))
    return w(
        "tblPr",
        w("tblStyle", val="TableGrid"),
        w("tblW", w=room, type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
        margins,
        w("tblLook", val="0020", firstRow=1),
        w("tblCaption", val=table.title),
    )


def row_height(size: float, rows: int, page: int, *, within: bool = False) -> int:
    """A little air above and below the text; less of it where the whole table then stands on one page, or beside text."""
    room = page - _CAPTION
    usual, least = round(size * 20 * 1.8), round(size * 20 * 1.4)
    if within:
        return round(size * 20 * _WITHIN)
    return max(least, room // rows) if least * rows <= room < usual * rows else usual


def _row(
    cells: Sequence[str],
    places: Sequence[_Place],
    layout: Layout,
    typist: Typist,
    height: int,
    *,
    style: str,
    face: str,
    head: bool = False,
) -> Element:
    """One row, never broken over two pages."""
    made = (
        w(
            "tc",
            w("tcPr", w("tcW", w=wide, type="dxa"), w("vAlign", val="center")),
            typist.paragraph(style, typist.run(text, face, size=layout.size), properties=place.properties()),
        )
        for text, place, wide in zip(cells, places, layout.widths, strict=True)
    )
    least = w("trHeight", val=height, hRule="atLeast")
    return w("tr", w("trPr", w("cantSplit"), least, w("tblHeader") if head else None), *made)


def _go_on(texts: Sequence[Sequence[str]], rows: Sequence[Element], columns: frozenset[int]) -> None:
    """Let cells go on through the empty ones below them."""
    for number, (row, following) in enumerate(pairwise(texts)):
        for column in columns if not following[0] else ():
            if following[column]:
                continue
            for element, begins in ((rows[number], bool(row[0] or row[column])), (rows[number + 1], False)):
                properties = element.tc_lst[column].get_or_add_tcPr()
                if properties.find(qn("w:vMerge")) is None:
                    merge = w("vMerge", val="restart") if begins else w("vMerge")
                    properties.find(qn("w:tcW")).addnext(merge)
