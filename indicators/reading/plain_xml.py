"""Sheets whose XML is plain, read with whole arrays: a million cells in a third of a second, none of them an object.

Plain is what Excel, WPS and the usual libraries write for tables of numbers and shared texts: every cell in its order, with
its name, perhaps a format, perhaps a formula, and a number or the place of a text. Anything else (dates, errors, truth
values, texts of their own, formulas without a result) makes :func:`plain_cells` give None, and the sheet goes the usual way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from indicators.reading.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_AT_ONCE = 2_000_000
"""So many bytes of XML are taken at once: their arrays stay in the processor's cache."""

_SPACE, _QUOTE, _SLASH, _LESS, _EQUALS, _MORE = b' "/<=>'
_NUMERAL = re.compile(rb"[-+0-9.eE]+")
_DIGITS_OF_A_ROW, _DIGITS_OF_A_STYLE = 7, 5
_EXACT_DIGITS = 15
_NAMES = (b"c ", b"/c", b"v>", b"/v", b"f>", b"f ", b"/f", b"ro", b"/r", b"is", b"/i", b"t>", b"t ", b"/t")
_PADDING = 4
"""Tags of no name behind the last, for what looks a few tags ahead."""


@dataclass(frozen=True, slots=True, eq=False)
class PlainCells:
    """The cells of a sheet in their order: a ``number`` each, which for a ``text`` is its place among the shared ones, or,
    below zero, among the sheet's ``own`` (−1 is the first).

    ``style`` is the number of the cell's format. ``held`` tells which cells hold anything.
    """

    row: Places
    column: Places
    style: Places
    held: Flags
    text: Flags
    number: npt.NDArray[np.float64]
    own: list[bytes]


class _NotPlain(Exception):
    pass


def plain_cells(xml: bytes) -> PlainCells | None:
    """The cells of a sheet's XML, or None if anything in it is out of the ordinary."""
    start, end = xml.find(b"<sheetData>"), xml.rfind(b"</sheetData>")
    if start < 0 or end < 0:
        return None
    try:
        parts, count = list[PlainCells](), 0
        for piece in _pieces(xml, start + len(b"<sheetData>"), end):
            parts.append(_of_piece(np.frombuffer(piece, np.uint8)))
            count += len(parts[-1].row)
            if count > 2 * MAX_CELLS:
                return None
        return _joined(parts)
    except _NotPlain:
        return None


def _pieces(xml: bytes, start: int, end: int) -> Iterator[memoryview]:
    """The XML between two places, cut behind rows."""
    whole = memoryview(xml)
    while start < end:
        cut = xml.find(b"</row>", min(start + _AT_ONCE, end), end)
        stop = end if cut < 0 else cut + len(b"</row>")
        yield whole[start:stop]
        start = stop


def _joined(parts: list[PlainCells]) -> PlainCells:
    _require(parts)
    own = list[bytes]()
    for part in parts:
        part.number[part.text & (part.number < 0)] -= len(own)
        own += part.own
    row, column, style, held, text, number = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("row", "column", "style", "held", "text", "number")
    )
    joined = PlainCells(row, column, style, held, text, number, own)
    order = joined.row * MAX_COLUMNS + joined.column
    _require((order[1:] > order[:-1]).all())
    _require(joined.row.max(initial=0) < MAX_ROWS and joined.column.max(initial=0) < MAX_COLUMNS)
    return joined


def _require(condition: Any) -> None:
    if not condition:
        raise _NotPlain


@dataclass(frozen=True, slots=True, eq=False)
class _Tags:
    """The tags of a piece of XML, one after the other: where each starts and ends, and the first two letters of its name."""

    xml: Bytes
    start: Places
    end: Places
    first: Bytes
    second: Bytes

    def named(self, name: bytes, at: Any = slice(None)) -> Flags:
        return np.asarray((self.first[at] == name[0]) & (self.second[at] == name[1]))

    def is_empty(self, at: Places) -> Flags:
        """Whether the tag closes itself: <c/>."""
        return np.asarray(self.xml[self.end[at] - 1] == _SLASH)

    def has_formula(self, cells: Places) -> Flags:
        return ~self.is_empty(cells) & (self.named(b"f>", cells + 1) | self.named(b"f ", cells + 1))


def _tags(xml: Bytes) -> _Tags:
    start, end = np.flatnonzero(xml == _LESS), np.flatnonzero(xml == _MORE)
    _require(len(start) == len(end) and (start < end).all() and (end[:-1] < start[1:]).all())
    padded = np.concatenate((xml, np.zeros(8 * _PADDING, np.uint8)))
    first, second = (np.concatenate((padded[start + offset], np.zeros(_PADDING, np.uint8))) for offset in (1, 2))
    more = np.full(_PADDING, len(xml))
    return _Tags(padded, np.concatenate((start, more)), np.concatenate((end, more)), first, second)


def _of_piece(xml: Bytes) -> PlainCells:
    tags = _tags(xml)
    counts = {name: int(tags.named(name).sum()) for name in _NAMES}
    _require(sum(counts.values()) == len(tags.start) - _PADDING)
    cells = np.flatnonzero(tags.named(b"c "))
    row, column, after = _names(tags, cells)
    style, text, inline = _attributes(tags, cells, after)
    value = _value_tags(tags, cells)
    held = tags.named(b"v>", value)
    _require(counts[b"is"] == inline.sum() == counts[b"t>"] + counts[b"t "] and not (held & inline).any())
    _require(held.sum() == counts[b"v>"])
    calculated = tags.has_formula(cells)
    _require(calculated.sum() == counts[b"f>"] + counts[b"f "] and (held | ~calculated).all())
    _require((held | inline | tags.is_empty(cells) | tags.named(b"/c", cells + 1)).all())
    number = np.full(len(cells), np.nan)
    inside = value[held]
    _require(tags.named(b"/v", inside + 1).all())
    number[held] = _numbers(tags.xml, tags.end[inside] + 1, tags.start[inside + 1])
    number[inline] = -1.0 - np.arange(counts[b"is"])
    return PlainCells(row, column, style, held | inline, (text & held) | inline, number, _own_texts(tags, cells[inline]))


def _own_texts(tags: _Tags, cells: Places) -> list[bytes]:
    """The texts that cells hold themselves: <is><t>…</t></is>."""
    for offset, name in ((1, b"is"), (3, b"/t"), (4, b"/i"), (5, b"/c")):
        _require(tags.named(name, cells + offset).all())
    _require(not tags.is_empty(cells + 2).any() and (tags.first[cells + 2] == ord("t")).all())
    xml = tags.xml.tobytes() if len(cells) else b""
    start, end = tags.end[cells + 2] + 1, tags.start[cells + 3]
    return [xml[s:e] for s, e in zip(start.tolist(), end.tolist(), strict=True)]


def _names(tags: _Tags, cells: Places) -> tuple[Places, Places, Places]:
    """Row and column of each cell by its name (<c r="B2"), and the place behind the name's last quote."""
    xml, at = tags.xml, tags.start[cells]
    for offset, letter in enumerate(b'c r="', start=1):
        _require((xml[at + offset] == letter).all())
    at = at + 6
    column = xml[at].astype(np.int64) - 64
    _require(((column >= 1) & (column <= 26)).all())
    more = np.ones(len(at), np.bool_)
    at = at + 1
    for _ in range(2):
        further = xml[at].astype(np.int64) - 64
        more &= (further >= 1) & (further <= 26)
        column = np.where(more, column * 26 + further, column)
        at = at + more
    row, at = _digits(xml, at, _DIGITS_OF_A_ROW)
    return row - 1, column - 1, at


def _digits(xml: Bytes, at: Places, most: int) -> tuple[Places, Places]:
    """The whole number at each place, up to a quote, and the place behind that."""
    number, going = np.zeros(len(at), np.int64), np.ones(len(at), np.bool_)
    for _ in range(most):
        digit = xml[at].astype(np.int64) - 48
        going &= (digit >= 0) & (digit <= 9)
        if not going.any():
            break
        number = np.where(going, number * 10 + digit, number)
        at = at + going
    _require((xml[at] == _QUOTE).all() and (xml[at - 1] != _QUOTE).all())
    return number, at + 1


def _attributes(tags: _Tags, cells: Places, at: Places) -> tuple[Places, Flags, Flags]:
    """The format of each cell (0 if it names none), whether it holds a shared text, and whether one of its own; raise
    _NotPlain for anything else."""
    xml, end = tags.xml, tags.end[cells] - tags.is_empty(cells)
    style = np.zeros(len(cells), np.int64)
    has_style = _says(xml, at, b' s="')
    if has_style.any():
        style[has_style], behind = _digits(xml, at[has_style] + 4, _DIGITS_OF_A_STYLE)
        at = at.copy()
        at[has_style] = behind
    has_type = _says(xml, at, b' t="')
    text, number = has_type & (xml[at + 4] == ord("s")), has_type & (xml[at + 4] == ord("n"))
    inline = has_type & _says(xml, at + 4, b'inlineStr"')
    _require(((xml[at + 5] == _QUOTE) | inline | ~has_type).all() and (text | number | inline | ~has_type).all())
    at = at + np.where(inline, 14, np.where(has_type, 6, 0))
    at = at + (xml[at] == _SPACE)
    _require((at == end).all())
    return style, text, inline


def _says(xml: Bytes, at: Places, words: bytes) -> Flags:
    found = xml[at] == words[0]
    for offset, letter in enumerate(words[1:], start=1):
        found &= xml[at + offset] == letter
    return np.asarray(found)


def _value_tags(tags: _Tags, cells: Places) -> Places:
    """The tag that should be each cell's <v>: the next one, or the one behind its formula."""
    following = cells + 1
    return np.asarray(following + np.where(tags.has_formula(cells), np.where(tags.is_empty(following), 1, 2), 0))


def _numbers(xml: Bytes, start: Places, end: Places) -> npt.NDArray[np.float64]:
    """The numbers written between places; raise _NotPlain if any is none.

    Up to 15 digits and the power of ten of the decimals are exact in floating point, so their quotient is rounded rightly;
    the others are read one by one.
    """
    negative = xml[start] == ord("-")
    at = start + negative
    lengths = end - at
    digits, decimals, points = np.zeros((3, len(at)), np.int64)
    plain = (lengths > 0) & (lengths <= _EXACT_DIGITS)
    for offset in range(int(lengths[plain].max(initial=0))):
        inside = offset < lengths
        letter = xml[at + offset]
        digit = letter - np.uint8(48)  # others wrap around beyond 9
        is_digit, is_point = inside & (digit <= 9), inside & (letter == ord("."))
        plain &= is_digit | is_point | ~inside
        digits = np.where(is_digit, digits * 10 + digit, digits)
        decimals += is_digit & (points > 0)
        points += is_point
    plain &= (points <= 1) & (points < lengths)
    result = digits / 10.0**decimals
    result[negative] *= -1
    if not plain.all():
        odd, written = np.flatnonzero(~plain), xml.tobytes()
        spans = zip(start[odd].tolist(), end[odd].tolist(), strict=True)
        result[odd] = [_number(written[first:last]) for first, last in spans]
    _require(np.isfinite(result).all())
    return np.asarray(result + 0.0)  # −0 is 0


def _number(written: bytes) -> float:
    _require(_NUMERAL.fullmatch(written))
    try:
        return float(written)
    except ValueError as error:
        raise _NotPlain from error
