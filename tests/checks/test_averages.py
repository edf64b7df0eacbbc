from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.averages import check_averages
from indicators.model import Reading
from tests.checks.sheets import figures, found, one_each, sheet


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param(
            [sheet(one_each("labour_contract_rate", "90%", "94%", "98%"), total={"labour_contract_rate": "94%"})],
            ["rates_averaged B5"],
            id="rates averaged",
        ),
        pytest.param(
            [sheet(one_each("labour_contract_rate", "90%", "94%", "98%"), total={"labour_contract_rate": "282%"})],
            ["rates_added B5"],
            id="rates added",
        ),
        pytest.param(
            [sheet(one_each("labour_contract_rate", "90%", "94%", "98%"), total={"labour_contract_rate": "99.9%"})],
            ["rate_outside_members B5"],
            id="a total rate above every member",
        ),
        pytest.param(
            [sheet(one_each("labour_contract_rate", "90%", "94%", "98%"), total={"labour_contract_rate": "96.5%"})],
            [],
            id="a weighted rate",
        ),
        pytest.param(
            [sheet(one_each("labour_contract_rate", "90%", "94%"), total={"labour_contract_rate": "92%"})],
            ["rates_averaged B4"],
            id="two different rates averaged",
        ),
        pytest.param(
            [sheet(one_each("labour_contract_rate", "95%", "95%"), total={"labour_contract_rate": "95%"})],
            [],
            id="all alike: the average is right",
        ),
    ],
)
def test_check_averages(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_averages(figures(*readings))) == expected
