"""单位变更, 评分办法, 评分扣分: sheets on which an office writes down rules. Their tabs tell, and they hold no figures."""

from __future__ import annotations

from indicators.model import OfficeTable
from indicators.reading.grid import CellValue, Grid
from indicators.reading.text import compact

CHANGES, SCORING, DEDUCTIONS = "单位变更", "评分办法", "评分扣分"
MOST_ROWS = 2000
"""What stands further down is left out, as in no office there are so many."""

_MOST_COLUMNS = 12


def office_table_of(grid: Grid) -> OfficeTable | None:
    """The texts of such a sheet, a percentage as it is shown; None if it is none."""
    if compact(grid.name) not in (CHANGES, SCORING, DEDUCTIONS):
        return None
    rows = (
        tuple(_shown(grid, row, column) for column in range(min(grid.width, _MOST_COLUMNS)))
        for row in range(min(grid.height, MOST_ROWS))
    )
    return OfficeTable(compact(grid.name), tuple(rows))


def _shown(grid: Grid, row: int, column: int) -> str:
    if (error := grid.errors.get((row, column))) is not None:
        return error
    value: CellValue = grid.values[row][column]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value * 100:.10g}%" if (row, column) in grid.percent else f"{value:.12g}"
    return "" if value is None else str(value).strip()
