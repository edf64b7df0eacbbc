"""The unit that all cells of a column say where its header says none: 工会经费收缴 over 67万元 and 5200元 is money."""

from __future__ import annotations

import numpy as np

from indicators.reading.cells import is_gap, read_amount
from indicators.reading.regions import Table
from indicators.reading.sheet_columns import Held
from indicators.reading.units import Unit, unit_of

_MOST = 400
"""So many different texts at most are looked at."""


def unit_in_cells(table: Table, column: int) -> str:
    """元 where every number of a column is an amount of money, % where every one is a percentage, what all count where they
    count one thing (3期); else ""."""
    cells = table.sheet.columns
    if not table.data_rows or cells.held.item(table.data_rows[0], column) == Held.NUMBER:
        return ""  # as most columns begin
    rows = np.array(table.data_rows, np.intp)
    if (cells.held[rows, column] == Held.NUMBER).any():
        return ""
    places = np.unique(cells.texts[rows, column])
    places = places[places >= 0]
    if not 0 < len(places) <= _MOST:
        return ""
    amounts = [read_amount(text) for place in places.tolist() if not is_gap(text := cells.words[place])]
    if not amounts or any(amount is None or not amount.unit for amount in amounts):
        return ""
    units = [unit_of(amount.unit) for amount in amounts if amount is not None]
    if any(unit.is_money for unit in units) and all(unit.is_money or _is_bare_scale(unit) for unit in units):
        return "元"
    if all(unit.is_fraction for unit in units):
        return "%"
    counted = {"" if unit.scale != 1 else unit.counted for unit in units}
    return counted.pop() if len(counted) == 1 else ""


def _is_bare_scale(unit: Unit) -> bool:
    """万 and 亿 alone, which beside 万元 can be nothing else."""
    return unit.counted == "" and not unit.is_fraction
