"""Many periods computed at once give what each gives alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from progress.cases import ALL, MEMBERS, dataset, datasets, observation, quarterly, stepwise, target, with_breaks

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.progress import UndefinedIndicator, compute_history, compute_progress

EVERY = [Period(year, start, end) for year in (2022, 2023, 2024) for start in range(1, 5) for end in range(start, 5)]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(), st.lists(st.sampled_from(EVERY), min_size=1, max_size=5, unique=True), st.booleans())
def test_every_table_is_that_of_its_period_alone(data: Dataset, periods: Sequence[Period], stepped: bool) -> None:
    data = with_breaks(stepwise(data) if stepped else data, [("members", 2024)])
    found = compute_history(data, periods)
    assert [period for period, _table in found] == list(periods)
    for period, table in found:
        pd.testing.assert_frame_equal(table, compute_progress(data, period))


def test_a_target_stated_later_waits_for_its_quarter_in_every_year() -> None:
    goals = [target("甲镇", "new_unions", 2024, 10, stated="2024Q1"), target("甲镇", "new_unions", 2024, 20, stated="2024Q3")]
    data = dataset(quarterly("甲镇", "new_unions", 2023, 1, 2) | quarterly("甲镇", "new_unions", 2024, 1, 2, 3), goals)
    asked = [Period.parse(p) for p in ("2023Q1", "2024Q1", "2024Q1-Q3")]
    targets = [table.loc[table["org_unit"] == "甲镇", "target"].tolist() for _period, table in compute_history(data, asked)]
    assert [[t for t in found if t == t] for found in targets] == [[], [10.0], [20.0]]


def test_an_id_may_hold_the_sign_between_id_and_year() -> None:
    odd = "占比@2023"
    first, second = (observation("甲镇", "members", p, 5.0) for p in ("2023Q1", "2024Q1"))
    data = Dataset(
        tuple(replace(o, indicator=odd) for o in (first, second)),
        indicators=dict(ALL) | {odd: replace(MEMBERS, id=odd)},
        org_units=("甲镇",),
    )
    for period, table in compute_history(data, [Period.parse("2023Q1"), Period.parse("2024Q1")]):
        pd.testing.assert_frame_equal(table, compute_progress(data, period))


def test_nothing_asked_nothing_found_and_what_is_undefined_is_told() -> None:
    data = dataset(quarterly("甲镇", "members", 2023, 1))
    assert compute_history(data, []) == ()
    with pytest.raises(UndefinedIndicator, match="members"):
        compute_history(Dataset(data.observations), [Period.parse("2023Q1"), Period.parse("2024Q1")])
