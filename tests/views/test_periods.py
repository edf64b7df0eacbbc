"""The periods there are to choose and their names."""

from __future__ import annotations

import pytest
from views.cases import spans

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.views.periods import axis_name, latest_report_period, report_periods, with_those_between

H1 = Period.parse("2024H1")


@pytest.mark.parametrize(
    ("observed", "expected"),
    [
        pytest.param(["2024Q1", "2024Q2"], ["2024H1", "2024Q2", "2024Q1"], id="quarters"),
        pytest.param(["2024H1"], ["2024H1"], id="a half-year that is not split"),
        pytest.param(["2023", "2024"], ["2024", "2023"], id="years"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_report_periods(observed: list[str], expected: list[str]) -> None:
    assert [period.code for period in report_periods(spans(*observed))] == expected


def test_the_newest_year_to_date_comes_first(county: Dataset) -> None:
    assert latest_report_period(county) == H1
    assert latest_report_period(Dataset()) is None


def test_names_on_the_axis() -> None:
    assert [axis_name(Period.parse(code)) for code in ("2024Q1", "2024H1", "2024")] == [
        "2024年一季度",
        "2024年上半年",
        "2024年",
    ]


@pytest.mark.parametrize(
    ("reported", "axis"),
    [
        pytest.param("2023Q4 2024Q1 2024Q2", "2023Q4 2024Q1 2024Q2", id="nothing left out"),
        pytest.param("2023Q2 2023Q4 2024Q1", "2023Q2 2023Q3 2023Q4 2024Q1", id="a quarter left out"),
        pytest.param("2023H1 2023 2024Q1", "2023H1 2023Q1-Q3 2023 2024Q1", id="a year to date left out"),
        pytest.param("2023Q2 2023Q4 2024Q2", "2023Q2 2023Q4 2024Q2", id="every half-year"),
        pytest.param("2022 2023 2024", "2022 2023 2024", id="years"),
        pytest.param("2024Q2", "2024Q2", id="one"),
        pytest.param("", "", id="none"),
    ],
)
def test_time_runs_evenly_on_an_axis(reported: str, axis: str) -> None:
    assert with_those_between([Period.parse(code) for code in reported.split()]) == tuple(map(Period.parse, axis.split()))
