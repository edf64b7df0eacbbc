from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.ratios import check_ratios
from indicators.model import Reading
from tests.checks.sheets import figures, found, row, sheet


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param(
            [sheet(row(members=604, employees=1000, membership_rate="62.4%"))],
            ["ratio_differs D2"],
            id="a rate that its parts do not give",
        ),
        pytest.param(
            [sheet(row(members=604, employees=1000, membership_rate=0.00604))],
            ["ratio_off_by_hundred D2"],
            id="a percent sign lost",
        ),
        pytest.param(
            [sheet(row(members=6049, employees=10000, membership_rate="60.4%"))], [], id="digits cut off instead of rounded"
        ),
        pytest.param(
            [sheet(row(members=0, employees=0, membership_rate="60.4%"))], [], id="a denominator of zero says nothing"
        ),
        pytest.param([sheet(row(membership_rate="60.4%"))], [], id="typed without its parts"),
        pytest.param(
            [sheet(row(members=1, employees=2), total={"members": 1, "employees": 2, "membership_rate": "40%"})],
            ["ratio_differs D3"],
            id="a rate in the total row",
        ),
    ],
)
def test_check_ratios(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_ratios(figures(*readings))) == expected
