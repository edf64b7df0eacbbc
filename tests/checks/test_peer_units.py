from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.peer_units import check_peer_units
from indicators.model import Reading
from tests.checks.sheets import facts, figures, found, one_each, sheet


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param(
            [sheet(one_each("assistance_funds", 30_000, 25_000, 41_000, 28_000, 330_000_000))],
            ["money_too_large B6"],
            id="yuan in a column of ten thousands",
        ),
        pytest.param(
            [sheet(one_each("assistance_funds", 30_000, 25_000, 41_000, 28_000, 3.3))],
            ["money_too_small B6"],
            id="ten thousands in a column of yuan",
        ),
        pytest.param([sheet(one_each("assistance_funds", 30_000, 25_000, 41_000, 28_000, 500_000))], [], id="a rich township"),
        pytest.param([sheet(one_each("assistance_funds", 30_000, 25_000, 330_000_000))], [], id="too few to compare with"),
        pytest.param([sheet(one_each("members", 30_000, 25_000, 41_000, 28_000, 330_000_000))], [], id="people have no 万元"),
    ],
)
def test_check_peer_units(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_peer_units(figures(*readings))) == expected


def test_the_likely_amount_is_named() -> None:
    reading = sheet(one_each("assistance_funds", 30_000, 25_000, 41_000, 28_000, 330_000_000))
    (problem,) = check_peer_units(figures(reading))
    assert facts(problem)["meant"] == "3.3万元"
