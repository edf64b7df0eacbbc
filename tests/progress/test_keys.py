from __future__ import annotations

import pandas as pd

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.progress.keys import keys_of


def test_the_keys_of_a_table_are_those_of_its_rows_in_order(county: Dataset) -> None:
    table = compute_progress(county, Period.parse("2024H1"))

    assert list(keys_of(table)) == [(row.org_unit, row.indicator) for row in table.itertuples()]
    assert all(type(name) is str for key in keys_of(table) for name in key)


def test_an_empty_table_has_none() -> None:
    assert list(keys_of(pd.DataFrame({"org_unit": [], "indicator": []}))) == []
