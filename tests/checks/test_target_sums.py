from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.checks.target_sums import check_target_sums
from indicators.model import TOTAL, Reading
from tests.checks.sheets import A, B, figures, found, sheet


def targets(**shares: tuple[float | str, float | str, float | str]) -> Reading:
    """The targets of two townships and of the whole."""
    units = (A, B, TOTAL)
    return sheet({A: {}, B: {}}, targets={u: {i: s[n] for i, s in shares.items()} for n, u in enumerate(units)})


def plan(*quarters: float) -> Reading:
    """A year's target of 100 and its plan by quarter."""
    year = sheet({A: {}}, targets={A: {"new_unions": 100}})
    target = year.targets[0]
    return replace(year, targets=(target, *(replace(target, quarter=q, value=v) for q, v in enumerate(quarters, start=1))))


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param([targets(new_unions=(30, 50, 100))], ["target_total_differs N4"], id="shares that do not add up"),
        pytest.param([targets(new_unions=(50, 50, 100))], [], id="shares that add up"),
        pytest.param([targets(members=(33.3, 66.5, 100))], [], id="shares rounded once more"),
        pytest.param([targets(labour_contract_rate=("95%", "95%", "95%"))], [], id="rates are not added up"),
        pytest.param([plan(20, 20, 20, 20)], ["target_plan_differs N2"], id="quarter plans short of the year"),
        pytest.param([plan(10, 20, 30, 40)], [], id="quarter plans that make the year"),
        pytest.param([plan(10, 20)], [], id="a plan for half the year only"),
    ],
)
def test_check_target_sums(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_target_sums(figures(*readings))) == expected
