"""The page number by GB/T 9704-2012, 7.5: — 1 — below the type area, at the right of odd pages and the left of even ones.

On a page turned on its side it stays at the same place of the paper, so that a bound report can be leafed through: at the left
edge, which is the foot of the upright page, reading downwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from string import Template

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from indicators.report.docx_page import NUMBER_BELOW, TYPE_WIDTH

SIDES = {"default": "right", "even": "left"}
"""The side of the number by the kind of page, as Word calls it."""

_EMU_A_TWIP = 635
_FIRST_NUMBER = 9001
"""The boxes are numbered from here, far from the charts: no two drawings of a file may have one number."""


def upright_footer(kind: str, fonts: str) -> str:
    return _filled("footer.xml", page_number=_page_number(kind, fonts))


def turned_footer(kind: str, fonts: str) -> str:
    """The number in the middle of a box along the left edge of the paper and the type area, its text turned.

    The box begins at the very edge: LibreOffice does not always heed how far a box in a footer is moved.
    """
    twips = {"width": 2 * NUMBER_BELOW, "height": TYPE_WIDTH}
    return _filled(
        "footer_turned.xml",
        page_number=_page_number(kind, fonts),
        page_number_fonts=fonts,
        number=_FIRST_NUMBER + list(SIDES).index(kind),
        **{name: value * _EMU_A_TWIP for name, value in twips.items()},
        **{f"{name}_points": value / 20 for name, value in twips.items()},
    )


def add_turned_footers(document: WordDocument, fonts: str) -> Mapping[str, str]:
    """Put the footers of turned pages into the package; the relationships under which they are found, by kind of page."""
    found = {}
    for number, kind in enumerate(SIDES, start=len(SIDES) + 1):
        name = PackURI(f"/word/footer{number}.xml")
        part = Part(name, CONTENT_TYPE.WML_FOOTER, turned_footer(kind, fonts).encode(), document.part.package)
        found[kind] = str(document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER))
    return found


def _page_number(kind: str, fonts: str) -> str:
    return _filled("page_number.xml", side=SIDES[kind], page_number_fonts=fonts)


def _filled(file: str, **values: object) -> str:
    return Template(resources.files("indicators.report").joinpath("word", file).read_text("utf-8")).substitute(values)
