from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.figures import earlier_figures
from indicators.checks.spans import check_spans
from indicators.model import Reading
from tests.checks.sheets import A, figures, found, record_of, row, sheet


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


def test_a_half_year_is_compared_with_the_quarters_on_record() -> None:
    before = earlier_figures(record_of(sheet({A: {"members": 5000}}, "2024Q1"), sheet({A: {"members": 5100}}, "2024Q2")))
    added = figures(sheet({A: {"members": 10100}}, "2024H1"))
    assert found(check_spans(added, before)) == ["stock_added_up B2"]
    assert found(check_spans(figures(sheet({A: {"members": 5100}}, "2024H1")), before)) == []


def test_what_the_file_tells_of_itself_is_not_told_again() -> None:
    quarters = [sheet({A: {"members": 5000}}, "2024Q1"), sheet({A: {"members": 5100}}, "2024Q2", name="二季度")]
    whole = figures(*quarters, sheet({A: {"members": 10100}}, "2024H1", name="上半年"))
    assert found(check_spans(whole)) == ["stock_added_up B2"]
    assert found(check_spans(whole, earlier_figures(record_of(*quarters)))) == []
