"""Beside the year before stands what covers the same: quarters of an amount, org units of a whole; else those who do."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress.cases import ALL, dataset, quarterly

from indicators.dataset import Dataset
from indicators.model import TOTAL, Kind
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.progress.coverage import Coverage
from indicators.progress.last_year import with_last_year
from indicators.progress.tables import table_of

H1 = Period.parse("2024H1")
UNITS = ("甲镇", "乙镇", "丙街道", "丁镇")


def beside(data: Dataset, indicator: str, org_unit: str = TOTAL, period: Period = H1) -> dict[str, object]:
    """The comparison with last year of one figure, None for what is missing."""
    return of_figure(told_of(data, period), indicator, org_unit)


def told_of(data: Dataset, period: Period) -> pd.DataFrame:
    table = with_last_year(compute_progress(data, period), data.indicators, Coverage(data), period)
    return table.set_index(["org_unit", "indicator"])


def of_figure(table: pd.DataFrame, indicator: str, org_unit: str = TOTAL) -> dict[str, object]:
    row = table.loc[(org_unit, indicator)]
    told = {
        name: row[name] for name in ("comparable", "like_counted", "like_units", "like_previous", "like_change", "like_growth")
    }
    return {name: None if value != value else value for name, value in told.items()}


def county(indicator: str, **years: tuple[tuple[float | None, ...], ...]) -> Dataset:
    """A row of quarters an org unit, for each year."""
    values = {}
    for year, rows in years.items():
        for unit, numbers in zip(UNITS, rows, strict=False):
            values |= quarterly(unit, indicator, int(year[1:]), *numbers)
    return dataset(values)


def told(comparable: bool, units: int, previous: float | None, change: float | None, growth: float | None) -> dict[str, object]:
    numbers = (previous, change, None if growth is None else pytest.approx(growth))
    names = ("like_previous", "like_change", "like_growth")
    return {"comparable": comparable, "like_counted": False, "like_units": units, **dict(zip(names, numbers, strict=True))}


FULL = ((10, 10), (20, 20), (30, 30), (40, 40))


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        pytest.param(FULL, FULL, told(True, 0, 200, 0, 0), id="all in both years"),
        pytest.param((*FULL[:3], (40,)), FULL, told(False, 3, 120, 0, 0), id="a quarter missing now"),
        pytest.param(FULL, (*FULL[:3], (40,)), told(False, 3, 120, 0, 0), id="a quarter missing then"),
        pytest.param(FULL, FULL[:2], told(False, 2, 60, 0, 0), id="two of four"),
        pytest.param(FULL, FULL[:1], told(False, 0, None, None, None), id="one alone is no comparison"),
        pytest.param(
            tuple((10.0,) for _ in FULL),
            (*((10.0,) for _ in FULL[:3]), (5,)),
            told(True, 0, 35, 5, 5 / 35),
            id="one quarter in both",
        ),
        pytest.param(FULL, ((0, 0),) * 4, told(True, 0, 0, 200, None), id="nothing to grow from"),
    ],
)
def test_an_amount_of_the_whole(now: tuple, before: tuple, expected: dict[str, object]) -> None:
    assert beside(county("new_unions", y2024=now, y2023=before), "new_unions") == expected


def test_fewer_than_half_of_those_who_report_stand_for_nobody() -> None:
    data = county("new_unions", y2024=((1, 1), (2, 2), (3,), (4,)), y2023=((1, 1), (2, 2), (3, 3), (4, 4)))
    more = dataset(
        {(o.org_unit, o.indicator, o.period.code): o.value for o in data.observations}
        | quarterly("戊镇", "new_unions", 2023, 5, 5)
    )
    assert beside(data, "new_unions")["like_units"] == 2
    assert beside(more, "new_unions")["like_units"] == 0


def test_an_org_unit_is_beside_its_own_quarters_only() -> None:
    data = county("new_unions", y2024=((10, 10), (20, 20)), y2023=((10, 20), (30,)))
    assert beside(data, "new_unions", "甲镇") == {**told(True, 0, 30, -10, -1 / 3), "like_counted": True}
    assert beside(data, "new_unions", "乙镇") == told(False, 0, None, None, None)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        pytest.param(((None, 10), (None, 20)), ((None, 8), (None, 16)), told(True, 0, 24, 6, 0.25), id="the same org units"),
        pytest.param(((5, 10), (5, 20)), ((None, 8), (None, 16)), told(True, 0, 24, 6, 0.25), id="history matters not"),
        pytest.param(
            ((None, 10), (None, 20), (None, 30)),
            ((None, 8), (None, 16)),
            told(False, 2, 24, 6, 0.25),
            id="one more than last year",
        ),
        pytest.param(
            ((None, 10), (None, 20), (30, None)),
            ((None, 8), (None, 16), (20, 20)),
            told(False, 2, 24, 6, 0.25),
            id="one is older",
        ),
    ],
)
def test_a_level_of_the_whole(now: tuple, before: tuple, expected: dict[str, object]) -> None:
    assert beside(county("members", y2024=now, y2023=before), "members") == expected


def test_a_ratio_is_compared_where_both_its_parts_are() -> None:
    parts = {}
    for year, units in ((2023, UNITS), (2024, UNITS[:3])):
        for unit in units:
            parts |= quarterly(unit, "settled", year, 8, 9) | quarterly(unit, "accepted", year, 10, 10)
    data = dataset(parts)
    assert beside(data, "settlement") == told(False, 0, None, None, None)
    assert beside(data, "settlement", "甲镇")["like_change"] == 0
    assert beside(data, "settled")["like_units"] == 3


def test_where_nobody_reports_the_wholes_own_figures_are_compared() -> None:
    data = dataset(quarterly(TOTAL, "new_unions", 2024, 6, 6) | quarterly(TOTAL, "new_unions", 2023, 5, 5))
    assert beside(data, "new_unions") == told(True, 0, 10, 2, 0.2)


def test_contributions_to_growth_are_told_where_growth_is() -> None:
    data = county("new_unions", y2024=((10, 12), (20, 20)), y2023=((10, 10), (20, 20)))
    unlike = county("new_unions", y2024=((10, 12), (20, 20)), y2023=((10, 10), (20,)))

    def contributions(of: Dataset) -> list[float | None]:
        return [None if math.isnan(x) else x for x in table_of(of, H1)["contribution"]]

    assert contributions(data) == [1, 1, 0]
    assert contributions(unlike) == [None, None, None]


@pytest.mark.parametrize(
    ("second", "of_whole", "of_third"),
    [
        pytest.param(((10, 12), (20, 20), (3, 5)), 4, 2, id="all in both quarters"),
        pytest.param(((10, 12), (20, 20), (3,)), None, None, id="one silent now"),
        pytest.param(((10, 12), (20, 20), (None, 5)), None, None, id="one silent before"),
    ],
)
def test_a_quarter_is_beside_the_one_before_of_the_same_org_units(
    second: tuple, of_whole: float | None, of_third: float | None
) -> None:
    table = table_of(county("new_unions", y2024=second), Period.parse("2024Q2")).set_index("org_unit")["quarter_change"]
    found = [None if math.isnan(x) else x for x in table[[TOTAL, "甲镇", "乙镇", "丙街道"]]]
    assert found == [of_whole, 2, 0, of_third]


def test_a_first_quarter_is_beside_the_fourth_of_last_year() -> None:
    data = county("new_unions", y2023=((None, None, None, 5), (None, None, None, 7)), y2024=((6,), (9,)))
    assert table_of(data, Period.parse("2024Q1"))["quarter_change"].tolist() == [3, 1, 2]


VALUES = st.dictionaries(
    st.tuples(
        st.sampled_from(UNITS), st.sampled_from(["new_unions", "members"]), st.sampled_from([2023, 2024]), st.integers(1, 4)
    ),
    st.integers(0, 50),
    max_size=40,
)


@settings(max_examples=40)
@given(values=VALUES, period=st.sampled_from(["2024Q1", "2024Q2", "2024H1", "2024Q1-Q3", "2024"]))
def test_the_whole_is_compared_by_those_who_cover_the_same(values: dict[tuple[str, str, int, int], int], period: str) -> None:
    data = dataset({(u, i, f"{year}Q{q}"): float(v) for (u, i, year, q), v in values.items()})
    of = Period.parse(period)
    asked = range(of.start, of.end + 1)
    table = told_of(data, of)
    for indicator in {i for _, i, year, q in values if year == 2024 and q in asked}:
        is_flow = ALL[indicator].kind is Kind.FLOW

        def covered(unit: str, year: int, indicator: str = indicator) -> list[int]:
            return [q for q in asked if (unit, indicator, year, q) in values]

        newest = max(q for unit in UNITS for q in covered(unit, 2024))
        now, before = ({u: q for u in UNITS if (q := covered(u, year))} for year in (2024, 2023))
        alike = [
            u
            for u in now.keys() & before.keys()
            if (now[u] == before[u] if is_flow else now[u][-1] == before[u][-1] == newest)
            and (not is_flow or now[u] == sorted({q for units in now.values() for q in units}))
        ]
        found = of_figure(table, indicator)
        if not before:
            assert found["like_previous"] is None
        elif not found["comparable"] and found["like_units"]:
            assert found["like_units"] == len(alike) >= 2
            assert 2 * len(alike) >= len(now.keys() | before.keys())
        elif found["comparable"] and is_flow:
            assert now == before
