from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.checks.totals import check_totals
from indicators.model import Reading
from tests.checks.sheets import C, facts, figures, found, one_each, sheet


def twice(again: float, total: float) -> Reading:
    """The second of two townships in two rows."""
    once = sheet(one_each("members", 30, 20), total={"members": total})
    row = replace(once.observations[1], value=again, source=replace(once.observations[1].source, cell="B9"))
    return replace(once, observations=(*once.observations, row))


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param(
            [sheet(one_each("members", 10, 20, 30), total={"members": 61})], ["total_differs B5"], id="a total one off"
        ),
        pytest.param([sheet(one_each("members", 10, 20, 30), total={"members": 60})], [], id="a total that adds up"),
        pytest.param(
            [sheet(one_each("assistance_funds", "1.24万", "1.24万", "1.24万"), total={"assistance_funds": "3.7万"})],
            [],
            id="a total of rounded amounts",
        ),
        pytest.param(
            [sheet(one_each("assistance_funds", "1.24万", "1.24万", "1.24万"), total={"assistance_funds": "3.9万"})],
            ["total_differs B5"],
            id="beyond the rounding of amounts",
        ),
        pytest.param([sheet({}, total={"members": 60})], [], id="a total without members"),
        pytest.param(
            [
                sheet(one_each("members", 1, 2), total={"members": 3}, name="一组"),
                sheet({C: {"members": 40}}, total={"members": 40}, name="二组"),
            ],
            [],
            id="each total with the members of its own sheet",
        ),
        pytest.param(
            [sheet(one_each("members", 1, 2)), sheet({}, total={"members": 4}, name="全县")],
            ["total_differs B2"],
            id="a total alone on its sheet with all members",
        ),
        pytest.param([twice(20, 50)], [], id="a row given twice, added once"),
        pytest.param([twice(20, 70)], [], id="a row given twice, added twice"),
        pytest.param([twice(20, 60)], ["total_differs B4"], id="a row given twice, and a wrong total"),
    ],
)
def test_check_totals(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_totals(figures(*readings))) == expected


def test_a_total_says_what_was_found_and_expected() -> None:
    (problem,) = check_totals(figures(sheet(one_each("members", 10, 20), total={"members": 33})))
    assert facts(problem) == {"indicator": "会员总数", "found": "33人", "expected": "30人", "count": "2", "difference": "3人"}
