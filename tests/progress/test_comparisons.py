"""Last year, the quarter before, the year to come, and the shares of the whole."""

from __future__ import annotations

import math

import pytest
from progress.cases import ALL, computed, dataset, quarterly, row

from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import compute_progress, with_shares
from indicators.progress.comparisons import period_before

TWO_YEARS = quarterly("甲镇", "new_unions", 2023, 10, 20, 30, 40) | quarterly("甲镇", "new_unions", 2024, 12, 24, 33, 48)


@pytest.mark.parametrize(
    ("period", "before", "growth"),
    [("2024Q1", 10, 0.2), ("2024H1", 30, 0.2), ("2024Q2", 20, 0.2), ("2024", 100, 0.17)],
)
def test_the_same_period_a_year_before(period: str, before: float, growth: float) -> None:
    found = computed(TWO_YEARS, (), period, "甲镇", "new_unions")
    assert found["previous_year"] == before
    assert found["growth"] == pytest.approx(growth)
    assert found["change"] == pytest.approx(before * growth)


def test_the_quarter_before_crosses_the_turn_of_the_year() -> None:
    assert computed(TWO_YEARS, (), "2024Q1", "甲镇", "new_unions")["previous_quarter"] == 40
    assert computed(TWO_YEARS, (), "2024Q2", "甲镇", "new_unions")["previous_quarter"] == 12


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2024Q1", "2023Q1"),
        ("2024Q2", "2024Q1"),
        ("2024H1", "2024Q1"),
        ("2024Q1-Q3", "2024H1"),
        ("2024", "2024Q1-Q3"),
        ("2024Q4", "2024Q3"),
    ],
)
def test_places_are_compared_with_those_a_quarter_earlier_in_the_same_year(code: str, before: str) -> None:
    assert period_before(Period.parse(code)) == Period.parse(before)


def test_a_span_of_a_flow_has_no_quarter_before() -> None:
    assert math.isnan(computed(TWO_YEARS, (), "2024H1", "甲镇", "new_unions")["previous_quarter"])


def test_a_level_at_the_end_of_a_span_is_compared_with_the_quarter_before_its_last() -> None:
    values = quarterly("甲镇", "members", 2024, 100, 110)
    assert computed(values, (), "2024H1", "甲镇", "members")["previous_quarter"] == 100


def test_a_ratio_of_flows_over_a_span_has_no_quarter_before() -> None:
    values = quarterly("甲镇", "settled", 2024, 9, 40) | quarterly("甲镇", "accepted", 2024, 10, 80)
    assert math.isnan(computed(values, (), "2024H1", "甲镇", "settlement")["previous_quarter"])
    assert computed(values, (), "2024Q2", "甲镇", "settlement")["previous_quarter"] == 0.9


@pytest.mark.parametrize("base", [0, -5])
def test_no_growth_over_a_base_that_is_not_positive(base: float) -> None:
    values = quarterly("甲镇", "new_unions", 2023, base) | quarterly("甲镇", "new_unions", 2024, 7)
    found = computed(values, (), "2024Q1", "甲镇", "new_unions")
    assert math.isnan(found["growth"])
    assert found["change"] == 7 - base


def test_rates_change_by_points_and_never_grow() -> None:
    values = quarterly("甲镇", "signing", 2023, 0.8) | quarterly("甲镇", "signing", 2024, 0.9)
    found = computed(values, (), "2024Q1", "甲镇", "signing")
    assert found["change"] == pytest.approx(0.1)
    assert math.isnan(found["growth"])


def test_a_change_of_scope_suppresses_the_comparison() -> None:
    broken = frozenset({("new_unions", 2024)})
    found = computed(TWO_YEARS, (), "2024Q1", "甲镇", "new_unions", breaks=broken)
    assert found[["previous_year", "growth", "change", "previous_quarter"]].isna().all()
    later = computed(TWO_YEARS, (), "2024Q2", "甲镇", "new_unions", breaks=broken)
    assert later["previous_quarter"] == 12
    assert later[["previous_year", "growth"]].isna().all()


def test_a_change_of_scope_reaches_the_ratios_made_from_it_and_the_whole() -> None:
    values = {
        k: v
        for year in (2023, 2024)
        for indicator, n in (("members", 80), ("employees", 100))
        for k, v in quarterly("甲镇", indicator, year, n).items()
    }
    broken = frozenset({("employees", 2024)})
    for org_unit in ("甲镇", TOTAL):
        assert math.isnan(computed(values, (), "2024Q1", org_unit, "membership", breaks=broken)["previous_year"])
        assert computed(values, (), "2024Q1", org_unit, "members", breaks=broken)["previous_year"] == 80


def test_without_last_year_the_forecast_is_the_run_rate() -> None:
    values = quarterly("甲镇", "new_unions", 2024, 10, 20)
    assert computed(values, (), "2024H1", "甲镇", "new_unions")["forecast"] == 60


def test_a_complete_last_year_gives_the_forecast_its_shape() -> None:
    assert computed(TWO_YEARS, (), "2024H1", "甲镇", "new_unions")["forecast"] == pytest.approx(36 / 0.3)
    assert computed(TWO_YEARS, (), "2024", "甲镇", "new_unions")["forecast"] == 117


@pytest.mark.parametrize("period", ["2024Q2", "2024H2"])
def test_no_forecast_from_the_middle_of_the_year(period: str) -> None:
    assert math.isnan(computed(TWO_YEARS, (), period, "甲镇", "new_unions")["forecast"])


def test_no_forecast_of_an_org_unit_with_a_quarter_missing() -> None:
    values = quarterly("甲镇", "new_unions", 2024, None, 20)
    assert math.isnan(computed(values, (), "2024H1", "甲镇", "new_unions")["forecast"])


@pytest.mark.parametrize("indicator", ["members", "signing"])
def test_levels_and_rates_are_not_forecast(indicator: str) -> None:
    values = quarterly("甲镇", indicator, 2024, 0.5, 0.6)
    assert math.isnan(computed(values, (), "2024H1", "甲镇", indicator)["forecast"])


def test_shares_contributions_and_distance_to_the_median() -> None:
    values = (
        quarterly("甲镇", "new_unions", 2023, 10)
        | quarterly("甲镇", "new_unions", 2024, 40)
        | quarterly("乙镇", "new_unions", 2023, 50)
        | quarterly("乙镇", "new_unions", 2024, 60)
        | quarterly("甲镇", "signing", 2024, 0.8)
        | quarterly("乙镇", "signing", 2024, 0.9)
    )
    frame = with_shares(compute_progress(dataset(values), Period.parse("2024Q1")), ALL)
    first = row(frame, "甲镇", "new_unions")
    assert (first["share"], first["contribution"], first["to_median"]) == (pytest.approx(0.4), pytest.approx(0.75), -10)
    rate = row(frame, "甲镇", "signing")
    assert rate[["share", "contribution"]].isna().all()
    assert rate["to_median"] == pytest.approx(-0.05)


def test_nothing_has_no_shares() -> None:
    assert with_shares(compute_progress(dataset({}), Period.parse("2024Q1")), ALL).empty


def test_a_ratio_typed_for_a_quarter_says_nothing_beside_all_cases_of_a_span() -> None:
    typed = quarterly("甲镇", "settlement", 2024, 0.5, 0.9)
    parts = quarterly("甲镇", "settled", 2024, None, 9) | quarterly("甲镇", "accepted", 2024, None, 10)
    assert computed(typed | parts, (), "2024Q2", "甲镇", "settlement")["previous_quarter"] == 0.5
    assert math.isnan(computed(typed | parts, (), "2024H1", "甲镇", "settlement")["previous_quarter"])
    assert computed(typed, (), "2024H1", "甲镇", "settlement")["previous_quarter"] == 0.5


def test_a_year_told_at_once_gives_no_shape_to_the_forecast_of_the_whole() -> None:
    """乙镇 told last year as one amount: how much of it fell into the first quarter, nobody knows."""
    values = quarterly("甲镇", "new_unions", 2023, 10, 20, 30, 40) | {("乙镇", "new_unions", "2023"): 100}
    values |= quarterly("甲镇", "new_unions", 2024, 20) | quarterly("乙镇", "new_unions", 2024, 30)
    forecasts = {unit: computed(values, (), "2024Q1", unit, "new_unions")["forecast"] for unit in ("甲镇", "乙镇", TOTAL)}
    assert forecasts == {"甲镇": pytest.approx(200), "乙镇": pytest.approx(120), TOTAL: pytest.approx(200)}


def test_half_of_last_years_period_gives_no_shape_either() -> None:
    values = quarterly("甲镇", "new_unions", 2023, 10, None, None, 40) | {("甲镇", "new_unions", "2023Q2-Q3"): 50}
    values |= quarterly("甲镇", "new_unions", 2024, 20, 30)
    assert computed(values, (), "2024H1", "甲镇", "new_unions")["forecast"] == 100
