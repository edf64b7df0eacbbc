"""A sheet as it is looked at: its cells by columns, their sorts, and the rows that need not be looked at one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from indicators.reading.grid import Grid
from indicators.reading.plain_rows import Omission, omission_in
from indicators.reading.sheet_columns import PercentCells, SheetColumns, columns_of_sheet


class NotPlain(Exception):
    """Rows were omitted that may matter: the workbook must be read with all rows looked at."""


class LookAtMore(Exception):
    """Some omitted ``rows`` must be looked at too."""

    def __init__(self, rows: npt.NDArray[np.intp]) -> None:
        super().__init__()
        self.rows = rows


@dataclass(frozen=True, slots=True)
class Pace:
    """From how many rows on a sheet is read faster, and how. It never makes a difference to what is read.

    From ``tall`` rows on, plain rows beyond the first ``at_first`` (as many as the samples by which layouts are judged: 60
    rows, 180 names, 400 values) are not looked at one by one. From ``at_once`` rows of the same meaning on, plain numbers are
    read by columns; fewer take no longer cell by cell.
    """

    tall: int = 1_200
    at_first: int = 400
    at_once: int = 8


USUAL = Pace()
CAREFUL = Pace(tall=1 << 60, at_once=1 << 60)
"""Every row is looked at and every cell read alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """``sorts[row, column]`` is each cell's :class:`~indicators.reading.cells.Sort`."""

    grid: Grid
    columns: SheetColumns
    sorts: npt.NDArray[np.uint8]
    omission: Omission | None = None
    pace: Pace = USUAL

    @property
    def looked_at(self) -> Sequence[int]:
        return range(self.grid.height) if self.omission is None else self.omission.kept.tolist()

    def percent(self) -> npt.NDArray[np.bool_]:
        """Which cells show a percentage, ``[row, column]``."""
        if isinstance(self.grid.percent, PercentCells):
            return self.grid.percent.flags
        result = np.zeros(self.sorts.shape, np.bool_)
        inside = [p for p in self.grid.percent if p[0] < self.grid.height and p[1] < self.grid.width]
        if inside:
            rows, columns = zip(*inside, strict=True)
            result[list(rows), list(columns)] = True
        return result

    def sorts_by_row(self) -> dict[int, bytearray]:
        """The sorts of the rows that are looked at."""
        rows = self.looked_at
        lines, width = self.sorts[rows, :].tobytes(), self.grid.width
        return {row: bytearray(lines[at * width : (at + 1) * width]) for at, row in enumerate(rows)}

    def looking_at(self, rows: npt.NDArray[np.intp]) -> Sheet:
        """The same with further rows looked at."""
        return self if self.omission is None else replace(self, omission=self.omission.keeping(rows))


def sheet_of(grid: Grid, pace: Pace = USUAL) -> Sheet:
    """Look at a sheet."""
    columns = columns_of_sheet(grid)
    sorts = columns.sorts((*grid.errors, *grid.unevaluated))
    return Sheet(grid, columns, sorts, omission_in(grid, columns, sorts, pace.tall, pace.at_first), pace)
