from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.ranges import check_ranges
from indicators.model import Reading
from tests.checks.sheets import figures, found, row, sheet


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param([sheet(row(new_members=-3))], ["negative_value B2"], id="a negative count"),
        pytest.param([sheet(row(慰问信封数=-3))], ["negative_unusual B2"], id="a negative value of a new indicator"),
        pytest.param([sheet(row(membership_rate="104.5%"))], ["rate_above_one B2"], id="a rate above 100 %"),
        pytest.param([sheet(row(工会经费收缴率="104.5%"))], [], id="more collected than planned"),
        pytest.param([sheet(row(new_unions=2.5))], ["count_not_whole B2"], id="half a union"),
        pytest.param(
            [sheet(row(new_unions=0, membership_rate="100%", assistance_funds="2.5万"))],
            [],
            id="zero, all, and money with decimals",
        ),
    ],
)
def test_check_ranges(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_ranges(figures(*readings))) == expected
