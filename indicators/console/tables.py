"""Tables of text for a terminal, where a Chinese character is as wide as two letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def table(header: Sequence[str], rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> str:
    """Columns aligned by what they take on the screen; those in ``right`` (from 0) to the right."""
    widths = [max(map(width, column)) for column in zip(header, *rows, strict=True)]
    lines = [_line(header, widths, right), "  ".join("─" * w for w in widths)]
    lines += [_line(row, widths, right) for row in rows]
    return "\n".join(lines)


def width(text: str) -> int:
    """The number of terminal columns a text takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return wide + sum(not unicodedata.combining(c) for c in text)


def _line(cells: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    return "  ".join(_cell(c, w, right=i in right) for i, (c, w) in enumerate(zip(cells, widths, strict=True))).rstrip()


def _cell(text: str, columns: int, *, right: bool) -> str:
    space = " " * (columns - width(text))
    return space + text if right else text + space
