from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.target_values import check_target_values
from indicators.model import Reading
from tests.checks.sheets import A, figures, found, sheet


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param([sheet({A: {}}, targets={A: {"new_unions": -5}})], ["target_negative N2"], id="a target below zero"),
        pytest.param(
            [sheet({A: {}}, targets={A: {"labour_contract_rate": "950%"}})],
            ["target_above_one N2"],
            id="a target rate of 950 %",
        ),
        pytest.param(
            [sheet({A: {}}, targets={A: {"labour_contract_rate": "100%", "new_unions": 0}})],
            [],
            id="a target of all, and of none",
        ),
    ],
)
def test_check_target_values(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_target_values(figures(*readings))) == expected
