"""Sums that follow a corrected cell: their stored results, so that the copy is right before anyone opens it.

A spreadsheet program computes anew when it opens the file; until then a reader sees the stored results. Those of plain sums
(SUM over cells and ranges, cells with + between them) are moved by what the cell was moved by; others are left to the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

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
                if text and _plain_sum(text):
                    stated[number] = (text, cell.get("r"))
                elif not text and number in stated:
                    master, origin = stated[number]
                    text = Translator(f"={master}", origin=origin).translate_formula(cell.get("r"))
            if found := _plain_sum(text):
                self._cells[cell.get("r")] = cell
                self._areas[cell.get("r")] = list(_boxes(found))

    def move(self, cell: str, by: float) -> None:
        """A number was typed that differs by so much: sums that the cell is part of follow, and sums of these.

        The cell itself is a sum no longer. Sums in a circle are left to the program.
        """
        self._areas.pop(cell, None)
        made_of = self._sums_with(cell)
        moved = {cell: by}
        try:
            for name in TopologicalSorter(made_of).static_order():
                if name != cell:
                    amount = sum(times * moved[part] for part, times in made_of[name].items())
                    moved[name] = amount if _add(self._cells[name], amount) else 0.0
        except CycleError:
            return

    def _sums_with(self, cell: str) -> dict[str, dict[str, int]]:
        """Every sum that the cell is part of, by itself or through others, with how often it holds each of its moved parts."""
        found: dict[str, dict[str, int]] = {}
        todo = [cell]
        while todo:
            part = todo.pop()
            column, row, _, _ = range_boundaries(part)
            for name, boxes in self._areas.items():
                times = sum(left <= column <= right and top <= row <= bottom for left, top, right, bottom in boxes)
                if times:
                    todo += [name] if name not in found else []
                    found.setdefault(name, {})[part] = times
        return found


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


def _plain_sum(formula: str) -> re.Match[str] | None:
    return _SUM.fullmatch(formula.replace(" ", ""))


def _boxes(found: re.Match[str]) -> Iterator[Box]:
    text = (found["areas"] or found["cells"]).replace("$", "").upper()
    for area in re.split(r"[,+]", text):
        left, top, right, bottom = range_boundaries(area)
        yield left, top, right, bottom
