"""One indicator picked out of the overview: the other figures of the page limited to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.views.heat import HeatMap
from indicators.views.movers import Movers, movers_of
from indicators.views.names import indicator_name
from indicators.views.rows import rows_of


@dataclass(frozen=True, slots=True)
class Focus:
    """``heat`` has the rows of the whole map, those best at the indicator first; ``movers`` moved in it."""

    indicator: str
    name: str
    movers: Movers
    heat: HeatMap


def focus_of(
    dataset: Dataset,
    progress: pd.DataFrame,
    heat: HeatMap,
    indicator: str,
    org_unit: str = TOTAL,
    language: str = "zh",
    *,
    earlier: tuple[Period, pd.DataFrame] | None = None,
) -> Focus:
    """``progress`` is the period's table, ``earlier`` the period that places are compared with and its table."""
    found = progress[progress["indicator"] == indicator]
    movers = Movers()
    if earlier:
        before = earlier[1][earlier[1]["indicator"] == indicator]
        movers = movers_of(dataset, found, before, earlier[0], org_unit, language)
    place = {row.org_unit: row.rank for row in rows_of(found) if row.rank is not None}
    ordered = sorted(heat.rows, key=lambda unit: place.get(unit, len(heat.rows) + 1))
    rows = {unit: heat.rows[unit] for unit in ordered}
    return Focus(indicator, indicator_name(dataset, indicator, language), movers, replace(heat, rows=rows))
