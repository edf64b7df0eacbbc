"""A place with two or three org units: each is told with what it has."""

from __future__ import annotations

import pytest

from tests.narrative.datasets import Sheet
from tests.narrative.summaries import ABOVE, summary

PARKS = ("东园区", "西园区", "南园区")


def county(*values: float | None, indicator: str = "workers_trained", targets: tuple[float, ...] = ()) -> Sheet:
    sheet = Sheet("青溪县", PARKS[: len(values)])
    sheet.put(indicator, "2024Q1", values)
    if targets:
        sheet.ask(indicator, 2024, targets)
    return sheet


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((12, 30, 5), "其中，西园区30人次、东园区12人次、南园区5人次。"),
        ((8, 8, 8), "各园区均为8人次。"),
        ((12, 30), "其中，西园区30人次、东园区12人次。"),
    ],
)
def test_each_is_told_the_most_first(values: tuple[float, ...], said: str) -> None:
    assert said in summary(county(*values).dataset(), "2024Q1")


def test_of_two_with_targets_each_is_told_too() -> None:
    assert "其中，西园区30人次、东园区12人次。" in summary(county(12, 30, targets=(40, 100)).dataset(), "2024Q1")


def test_of_three_with_targets_their_shares_are() -> None:
    said = summary(county(12, 30, 5, targets=(40, 100, 60)).dataset(), "2024Q1")
    assert "其中，" not in said.split("存在")[0].split("。")[2]
    assert "南园区组织职工培训5人次，完成8.3%" in said


@pytest.mark.parametrize("values", [(0, 0, 0), (12, 30, None)])
def test_nothing_is_told_of_nothing_or_where_somebody_is_missing(values: tuple[float | None, ...]) -> None:
    assert "其中，" not in summary(county(*values).dataset(), "2024Q1")


def test_to_those_above_nobody_is_named_with_accidents() -> None:
    dataset = county(20, 30, 5, indicator="safety_accidents").dataset()
    assert "西园区30起" in summary(dataset, "2024Q1")
    assert "西园区" not in summary(dataset, "2024Q1", **ABOVE)


def test_a_short_report_leaves_it_out() -> None:
    assert "其中，" not in summary(county(12, 30, 5).dataset(), "2024Q1", length="short")
