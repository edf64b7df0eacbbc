from __future__ import annotations

import pytest

from indicators.checks.rounding import differs, exact, half_last_place
from indicators.model import CellRef, Observation
from indicators.periods import Period


def printed(raw: str, value: float, unit: str) -> Observation:
    return Observation("河口镇", Period.parse("2024Q1"), "x", value, unit, CellRef("a", "b", "C1"), raw=raw)


@pytest.mark.parametrize(
    ("raw", "value", "unit", "expected"),
    [
        pytest.param("95.3%", 0.953, "%", 0.0005, id="a percentage with one decimal"),
        pytest.param("95%", 0.95, "%", 0.005, id="a whole percentage"),
        pytest.param("0.953", 0.953, "%", 0.0005, id="a fraction in a percent format"),
        pytest.param("12.5", 125_000, "元", 500, id="ten thousands of yuan"),
        pytest.param("3", 30_000, "元", 5_000, id="whole ten thousands of yuan"),
        pytest.param("1,234人", 1234, "人", 0, id="a count is exact"),
        pytest.param("１２．５", 12.5, "次", 0.05, id="full-width digits"),
        pytest.param("", 12.5, "次", 0, id="nothing known of the printed form"),
        pytest.param("0", 0, "元", 0, id="zero has no scale"),
        pytest.param("-2.5", -2.5, "件", 0.05, id="a negative number"),
    ],
)
def test_half_last_place(raw: str, value: float, unit: str, expected: float) -> None:
    assert half_last_place(printed(raw, value, unit)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("found", "expected", "tolerance", "verdict"),
    [
        pytest.param(0.1 + 0.2, 0.3, 0, False, id="binary arithmetic is no difference"),
        pytest.param(100, 101, 0, True, id="one off"),
        pytest.param(1000, 1400, 500, False, id="within rounding"),
        pytest.param(1000, 1600, 500, True, id="beyond rounding"),
    ],
)
def test_what_rounding_explains_is_no_difference(found: float, expected: float, tolerance: float, verdict: bool) -> None:
    assert differs(found, expected, tolerance) is verdict


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        pytest.param(0.95304, "%", "95.304%", id="a rate keeps its decimals"),
        pytest.param(990_300, "元", "99.03万元", id="money from ten thousand yuan"),
        pytest.param(9_900, "元", "9900元", id="less money"),
        pytest.param(54_596, "人", "54596人", id="a count"),
        pytest.param(2.5, "次", "2.5次", id="a count with a fraction"),
    ],
)
def test_an_exact_amount_keeps_every_digit(value: float, unit: str, text: str) -> None:
    assert exact(value, unit) == text


def test_two_amounts_that_differ_never_look_the_same() -> None:
    assert exact(1_000_001, "元") != exact(1_000_002, "元")
