"""What workbooks of Excel 97–2003 hold beside plain values."""

from __future__ import annotations

import io
from datetime import datetime, time
from pathlib import Path

import made_files as made
import pytest
import xlwt

from indicators.reading.formats import open_grids
from indicators.reading.grid import Grid

REAL_TABLES = Path(__file__).resolve().parents[3] / "shared" / "real_tables"


def grid_of(write) -> Grid:
    book = xlwt.Workbook(encoding="utf-8")
    write(book.add_sheet("表"))
    file = io.BytesIO()
    book.save(file)
    return open_grids(file.getvalue(), "表.xls")[0][0]


@pytest.mark.parametrize(
    ("code", "value", "percent"),
    [
        pytest.param("0.00%", 0.953, True, id="percentage"),
        pytest.param('0.0"%"', "0.953%", False, id="quoted per cent sign"),
        pytest.param('0.00"万元"', "0.953万元", False, id="money in a larger unit"),
        pytest.param("0.00", 0.953, False, id="plain number"),
    ],
)
def test_number_formats_count(code, value, percent):
    grid = grid_of(lambda sheet: sheet.write(1, 1, 0.953, xlwt.easyxf(num_format_str=code)))
    assert grid.values[1][1] == value
    assert grid.percent == ({(1, 1)} if percent else set())


def test_dates_are_dates_and_times_of_day_are_text():
    def write(sheet):
        for column, (value, code) in enumerate(
            [(datetime(2024, 6, 30), "yyyy-mm-dd"), (time(8, 30), "hh:mm"), (45473, "yyyy年m月"), (1e10, "yyyy-mm-dd")]
        ):
            sheet.write(0, column, value, xlwt.easyxf(num_format_str=code))

    assert grid_of(write).values == [[datetime(2024, 6, 30), "08:30:00", datetime(2024, 6, 30), 10_000_000_000]]


def test_errors_truth_values_and_text_of_digits():
    def write(sheet):
        sheet.write(0, 0, "0012")
        sheet.row(0).set_cell_boolean(1, True)
        sheet.row(0).set_cell_error(2, "#DIV/0!")
        sheet.write(0, 3, None, xlwt.easyxf("pattern: pattern solid"))

    grid = grid_of(write)
    assert grid.values == [["0012", True, None]]
    assert grid.errors == {(0, 2): "#DIV/0!"}


def test_hidden_parts_and_indents():
    def write(sheet):
        sheet.write(0, 0, "甲", xlwt.easyxf("alignment: indent 2"))
        sheet.write(1, 1, "乙")
        sheet.row(1).hidden = True
        sheet.col(1).hidden = True
        sheet.visibility = 1

    grid = grid_of(write)
    assert (grid.hidden, grid.hidden_rows, grid.hidden_columns) == (True, {1}, {1})
    assert grid.indents == {(0, 0): 2}


def test_a_book_without_its_container_is_read():
    """Some programs write the records of an .xls alone."""
    assert open_grids(made.biff(), "表.xls")[0][0].values == made.VALUES


@pytest.mark.skipif(not REAL_TABLES.is_dir(), reason="the real tables are not part of the project")
@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [("国内生产总值-季度数据.xls", (3, 1), 206504.3), ("分省年度数据.xls", (3, 0), "地区")],
)
def test_tables_of_the_bureau_of_statistics(name, cell, value):
    (grid,) = open_grids((REAL_TABLES / name).read_bytes(), name)[0]
    row, column = cell
    assert grid.values[row][column] == value
    assert grid.height > 15


def test_the_same_table_as_xls_and_xlsx_differs_in_nothing_but_the_form():
    xls, xlsx = (open_grids(write(), "")[0][0] for write in (made.with_xlwt, made.with_xlsxwriter))
    assert xls == xlsx
