"""What people say about a file that the file does not say itself: what its headers mean, what a cell should have held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """The cell (A1 style) holds ``old`` in the file; ``new`` was typed instead, by whom and when (UTC).

    ``old`` is empty until the file was read with the correction. An empty ``new`` clears the cell.
    """

    sheet: str
    cell: str
    new: str
    at: datetime
    who: str = ""
    old: str = ""


@dataclass(frozen=True, slots=True)
class HeaderMeaning:
    """What the columns (or rows) headed ``text`` hold; ``text`` is a header's wording (:mod:`indicators.reading.told`).

    ``indicator`` is an id; one that no definition has makes the column an indicator of its own. ``unit`` holds where the
    sheet prints no unit or prints ``context``. An ``ignored`` column is not read. Whatever is empty is left open.
    """

    text: str
    context: str = ""
    indicator: str = ""
    unit: str = ""
    ignored: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """All that is said about one file; of several meanings of the same words each kind counts once, the first."""

    headers: tuple[HeaderMeaning, ...] = ()
    corrections: tuple[Correction, ...] = ()


NOTHING = Told()

_BOTH = re.compile(r"^(?P<new>.*)（(?P<by>[^（）“”]*)更正，原填“(?P<old>.*)”）$", re.DOTALL)


def both_texts(new: str, old: str, by: str = "") -> str:
    """The text of a corrected cell (``Observation.raw``): 12000（王芳 2024-07-03更正，原填“12 ooo”）.

    What counts comes first.
    """
    return f"{new}（{re.sub('[（）“”]', '', by)}更正，原填“{old}”）"


def texts_of(raw: str) -> tuple[str, str | None]:
    """The text that counts, and the one it replaced: None where nothing was corrected, empty where the cell was."""
    found = _BOTH.match(raw)
    return (found["new"], found["old"]) if found else (raw, None)


def corrected_by(raw: str) -> str:
    """Who corrected the cell, and on which day; empty where nobody said so."""
    found = _BOTH.match(raw)
    return found["by"] if found else ""
