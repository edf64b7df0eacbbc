"""Web pages as tables: spans, nested tables, and what stands above a table."""

from __future__ import annotations

import pytest

from indicators.reading.formats import open_grids
from indicators.reading.grid import Grid


def grid_of(body: str, head: str = "") -> Grid:
    return open_grids(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "页.xls")[0][0]


def test_spanned_cells_push_the_others_aside_and_are_merged():
    grid = grid_of(
        "<table><tr><td rowspan=2>单位</td><td colspan=2>会员</td></tr><tr><td>目标</td><td>完成</td></tr>"
        "<tr><td>甲镇</td><td>1</td><td>2</td></tr></table>"
    )
    assert grid.values == [["单位", "会员", None], [None, "目标", "完成"], ["甲镇", "1", "2"]]
    assert set(grid.merged) == {(0, 0, 1, 0), (0, 1, 0, 2)}


def test_spans_end_with_the_table_whatever_they_claim():
    grid = grid_of("<table><tr><td rowspan=999999 colspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>")
    assert grid.merged == ((0, 0, 1, 1),)
    assert grid.values == [["甲", None, "乙"], [None, None, "丙"]]


def test_titles_and_units_outside_the_table_stand_above_it():
    grid = grid_of("<h2>2024年<b>第二季度</b></h2>单位：万元<br>说明<table><tr><td>甲</td><td>1</td></tr></table>")
    assert grid.values == [["2024年第二季度", None], ["单位：万元", None], ["说明", None], ["甲", "1"]]


def test_tables_stand_one_below_the_other():
    table = "<table><tr><td>甲</td></tr><tr><td>1</td></tr></table>"
    unit = "<table><tr><td>单位：人</td></tr></table>"
    assert [row[0] for row in grid_of(unit + table + table).values] == ["单位：人", "甲", "1", None, "甲", "1"]


def test_tables_that_only_arrange_the_page_are_looked_through():
    inner = "<table><tr><td>甲</td><td>1</td></tr></table>"
    grid = grid_of(
        f"<table><tr><td>菜单</td></tr><tr><td>左<p>{inner}</p></td><td>{inner}</td></tr><tr><td>页脚</td></tr></table>"
    )
    assert grid.values == [["菜单", None], ["左", None], ["甲", "1"], ["甲", "1"], ["页脚", None]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param("<b>95</b>.3%", "95.3%", id="inline marks"),
        pytest.param("第一行<br>第二行", "第一行\n第二行", id="line break"),
        pytest.param("  合\n   计 ", "合 计", id="white space of the source"),
        pytest.param("&nbsp;&nbsp;其中", "\xa0\xa0其中", id="indent"),
        pytest.param("5 &lt; 6 &amp; 7", "5 < 6 & 7", id="entities"),
        pytest.param("<script>alert(1)</script>甲<style>b{}</style>", "甲", id="scripts and styles"),
        pytest.param('甲<span style="display:none">乙</span>', "甲", id="text not shown"),
    ],
)
def test_the_text_of_a_cell_is_what_is_shown(cell, text):
    assert grid_of(f"<table><tr><td>{cell}</td></tr></table>").values == [[text]]


def test_rows_not_shown_are_read_and_marked():
    grid = grid_of('<table><tr style="display: none"><td>甲</td></tr><tr><td>乙</td></tr></table>')
    assert grid.values == [["甲"], ["乙"]]
    assert grid.hidden_rows == {0}


def test_sections_of_a_table_and_cells_left_open():
    grid = grid_of("<table><thead><tr><th>单位<th>数<tbody><tr><td>甲<td>1<tr><td>乙<td>2</table>")
    assert grid.values == [["单位", "数"], ["甲", "1"], ["乙", "2"]]


@pytest.mark.parametrize("said", ["gb2312", "GBK", "utf-8", "iso-8859-1", ""])
def test_the_bytes_are_believed_more_than_what_the_page_says_of_them(said):
    page = f'<html><meta charset="{said}"><table><tr><td>镕基路街道</td></tr></table></html>'.encode("gb18030")
    for data in (page, page.decode("gb18030").encode()):
        assert open_grids(data, "页.xls")[0][0].values == [["镕基路街道"]]
