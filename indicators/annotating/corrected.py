"""Typed corrections put into the user's own cells: the new value in the cell, as it was read on upload.

A number takes a plain number's format where the cell's own would show something else (a percentage, a date). Sums follow it;
what other cells compute from it is left to the spreadsheet program, which is told to compute anew when it opens the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree
from openpyxl.formula.translate import Translator

from indicators.annotating.package import Package, tag
from indicators.annotating.styles import CellStyles
from indicators.annotating.sums import Sums, number_in
from indicators.reading.corrections import typed_value

_PERCENT = re.compile(r"([+-]?\d+(?:\.(\d+))?)%")
_AFTER_CALCULATION = ("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "webPublishing", "extLst")


def put_in(
    root: etree._Element, cell_of: Callable[[str], etree._Element], styles: CellStyles, typed: Mapping[str, str]
) -> None:
    """Put the typed texts into the cells of a sheet (A1 style → text); an empty text clears the cell."""
    sums = Sums(root) if typed else None
    for cell, text in typed.items():
        element = cell_of(cell)
        before = number_in(element)
        _release_shared(root, element)
        for child in list(element):
            element.remove(child)
        element.attrib.pop("t", None)
        _fill(element, text, styles)
        if sums is not None:
            sums.move(cell, number_in(element) - before)


def _fill(element: etree._Element, text: str, styles: CellStyles) -> None:
    value, style = typed_value(text), int(element.get("s", "0"))
    percent = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    if percent:
        places = len(percent[2] or "")
        etree.SubElement(element, tag("v")).text = repr(round(float(percent[1]) / 100, places + 2))
        element.set("s", str(styles.as_percent(style, places)))
    elif isinstance(value, int | float):
        etree.SubElement(element, tag("v")).text = repr(value)
        element.set("s", str(styles.as_number(style)))
    elif value is not None:
        element.set("t", "inlineStr")
        body = etree.SubElement(etree.SubElement(element, tag("is")), tag("t"))
        body.text = str(value)


def _release_shared(root: etree._Element, element: etree._Element) -> None:
    """Give each cell that shares the formula of this one a formula of its own, since this one loses it."""
    formula = element.find(tag("f"))
    if formula is None or formula.get("t") != "shared" or not formula.text:
        return
    number, origin = formula.get("si"), element.get("r")
    for cell in root.iter(tag("c")):
        other = cell.find(tag("f"))
        if cell is element or other is None or other.get("t") != "shared" or other.get("si") != number:
            continue
        other.text = Translator(f"={formula.text}", origin=origin).translate_formula(cell.get("r"))[1:]
        for name in ("t", "si", "ref"):
            other.attrib.pop(name, None)


def compute_anew(package: Package, workbook: str) -> None:
    """Let the spreadsheet program work out all formulas when it opens the file; it then knows their order by itself."""
    for relation, part in list(package.related(workbook, "calcChain")):
        package.remove(part)
        package.unrelate(workbook, relation)
    root = package.tree(workbook)
    calculation = root.find(tag("calcPr"))
    if calculation is None:
        calculation = etree.Element(tag("calcPr"))
        later = next((child for child in root if etree.QName(child).localname in _AFTER_CALCULATION), None)
        root.append(calculation) if later is None else later.addprevious(calculation)
    calculation.set("fullCalcOnLoad", "1")
