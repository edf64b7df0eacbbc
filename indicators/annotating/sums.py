"""Sums that follow a corrected cell: their stored results, so that the copy is right before anyone opens it.

A spreadsheet program computes anew when it opens the file; until then a reader sees the stored results. Those of plain sums
(SUM over cells and ranges, cells with + between them) are moved by what the cell was moved by; others are left to the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.utils.cell import range_boundaries

from indicators.annotating.package import tag

_CELL = r"\$?[A-Z]{1,3}\$?\d+"
_AREA = rf"{_CELL}(?::{_CELL})?"
_SUM = re.compile(rf"=?\+?(?:SUM\((?P<areas>{_AREA}(?:,{_AREA})*)\)|(?P<cells>{_CELL}(?:\+{_CELL})+))", re.IGNORECASE)

Box = tuple[int, int, int, int]
"""First column and row, last column and row, counted from 1."""


class Sums:
    """The plain sums of one sheet. Take them up before a cell is changed: it may be the one that states a shared formula."""

    def __init__(self, root: etree._Element) -> None:
        stated: dict[str, tuple[str, str]] = {}
        self._cells: dict[str, etree._Element] = {}
        self._areas: dict[str, list[Box]] = {}
        for cell in root.iter(tag("c")):
            formula = cell.find(tag("f"))
            if formula is None:
                continue
            text, number = formula.text or "", formula.get("si", "")
            if formula.get("t") == "shared":
                if text:
                    stated[number] = (text, cell.get("r"))
                elif number in stated:
                    master, origin = stated[number]
                    text = Translator(f"={master}", origin=origin).translate_formula(cell.get("r"))
            if found := _SUM.fullmatch(text.replace(" ", "")):
                self._cells[cell.get("r")] = cell
                self._areas[cell.get("r")] = list(_boxes(found))

    def move(self, cell: str, by: float) -> None:
        """The cell's number was changed by so much: all sums that it is part of change with it, and sums of these."""
        moved, todo = {cell}, [(cell, by)]
        while todo:
            at, amount = todo.pop()
            column, row, _, _ = range_boundaries(at)
            for name, boxes in self._areas.items():
                times = sum(left <= column <= right and top <= row <= bottom for left, top, right, bottom in boxes)
                if times and name not in moved and _add(self._cells[name], times * amount):
                    moved.add(name)
                    todo.append((name, times * amount))


def number_in(cell: etree._Element) -> float:
    """The number that the cell holds; 0 where it holds none, as a sum counts it."""
    value = cell.findtext(tag("v"))
    try:
        return float(value) if value and cell.get("t", "n") == "n" else 0.0
    except ValueError:
        return 0.0


def _add(cell: etree._Element, amount: float) -> bool:
    """Add to the stored result; False where there is none to add to."""
    value = cell.find(tag("v"))
    if value is None or cell.get("t", "n") != "n":
        return False
    value.text = repr(round(number_in(cell) + amount, 9))
    return True


def _boxes(found: re.Match[str]) -> Iterator[Box]:
    text = (found["areas"] or found["cells"]).replace("$", "").upper()
    for area in re.split(r"[,+]", text):
        left, top, right, bottom = range_boundaries(area)
        yield left, top, right, bottom
