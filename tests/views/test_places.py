"""Where a place among the org units says something."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.dataset import Dataset
from indicators.model import Better, Indicator, Kind
from indicators.views.places import contested


def dataset(better: Better) -> Dataset:
    return Dataset(indicators={"x": Indicator("x", "甲", "家", Kind.FLOW, better=better)})


def table(*ranks: float) -> pd.DataFrame:
    rows = [{"org_unit": f"{n}镇", "indicator": "x", "rank": rank} for n, rank in enumerate(ranks)]
    return pd.DataFrame([*rows, {"org_unit": "total", "indicator": "x", "rank": float("nan")}])


@pytest.mark.parametrize(
    ("better", "ranks", "said"),
    [
        pytest.param(Better.HIGHER, (1, 2), True, id="more is better"),
        pytest.param(Better.LOWER, (1, 1, 3), True, id="less is better, two firsts"),
        pytest.param(Better.HIGHER, (1, 1, 1), False, id="all share one place"),
        pytest.param(Better.NEITHER, (1, 2), False, id="to have more is no merit"),
        pytest.param(Better.HIGHER, (float("nan"), float("nan")), False, id="nobody is ranked"),
    ],
)
def test_a_place_is_told_where_it_says_something(better: Better, ranks: tuple[float, ...], said: bool) -> None:
    assert ("x" in contested(dataset(better), table(*ranks))) is said
