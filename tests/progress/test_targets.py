"""Which target counts, and what of it is due."""

from __future__ import annotations

import pytest
from progress.cases import ALL, computed, dataset, quarterly, row, stepwise, target

from indicators.model import TOTAL, Schedule, Target, TargetForm
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.progress.definitions import target_form

HALF = quarterly("甲镇", "new_unions", 2024, 10, 20)


def flow(targets: list[Target], period: str = "2024H1", org_unit: str = "甲镇") -> object:
    return computed(HALF, targets, period, org_unit, "new_unions")


def asked(value: float, **where: object) -> Target:
    return target("甲镇", "new_unions", 2024, value, **where)


CHANGED = {
    "stated once": ([asked(100, stated="2024Q1")], 100),
    "the later statement counts": ([asked(100, stated="2024Q1"), asked(120, stated="2024Q2")], 120),
    "in any order": ([asked(120, stated="2024Q2"), asked(100, stated="2024Q1")], 120),
    "one stated after the report does not": ([asked(100, stated="2024Q1"), asked(120, stated="2024Q3")], 100),
    "if all come later the earliest counts": ([asked(130, stated="2024Q4"), asked(120, stated="2024Q3")], 120),
    "stated the year before": ([asked(100, stated="2023Q4")], 100),
    "stated at no time": ([asked(100)], 100),
    "four planned quarters are a year's target": ([asked(q * 10, quarter=q) for q in range(1, 5)], 100),
    "the year's own target counts before their sum": ([asked(90), *(asked(q * 10, quarter=q) for q in range(1, 5))], 90),
}


@pytest.mark.parametrize(("targets", "expected"), CHANGED.values(), ids=CHANGED.keys())
def test_the_target_that_counts(targets: list[Target], expected: float) -> None:
    assert flow(targets)["target"] == expected


def test_another_years_target_does_not_count() -> None:
    row = flow([target("甲镇", "new_unions", 2023, 100), target("甲镇", "new_unions", 2025, 100)])
    assert row["target"] != row["target"]
    assert row["status"] == "no_target"


def test_three_planned_quarters_are_no_years_target() -> None:
    row = flow([asked(10, quarter=q) for q in (1, 2, 3)])
    assert row["target"] != row["target"]


def test_the_wholes_own_target_counts_before_the_sum() -> None:
    assert flow([asked(100), target(TOTAL, "new_unions", 2024, 80)], org_unit=TOTAL)["target"] == 80
    assert flow([asked(100)], org_unit=TOTAL)["target"] == 100


def test_targets_of_rates_are_never_summed() -> None:
    values = quarterly("甲镇", "signing", 2024, 0.9) | quarterly("乙镇", "signing", 2024, 0.8)
    shared = [target(u, "signing", 2024, 0.9) for u in ("甲镇", "乙镇")]
    assert computed(values, shared, "2024Q1", TOTAL, "signing")["target"] == 0.9
    different = [target("甲镇", "signing", 2024, 0.9), target("乙镇", "signing", 2024, 0.95)]
    assert computed(values, different, "2024Q1", TOTAL, "signing")[["target"]].isna().all()


SCHEDULES = {"2024Q1": 0.25, "2024Q2": 0.25, "2024H1": 0.5, "2024Q1-Q3": 0.75, "2024": 1.0, "2024H2": 0.5}


@pytest.mark.parametrize(("period", "share"), SCHEDULES.items())
def test_a_flow_is_due_evenly(period: str, share: float) -> None:
    assert flow([asked(100)], period)["schedule"] == share


@pytest.mark.parametrize("period", SCHEDULES)
def test_levels_rates_and_ceilings_are_due_in_full_all_year(period: str) -> None:
    for indicator, value in (("members", 50), ("signing", 0.5), ("accidents", 1)):
        values = quarterly("甲镇", indicator, 2024, value, value, value, value)
        assert computed(values, [target("甲镇", indicator, 2024, 2 * value)], period, "甲镇", indicator)["schedule"] == 1


PLAN = [asked(100), *(asked(v, quarter=q) for q, v in enumerate((40, 10, 10, 40), 1))]


@pytest.mark.parametrize(
    ("period", "share"), {"2024Q1": 0.4, "2024Q2": 0.1, "2024H1": 0.5, "2024Q1-Q3": 0.6, "2024": 1}.items()
)
def test_a_typed_plan_says_what_is_due(period: str, share: float) -> None:
    row = flow(PLAN, period)
    assert row["schedule"] == pytest.approx(share)
    assert flow(PLAN, period, TOTAL)["schedule"] == pytest.approx(share)


def test_a_plan_that_misses_a_quarter_of_the_period_gives_way_to_the_even_schedule() -> None:
    assert flow([asked(100), asked(40, quarter=1)], "2024H1")["schedule"] == 0.5
    assert flow([asked(100), asked(40, quarter=1)], "2024Q1")["schedule"] == 0.4


def test_the_whole_is_due_what_its_org_units_are_due_together() -> None:
    values = HALF | quarterly("乙镇", "new_unions", 2024, 1, 1)
    planned = [target("乙镇", "new_unions", 2024, 300), target("乙镇", "new_unions", 2024, 300, quarter=1)]
    row = computed(values, [asked(100), *planned], "2024Q1", TOTAL, "new_unions")
    assert row["schedule"] == pytest.approx((25 + 300) / 400)


def test_a_seasonal_schedule_follows_last_year() -> None:
    assert ALL["funds"].schedule is Schedule.SEASONAL
    values = quarterly("甲镇", "funds", 2023, 10, 20, 10, 60) | quarterly("甲镇", "funds", 2024, 5, 5)
    row = computed(values, [target("甲镇", "funds", 2024, 200)], "2024H1", "甲镇", "funds")
    assert row["schedule"] == pytest.approx(0.3)


def test_a_seasonal_schedule_is_even_when_last_year_is_incomplete() -> None:
    values = quarterly("甲镇", "funds", 2023, 10, 20, None, 60) | quarterly("甲镇", "funds", 2024, 5, 5)
    assert computed(values, [target("甲镇", "funds", 2024, 200)], "2024H1", "甲镇", "funds")["schedule"] == 0.5


def test_a_level_may_be_due_step_by_step_from_last_years_end() -> None:
    values = quarterly("甲镇", "members", 2023, 70, 75, 78, 80) | quarterly("甲镇", "members", 2024, 85, 95)
    goal = [target("甲镇", "members", 2024, 100)]
    plain = computed(values, goal, "2024H1", "甲镇", "members")
    stepped = row(compute_progress(stepwise(dataset(values, goal)), Period.parse("2024H1")), "甲镇", "members")
    assert (plain["lead"], plain["status"]) == (pytest.approx(-0.05), "slightly_behind")
    assert (stepped["schedule"], stepped["status"]) == (pytest.approx(0.9), "on_schedule")
    assert stepped["lead"] == pytest.approx(0.05)


def test_nothing_is_due_without_a_target() -> None:
    row = flow([])
    assert row[["target", "completion", "schedule", "lead"]].isna().all()


FORMS = {
    "new_unions": TargetForm.ANNUAL_AMOUNT,
    "members": TargetForm.YEAR_END_LEVEL,
    "signing": TargetForm.FLOOR,
    "membership": TargetForm.FLOOR,
    "accidents": TargetForm.CEILING,
}


@pytest.mark.parametrize(("indicator", "form"), FORMS.items())
def test_the_form_of_a_target_follows_from_kind_and_direction(indicator: str, form: TargetForm) -> None:
    assert target_form(ALL[indicator]) is form


def test_targets_alone_give_rows() -> None:
    from indicators.progress import compute_progress

    frame = compute_progress(dataset({}, [asked(100)]), Period.parse("2024H1"))
    assert list(frame["org_unit"]) == [TOTAL, "甲镇"]
    assert set(frame["status"]) == {"no_data"}
