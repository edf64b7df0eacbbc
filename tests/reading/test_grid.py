from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from indicators.model import CellRef
from indicators.reading.grid import Grid, cell_name, clean_rows, clean_value, column_name, rectangle

values = st.one_of(st.none(), st.text(min_size=1, max_size=3), st.integers(), st.booleans(), st.floats(allow_nan=False))
rows = st.lists(st.lists(values, max_size=5), max_size=5)


@given(st.integers(0, 16_383))
def test_columns_are_named_as_in_excel(column):
    assert column_name(column) == get_column_letter(column + 1)


def test_a_cell_is_addressed_by_file_sheet_and_name():
    assert Grid("一季度", [[1]]).ref("上报.xlsx", 9, 27) == CellRef("上报.xlsx", "一季度", "AB10")
    assert cell_name(0, 0) == "A1"


@given(rows)
def test_a_rectangle_keeps_every_value_in_its_place_and_ends_with_the_last(rows):
    result = rectangle([list(row) for row in rows])
    assert len({len(row) for row in result}) <= 1
    filled = {(r, c): v for r, row in enumerate(rows) for c, v in enumerate(row) if v is not None}
    assert {(r, c): v for r, row in enumerate(result) for c, v in enumerate(row) if v is not None} == filled
    assert len(result) == max((r + 1 for r, _ in filled), default=0)
    assert len(result[0] if result else []) == max((c + 1 for _, c in filled), default=0)


def test_a_rectangle_reaches_as_far_as_the_cells_to_keep():
    assert rectangle([["甲"]], keep={(1, 2)}) == [["甲", None, None], [None, None, None]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(5.0, 5, id="a whole number"),
        pytest.param(5.5, 5.5, id="a fraction"),
        pytest.param(float("nan"), None, id="not a number"),
        pytest.param(float("inf"), None, id="infinity"),
        pytest.param("", None, id="empty text"),
        pytest.param(" ", " ", id="a space"),
        pytest.param("007", "007", id="text of digits"),
        pytest.param(True, True, id="a truth value"),
        pytest.param(date(2024, 6, 30), datetime(2024, 6, 30), id="a date"),
        pytest.param(datetime(2024, 6, 30, 8, 30), datetime(2024, 6, 30, 8, 30), id="a moment"),
        pytest.param(time(8, 30), "08:30:00", id="a time of day"),
    ],
)
def test_values_of_libraries_become_values_of_cells(value, expected):
    assert clean_value(value) == expected
    assert type(clean_value(value)) is type(expected)
    assert clean_rows([[value]]) == [[expected]]


@pytest.mark.parametrize(
    ("cells", "empty"), [([], True), ([[None, " "]], True), ([[None, 0]], False), ([[None, False]], False), ([["甲"]], False)]
)
def test_a_sheet_without_anything_but_white_space_is_empty(cells, empty):
    assert Grid("表", cells).is_empty is empty
