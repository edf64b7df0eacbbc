"""What must not change a result: the order of rows, the number of files, the borders of townships, running totals, 万元."""

from __future__ import annotations

import random
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from progress.cases import ALL, REPORTS, cell, datasets, row

from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL, Kind, Observation, Reading, Target
from indicators.periods import Period
from indicators.progress import compute_progress

quick = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
VALUES = ["value", "previous_year", "previous_quarter", "target", "forecast", "change"]


def keyed(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_index(["org_unit", "indicator"]).sort_index()


def assert_same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(keyed(one), keyed(other), rtol=1e-12)


@quick
@given(datasets(), REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(data: Dataset, period: Period, order: random.Random) -> None:
    observations, targets = list(data.observations), list(data.targets)
    order.shuffle(observations)
    order.shuffle(targets)
    shuffled = replace(data, observations=tuple(observations), targets=tuple(targets))
    assert_same(compute_progress(data, period), compute_progress(shuffled, period))


@quick
@given(datasets(), REPORTS, st.integers(1, 5))
def test_the_number_of_files_changes_nothing(data: Dataset, period: Period, files: int) -> None:
    definitions = tuple(data.indicators.values())

    def spread_over(number: int) -> Dataset:
        """Every file defines what it may hold; a ratio's parts may come in different files."""
        return dataset_of(
            Reading(
                f"{i}.xlsx",
                observations=data.observations[i::number],
                targets=data.targets[i::number],
                indicators=definitions,
                org_units=data.org_units,
            )
            for i in range(number)
        )

    assert_same(compute_progress(spread_over(1), period), compute_progress(spread_over(files), period))


@quick
@given(datasets(units=("甲镇", "乙镇", "丙街道")), REPORTS, st.integers(1, 9))
def test_a_township_split_in_two_leaves_the_whole_as_it_was(data: Dataset, period: Period, tenths: int) -> None:
    """Flows and stocks, and ratios made of them; what is typed as a rate can't be split."""
    additive = [i.id for i in ALL.values() if i.kind in (Kind.FLOW, Kind.STOCK)]
    observations = tuple(o for o in data.observations if o.indicator in additive)
    targets = tuple(t for t in data.targets if t.indicator in additive)
    parts = [(tenths, "甲镇东"), (10 - tenths, "甲镇西")]

    def split(x: Observation | Target) -> list[Observation | Target]:
        if x.org_unit != "甲镇":
            return [x]
        return [replace(x, org_unit=name, value=x.value * share / 10) for share, name in parts]

    whole = replace(data, observations=observations, targets=targets)
    halves = Dataset(
        observations=tuple(h for o in observations for h in split(o)),  # type: ignore[misc]
        targets=tuple(h for t in targets for h in split(t)),  # type: ignore[misc]
        indicators=data.indicators,
    )
    before, after = compute_progress(whole, period), compute_progress(halves, period)
    columns = [*VALUES, "completion", "lead", "growth"]
    one, other = (keyed(f[f["org_unit"] == TOTAL])[columns] for f in (before, after))
    pd.testing.assert_frame_equal(one, other, rtol=1e-9)


@quick
@given(st.lists(st.integers(0, 500), min_size=4, max_size=4), REPORTS)
def test_increments_of_running_totals_add_up_to_them(amounts: list[int], period: Period) -> None:
    totals = [sum(amounts[:q]) for q in range(1, 5)]
    running = tuple(
        Observation(
            "甲镇",
            Period.to_date(2024, q),
            "new_unions",
            float(total),
            "家",
            cell("累计", q),
            running_total=True,
        )
        for q, total in enumerate(totals, 1)
    )
    data = dataset_of([Reading("年报.xlsx", observations=running, indicators=(ALL["new_unions"],), org_units=("甲镇",))])
    found = row(compute_progress(data, period), "甲镇", "new_unions")
    assert found["value"] == sum(amounts[period.start - 1 : period.end])


@quick
@given(datasets(), REPORTS)
def test_money_told_in_another_unit_has_the_same_rates_and_ranks(data: Dataset, period: Period) -> None:
    """10 000 times every amount and target of 帮扶资金: the verdict is about shares, not about the unit."""

    def scaled(x: Observation | Target) -> Observation | Target:
        return replace(x, value=x.value * 10_000) if x.indicator == "funds" else x

    dear = replace(
        data,
        observations=tuple(scaled(o) for o in data.observations),
        targets=tuple(scaled(t) for t in data.targets),
    )
    before, after = (f[f["indicator"] == "funds"] for f in (compute_progress(data, period), compute_progress(dear, period)))
    unchanged = ["completion", "schedule", "lead", "status", "growth", "rank", "ranked", "reported", "due"]
    pd.testing.assert_frame_equal(keyed(before)[unchanged], keyed(after)[unchanged], rtol=1e-9)
    pd.testing.assert_frame_equal(keyed(before)[VALUES] * 10_000, keyed(after)[VALUES], rtol=1e-9)


@quick
@given(datasets(), REPORTS)
def test_the_whole_is_the_sum_of_its_org_units(data: Dataset, period: Period) -> None:
    frame = compute_progress(data, period)
    members = frame[frame["org_unit"] != TOTAL].groupby("indicator")["value"].sum(min_count=1)
    for figures in frame[frame["org_unit"] == TOTAL].to_dict("records"):
        if ALL[figures["indicator"]].kind in (Kind.FLOW, Kind.STOCK) and members.get(figures["indicator"]) is not None:
            given_by_units = members[figures["indicator"]]
            assert given_by_units != given_by_units or figures["value"] == pytest.approx(given_by_units)


@quick
@given(datasets(), REPORTS)
def test_every_row_is_whole(data: Dataset, period: Period) -> None:
    frame = compute_progress(data, period)
    assert not frame.duplicated(["org_unit", "indicator"]).any()
    assert (frame["reported"] <= frame["due"]).all()
    assert frame["status"].notna().all()
    assert (frame["rank"].dropna() <= frame["ranked"][frame["rank"].notna()]).all()
    assert not frame.select_dtypes("number").isin([float("inf"), float("-inf")]).any(axis=None)
