"""The org units that belong to one, side by side: their map of completion, who leads and who lags, their figures."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.dataset import Dataset
from indicators.views.heat import HeatMap, heat_map
from indicators.views.judged import Judged
from indicators.views.leaders import leaders_sentence
from indicators.views.rows import rows_of
from indicators.views.tables import progress_table


@dataclass(frozen=True)
class Parts:
    """``table`` holds the figures of every part, those of all together first."""

    leaders: str
    heat: HeatMap
    table: pd.DataFrame


def parts_of(dataset: Dataset, progress: pd.DataFrame, language: str = "zh", *, judged: Judged | None = None) -> Parts:
    """``dataset`` is seen from the org unit whose parts they are; ``judged`` is what counts go by, if another."""
    rows = rows_of(progress)
    held, to_date = (rows_of(judged.progress), judged.period) if judged else (rows, None)
    return Parts(
        leaders=leaders_sentence(dataset, held, language, to_date=to_date),
        heat=heat_map(dataset, progress, language),
        table=progress_table(dataset, rows, language),
    )
