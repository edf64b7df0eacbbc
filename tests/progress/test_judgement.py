"""Completion, lead and the verdict of a preset."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from progress.cases import computed, quarterly, target

from indicators.model import TOTAL


def judged(
    value: float, goal: float, period: str = "2024H1", indicator: str = "new_unions", preset: str = "default"
) -> pd.Series:
    """Everything achieved in the last quarter of the period."""
    last = int(period[-1]) if "Q" in period else {"2024H1": 2, "2024": 4}[period]
    quarters = [0.0] * (last - 1) + [value]
    values = quarterly("甲镇", indicator, 2024, *quarters)
    return computed(values, [target("甲镇", indicator, 2024, goal)], period, "甲镇", indicator, preset=preset)


@pytest.mark.parametrize(
    ("preset", "verdict"),
    [
        ("default", "slightly_behind"),
        ("gophr", "on_schedule"),
        ("servicenow", "slightly_behind"),
        ("yinchuan", "slightly_behind"),
    ],
)
def test_42_of_100_at_mid_year(preset: str, verdict: str) -> None:
    row = judged(42, 100, preset=preset)
    assert (row["completion"], row["schedule"], row["lead"], row["status"]) == (0.42, 0.5, -0.08, verdict)


AT_MID_YEAR = {
    100: "done",
    101: "done",
    99: "ahead",
    60: "ahead",
    59.9: "on_schedule",
    50: "on_schedule",
    49.9: "slightly_behind",
    40: "slightly_behind",
    39.9: "behind",
    20: "behind",
    19.9: "far_behind",
    0: "far_behind",
}


@pytest.mark.parametrize(("value", "status"), AT_MID_YEAR.items())
def test_bands_of_the_default_are_half_open(value: float, status: str) -> None:
    assert judged(value, 100)["status"] == status


def test_a_reached_target_is_told_apart_only_where_the_rule_does() -> None:
    assert judged(100, 100, "2024", preset="default")["status"] == "done"
    assert judged(100, 100, "2024", preset="gophr")["status"] == "on_schedule"
    assert judged(100, 100, "2024", preset="servicenow")["status"] == "on_schedule"


def test_the_hole_between_the_printed_bands_of_servicenow_is_yellow() -> None:
    assert judged(44.75, 100, preset="servicenow")["status"] == "slightly_behind"


def test_a_floor_is_judged_by_the_gap_in_points() -> None:
    row = judged(0.87, 0.9, indicator="signing")
    assert (row["lead"], row["status"], row["schedule"]) == (pytest.approx(-0.03), "slightly_behind", 1)
    assert judged(0.9, 0.9, indicator="signing")["status"] == "done"


def test_a_level_is_judged_against_the_whole_target_all_year() -> None:
    row = judged(85, 100, "2024Q1", indicator="members")
    assert (row["lead"], row["status"]) == (pytest.approx(-0.15), "behind")


CEILING = {
    ("2024H1", 2, 4): ("on_schedule", 0.5),
    ("2024H1", 4, 4): ("on_schedule", 0.0),
    ("2024", 4, 4): ("done", 0.0),
    ("2024Q4", 4, 4): ("on_schedule", 0.0),
    ("2024H1", 5, 100): ("on_schedule", 0.95),
    ("2024H1", 21, 20): ("slightly_behind", -0.05),
    ("2024H1", 24, 20): ("behind", -0.2),
    ("2024", 30, 20): ("far_behind", -0.5),
}


@pytest.mark.parametrize(("case", "expected"), CEILING.items(), ids=[f"{p} {v} of {t}" for p, v, t in CEILING])
def test_a_ceiling_is_kept_or_broken(case: tuple[str, float, float], expected: tuple[str, float]) -> None:
    period, value, goal = case
    row = judged(value, goal, period, "accidents")
    assert (row["status"], row["lead"]) == (expected[0], pytest.approx(expected[1]))


def test_under_a_ratio_rule_a_ceiling_is_judged_by_target_over_value() -> None:
    assert judged(21, 20, indicator="accidents", preset="servicenow")["status"] == "on_schedule"
    assert judged(24, 20, indicator="accidents", preset="servicenow")["status"] == "slightly_behind"
    assert judged(40, 20, indicator="accidents", preset="servicenow")["status"] == "far_behind"


@pytest.mark.parametrize(
    ("period", "value", "status"), [("2024H1", 0, "on_schedule"), ("2024", 0, "done"), ("2024H1", 1, "far_behind")]
)
def test_a_ceiling_of_zero(period: str, value: float, status: str) -> None:
    row = judged(value, 0, period, "accidents")
    assert row["status"] == status
    assert math.isnan(row["completion"])
    assert math.isnan(row["lead"])


@pytest.mark.parametrize("indicator", ["new_unions", "members", "signing"])
def test_a_zero_target_is_never_divided_by(indicator: str) -> None:
    row = judged(0.5, 0, indicator=indicator)
    assert row["status"] == "no_target"
    assert math.isnan(row["completion"])


def test_missing_is_said_before_the_target_is_asked_for() -> None:
    goal = [target("甲镇", "new_unions", 2024, 100), target("乙镇", "new_unions", 2024, 100)]
    values = quarterly("甲镇", "new_unions", 2024, 0, 0)
    assert computed(values, goal, "2024H1", "甲镇", "new_unions")["status"] == "far_behind"
    assert computed(values, goal, "2024H1", "乙镇", "new_unions")["status"] == "no_data"
    assert computed(values, (), "2024H1", TOTAL, "new_unions")["status"] == "no_target"


def test_completion_is_not_capped() -> None:
    assert judged(250, 100)["completion"] == 2.5
