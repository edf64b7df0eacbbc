"""Small sheets for tests: rows of cells in, what was read out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from indicators.catalogue import Catalogue
from indicators.dataset import dataset_of
from indicators.model import Reading
from indicators.reading.grid import CellValue, Grid, rectangle
from indicators.reading.tables import read_grids

Rows = Sequence[Sequence[CellValue]]
Figures = dict[tuple[str, str, str], float]

TWO_TOWNS: Rows = [["乡镇", "新建工会数（家）", "会员总数（人）"], ["A镇", 1, 100], ["B镇", 2, 200]]
"""A镇 and B镇 with two indicators, in the plainest layout; the period is left to what stands around."""


def sheet(rows: Rows, name: str = "Sheet1", **more: Any) -> Grid:
    """A sheet of these rows; "" is a blank cell."""
    return Grid(name, rectangle([[None if v == "" else v for v in row] for row in rows]), **more)


def read(sheets: Mapping[str, Rows] | Iterable[Grid], file: str = "报表.xlsx") -> Reading:
    """Read sheets given as rows by name, or as grids."""
    grids = [sheet(rows, name) for name, rows in sheets.items()] if isinstance(sheets, Mapping) else list(sheets)
    return read_grids(grids, file, Catalogue.load())


def figures(reading: Reading) -> Figures:
    """The values as a report sees them, by org unit, period and indicator."""
    return {(o.org_unit, o.period.code, o.indicator): o.value for o in dataset_of([reading]).observations}


def figures_of_two_towns(*values: float, period: str = "2024Q1", names: tuple[str, str] = ("new_unions", "members")) -> Figures:
    """The figures of A镇 and B镇 for two indicators, row by row: those of ``TWO_TOWNS`` are 1, 100, 2, 200."""
    keys = [(town, period, name) for town in ("A镇", "B镇") for name in names]
    return dict(zip(keys, map(float, values), strict=True))


def targets(reading: Reading) -> dict[tuple[str, str, int | None], float]:
    """The targets by org unit, indicator and quarter (None for the year's)."""
    return {(t.org_unit, t.indicator, t.quarter): t.value for t in reading.targets}


def codes(reading: Reading) -> dict[str, str]:
    """The problems: the first cell (or "") of each code."""
    return {p.code: p.cell for p in reversed(reading.problems)}


def table(text: str) -> list[list[CellValue]]:
    """The rows of a table written with | between the cells; what is a plain number there is one in the sheet."""
    return [[_cell(cell.strip()) for cell in line.split("|")] for line in text.strip("\n").splitlines()]


def _cell(text: str) -> CellValue:
    if text.lstrip("-").isascii() and text.lstrip("-").isdecimal() and not (len(text) > 1 and text.startswith("0")):
        return int(text)
    try:
        return float(text) if text.isascii() and "." in text and "%" not in text else text
    except ValueError:
        return text
