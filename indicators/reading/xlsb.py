"""Binary workbooks (.xlsb): values by calamine."""

from __future__ import annotations

from indicators.model import Problem
from indicators.reading.calamine import calamine_grids
from indicators.reading.grid import Grid, Watch
from indicators.reading.limits import unpacked


def read_xlsb(data: bytes, watch: Watch) -> tuple[list[Grid], list[Problem]]:
    """Every worksheet, once the package has been looked through."""
    unpacked(data)
    return calamine_grids(data, watch), []
