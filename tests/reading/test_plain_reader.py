"""The fast ways of reading against the careful one: of any book both read the same, to the last problem."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalogue import Catalogue
from indicators.model import Reading
from indicators.observations import Observations
from indicators.reading.grid import Grid
from indicators.reading.scaling import scaled, times
from indicators.reading.shapes import by_shape
from indicators.reading.sheets import CAREFUL, Pace, sheet_of
from indicators.reading.tables import read_grids
from tests.reading.books import draw_book
from tests.reading.sheets import sheet
from tests.reading.tall_books import TallBook

CATALOGUE = Catalogue.load()
EAGER = Pace(tall=100, at_first=70, at_once=1)


def both_ways(grids: list[Grid], name: str) -> tuple[Reading, Reading]:
    return read_grids(grids, name, CATALOGUE, pace=CAREFUL), read_grids(grids, name, CATALOGUE, pace=EAGER)


@pytest.mark.parametrize("seed", range(25))
def test_a_tall_sheet_reads_the_same_without_looking_at_every_row(seed: int) -> None:
    careful, fast = both_ways([TallBook(seed).grid()], "大表.xlsx")
    assert fast == careful


@pytest.mark.parametrize("seed", range(8000, 8060))
def test_any_layout_reads_the_same_by_columns(seed: int) -> None:
    book = draw_book(seed)
    for name, sheets in book.files.items():
        careful, fast = both_ways([one.grid() for one in sheets], name)
        assert fast == careful


def test_most_rows_of_a_tall_sheet_are_not_looked_at() -> None:
    rows = [["单位", "新建工会数", "会员总数"], *([f"第{n}村", n % 7, n % 900] for n in range(1, 3000)), ["合计", 8990, 1]]
    grid = sheet(rows, "2024年第二季度")
    looked_at = sheet_of(grid).looked_at
    assert len(looked_at) < 700
    assert {0, 1, 2999, 3000} <= set(looked_at)
    reading = read_grids([grid], "村.xlsx", CATALOGUE)
    assert isinstance(reading.observations, Observations)
    assert len(reading.observations) == 2 * 2999
    assert [(t.indicator, t.value) for t in reading.totals] == [("new_unions", 8990), ("members", 1)]


def test_an_odd_cell_far_down_is_told_with_its_place() -> None:
    rows = [["单位", "新建工会数"], *([f"第{n}村", n % 7] for n in range(1, 3000))]
    rows[2000][1] = "很多"
    reading = read_grids([sheet(rows, "2024年第二季度")], "村.xlsx", CATALOGUE)
    assert [(p.code, p.cell) for p in reading.problems] == [("words_for_number", "B2001")]
    assert len(reading.observations) == 2998


@given(
    st.lists(
        st.one_of(
            st.integers(-(10**14), 10**14).map(float),
            st.decimals(-(10**8), 10**8, places=4).map(float),
            st.floats(-1e9, 1e9),
        ),
        min_size=1,
    ),
    st.sampled_from([0.01, 0.001, 1.0, 10.0, 1e4, 1e8, 1e12]),
)
def test_numbers_are_scaled_as_they_are_written(numbers: list[float], factor: float) -> None:
    assert scaled(np.array(numbers), factor).tolist() == [times(number, factor) for number in numbers]


def test_words_of_one_shape_are_judged_by_a_few_unless_these_differ() -> None:
    words = [f"第{n}村" for n in range(3000)] + [f"{n}月" for n in range(1, 200)]
    asked: list[str] = []

    def is_month(word: str) -> bool:
        asked.append(word)
        return word.endswith("月") and int(word[:-1]) <= 12

    assert by_shape(words, is_month) == [is_month(word) for word in words]
    assert len(asked) - len(words) < 500
