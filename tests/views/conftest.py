"""The small county as the views are given it."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.progress import table_of


@pytest.fixture(scope="session")
def progress(county: Dataset) -> pd.DataFrame:
    return table_of(county, Period.parse("2024H1"))
