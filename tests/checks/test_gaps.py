from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.gaps import check_gaps
from indicators.model import Reading
from tests.checks.sheets import A, B, C, figures, found, sheet


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param(
            [sheet({A: {"members": 5, "employees": 9}, B: {"members": 5, "employees": 9}, C: {"members": 5}})],
            ["values_missing C4"],
            id="one leaves out what the others give",
        ),
        pytest.param(
            [sheet({A: {"members": 5, "employees": 9}, B: {"members": 5}, C: {"members": 5}})],
            [],
            id="what only one gives is not expected of all",
        ),
        pytest.param(
            [
                sheet(
                    {A: {"members": 5, "employees": 9}, B: {"members": 5, "employees": 9}, C: {"members": 5}},
                    targets={A: {"employees": 9}, B: {"employees": 9}},
                )
            ],
            [],
            id="what the others have a target of is not asked of one that has none",
        ),
        pytest.param(
            [
                sheet(
                    {A: {"members": 5, "employees": 9}, B: {"members": 5, "employees": 9}, C: {"members": 5}},
                    targets={A: {"employees": 9}},
                )
            ],
            ["values_missing C4"],
            id="one alone with a target says nothing of the others",
        ),
    ],
)
def test_check_gaps(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_gaps(figures(*readings))) == expected
