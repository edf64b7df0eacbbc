"""Colouring a cell without touching anything else about it: its format copied, with another fill."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from indicators.annotating.package import Package, tag
from indicators.model import Severity

FILLS = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFEB9C", Severity.NOTE: "FFDDEBF7"}
"""Excel's own colours for bad, neutral and information, so that the marks look at home."""

_PERCENT, _PERCENT_WITH_DECIMALS = "9", "10"
"""Numbers of the built-in formats 0% and 0.00%."""


class CellStyles:
    """The formats of one workbook, and the marked copies made of them."""

    def __init__(self, package: Package, part: str) -> None:
        self._root = package.tree(part)
        self._marked: dict[tuple[int, Severity], int] = {}
        self._fills: dict[Severity, int] = {}

    def marked(self, style: int, severity: Severity) -> int:
        """The number of a format like ``style`` with the fill of the severity."""
        if (style, severity) not in self._marked:
            copy = deepcopy(self._format(style))
            copy.set("fillId", str(self._fill(severity)))
            copy.set("applyFill", "1")
            self._marked[style, severity] = self._append(self._child("cellXfs"), copy)
        return self._marked[style, severity]

    def unmarked(self, style: int) -> int | None:
        """The number of a format like ``style`` without a fill of ours; None if it has none."""
        found, fills = self._format(style), self._child("fills")
        colour = fills[int(found.get("fillId", "0"))].find(f"{tag('patternFill')}/{tag('fgColor')}")
        if colour is None or colour.get("rgb") not in FILLS.values():
            return None
        copy = deepcopy(found)
        copy.set("fillId", "0")
        return self._append(self._child("cellXfs"), copy)

    def as_number(self, style: int) -> int:
        """The number of a format like ``style`` that shows a plain number as it is."""
        return style if self._shows_plain_numbers(style) else self._formatted(style, "0")

    def as_percent(self, style: int, places: int) -> int:
        """The number of a format like ``style`` that shows a fraction as a percentage."""
        return self._formatted(style, _PERCENT if places == 0 else _PERCENT_WITH_DECIMALS)

    def _formatted(self, style: int, number_format: str) -> int:
        copy = deepcopy(self._format(style))
        copy.set("numFmtId", number_format)
        copy.set("applyNumberFormat", "1")
        return self._append(self._child("cellXfs"), copy)

    def _shows_plain_numbers(self, style: int) -> bool:
        number = int(self._format(style).get("numFmtId", "0"))
        own = {int(f.get("numFmtId")): f.get("formatCode", "") for f in self._root.iter(tag("numFmt"))}
        code = own.get(number) or BUILTIN_FORMATS.get(number, "General")
        return "%" not in code and "@" not in code and not is_date_format(code)

    def _format(self, style: int) -> etree._Element:
        """The cell format of that number, the usual one where the workbook has none."""
        formats = self._child("cellXfs")
        return formats[style] if style < len(formats) else formats[0]

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
