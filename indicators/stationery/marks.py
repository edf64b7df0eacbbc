"""Where blocks of a report go: the engine prints their names between two private characters, which no text holds."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEGIN, _END = "\ue0f0", "\ue0f1"
WITHOUT_HEADING = " text"
"""Ends the name of a section that is to stand without its heading."""

EMPTY = "\ue0f2"
"""Printed for a text without characters: a paragraph with nothing else (a section without a heading) is then left out."""

MARK = re.compile(f"{_BEGIN}([^{_END}]*){_END}")


def marked(names: Iterable[str]) -> str:
    """The place of these blocks, in their order."""
    return f"{_BEGIN}{'|'.join(names)}{_END}"


def names_in(text: str) -> list[str]:
    """The blocks whose place a text holds."""
    return [name for found in MARK.findall(text) for name in found.split("|") if name]
