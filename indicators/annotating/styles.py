"""Colouring a cell without touching anything else about it: its format copied, with another fill."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from indicators.annotating.package import Package, tag
from indicators.model import Severity

FILLS = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFEB9C", Severity.NOTE: "FFDDEBF7"}
"""Excel's own colours for bad, neutral and information, so that the marks look at home."""


class CellStyles:
    """The formats of one workbook, and the marked copies made of them."""

    def __init__(self, package: Package, part: str) -> None:
        self._root = package.tree(part)
        self._marked: dict[tuple[int, Severity], int] = {}
        self._fills: dict[Severity, int] = {}

    def marked(self, style: int, severity: Severity) -> int:
        """The number of a format like ``style`` with the fill of the severity."""
        if (style, severity) not in self._marked:
            formats = self._child("cellXfs")
            copy = deepcopy(formats[style] if style < len(formats) else formats[0])
            copy.set("fillId", str(self._fill(severity)))
            copy.set("applyFill", "1")
            self._marked[style, severity] = self._append(formats, copy)
        return self._marked[style, severity]

    def unmarked(self, style: int) -> int | None:
        """The number of a format like ``style`` without a fill of ours; None if it has none."""
        formats, fills = self._child("cellXfs"), self._child("fills")
        found = formats[style] if style < len(formats) else formats[0]
        colour = fills[int(found.get("fillId", "0"))].find(f"{tag('patternFill')}/{tag('fgColor')}")
        if colour is None or colour.get("rgb") not in FILLS.values():
            return None
        copy = deepcopy(found)
        copy.set("fillId", "0")
        return self._append(formats, copy)

    def _fill(self, severity: Severity) -> int:
        if severity not in self._fills:
            fill = etree.Element(tag("fill"))
            pattern = etree.SubElement(fill, tag("patternFill"), patternType="solid")
            etree.SubElement(pattern, tag("fgColor"), rgb=FILLS[severity])
            etree.SubElement(pattern, tag("bgColor"), indexed="64")
            self._fills[severity] = self._append(self._child("fills"), fill)
        return self._fills[severity]

    def _child(self, name: str) -> etree._Element:
        found = self._root.find(tag(name))
        if found is None:
            raise ValueError(f"the workbook's styles have no {name}")
        return found

    @staticmethod
    def _append(parent: etree._Element, child: etree._Element) -> int:
        parent.append(child)
        parent.set("count", str(len(parent)))
        return len(parent) - 1
