"""What one org unit achieved: by kind of indicator, with gaps and with spans of several quarters."""

from __future__ import annotations

import pytest
from progress.cases import Values, computed, dataset, quarterly

from indicators.periods import Period
from indicators.progress import trace

FLOW = quarterly("甲镇", "new_unions", 2024, 10, 20, 30, 40)
STOCK = quarterly("甲镇", "members", 2024, 100, 110, 120, 130)


@pytest.mark.parametrize(
    ("period", "total"),
    [("2024Q1", 10), ("2024Q2", 20), ("2024H1", 30), ("2024Q1-Q3", 60), ("2024", 100), ("2024H2", 70), ("2024Q2-Q3", 50)],
)
def test_a_flow_is_summed_over_the_period(period: str, total: float) -> None:
    assert computed(FLOW, (), period, "甲镇", "new_unions")["value"] == total


@pytest.mark.parametrize(("period", "last"), [("2024Q1", 100), ("2024H1", 110), ("2024Q1-Q3", 120), ("2024", 130)])
def test_a_stock_is_the_last_level_and_never_summed(period: str, last: float) -> None:
    assert computed(STOCK, (), period, "甲镇", "members")["value"] == last


def test_a_rate_is_the_last_one_typed() -> None:
    values = quarterly("甲镇", "signing", 2024, 0.8, 0.9)
    assert computed(values, (), "2024H1", "甲镇", "signing")["value"] == 0.9


SPANS: list[tuple[str, Values, str, float | None]] = [
    ("a half-year alone counts for the half-year", {("甲镇", "new_unions", "2024H1"): 30}, "2024H1", 30),
    ("it is never split into quarters", {("甲镇", "new_unions", "2024H1"): 30}, "2024Q2", None),
    (
        "nor counted beside its own quarters",
        {("甲镇", "new_unions", "2024H1"): 30} | quarterly("甲镇", "new_unions", 2024, 10, 20),
        "2024H1",
        30,
    ),
    (
        "where its quarters differ from it they count",
        {("甲镇", "new_unions", "2024H1"): 99} | quarterly("甲镇", "new_unions", 2024, 10, 20),
        "2024H1",
        30,
    ),
    (
        "it counts where one of its quarters is not observed singly",
        {("甲镇", "new_unions", "2024H1"): 30} | quarterly("甲镇", "new_unions", 2024, 10),
        "2024H1",
        30,
    ),
    (
        "a quarter after it is added",
        {("甲镇", "new_unions", "2024H1"): 30, ("甲镇", "new_unions", "2024Q3"): 5},
        "2024Q1-Q3",
        35,
    ),
    (
        "of overlapping spans those covering most quarters count",
        {("甲镇", "new_unions", "2024H1"): 30, ("甲镇", "new_unions", "2024Q2-Q4"): 60, ("甲镇", "new_unions", "2024Q1"): 10},
        "2024",
        70,
    ),
    ("a span reaching out of the period does not count", {("甲镇", "new_unions", "2024Q1-Q3"): 60}, "2024H1", None),
    ("a stock stated for a span is the level at its end", {("甲镇", "members", "2024H1"): 110}, "2024Q2", 110),
    ("and counts for the span too", {("甲镇", "members", "2024H1"): 110}, "2024H1", 110),
    ("and stands in for a later quarter not reported", {("甲镇", "members", "2024H1"): 110}, "2024Q1-Q3", 110),
    (
        "the level of the quarter itself goes before it",
        {("甲镇", "members", "2024H1"): 110, ("甲镇", "members", "2024Q2"): 111},
        "2024H1",
        111,
    ),
    ("a rate stated for a span counts for that span", {("甲镇", "signing", "2024H1"): 0.9}, "2024H1", 0.9),
    ("a rate stated for a span is no quarter's", {("甲镇", "signing", "2024H1"): 0.9}, "2024Q2", None),
    (
        "for the half-year its own rate comes before the last quarter's",
        {("甲镇", "signing", "2024H1"): 0.9, ("甲镇", "signing", "2024Q2"): 0.95},
        "2024H1",
        0.9,
    ),
]


@pytest.mark.parametrize(("values", "period", "expected"), [c[1:] for c in SPANS], ids=[c[0] for c in SPANS])
def test_the_value_of_a_span_is_made_of_what_was_reported_within(values: Values, period: str, expected: float | None) -> None:
    (org_unit, indicator, _) = next(iter(values))
    value = computed(values, (), period, org_unit, indicator)["value"]
    assert value == expected if expected is not None else value != value


MIXED = {("甲镇", "members", "2024H1"): 60.0, ("甲镇", "employees", "2024Q2"): 80.0}
BOTH_FOR_THE_HALF = {("甲镇", "members", "2024H1"): 60.0, ("甲镇", "employees", "2024H1"): 80.0}


@pytest.mark.parametrize("values", [MIXED, BOTH_FOR_THE_HALF], ids=["one for the span", "both for the span"])
@pytest.mark.parametrize("period", ["2024Q2", "2024H1", "2024Q1-Q3", "2024"])
def test_a_ratio_of_levels_stated_for_a_span_is_that_at_its_end(values: Values, period: str) -> None:
    found = computed(values, (), period, "甲镇", "membership")
    assert found["value"] == 0.75
    assert trace(dataset(values), "甲镇", "membership", Period.parse(period), "value").value == 0.75


def test_levels_of_spans_are_compared_with_the_year_before_and_followed_back() -> None:
    values = {("甲镇", "members", "2023H1"): 90.0} | MIXED
    found = computed(values, (), "2024Q2", "甲镇", "members")
    assert (found["value"], found["previous_year"], found["reported"]) == (60, 90, 1)
    before = trace(dataset(values), "甲镇", "members", Period.parse("2024Q2"), "previous_year")
    assert [s.sheet for s in before.sources] == ["甲镇·members·2023H1"]
    assert computed(values, (), "2024Q3", "甲镇", "members")["previous_quarter"] == 60


def test_a_missing_quarter_is_not_zero() -> None:
    row = computed(quarterly("甲镇", "new_unions", 2024, None, 0), (), "2024H1", "甲镇", "new_unions")
    assert (row["value"], row["reported"], row["due"]) == (0, 1, 2)


def test_who_once_reported_is_due_and_shown_without_a_value() -> None:
    row = computed(quarterly("甲镇", "new_unions", 2023, 7), (), "2024H1", "甲镇", "new_unions")
    assert row["value"] != row["value"]
    assert (row["status"], row["reported"], row["due"]) == ("no_data", 0, 2)


def test_an_older_level_stands_in_and_is_marked_by_what_was_reported() -> None:
    row = computed(quarterly("甲镇", "members", 2024, 100, None), (), "2024H1", "甲镇", "members")
    assert (row["value"], row["reported"], row["due"]) == (100, 0, 1)


def test_later_observations_do_not_change_an_earlier_report() -> None:
    early = computed(quarterly("甲镇", "new_unions", 2024, 10, 20), (), "2024H1", "甲镇", "new_unions")
    late = computed(FLOW, (), "2024H1", "甲镇", "new_unions")
    assert early.drop("period").equals(late.drop("period"))


def test_a_ratio_of_stocks_is_that_of_the_last_quarter_with_both_parts() -> None:
    values = quarterly("甲镇", "members", 2024, 60, 90) | quarterly("甲镇", "employees", 2024, 100, None)
    assert computed(values, (), "2024H1", "甲镇", "membership")["value"] == 0.6


def test_a_ratio_of_flows_adds_up_both_parts_over_the_span() -> None:
    values = quarterly("甲镇", "settled", 2024, 9, 40) | quarterly("甲镇", "accepted", 2024, 10, 80)
    row = computed(values, (), "2024H1", "甲镇", "settlement")
    assert row["value"] == pytest.approx(49 / 90)
    assert (row["reported"], row["due"]) == (2, 2)


def test_a_quarter_with_one_part_only_is_left_out_of_a_ratio() -> None:
    values = quarterly("甲镇", "settled", 2024, 9, 40) | quarterly("甲镇", "accepted", 2024, None, 80)
    row = computed(values, (), "2024H1", "甲镇", "settlement")
    assert row["value"] == 0.5
    assert (row["reported"], row["due"]) == (1, 2)


def test_a_ratio_computed_counts_before_one_typed() -> None:
    values = quarterly("甲镇", "members", 2024, 60) | quarterly("甲镇", "employees", 2024, 100)
    typed = values | quarterly("甲镇", "membership", 2024, 0.95)
    assert computed(typed, (), "2024Q1", "甲镇", "membership")["value"] == 0.6


def test_a_ratio_without_its_parts_is_the_one_typed() -> None:
    values = quarterly("甲镇", "membership", 2024, 0.95)
    row = computed(values, (), "2024Q1", "甲镇", "membership")
    assert (row["value"], row["reported"], row["due"]) == (0.95, 1, 1)


def test_a_ratio_over_nothing_is_missing() -> None:
    values = quarterly("甲镇", "settled", 2024, 0) | quarterly("甲镇", "accepted", 2024, 0)
    row = computed(values, (), "2024Q1", "甲镇", "settlement")
    assert row["value"] != row["value"]


def test_a_ratio_of_a_flow_and_a_stock_is_no_fraction() -> None:
    values = quarterly("甲镇", "funds", 2024, 1000, 3000) | quarterly("甲镇", "members", 2024, 100, 200)
    row = computed(values, (), "2024H1", "甲镇", "per_head")
    assert (row["value"], row["reported"], row["due"]) == (20, 1, 1)


def test_a_ratio_of_levels_typed_since_its_parts_were_given_is_the_newer_one() -> None:
    parts = quarterly("甲镇", "members", 2024, 50) | quarterly("甲镇", "employees", 2024, 100)
    typed = quarterly("甲镇", "membership", 2024, 0.4, 0.6)
    assert computed(parts | typed, [], "2024H1", "甲镇", "membership")["value"] == 0.6
    assert computed(parts | typed, [], "2024Q1", "甲镇", "membership")["value"] == 0.5


def test_a_ratio_adds_up_one_part_told_for_half_a_year_and_the_other_by_quarters() -> None:
    values = quarterly("甲镇", "settled", 2024, 9, 36) | {("甲镇", "accepted", "2024H1"): 50}
    row = computed(values, (), "2024H1", "甲镇", "settlement")
    assert (row["value"], row["reported"], row["due"]) == (0.9, 2, 2)
    told = trace(dataset(values), "甲镇", "settlement", Period.parse("2024H1"), "value")
    assert (told.value, len(told.sources)) == (0.9, 3)
    quarter = computed(values, (), "2024Q2", "甲镇", "settlement")
    assert quarter["value"] != quarter["value"]
