"""Mistakes found in systems in use, each as a case that ours must get right."""

from __future__ import annotations

import pytest
from progress.cases import ALL, cell, computed, quarterly, row, target

from indicators.dataset import dataset_of
from indicators.model import TOTAL, Observation, Reading
from indicators.periods import Period
from indicators.progress import compute_progress


def test_the_direction_of_an_indicator_is_heeded() -> None:
    """actual ÷ target whatever the direction makes 150 % of a ceiling look like success."""
    values = quarterly("甲镇", "accidents", 2024, 6)
    found = computed(values, [target("甲镇", "accidents", 2024, 4)], "2024Q1", "甲镇", "accidents")
    assert found["lead"] < 0
    assert found["status"] == "far_behind"


def test_full_success_of_a_minimised_indicator_is_not_nought_percent() -> None:
    """(actual − target) ÷ (base − target) is 100 % at the start and 0 % at success."""
    start = computed(
        quarterly("甲镇", "accidents", 2024, 10), [target("甲镇", "accidents", 2024, 4)], "2024Q1", "甲镇", "accidents"
    )
    success = computed(
        quarterly("甲镇", "accidents", 2024, 4, 0, 0, 0), [target("甲镇", "accidents", 2024, 4)], "2024", "甲镇", "accidents"
    )
    assert (start["status"], success["status"]) == ("far_behind", "done")
    assert success["lead"] > start["lead"]


def test_completion_above_a_hundred_percent_is_neither_capped_nor_raised() -> None:
    """min(x, 100) was written as max(x, 100)."""
    for value, completion in ((40, 0.4), (140, 1.4)):
        found = computed(
            quarterly("甲镇", "new_unions", 2024, value),
            [target("甲镇", "new_unions", 2024, 100)],
            "2024Q1",
            "甲镇",
            "new_unions",
        )
        assert found["completion"] == pytest.approx(completion)


def test_running_totals_are_not_added_up() -> None:
    """Three quarters of a running total 10, 25, 45 are 45, not 80."""
    running = tuple(
        Observation("甲镇", Period.to_date(2024, q), "new_unions", v, "家", cell("累计", q), running_total=True)
        for q, v in ((1, 10.0), (2, 25.0), (3, 45.0))
    )
    data = dataset_of([Reading("累计.xlsx", observations=running, indicators=(ALL["new_unions"],), org_units=("甲镇",))])
    for org_unit in ("甲镇", TOTAL):
        assert row(compute_progress(data, Period.parse("2024Q1-Q3")), org_unit, "new_unions")["value"] == 45


def test_the_years_target_is_not_the_sum_of_the_periods_reported_so_far() -> None:
    """With plans of 20 a quarter the year's target is 80 in the first quarter too."""
    plan = [target("甲镇", "new_unions", 2024, 20, quarter=q) for q in range(1, 5)]
    found = computed(quarterly("甲镇", "new_unions", 2024, 20), plan, "2024Q1", "甲镇", "new_unions")
    assert (found["target"], found["completion"], found["schedule"]) == (80, 0.25, 0.25)


def test_percentages_are_not_averaged() -> None:
    """90 of 100 and 1 of 10 are 91 of 110, not 50 %; typed alone they have no total at all."""
    parts = (
        quarterly("甲镇", "settled", 2024, 90)
        | quarterly("甲镇", "accepted", 2024, 100)
        | quarterly("乙镇", "settled", 2024, 1)
        | quarterly("乙镇", "accepted", 2024, 10)
    )
    assert computed(parts, (), "2024Q1", TOTAL, "settlement")["value"] == pytest.approx(91 / 110)
    typed = quarterly("甲镇", "settlement", 2024, 0.9) | quarterly("乙镇", "settlement", 2024, 0.1)
    assert computed(typed, (), "2024Q1", TOTAL, "settlement")[["value"]].isna().all()


def test_a_ratio_over_quarters_is_not_the_mean_of_the_quarters() -> None:
    values = quarterly("甲镇", "settled", 2024, 1, 90) | quarterly("甲镇", "accepted", 2024, 10, 100)
    assert computed(values, (), "2024H1", "甲镇", "settlement")["value"] == pytest.approx(91 / 110)


def test_a_stock_is_not_added_up_over_quarters() -> None:
    found = computed(quarterly("甲镇", "members", 2024, 100, 100, 100, 100), (), "2024", TOTAL, "members")
    assert found["value"] == 100
