"""A file for a quarter that is on record already, or far from the last one there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from indicators.checks.figures import earlier_figures
from indicators.checks.rewritten import check_rewritten
from indicators.checks.skipped_quarters import check_skipped_quarters
from indicators.model import Reading
from tests.checks.sheets import A, facts, figures, found, record_of, sheet

FOUR = {"members": 101.0, "employees": 202.0, "new_unions": 3.0, "new_members": 17.0}
OTHERS = {"members": 111.0, "employees": 212.0, "new_unions": 4.0, "new_members": 17.0}


def of(values: Mapping[str, float], period: str, *, running_total: bool = False) -> Reading:
    return sheet({A: values}, period, running_total=running_total, file=f"{period}.xlsx")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param([of(FOUR, "2024Q1")], ["nothing_new B2"], id="the old file again"),
        pytest.param([of(FOUR | {"members": 102}, "2024Q1")], [], id="one figure corrected"),
        pytest.param([of(OTHERS, "2024Q1")], ["quarter_rewritten B2"], id="other figures under the old title"),
        pytest.param([of(OTHERS, "2024Q2")], [], id="a new quarter"),
        pytest.param([of(FOUR, "2024Q1"), of(OTHERS, "2024Q2")], [], id="the old quarter beside the new one"),
        pytest.param([of({"members": 111.0}, "2024Q1")], [], id="too few to tell"),
    ],
)
def test_rewritten(now: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_rewritten(figures(*now), earlier_figures(record_of(of(FOUR, "2024Q1"))))) == expected


def test_a_file_that_only_brings_targets_is_something_new() -> None:
    now = sheet({A: FOUR}, "2024Q1", targets={A: {"new_unions": 12}})
    assert found(check_rewritten(figures(now), earlier_figures(record_of(of(FOUR, "2024Q1"))))) == []
    assert found(check_rewritten(figures(now), earlier_figures(record_of(now)))) == ["nothing_new B2"]


def test_a_rewritten_quarter_names_the_one_that_may_be_meant() -> None:
    (problem,) = check_rewritten(figures(of(OTHERS, "2024Q4")), earlier_figures(record_of(of(FOUR, "2024Q4"))))
    assert {"period": "2024Q4", "next_period": "2025Q1", "count": "4", "changed": "3"}.items() <= facts(problem).items()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param([of(FOUR, "2024Q2")], [], id="the next quarter"),
        pytest.param([of(FOUR, "2023Q4")], [], id="an earlier quarter"),
        pytest.param([of(FOUR, "2024Q4")], ["quarter_skipped B2"], id="two quarters between"),
        pytest.param([of(FOUR, "2024Q2"), of(FOUR, "2024Q3")], [], id="two quarters that follow"),
        pytest.param([of(FOUR, "2024", running_total=True)], [], id="a running total covers the quarters before"),
    ],
)
def test_skipped_quarters(now: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_skipped_quarters(figures(*now), earlier_figures(record_of(of(FOUR, "2024Q1"))))) == expected


def test_skipped_quarters_are_counted_from_the_first() -> None:
    (problem,) = check_skipped_quarters(figures(of(FOUR, "2025Q1")), earlier_figures(record_of(of(FOUR, "2024Q1"))))
    assert {"first_period": "2024Q2", "count": "3", "known_period": "2024Q1"}.items() <= facts(problem).items()


def test_an_empty_record_skips_nothing() -> None:
    assert found(check_skipped_quarters(figures(of(FOUR, "2025Q1")), earlier_figures(record_of()))) == []
