"""Who has reported, and the answer that stands above the overview."""

from __future__ import annotations

import pandas as pd
import pytest
from views.cases import spans

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.reporting import answer, reporting
from indicators.views.rows import rows_of

H1 = Period.parse("2024H1")


def test_who_has_reported(county: Dataset) -> None:
    assert reporting(county, H1).missing == ("青禾乡",)
    assert reporting(county, Period.parse("2024Q1")).missing == ()


def test_a_longer_span_that_ends_with_the_quarter_counts_as_reported() -> None:
    assert reporting(spans("2024H1"), Period.parse("2024Q2")).reported == ("甲镇",)


@pytest.mark.parametrize(
    ("org_unit", "expected"),
    [
        pytest.param(
            TOTAL,
            "截至2024年6月底，3项有目标的指标均达到或超过进度；6个乡镇（街道）中5个已报送。",
            id="all on time, one missing",
        ),
        pytest.param("金沙镇", "截至2024年6月底，3项有目标的指标均未达到进度，没有严重滞后的。", id="none on time"),
    ],
)
def test_the_answer(county: Dataset, progress: pd.DataFrame, org_unit: str, expected: str) -> None:
    reports = reporting(county, H1) if org_unit == TOTAL else None

    assert answer(county, rows_of(progress, org_unit=org_unit), H1, reports) == expected


def test_the_answer_without_any_target() -> None:
    dataset = spans("2024Q1")
    rows = rows_of(table_of(dataset, Period.parse("2024Q1")), org_unit="甲镇")

    assert answer(dataset, rows, Period.parse("2024Q1"), None) == "截至2024年3月底，共有1项指标的数据，尚未下达目标。"
