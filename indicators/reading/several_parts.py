"""Several names in a header, several numbers in a cell: 企业/事业, 培训（期/人次）; 12/3, 企业12家，事业3家."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from indicators.reading.cells import is_gap, read_amount
from indicators.reading.roles import role_of
from indicators.reading.spans import is_span
from indicators.reading.subjects import is_bare_measure
from indicators.reading.text import compact, even
from indicators.reading.units import is_unit

_SEPARATORS = ("/", "\n", "|", ";", "、", "，", " ")
"""What may part numbers in a cell; the first that does counts. A comma may stand within a number, so only the wide one does."""
_LONGEST = 100
_WIDE = str.maketrans("／｜；", "/|;")
_LABELLED = re.compile(r"(?P<label>[^\d\s:：（()）/|、;，]{1,10})[:：]?\s*(?P<number>\d.*)")
_BRACKET = re.compile(r"\(([^()]*)\)")
_BRACKET_END = re.compile(r"(?P<name>[^()]*)\((?P<inside>[^()]*)\)")
_PARTS_OF_DATES = frozenset("年月日时分季")
SEVERAL = re.compile(r"\d[^\d\n\0]{0,4}(?:[/／|｜;；、，]|[\n \u3000][^\d\0]{0,10}\d)")
"""What a text with several numbers holds, however they are parted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One of several numbers in a cell, as written, with the label before it; ``text`` "" where a sign says there is none."""

    text: str
    label: str = ""


@lru_cache(maxsize=4096)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """The numbers a text states apart, or one that has a label; none if it is anything else, or a plain number.

    A sign that there is none (/, 未报) is one piece of nothing.
    """
    plain = text.translate(_WIDE).strip()
    if len(plain) > _LONGEST:
        return ()
    if is_gap(plain):
        return (Piece(""),)
    if read_amount(plain) is not None:
        return ()
    for separator in _SEPARATORS:
        pieces = [_piece(part) for part in plain.split(separator) if part.strip()]
        if len(pieces) < 2:
            continue
        found = tuple(piece for piece in pieces if piece is not None)
        labelled = sum(bool(piece.label) for piece in found)
        if len(found) == len(pieces) and (labelled == len(found) or (not labelled and separator != " ")):
            return found
    alone = _piece(plain)
    return (alone,) if alone is not None and alone.label else ()


def _piece(text: str) -> Piece | None:
    plain = even(text)
    if is_gap(plain):
        return Piece("")
    if read_amount(plain) is not None:
        return Piece(plain)
    said = _LABELLED.fullmatch(plain)
    return Piece(said["number"], said["label"]) if said and read_amount(said["number"]) is not None else None


@lru_cache(maxsize=4096)
def headers_of(text: str, count: int) -> tuple[str, ...]:
    """The ``count`` headers that one text stands for; () if it names another number of things.

    新建数/会员数（家/人） are two with a unit each, 受理/调解（件） two with one unit, 培训（期/人次） one counted in two ways,
    新建工会（企业/事业） two kinds of one. What all
    are about may stand at the beginning alone: 慰问人数/金额.
    """
    shown = _even_lines(text.translate(_WIDE).strip())
    if len(shown) > _LONGEST:
        return ()
    for bracket in _BRACKET.finditer(shown):
        inside, around = _listed(bracket[1], count), (shown[: bracket.start()], shown[bracket.end() :])
        if len(inside) == count and not set(inside) & _PARTS_OF_DATES:
            return _each(around[0], inside, around[1], count)
    if shown.count(":") == 1:
        name, inside_text = shown.split(":")
        if len(inside := _listed(inside_text, count)) == count:
            return _each(name, inside, "", count)
    name, end = _with_bracket_at_end(shown)
    names = _listed(name, count)
    return tuple(f"{part}{end}" for part in _with_common_beginning(names)) if names else ()


def _each(before: str, inside: tuple[str, ...], behind: str, count: int) -> tuple[str, ...]:
    """The headers of which a bracket says the parts: a unit of each name before it, or what each is."""
    names = _listed(before, count)
    apart = all(is_unit(end, marked=True) or role_of(end) is not None or is_span(end) for end in inside)
    if not names and not before.strip():
        return ()
    begins = _with_common_beginning(names) if names else (before.strip(),) * count
    return tuple(f"{n}（{end}）{behind}" if apart else f"{n}{end}{behind}" for n, end in zip(begins, inside, strict=True))


def _with_bracket_at_end(text: str) -> tuple[str, str]:
    """A text without what stands in brackets at its end, and that."""
    found = _BRACKET_END.fullmatch(text)
    return (found["name"], f"（{found['inside']}）") if found else (text, "")


def _even_lines(text: str) -> str:
    """The text with widths evened out, its lines kept."""
    return "\n".join(even(line) for line in text.splitlines())


def _listed(text: str, count: int) -> tuple[str, ...]:
    """The parts of a text, by the first separator that makes so many of it."""
    for separator in "/\n|;、":
        parts = tuple(compact(part) for part in text.split(separator))
        if len(parts) == count and all(parts) and all(part.count("(") == part.count(")") for part in parts):
            return parts
    return ()


def _with_common_beginning(names: tuple[str, ...]) -> tuple[str, ...]:
    """慰问人数, 慰问金额 of 慰问人数, 金额: a bare measure is of what the first name measures."""
    first, *others = names
    if not any(is_bare_measure(other) for other in others) or is_bare_measure(first):
        return names
    begins = next((first[:at] for at in range(1, len(first)) if is_bare_measure(first[at:])), "")
    return (first, *(f"{begins}{other}" if is_bare_measure(other) else other for other in others))


def placed(pieces: Sequence[Piece], names: Sequence[str]) -> tuple[str | None, ...] | None:
    """The pieces in the order of the headers they belong to, nothing where one has none; None if that is not plain."""
    if len(pieces) == 1 and not pieces[0].text:
        return (None,) * len(names)
    if not any(piece.label for piece in pieces):
        return tuple(piece.text or None for piece in pieces) if len(pieces) == len(names) else None
    result: list[str | None] = [None] * len(names)
    for piece in pieces:
        meant = [at for at, name in enumerate(names) if _names(name, piece.label)]
        if len(meant) != 1 or result[meant[0]] is not None:
            return None
        result[meant[0]] = piece.text or None
    return tuple(result)


def _names(header: str, label: str) -> bool:
    return bool(label) and (label in header or (len(compact(header)) > 1 and compact(header) in label)) and not is_unit(label)
