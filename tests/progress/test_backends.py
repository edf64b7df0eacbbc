"""The same numbers from a pandas frame, a Polars frame and a DuckDB relation, each giving back its own kind."""

from __future__ import annotations

from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from progress.cases import REPORTS, dataset, datasets, quarterly, stepwise, target

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.progress import COLUMNS, definition_frame, progress

DATA = dataset(
    quarterly("甲镇", "new_unions", 2023, 5, 6, 7, 8)
    | quarterly("甲镇", "new_unions", 2024, 10, 20)
    | quarterly("乙镇", "new_unions", 2024, 1, None)
    | {("丙街道", "new_unions", "2024H1"): 9}
    | quarterly("甲镇", "members", 2024, 60, 70)
    | quarterly("甲镇", "employees", 2024, 100, 100)
    | quarterly("乙镇", "signing", 2024, 0.8, 0.9),
    [target("甲镇", "new_unions", 2024, 100), target("乙镇", "new_unions", 2024, 10, quarter=1)],
)


def frames(data: Dataset) -> list[pd.DataFrame]:
    return [data.observation_frame, data.target_frame, definition_frame(data.indicators.values())]


def polars(data: Dataset) -> list[pl.DataFrame]:
    return [pl.from_pandas(frame) for frame in frames(data)]


def relations(data: Dataset, connection: duckdb.DuckDBPyConnection) -> list[duckdb.DuckDBPyRelation]:
    return [connection.from_df(frame) for frame in frames(data)]


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(["indicator", "org_unit"], ignore_index=True)


def same(one: Any, other: Any) -> None:
    pd.testing.assert_frame_equal(in_order(one), in_order(other), check_dtype=False, rtol=1e-12)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(), REPORTS)
def test_three_libraries_one_result(data: Dataset, period: Period) -> None:
    expected = progress(*frames(data), period)
    same(expected, progress(*polars(data), period).to_pandas())
    with duckdb.connect() as connection:
        same(expected, progress(*relations(data, connection), period).df())


@pytest.mark.parametrize("preset", ["default", "gophr", "servicenow", "yinchuan"])
def test_every_preset_judges_alike_everywhere(preset: str) -> None:
    rules, data = {"preset": preset, "breaks": frozenset({("members", 2024)})}, stepwise(DATA)
    period = Period.parse("2024H1")
    expected = progress(*frames(data), period, **rules)
    same(expected, progress(*polars(data), period, **rules).to_pandas())
    with duckdb.connect() as connection:
        same(expected, progress(*relations(data, connection), period, **rules).df())


def test_the_same_kind_of_frame_comes_out() -> None:
    period = Period.parse("2024H1")
    assert isinstance(progress(*frames(DATA), period), pd.DataFrame)
    assert isinstance(progress(*polars(DATA), period), pl.DataFrame)
    assert isinstance(progress(*(f.lazy() for f in polars(DATA)), period), pl.LazyFrame)
    with duckdb.connect() as connection:
        assert isinstance(progress(*relations(DATA, connection), period), duckdb.DuckDBPyRelation)


def test_the_columns_are_those_agreed() -> None:
    assert tuple(progress(*frames(DATA), Period.parse("2024H1")).columns) == COLUMNS


def test_nothing_given_nothing_found() -> None:
    assert progress(*frames(dataset({})), Period.parse("2024H1")).empty


def test_an_earlier_result_of_a_connection_outlives_the_next_computation() -> None:
    with duckdb.connect() as connection:
        tables = relations(DATA, connection)
        first = progress(*tables, Period.parse("2024Q1"))
        before = first.df()
        progress(*tables, Period.parse("2024H1"))
        same(before, first.df())
        same(before, progress(*frames(DATA), Period.parse("2024Q1")))
