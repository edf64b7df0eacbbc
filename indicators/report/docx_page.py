"""The page of an official document by GB/T 9704-2012: A4, a type area of 156 × 225 mm, 22 lines of 28 characters.

Measures are in twips, twentieths of a point, as Word keeps them.
"""

from __future__ import annotations

_TWIPS_A_MILLIMETRE = 1440 / 25.4


def twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_A_MILLIMETRE)


LINES, CHARACTERS = 22, 28
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TOP, BOTTOM, LEFT, RIGHT = twips(37), twips(35), twips(28), twips(26)
TYPE_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TYPE_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

BODY_SIZE = 16.0
"""三号, in points."""

LINE_PITCH = TYPE_HEIGHT // LINES
"""28.95 points: with 29 the 22nd line would fall onto the next page."""

CHARACTER_PITCH = TYPE_WIDTH / CHARACTERS

CHARACTERS_TURNED = int(TYPE_HEIGHT / CHARACTER_PITCH)
"""How many characters a line of a page turned on its side has."""

CHARACTER_SPACE = int((CHARACTER_PITCH / 20 - BODY_SIZE) * 4096) - 1
"""What the document grid adds to every character, in 1/4096 point: negative, 28 characters of 16 points are too wide."""

LETTER_SPACING = int(CHARACTER_PITCH - BODY_SIZE * 20) - 2
"""The same as spacing of the letters, in whole twips, with a little room.

The text itself keeps the grid by exact lines and this spacing, not by snapping to it: LibreOffice takes a grid narrower than
its characters for a wider one, and rounds the width of 28 of them down.
"""

PAGE_NUMBER_LINE = 280
"""The line of the page number: 四号, 14 points."""

NUMBER_BELOW = BOTTOM - twips(7)
"""From the paper's edge to the dashes of the page number, in the middle of its line: 7 mm below the type area."""

FOOTER = NUMBER_BELOW - PAGE_NUMBER_LINE // 2
"""From the paper's edge to the page number's line."""

FOOTER_TURNED = twips(10)
"""The same of a page turned on its side, where nothing stands in the line: out of the way of the type area."""


def characters(count: float) -> int:
    """The width of so many characters of the grid."""
    return round(count * CHARACTER_PITCH)
