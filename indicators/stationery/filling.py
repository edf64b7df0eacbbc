"""A model filled: names printed by the template engine, then the blocks of the report put in their places."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from jinja2 import TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from indicators.report.docx import undated
from indicators.report.docx_fonts import STANDARD, Fonts
from indicators.report.docx_skeleton import font_elements
from indicators.stationery.engine import Engine, Model, as_values
from indicators.stationery.flaws import Unusable, flaw
from indicators.stationery.insertion import insert_blocks
from indicators.stationery.marks import EMPTY
from indicators.stationery.notation import BY_NAME

_FONT_TABLE, _FOOTNOTES = "word/fontTable.xml", "word/footnotes.xml"


def fill(package: bytes, blocks: bytes, values: dict[str, Any], title: str) -> bytes:
    """The checked package with ``values`` printed and the blocks of the report (``write_blocks``) put in.

    Raise Unusable if a block has its place where it cannot stand, or a name is not among the values.
    """
    model = Model(io.BytesIO(package))
    printed = as_values(values)
    try:
        model.render({**printed, BY_NAME: printed}, Engine(), autoescape=True)
    except (UndefinedError, SecurityError) as error:
        raise Unusable(flaw("unknown", name=error.message or "")) from error
    except TemplateError as error:
        raise Unusable(flaw("unfinished", found=error.message or "")) from error
    rendered = io.BytesIO()
    model.save(rendered)
    word = docx.Document(rendered)
    adopter = insert_blocks(word, docx.Document(io.BytesIO(blocks)))
    word.core_properties.title = title
    changed = {_FONT_TABLE: _with_fonts} if adopter.added_styles else {}
    return undated(word, {**changed, _FOOTNOTES: lambda xml: xml.replace(EMPTY.encode(), b"")})


def _with_fonts(table: bytes, fonts: Fonts = STANDARD) -> bytes:
    """The model's font table with our faces and what may stand in for them."""
    root = parse_xml(table)
    known = {font.get(qn("w:name")) for font in root}
    for font in font_elements(fonts):
        if font.get(qn("w:name")) not in known:
            root.append(font)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
