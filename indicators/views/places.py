"""Where a place says something: the indicators in which org units can be said to stand before one another."""

from __future__ import annotations

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL, Better


def contested(dataset: Dataset, progress: pd.DataFrame) -> frozenset[str]:
    """The indicators of a progress table that have a direction and in which not all share one place.

    To have the most employees is no merit, and to be one of eighteen firsts says nothing.
    """
    ranked = progress[(progress["org_unit"] != TOTAL) & progress["rank"].notna()]
    farthest = ranked.groupby("indicator")["rank"].max()
    return frozenset(i for i in farthest.index[farthest > 1] if dataset.indicators[i].better is not Better.NEITHER)
