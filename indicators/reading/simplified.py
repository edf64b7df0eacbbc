"""A sheet as its tables are looked for: one number a cell, as far as the sheet says how several are meant."""

from __future__ import annotations

from indicators.reading.explained_brackets import with_brackets_explained
from indicators.reading.grid import Grid
from indicators.reading.parted_columns import with_columns_parted
from indicators.reading.parted_rows import with_rows_parted
from indicators.reading.sheet_columns import columns_of_sheet
from indicators.reading.sheets import Pace, Sheet, sheet_of


def simplified(grid: Grid, pace: Pace) -> Sheet:
    """The sheet without the numbers in brackets that it explains, its columns and rows of several numbers a cell parted."""
    sheet, parted = sheet_of(grid, pace), grid
    for simpler in (with_brackets_explained, with_columns_parted, with_rows_parted):
        parted = simpler(parted, sheet.columns if parted is grid else columns_of_sheet(parted))
    return sheet if parted is grid else sheet_of(parted, pace)
