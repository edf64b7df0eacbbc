from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.charts.labels import spread, tick_texts
from indicators.periods import Period

POSITIONS = st.lists(st.floats(-1000, 1000), min_size=1, max_size=12)


@given(POSITIONS)
def test_spread_labels_do_not_touch_and_keep_their_order(positions: list[float]) -> None:
    moved = spread(positions, 10)

    in_order = sorted(range(len(positions)), key=lambda i: positions[i])
    gaps = [moved[b] - moved[a] for a, b in itertools.pairwise(in_order)]
    assert all(gap >= 10 - 1e-6 for gap in gaps)


@given(POSITIONS)
def test_labels_far_from_each_other_stay_where_they_are(positions: list[float]) -> None:
    apart = [at * 1000 for at in range(len(positions))]

    assert spread(apart, 10) == apart


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        pytest.param(["2024Q1", "2024Q2"], ["一季度<br>2024年", "二季度"], id="the year under its first quarter"),
        pytest.param(
            ["2023Q4", "2024Q1"], ["四季度<br>2023年", "一季度<br>2024年"], id="both years where the axis starts late in one"
        ),
        pytest.param(["2023", "2024"], ["全年<br>2023年", "全年<br>2024年"], id="whole years"),
        pytest.param(["2024Q1", "2024H1"], ["一季度<br>2024年", "上半年"], id="years to date"),
    ],
)
def test_the_year_stands_under_its_first_tick(codes: list[str], expected: list[str]) -> None:
    assert tick_texts([Period.parse(code) for code in codes]) == expected


def test_many_ticks_are_thinned_out_to_the_first_of_each_year_and_the_last() -> None:
    quarters = [Period.quarter(year, q) for year in (2022, 2023) for q in (1, 2, 3, 4)]

    assert tick_texts(quarters) == ["一季度<br>2022年", "", "", "", "一季度<br>2023年", "", "", "四季度"]


def test_where_the_axis_goes_on_the_last_of_many_leaves_its_room() -> None:
    quarters = [Period.quarter(year, q) for year in (2022, 2023) for q in (1, 2, 3)]

    assert tick_texts([*quarters, Period.quarter(2024, 1)], goes_on=True)[-1] == "一季度<br>2024年"
    assert (
        tick_texts([*quarters, Period.quarter(2024, 1), Period.quarter(2024, 2), Period.quarter(2024, 3)], goes_on=True)[-1]
        == ""
    )
    assert tick_texts(quarters[3:], goes_on=True) == ["一季度<br>2023年", "二季度", "三季度"]


def test_ticks_in_english() -> None:
    assert tick_texts([Period.parse("2024Q1"), Period.parse("2024Q2")], "en") == ["Q1<br>2024", "Q2"]
