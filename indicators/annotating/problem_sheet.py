"""The sheet 问题清单: every problem of the workbook in a row, with a link to its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from indicators.annotating.package import MAIN, RELATIONS, Package, tag
from indicators.model import Problem, Severity
from indicators.problems import message_of, severity_of, title_of
from indicators.reading.own_sheets import PROBLEM_LIST, PROBLEM_LIST_HEADER

NAME = PROBLEM_LIST
"""The name of the sheet; reading passes over it."""

GRADES = {Severity.ERROR: "必须改", Severity.WARNING: "可说明", Severity.NOTE: "提示"}

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_WIDTHS = (6, 9, 22, 9, 24, 90, 40)


def add_problem_sheet(
    package: Package, workbook: str, problems: Sequence[Problem], explanations: Mapping[Problem, str]
) -> None:
    """Append the sheet to the workbook, in place of one added before; the last column is what was said to the problem."""
    part = package.free_name("xl/worksheets/problems{}.xml")
    package.add(part, _sheet(problems, explanations), _SHEET_TYPE)
    sheets = package.tree(workbook).find(tag("sheets"))
    number = max((int(sheet.get("sheetId", "0")) for sheet in sheets), default=0) + 1
    entry = etree.SubElement(sheets, tag("sheet"), name=NAME, sheetId=str(number))
    entry.set(f"{{{RELATIONS}}}id", package.relate(workbook, "worksheet", part))


def remove_problem_sheet(package: Package, workbook: str) -> bool:
    """Take the sheet out if the workbook has one; say whether it had."""
    sheets, parts = package.tree(workbook).find(tag("sheets")), dict(package.related(workbook, "worksheet"))
    for entry in [sheet for sheet in sheets if sheet.get("name") == NAME]:
        relation = entry.get(f"{{{RELATIONS}}}id")
        package.remove(parts[relation])
        package.unrelate(workbook, relation)
        sheets.remove(entry)
        return True
    return False


def _sheet(problems: Sequence[Problem], explanations: Mapping[Problem, str]) -> etree._Element:
    root = etree.Element(tag("worksheet"), nsmap={None: MAIN, "r": RELATIONS})
    view = etree.SubElement(etree.SubElement(root, tag("sheetViews")), tag("sheetView"), workbookViewId="0")
    etree.SubElement(view, tag("pane"), ySplit="1", topLeftCell="A2", activePane="bottomLeft", state="frozen")
    columns = etree.SubElement(root, tag("cols"))
    for number, width in enumerate(_WIDTHS, 1):
        etree.SubElement(columns, tag("col"), min=str(number), max=str(number), width=str(width), customWidth="1")
    rows = etree.SubElement(root, tag("sheetData"))
    _row(rows, 1, PROBLEM_LIST_HEADER)
    links = etree.Element(tag("hyperlinks"))
    for number, problem in enumerate(problems, 1):
        grade, said = GRADES[severity_of(problem)], explanations.get(problem, "")
        texts = (str(number), grade, problem.sheet, problem.cell, title_of(problem), message_of(problem), said)
        _row(rows, number + 1, texts)
        if problem.sheet and problem.cell:
            where = f"'{problem.sheet.replace(chr(39), chr(39) * 2)}'!{problem.cell}"
            etree.SubElement(links, tag("hyperlink"), ref=f"D{number + 1}", location=where, display=problem.cell)
    if len(links):
        root.append(links)
    return root


def _row(rows: etree._Element, number: int, texts: Sequence[str]) -> None:
    row = etree.SubElement(rows, tag("row"), r=str(number))
    for letter, text in zip("ABCDEFG", texts, strict=True):
        cell = etree.SubElement(row, tag("c"), r=f"{letter}{number}", t="inlineStr")
        body = etree.SubElement(etree.SubElement(cell, tag("is")), tag("t"))
        body.text = text
        body.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
