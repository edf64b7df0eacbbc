"""Who has reported, and the answer that stands above the overview."""

from __future__ import annotations

import pandas as pd
import pytest
from views.cases import spans

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL, CellRef, Observation, Reading, Target
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.reporting import answer, reporting
from indicators.views.rows import rows_of
from indicators.views.texts import spread_texts

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


def each_alone(*shares: float, asked: float = 0.9) -> Dataset:
    """A rate typed by every org unit, each with its target: it has no total."""
    rate = Catalogue.load().indicators["labour_contract_rate"]
    quarter, cell = Period.parse("2024Q1"), CellRef("f.xlsx", "s", "B2")
    units = tuple(["甲镇", "乙镇", "丙镇"][: len(shares)])
    seen = tuple(Observation(u, quarter, rate.id, share, "%", cell) for u, share in zip(units, shares, strict=True))
    targets = tuple(Target(u, rate.id, 2024, asked, cell) for u in units)
    return dataset_of([Reading("f.xlsx", seen, targets, indicators=(rate,), org_units=units)])


def test_targets_of_each_org_unit_are_not_said_to_be_none() -> None:
    dataset, quarter = each_alone(0.8, 0.95, 0.99), Period.parse("2024Q1")
    rows = rows_of(table_of(dataset, quarter), org_unit=TOTAL)

    assert answer(dataset, rows, quarter, None) == "截至2024年3月底，1项有目标的指标按单位考核，没有合计数。"
    assert answer(dataset, rows, quarter, None, "en") == (
        "Q1 2024: 1 indicators with a target, judged in each org unit, without a total."
    )


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        pytest.param((0.8, 0.95), ["各单位中位数", "在80.0%至95.0%之间", "1个单位达到目标"], id="a range"),
        pytest.param((0.8,), ["只有1个单位的数", "未达到目标"], id="one, short of it"),
        pytest.param((0.95,), ["只有1个单位的数", "已达到目标"], id="one, at it"),
    ],
)
def test_of_a_single_org_unit_there_is_no_range(shares: tuple[float, ...], told: list[str]) -> None:
    dataset = each_alone(*shares)
    (row,) = rows_of(table_of(dataset, Period.parse("2024Q1")), org_unit=TOTAL)

    assert [text.replace(".0%", "%") for text in spread_texts(dataset, row)] == [text.replace(".0%", "%") for text in told]
