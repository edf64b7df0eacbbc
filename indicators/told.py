"""What people say about a file that the file does not say itself: what its headers mean, what a cell should have held."""

from __future__ import annotations

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
