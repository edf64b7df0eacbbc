from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.checks.target_sums import check_target_sums
from indicators.model import TOTAL, Reading
from indicators.periods import Period
from tests.checks.sheets import A, B, C, facts, figures, found, sheet


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


def quarter(code: str, name: str, total: float, **shares: float) -> Reading:
    """A sheet with a value a township, its target beside it, and the whole's own target."""
    told = sheet({u: {"new_unions": 1} for u in (A, B, C)}, code, targets={TOTAL: {"new_unions": total}}, name=name)
    given = {A: shares.get("a"), B: shares.get("b"), C: shares.get("c")}
    return replace(told, observations=tuple(replace(o, target=given[o.org_unit]) for o in told.observations))


def stated(reading: Reading, unit: str, value: float, code: str) -> Reading:
    """The same with a target kept with this sheet."""
    target = replace(reading.targets[0], org_unit=unit, value=value, stated_in=Period.parse(code))
    return replace(reading, targets=(*reading.targets, target))


def test_a_total_is_compared_with_the_targets_of_its_own_sheet() -> None:
    """A changed share is kept twice, an unchanged one once, with the later sheet; one township states none any more."""
    first = stated(stated(quarter("2024Q1", "一季度", 100, a=50, b=30, c=20), B, 30, "2024Q1"), C, 20, "2024Q1")
    second = stated(stated(quarter("2024Q2", "二季度", 90, a=50, b=40), B, 40, "2024Q2"), A, 50, "2024Q2")
    assert found(check_target_sums(figures(first, second))) == []
    wrong = replace(second, targets=(replace(second.targets[0], value=95), *second.targets[1:]))
    (problem,) = check_target_sums(figures(first, wrong))
    assert (problem.sheet, facts(problem)["expected"], facts(problem)["count"]) == ("二季度", "90家", "2")


def test_who_states_no_target_on_the_sheet_may_still_be_meant() -> None:
    first = stated(quarter("2024Q1", "一季度", 100, a=50, b=30, c=20), C, 20, "2024Q1")
    second = stated(stated(quarter("2024Q2", "二季度", 110, a=50, b=40), B, 40, "2024Q2"), A, 50, "2024Q2")
    assert found(check_target_sums(figures(first, second))) == []
