from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.duplicates import check_duplicates
from indicators.model import Reading
from tests.checks.sheets import figures, found, row, sheet


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param(
            [sheet(row(members=5)), sheet(row(members=6), name="表二")], ["duplicate_differs B2"], id="given twice, differently"
        ),
        pytest.param(
            [sheet(row(members=5)), sheet(row(members=5), name="表二")], ["duplicate_same B2"], id="given twice, alike"
        ),
        pytest.param([sheet(row(members=5)), sheet(row(members=6), "2024Q2")], [], id="another quarter is no duplicate"),
    ],
)
def test_check_duplicates(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_duplicates(figures(*readings))) == expected
