"""Large plain worksheets as grids that keep their cells by columns; no cell becomes an object before someone looks at it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from indicators.observations import coded_again
from indicators.reading.grid import Grid, Position, cell_name
from indicators.reading.limits import check_cells, is_too_sparse
from indicators.reading.marks import CellFormats
from indicators.reading.plain_xml import PlainCells, plain_cells
from indicators.reading.sheet_columns import Held, PercentCells, SheetColumns, SheetRows
from indicators.reading.unreadable import refuse
from indicators.reading.xlsx_marks import marks_of

LARGE = 100_000
"""Bytes of XML from which on a sheet is worth trying."""

_SHARED = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<]*)</t>(?:<phoneticPr [^<>]*/>)?</si>')
"""Chinese and Japanese Excel write behind every text how its reading would be shown."""
_ODD_TEXT = re.compile(r"_x[0-9a-fA-F]{4}_|^\s|\s$|\r")


def shared_texts(xml: bytes) -> Sequence[str] | None:
    """The shared texts of a book in their order; None if some are more than plain text."""
    found = _SHARED.findall(xml)
    if len(found) != xml.count(b"<si>") + xml.count(b"<si/>") + xml.count(b"<si "):
        return None
    return _plain_texts(found)


def _plain_texts(written: Sequence[bytes]) -> Sequence[str] | None:
    """Texts of XML as they are read; None if one has spaces at its ends or coded characters, on which readers differ."""
    try:
        texts = b"\0".join(written).decode("utf-8").split("\0") if written else []
    except UnicodeDecodeError:
        return None
    if len(texts) != len(written):
        return None
    plain = [html.unescape(text) if "&" in text else text for text in texts]
    return None if any(map(_ODD_TEXT.search, plain)) else plain


def plain_grid(name: str, xml: bytes, texts: Sequence[str], formats: CellFormats, *, hidden: bool) -> Grid | None:
    """A worksheet as a grid; None if it is no plain one. Raise UnreadableFile for more than can be held."""
    cells = plain_cells(xml)
    if cells is None or not _are_numbers(cells, formats) or cells.number[cells.text].max(initial=-1) >= len(texts):
        return None
    if (own := _plain_texts(cells.own)) is None:
        return None
    texts = [*own[::-1], *texts]  # those of the sheet itself have places below zero
    cells = replace(cells, number=np.where(cells.text, cells.number + len(own), cells.number))
    filled = cells.held & ~(cells.text & _of_texts(texts, cells))
    check_cells(int(filled.sum()), sheet=name)
    if not filled.any():
        return None
    bottom, right = int(cells.row[filled].max()), int(cells.column[filled].max())
    if is_too_sparse(bottom + 1, right + 1, int(filled.sum())):
        raise refuse("cell_far_away", sheet=name, cell=cell_name(bottom, right))
    columns = _laid_out(cells, filled, texts, bottom + 1, right + 1)
    marks = marks_of(xml, CellFormats())
    if marks.errors or marks.unevaluated:
        return None
    return Grid(
        name,
        SheetRows(columns),
        percent=PercentCells(_shown_as_percent(cells, filled, formats, columns)),
        merged=marks.merged,
        hidden=hidden,
        hidden_rows=marks.hidden_rows,
        hidden_columns=marks.hidden_columns,
        indents=_indents(cells, formats),
        columns=columns,
    )


def _are_numbers(cells: PlainCells, formats: CellFormats) -> bool:
    """Whether no number is shown as a date, or with a text behind it that changes what it means."""
    used = np.unique(cells.style[cells.held & ~cells.text]).tolist()
    return all(str(style) in formats.numbers and str(style) not in formats.suffixes for style in used)


def _of_texts(texts: Sequence[str], cells: PlainCells) -> npt.NDArray[np.bool_]:
    """Which cells that hold a text hold an empty one."""
    empty = np.array([not text for text in texts] or [False])
    return np.asarray(empty[np.where(cells.text, cells.number, 0).astype(np.int64)])


def _laid_out(cells: PlainCells, filled: npt.NDArray[np.bool_], texts: Sequence[str], height: int, width: int) -> SheetColumns:
    held = np.zeros((height, width), np.uint8, order="F")
    numbers = np.full((height, width), np.nan, order="F")
    places = np.full((height, width), -1, np.int32, order="F")
    text, number = filled & cells.text, filled & ~cells.text
    held[cells.row[number], cells.column[number]] = Held.NUMBER
    held[cells.row[text], cells.column[text]] = Held.TEXT
    numbers[cells.row[number], cells.column[number]] = cells.number[number]
    words = coded_again(np.arange(len(texts), dtype=np.int32), texts)
    places[cells.row[text], cells.column[text]] = words.codes[cells.number[text].astype(np.int64)]
    return SheetColumns(held, numbers, places, words.words)


def _shown_as_percent(
    cells: PlainCells, filled: npt.NDArray[np.bool_], formats: CellFormats, columns: SheetColumns
) -> npt.NDArray[np.bool_]:
    result = np.zeros((columns.height, columns.width), np.bool_, order="F")
    here = filled & _has_style(cells, formats.percent)
    result[cells.row[here], cells.column[here]] = True
    return result


def _indents(cells: PlainCells, formats: CellFormats) -> Mapping[Position, int]:
    return dict(_indented(cells, formats))


def _indented(cells: PlainCells, formats: CellFormats) -> Iterator[tuple[Position, int]]:
    here = cells.held & _has_style(cells, formats.indents)
    for row, column, style in zip(*(c[here].tolist() for c in (cells.row, cells.column, cells.style)), strict=True):
        yield (row, column), formats.indents[str(style)]


def _has_style(cells: PlainCells, styles: Mapping[str, int] | frozenset[str]) -> npt.NDArray[np.bool_]:
    wanted = np.array(sorted(map(int, styles)), np.int64)
    return np.isin(cells.style, wanted) if len(wanted) else np.zeros(len(cells.style), np.bool_)
