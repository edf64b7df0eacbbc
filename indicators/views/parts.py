"""The org units that belong to one, side by side: their map of completion, who leads and who lags, their figures."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.dataset import Dataset
from indicators.views.heat import HeatMap, heat_map
from indicators.views.leaders import leaders_sentence
from indicators.views.rows import rows_of
from indicators.views.tables import progress_table


@dataclass(frozen=True)
class Parts:
    """``table`` holds the figures of every part, those of all together first."""

    leaders: str
    heat: HeatMap
    table: pd.DataFrame


def parts_of(dataset: Dataset, progress: pd.DataFrame, language: str = "zh") -> Parts:
    """``dataset`` is seen from the org unit whose parts they are."""
    rows = rows_of(progress)
    return Parts(
        leaders=leaders_sentence(dataset, rows, language),
        heat=heat_map(dataset, progress, language),
        table=progress_table(dataset, rows, language),
    )
