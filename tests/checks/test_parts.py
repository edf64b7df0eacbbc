from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.parts import check_parts
from indicators.model import Reading
from tests.checks.sheets import figures, found, row, sheet


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param([sheet(row(members=120, employees=100))], ["part_exceeds_whole B2"], id="more members than employees"),
        pytest.param(
            [sheet(row(disputes_settled=12, disputes_accepted=10))],
            ["part_exceeds_whole_in_period B2"],
            id="more settled than accepted in a quarter",
        ),
        pytest.param([sheet(row(members=100, employees=100))], [], id="everyone a member"),
        pytest.param([sheet(row(members=120)), sheet(row(employees=100), "2024Q2")], [], id="of different quarters"),
    ],
)
def test_check_parts(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_parts(figures(*readings))) == expected
