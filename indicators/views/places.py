"""Where a place says something: the indicators in which org units can be said to stand before one another."""

from __future__ import annotations

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.progress.definitions import is_judged


def contested(dataset: Dataset, progress: pd.DataFrame) -> frozenset[str]:
    """The indicators of a progress table whose direction is known and in which not all share one place.

    To have the most employees is no merit, and to be one of eighteen firsts says nothing.
    """
    ranked = progress[(progress["org_unit"] != TOTAL) & progress["rank"].notna()]
    farthest = ranked.groupby("indicator")["rank"].max()
    return frozenset(i for i in farthest.index[farthest > 1] if is_judged(dataset.indicators[i]))
