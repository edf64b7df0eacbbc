"""The range of the year's result, and what is left to do; what was missed and made good."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from progress.cases import ALL, REPORTS, dataset, datasets, quarterly, row, target

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import compute_progress, earlier_periods, table_of, with_made_up, with_outlook

LAST_YEAR = quarterly("甲镇", "new_unions", 2023, 10, 20, 30, 40)
THIS_YEAR = quarterly("甲镇", "new_unions", 2024, 12, 24, 33, 48)
ASKED = [target("甲镇", "new_unions", 2024, 100)]


def outlook(data: Dataset, period: str, org_unit: str = "甲镇", indicator: str = "new_unions") -> pd.Series:
    return row(with_outlook(compute_progress(data, Period.parse(period)), ALL), org_unit, indicator)


def test_run_rate_and_last_years_shape_bound_the_forecast() -> None:
    found = outlook(dataset(LAST_YEAR | THIS_YEAR, ASKED), "2024H1")
    assert (found["forecast_low"], found["forecast_high"]) == (72, pytest.approx(36 / 0.3))


def test_without_a_complete_last_year_both_bounds_are_the_run_rate() -> None:
    found = outlook(dataset(THIS_YEAR, ASKED), "2024H1")
    assert (found["forecast_low"], found["forecast"], found["forecast_high"]) == (72, 72, 72)


@pytest.mark.parametrize(
    ("period", "required", "each"),
    [("2024Q1", 88, 88 / 3), ("2024H1", 64, 32), ("2024Q1-Q3", 31, 31), ("2024", 0, None), ("2024Q2", None, None)],
)
def test_what_the_remaining_quarters_must_bring(period: str, required: float | None, each: float | None) -> None:
    found = outlook(dataset(THIS_YEAR, ASKED), period)
    for name, expected in (("required", required), ("required_per_quarter", each)):
        assert found[name] == pytest.approx(expected, nan_ok=True) if expected is not None else found[name] != found[name]


def test_what_is_missing_to_a_level_is_required_and_of_a_rate_nothing() -> None:
    values = quarterly("甲镇", "members", 2024, 80, 90) | quarterly("甲镇", "signing", 2024, 0.8, 0.85)
    data = dataset(values, [target("甲镇", "members", 2024, 120), target("甲镇", "signing", 2024, 0.95)])
    assert outlook(data, "2024H1", indicator="members")["required"] == 30
    assert pd.isna(outlook(data, "2024H1", indicator="signing")["required"])


def test_nothing_is_required_of_who_has_not_reported_every_quarter_but_of_the_whole_it_is() -> None:
    data = dataset(quarterly("甲镇", "new_unions", 2024, None, 24), ASKED)
    assert pd.isna(outlook(data, "2024H1")["required"])
    assert outlook(data, "2024H1", TOTAL)["required"] == 76


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(), REPORTS)
def test_the_forecast_lies_in_its_range(data: Dataset, period: Period) -> None:
    frame = with_outlook(compute_progress(data, period), ALL)
    known = frame[frame["forecast"].notna()]
    assert (frame["forecast_low"].isna() == frame["forecast"].isna()).all()
    assert ((known["forecast_low"] <= known["forecast"]) & (known["forecast"] <= known["forecast_high"])).all()


def made_up(data: Dataset, period: str, preset: str = "default") -> set[tuple[str, str]]:
    """Who made good what of it, by the table that pages show."""
    table = table_of(data, Period.parse(period), preset)
    return set(table.loc[table["made_up"], ["org_unit", "indicator"]].itertuples(index=False, name=None))


def test_a_missed_quarter_later_made_good_is_told_from_one_never_missed() -> None:
    values = quarterly("甲镇", "new_unions", 2024, 5, 45) | quarterly("乙镇", "new_unions", 2024, 30, 30)
    data = dataset(values, [target(unit, "new_unions", 2024, 100) for unit in ("甲镇", "乙镇")])
    h1 = Period.parse("2024H1")
    frame = with_made_up(compute_progress(data, h1), [compute_progress(data, p) for p in earlier_periods(h1)])
    late, steady = row(frame, "甲镇", "new_unions"), row(frame, "乙镇", "new_unions")
    assert (late["status"], late["missed"], late["made_up"]) == ("on_schedule", "2024Q1", True)
    assert (steady["status"], steady["made_up"]) == ("ahead", False)
    assert pd.isna(steady["missed"])
    assert made_up(data, "2024H1") == {("甲镇", "new_unions"), (TOTAL, "new_unions")}, "35 of 200 was behind as well"


def test_who_is_still_behind_has_made_up_for_nothing() -> None:
    data = dataset(quarterly("甲镇", "new_unions", 2024, 5, 10), ASKED)
    frame = with_made_up(compute_progress(data, Period.parse("2024H1")), [compute_progress(data, Period.parse("2024Q1"))])
    assert row(frame, "甲镇", "new_unions")[["missed", "made_up"]].tolist() == ["2024Q1", False]


@pytest.mark.parametrize(("revised", "expected"), [(100, True), (120, True), (90, False), (None, True)])
def test_a_target_that_was_cut_makes_good_nothing(revised: float | None, expected: bool) -> None:
    first = Period.parse("2024Q1")
    asked = [replace(target("甲镇", "new_unions", 2024, 100), stated_in=first)]
    if revised:
        asked.append(replace(target("甲镇", "new_unions", 2024, revised), stated_in=Period.parse("2024Q2")))
    data = dataset(quarterly("甲镇", "new_unions", 2024, 20, 60), asked)
    assert (("甲镇", "new_unions") in made_up(data, "2024H1")) is expected


def test_the_last_of_several_missed_quarters_is_named() -> None:
    data = dataset(quarterly("甲镇", "new_unions", 2024, 5, 10, 70), ASKED)
    frames = [compute_progress(data, p) for p in earlier_periods(Period.parse("2024Q3"))]
    frame = with_made_up(compute_progress(data, Period.parse("2024Q1-Q3")), frames)
    assert row(frame, "甲镇", "new_unions")[["missed", "made_up"]].tolist() == ["2024H1", True]


def test_a_report_that_came_late_is_not_a_target_missed() -> None:
    """Nothing was known of the first quarter: no_data is no verdict, so nothing was made up for."""
    data = dataset(quarterly("甲镇", "new_unions", 2024, None, 60), ASKED)
    assert made_up(data, "2024H1") == set()


def test_which_quarter_was_missed_is_judged_by_the_preset_in_use() -> None:
    """20 of 100 in the first quarter is behind by the default, on target by gophr's wide middle band."""
    data = dataset(quarterly("甲镇", "new_unions", 2024, 20, 35), ASKED)
    assert made_up(data, "2024H1") == {("甲镇", "new_unions"), (TOTAL, "new_unions")}
    assert made_up(data, "2024H1", "gophr") == set()


def test_nothing_observed_nothing_expected() -> None:
    frame = compute_progress(Dataset(), Period.parse("2024H1"))
    assert with_outlook(with_made_up(frame, []), {}).empty


def test_a_level_below_the_years_target_has_missed_nothing_yet() -> None:
    data = dataset(
        quarterly("甲镇", "members", 2024, 80, 100) | quarterly("甲镇", "signing", 2024, 0.8, 0.95),
        [target("甲镇", "members", 2024, 100), target("甲镇", "signing", 2024, 0.9)],
    )
    assert row(compute_progress(data, Period.parse("2024Q1")), "甲镇", "members")["status"] == "behind"
    assert made_up(data, "2024H1") == set()
