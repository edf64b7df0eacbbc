"""The empty document: page, styles, page numbers, fonts and theme, from the XML files in ``word/``."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from importlib import resources
from string import Template

from lxml import etree

from indicators.report import docx_page as page
from indicators.report.docx_fonts import STAND_INS, Fonts, faces_used, run_fonts
from indicators.report.docx_page_numbers import SIDES, upright_footer
from indicators.report.docx_xml import Element, w

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/theme/theme1.xml": "theme.xml",
}


@cache
def skeleton(fonts: Fonts, *, bold: bool = False, language: str = "zh") -> bytes:
    """A .docx without content. ``bold`` makes the headings 一、 and （一） bold, as some offices want."""
    filled = _values(fonts, bold=bold, language=language)
    folder = resources.files("indicators.report").joinpath("word")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for part, file in _PARTS.items():
            package.writestr(part, Template(folder.joinpath(file).read_text("utf-8")).substitute(filled))
        package.writestr("word/fontTable.xml", _font_table(fonts))
        for number, kind in enumerate(SIDES, start=1):
            package.writestr(f"word/footer{number}.xml", upright_footer(kind, page_number_fonts(fonts, language)))
    return buffer.getvalue()


def page_number_fonts(fonts: Fonts, language: str) -> str:
    """The faces of the page number, digits and dashes alike."""
    return _faces(fonts.page_number, fonts.page_number, language)


def _faces(face: str, latin: str, language: str) -> str:
    return _text_of(w("rFonts", **run_fonts(face, latin, chinese=language == "zh")))


def _values(fonts: Fonts, *, bold: bool, language: str) -> dict[str, object]:
    def run(face: str) -> str:
        return _faces(face, fonts.latin, language)

    boldness = "<w:b/><w:bCs/>" if bold else ""
    return {
        "page_width": page.PAGE_WIDTH,
        "page_height": page.PAGE_HEIGHT,
        "top": page.TOP,
        "bottom": page.BOTTOM,
        "left": page.LEFT,
        "right": page.RIGHT,
        "footer": page.FOOTER,
        "line_pitch": page.LINE_PITCH,
        "char_space": page.CHARACTER_SPACE,
        "letter_spacing": page.LETTER_SPACING,
        "two_chars": page.characters(2),
        "body": fonts.body,
        "heading": fonts.heading,
        "latin": fonts.latin,
        "body_fonts": run(fonts.body),
        "title_fonts": run(fonts.title),
        "heading_fonts": run(fonts.heading),
        "lead_fonts": run(fonts.lead),
        "page_number_fonts": page_number_fonts(fonts, language),
        "heading_bold": boldness,
        "lead_bold": boldness,
    }


def _font_table(fonts: Fonts) -> str:
    """Each face with its stand-ins and, for a program that has none of them, its kind: Chinese, serif or not."""
    return _text_of(w("fonts", *font_elements(fonts)))


def font_elements(fonts: Fonts) -> list[Element]:
    """The entries of a font table."""
    return [_font(name, fonts) for name in faces_used(fonts)]


def _font(name: str, fonts: Fonts) -> Element:
    stand_ins = STAND_INS.get(name)
    return w(
        "font",
        w("altName", val=",".join(stand_ins)) if stand_ins else None,
        w("charset", val="00" if name == fonts.latin else "86"),
        w("family", val="swiss" if name == fonts.heading else "roman"),
        w("pitch", val="variable"),
        name=name,
    )


def _text_of(element: Element) -> str:
    return str(etree.tostring(element, encoding="unicode"))
