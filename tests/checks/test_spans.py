from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.spans import check_spans
from indicators.model import Reading
from tests.checks.sheets import A, figures, found, row, sheet


def two_quarters(indicator: str, first: float, second: float) -> list[Reading]:
    return [sheet({A: {indicator: first}}, "2024Q1"), sheet({A: {indicator: second}}, "2024Q2", name="二季度")]


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param(
            [*two_quarters("new_unions", 3, 4), sheet(row(new_unions=8), "2024H1", name="半年")],
            ["span_differs B2"],
            id="a half-year that is not the sum of its quarters",
        ),
        pytest.param(
            [*two_quarters("new_unions", 3, 4), sheet(row(new_unions=7), "2024H1", name="半年")], [], id="a half-year that is"
        ),
        pytest.param(
            [*two_quarters("members", 30, 40), sheet(row(members=70), "2024H1", name="半年")],
            ["stock_added_up B2"],
            id="levels added up",
        ),
        pytest.param(
            [*two_quarters("members", 30, 40), sheet(row(members=45), "2024H1", name="半年")],
            ["span_differs B2"],
            id="a level that is not the last quarter's",
        ),
        pytest.param(
            [*two_quarters("members", 30, 40), sheet(row(members=40), "2024H1", name="半年")], [], id="a level that is"
        ),
        pytest.param(
            [sheet(row(new_unions=3), "2024Q1"), sheet(row(new_unions=8), "2024H1", name="半年")], [], id="a quarter missing"
        ),
    ],
)
def test_check_spans(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_spans(figures(*readings))) == expected
