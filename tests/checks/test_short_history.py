from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.figures import earlier_figures
from indicators.checks.short_history import check_short_history
from indicators.dataset import dataset_of
from tests.checks.sheets import facts, figures, found, one_each, sheet

QUARTERS = ("2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1")


def told(indicator: str, *quarters: Sequence[float]) -> list[str]:
    """What is told of townships whose figures stand in a sheet for each quarter."""
    sheets = [sheet(one_each(indicator, *values), q, name=q) for q, values in zip(QUARTERS, quarters, strict=False)]
    return found(check_short_history(figures(*sheets)))


@pytest.mark.parametrize(
    ("indicator", "quarters", "expected"),
    [
        pytest.param("assistance_funds", [[12_000], [13_000], [12_500_000]], ["far_above_quarters B2"], id="a thousand times"),
        pytest.param("new_members", [[40], [430], [45]], ["far_above_quarters B2"], id="a nought too many between two"),
        pytest.param("members", [[4000], [410], [4020], [4050]], ["far_below_quarters B2"], id="a nought lost"),
        pytest.param("assistance_funds", [[12_000], [12_500_000]], [], id="one other says nothing"),
        pytest.param("new_members", [[1], [2], [20]], [], id="a small difference"),
        pytest.param("new_members", [[10], [100], [1000]], [], id="quarters that differ widely anyway"),
        pytest.param("new_members", [[40], [45], [380]], [], id="nine times"),
        pytest.param("new_members", [[40], [0], [430]], [], id="nought is no usual figure"),
        pytest.param("new_members", [[40], [45], [44], [41], [430]], [], id="a history, judged by its spread"),
        pytest.param("送温暖资金", [[400], [450], [43_000]], [], id="an indicator with a season of its own"),
        pytest.param("assistance_funds", [[40] * 5, [45] * 5, [900] * 5], [], id="all go up together"),
        pytest.param(
            "assistance_funds",
            [[40] * 5, [45] * 5, [900, 44, 41, 46, 42]],
            ["far_above_quarters B2"],
            id="one goes up alone",
        ),
        pytest.param("unionisation_rate", [[0.09], [0.09], [0.95]], [], id="a rate"),
    ],
)
def test_check_short_history(indicator: str, quarters: Sequence[Sequence[float]], expected: list[str]) -> None:
    assert told(indicator, *quarters) == expected


def test_the_quarters_on_record_are_the_others_and_only_the_file_is_told_of() -> None:
    record = earlier_figures(dataset_of([sheet(one_each("new_members", v), q) for q, v in (("2024Q1", 40), ("2024Q2", 41))]))
    now = sheet(one_each("new_members", 400), "2024Q3")
    assert found(check_short_history(figures(now), record)) == ["far_above_quarters B2"]
    usual = sheet(one_each("new_members", 44), "2024Q3")
    wrong = earlier_figures(dataset_of([sheet(one_each("new_members", v), q) for q, v in (("2024Q1", 40), ("2024Q2", 4100))]))
    assert found(check_short_history(figures(usual), wrong)) == []


def test_the_range_of_the_others_is_named() -> None:
    sheets = [
        sheet(one_each("assistance_funds", v), q, name=q) for q, v in zip(QUARTERS, (12_000, 13_000, 1.3e7), strict=False)
    ]
    (problem,) = check_short_history(figures(*sheets))
    assert {k: facts(problem)[k] for k in ("found", "low", "high", "count")} == {
        "found": "1300万元", "low": "1.2万元", "high": "1.3万元", "count": "2",
    }  # fmt: skip
