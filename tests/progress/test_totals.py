"""The whole: sums, quotients of sums, and ranges where nothing adds up."""

from __future__ import annotations

import pytest
from progress.cases import computed, quarterly, target

from indicators.model import TOTAL


def test_flows_and_stocks_are_summed_over_org_units() -> None:
    values = quarterly("甲镇", "new_unions", 2024, 10, 20) | quarterly("乙镇", "new_unions", 2024, 1, 2)
    assert computed(values, (), "2024H1", TOTAL, "new_unions")["value"] == 33
    stocks = quarterly("甲镇", "members", 2024, 10, 20) | quarterly("乙镇", "members", 2024, 1, 2)
    assert computed(stocks, (), "2024H1", TOTAL, "members")["value"] == 22


def test_a_ratio_of_the_whole_is_the_quotient_of_sums_not_the_mean() -> None:
    values = (
        quarterly("甲镇", "members", 2024, 90)
        | quarterly("甲镇", "employees", 2024, 100)
        | quarterly("乙镇", "members", 2024, 100)
        | quarterly("乙镇", "employees", 2024, 900)
    )
    assert computed(values, (), "2024Q1", TOTAL, "membership")["value"] == pytest.approx(190 / 1000)


def test_an_org_unit_with_one_part_only_is_left_out_of_the_quotient() -> None:
    values = (
        quarterly("甲镇", "members", 2024, 90)
        | quarterly("甲镇", "employees", 2024, 100)
        | quarterly("乙镇", "members", 2024, 1000)
    )
    row = computed(values, (), "2024Q1", TOTAL, "membership")
    assert (row["value"], row["due"]) == (0.9, 1)


def test_rates_are_never_totalled() -> None:
    values = (
        quarterly("甲镇", "signing", 2024, 0.8)
        | quarterly("乙镇", "signing", 2024, 0.9)
        | quarterly("丙街道", "signing", 2024, 0.97)
    )
    targets = [
        target("甲镇", "signing", 2024, 0.85),
        target("乙镇", "signing", 2024, 0.9),
        target("丙街道", "signing", 2024, 0.9),
    ]
    row = computed(values, targets, "2024Q1", TOTAL, "signing")
    assert row["value"] != row["value"]
    assert row["status"] == "no_data"
    assert (row["minimum"], row["median"], row["maximum"], row["reached"]) == (0.8, 0.9, 0.97, 2)


def test_org_units_without_a_target_are_held_against_that_of_the_whole() -> None:
    values = quarterly("甲镇", "signing", 2024, 0.8) | quarterly("乙镇", "signing", 2024, 0.95)
    row = computed(values, [target(TOTAL, "signing", 2024, 0.9)], "2024Q1", TOTAL, "signing")
    assert row["reached"] == 1


def test_without_any_target_nobody_is_said_to_reach_one() -> None:
    row = computed(quarterly("甲镇", "signing", 2024, 0.8), (), "2024Q1", TOTAL, "signing")
    assert row["reached"] != row["reached"]


def test_ranges_are_given_for_a_ratio_that_was_only_typed() -> None:
    values = quarterly("甲镇", "membership", 2024, 0.8) | quarterly("乙镇", "membership", 2024, 0.6)
    row = computed(values, (), "2024Q1", TOTAL, "membership")
    assert (row["minimum"], row["median"], row["maximum"]) == (0.6, 0.7, 0.8)
    assert row["value"] != row["value"]


def test_values_that_add_up_have_no_range() -> None:
    row = computed(quarterly("甲镇", "new_unions", 2024, 5), (), "2024Q1", TOTAL, "new_unions")
    assert row[["minimum", "median", "maximum", "reached"]].isna().all()


def test_what_is_observed_for_the_whole_counts_where_no_org_unit_reports() -> None:
    values = quarterly(TOTAL, "new_unions", 2024, 10, 20)
    row = computed(values, [target(TOTAL, "new_unions", 2024, 60)], "2024H1", TOTAL, "new_unions")
    assert (row["value"], row["completion"], row["reported"], row["due"]) == (30, 0.5, 2, 2)


def test_a_rate_observed_for_the_whole_is_its_value() -> None:
    assert computed(quarterly(TOTAL, "signing", 2024, 0.9), (), "2024Q1", TOTAL, "signing")["value"] == 0.9


def test_org_units_count_before_what_was_typed_for_the_whole() -> None:
    values = quarterly("甲镇", "new_unions", 2024, 10) | quarterly(TOTAL, "new_unions", 2024, 99)
    assert computed(values, (), "2024Q1", TOTAL, "new_unions")["value"] == 10


def test_a_year_reported_for_the_whole_only_is_what_later_years_are_compared_with() -> None:
    values = quarterly("甲镇", "new_unions", 2024, 12) | quarterly(TOTAL, "new_unions", 2023, 10)
    row = computed(values, (), "2024Q1", TOTAL, "new_unions")
    assert (row["value"], row["previous_year"]) == (12, 10)
    assert row["growth"] == pytest.approx(0.2)


def test_reported_counts_org_units_with_the_last_quarter_out_of_those_due() -> None:
    values = (
        quarterly("甲镇", "new_unions", 2024, 1, 2)
        | quarterly("乙镇", "new_unions", 2024, 1)
        | quarterly("丙街道", "new_unions", 2023, 1)
    )
    asked = [target("丁镇", "new_unions", 2024, 5)]
    row = computed(values, asked, "2024H1", TOTAL, "new_unions")
    assert (row["value"], row["reported"], row["due"]) == (4, 1, 4)


def test_a_stock_sums_only_the_org_units_with_a_level_in_the_period() -> None:
    values = (
        quarterly("甲镇", "members", 2024, 100, 110)
        | quarterly("乙镇", "members", 2024, 50)
        | quarterly("丙街道", "members", 2023, 1, 1, 1, 70)
    )
    row = computed(values, (), "2024H1", TOTAL, "members")
    assert (row["value"], row["reported"], row["due"]) == (160, 1, 3)


def test_the_whole_has_no_rank() -> None:
    row = computed(quarterly("甲镇", "new_unions", 2024, 5), (), "2024Q1", TOTAL, "new_unions")
    assert row["rank"] != row["rank"]
    assert row["ranked"] == 1
