"""Renamed, merged and split org units keep their history."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from progress.cases import ALL, REPORTS, Values, dataset, datasets, quarterly, row, target

from indicators.dataset import Dataset
from indicators.model import TOTAL, Kind
from indicators.org_units import Change, InvalidChange, Tree, carried_over, rolled_up
from indicators.periods import Period
from indicators.progress import compute_progress

NEW_YEAR = Period.parse("2024Q1")
RENAMED = Change("河东乡", NEW_YEAR, {"河东镇": 1})
MERGED = [Change("甲乡", NEW_YEAR, {"丙镇": 1}), Change("乙乡", NEW_YEAR, {"丙镇": 1})]
SPLIT = Change("大镇", NEW_YEAR, {"大镇": 0.6, "新镇": 0.4})


def told(data: Dataset) -> Values:
    return {(o.org_unit, o.indicator, o.period.code): o.value for o in data.observations}


def test_a_renamed_township_grows_on_its_own_history() -> None:
    values = quarterly("河东乡", "new_unions", 2023, 10) | quarterly("河东镇", "new_unions", 2024, 12)
    data = carried_over(dataset(values | quarterly("河东乡", "signing", 2023, 0.8)), [RENAMED])
    frame = compute_progress(data, NEW_YEAR)
    assert row(frame, "河东镇", "new_unions")["growth"] == pytest.approx(0.2)
    assert row(frame, "河东镇", "new_unions")["due"] == 1
    assert data.org_units == ("河东镇",)
    assert told(data)["河东镇", "signing", "2023Q1"] == 0.8


def test_a_late_report_under_the_old_name_counts_unless_the_new_name_has_spoken() -> None:
    late = dataset(quarterly("河东乡", "new_unions", 2024, 7, 9) | quarterly("河东镇", "new_unions", 2024, None, 8))
    assert told(carried_over(late, [RENAMED])) == {
        ("河东镇", "new_unions", "2024Q1"): 7,
        ("河东镇", "new_unions", "2024Q2"): 8,
    }


def test_merged_townships_are_compared_with_what_both_did() -> None:
    values = (
        quarterly("甲乡", "new_unions", 2023, 10)
        | quarterly("乙乡", "new_unions", 2023, 15)
        | quarterly("丙镇", "new_unions", 2024, 30)
        | quarterly("甲乡", "members", 2023, None, None, None, 40)
        | quarterly("乙乡", "members", 2023, None, None, None, 50)
        | quarterly("丙镇", "members", 2024, 95)
    )
    frame = compute_progress(carried_over(dataset(values), MERGED), NEW_YEAR)
    assert row(frame, "丙镇", "new_unions")["growth"] == pytest.approx(0.2)
    assert row(frame, "丙镇", "members")[["previous_quarter", "value"]].tolist() == [90, 95]


def test_two_rates_have_no_common_one_after_a_merger() -> None:
    values = quarterly("甲乡", "signing", 2023, 0.8) | quarterly("丙镇", "signing", 2024, 0.9)
    assert told(carried_over(dataset(values), MERGED)) == quarterly("丙镇", "signing", 2024, 0.9)


def test_a_township_that_takes_in_another_keeps_its_own_rates() -> None:
    values = quarterly("甲乡", "signing", 2023, 0.8) | quarterly("乙镇", "signing", 2023, 0.9)
    taken_in = [Change("甲乡", NEW_YEAR, {"乙镇": 1})]
    assert told(carried_over(dataset(values), taken_in)) == quarterly("乙镇", "signing", 2023, 0.9)


def test_a_split_township_shares_out_its_history() -> None:
    values = quarterly("大镇", "new_unions", 2023, 10) | quarterly("大镇", "new_unions", 2024, 9)
    assert told(carried_over(dataset(values | quarterly("新镇", "new_unions", 2024, 6)), [SPLIT])) == {
        ("大镇", "new_unions", "2023Q1"): 6,
        ("新镇", "new_unions", "2023Q1"): 4,
        ("大镇", "new_unions", "2024Q1"): 9,
        ("新镇", "new_unions", "2024Q1"): 6,
    }


def test_changes_follow_one_another_in_time_whatever_their_order() -> None:
    later = Change("河东镇", Period.parse("2024Q3"), {"河东街道": 1})
    data = dataset(quarterly("河东乡", "new_unions", 2023, 10))
    for changes in ([RENAMED, later], [later, RENAMED]):
        assert told(carried_over(data, changes)) == quarterly("河东街道", "new_unions", 2023, 10)


def test_a_target_stated_anew_after_the_merger_replaces_those_before() -> None:
    old = [target("甲乡", "new_unions", 2024, 60), target("乙乡", "new_unions", 2024, 40)]
    assert [t.value for t in carried_over(dataset({}, old), MERGED).targets] == [100]
    anew = [*old, target("丙镇", "new_unions", 2024, 110, stated="2024Q2")]
    assert [t.value for t in carried_over(dataset({}, anew), MERGED).targets] == [110]


@pytest.mark.parametrize("becomes", [{}, {"甲": 0.5}, {"甲": 1.5, "乙": -0.5}], ids=["nobody", "a half", "less than nothing"])
def test_shares_that_make_no_whole_are_refused(becomes: dict[str, float]) -> None:
    with pytest.raises(InvalidChange, match="大镇"):
        Change("大镇", NEW_YEAR, becomes)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(units=("大镇", "丙街道")), REPORTS)
def test_a_split_undone_by_rolling_up_changes_nothing(data: Dataset, period: Period) -> None:
    additive = [i.id for i in ALL.values() if i.kind in (Kind.FLOW, Kind.STOCK)]
    values = {k: v for k, v in told(data).items() if k[1] in additive}
    targets = [t for t in data.targets if t.indicator in additive]
    split = Change("大镇", Period.parse("2025Q1"), {"大镇东": 0.5, "大镇西": 0.5})
    halves = carried_over(dataset(values, targets), [split])
    again = rolled_up(halves, Tree({"大镇东": "大镇", "大镇西": "大镇"}))
    before, after = (
        compute_progress(d, period).set_index(["org_unit", "indicator"]).sort_index() for d in (dataset(values, targets), again)
    )
    assert "大镇" not in halves.org_units
    pd.testing.assert_frame_equal(before, after, rtol=1e-6)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(), REPORTS)
def test_a_new_name_changes_no_figure(data: Dataset, period: Period) -> None:
    renamed = carried_over(data, [Change("甲镇", NEW_YEAR, {"子镇": 1})])
    before, after = (compute_progress(d, period) for d in (data, renamed))
    before["org_unit"] = before["org_unit"].replace("甲镇", "子镇")
    keys = ["org_unit", "indicator"]
    pd.testing.assert_frame_equal(
        before.sort_values(keys, ignore_index=True), after.sort_values(keys, ignore_index=True), rtol=1e-9
    )
    assert TOTAL not in renamed.org_units
