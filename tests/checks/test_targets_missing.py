from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.checks.targets_missing import check_targets_missing
from indicators.model import Reading
from tests.checks.sheets import FIVE, facts, figures, found, one_each, sheet


def asked(*targets: float | None, period: str = "2024Q1", name: str = "表一") -> Reading:
    """A value of 1 for as many townships as there are targets, with its target beside it."""
    given = {u: {"new_unions": t} for u, t in zip(FIVE, targets, strict=False) if t is not None}
    told = sheet(one_each("new_unions", *(1 for _ in targets)), period, targets=given, name=name)
    shares = dict(zip(FIVE, targets, strict=False))
    return replace(told, observations=tuple(replace(o, target=shares[o.org_unit]) for o in told.observations))


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        pytest.param((10, 8, None, 6), ["target_missing B4"], id="one has none"),
        pytest.param((10, 8, 0, 6), [], id="a target of zero is a target"),
        pytest.param((10, 8, None, None, None), [], id="most have none"),
        pytest.param((10, 8, None), [], id="too few to expect one"),
        pytest.param((None, None, None, None), [], id="no targets at all"),
    ],
)
def test_check_targets_missing(targets: tuple[float | None, ...], expected: list[str]) -> None:
    assert found(check_targets_missing(figures(asked(*targets)))) == expected


def test_a_target_given_a_quarter_before_still_holds() -> None:
    first, second = asked(10, 8, 4, 6), asked(10, 8, None, 6, period="2024Q2", name="二季度")
    (problem,) = check_targets_missing(figures(first, second))
    assert (problem.code, problem.sheet, facts(problem)["target"]) == ("target_carried_on", "二季度", "4家")


def test_last_years_target_does_not() -> None:
    first, second = asked(10, 8, 4, 6, period="2023Q4"), asked(10, 8, None, 6, name="一季度")
    assert found(check_targets_missing(figures(first, second))) == ["target_missing B4"]
