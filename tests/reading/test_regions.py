from __future__ import annotations

from indicators.reading.panels import panels_of
from indicators.reading.regions import Table, tables_of
from tests.reading.sheets import Rows, sheet

TOWNS: Rows = [["A镇", 1, 2], ["B镇", 3, 4]]
HEADER = ["单位", "新建工会数", "会员总数"]


def only(rows: Rows) -> Table:
    (table,) = tables_of(sheet(rows))
    return table


def test_a_table_under_its_title_and_lines() -> None:
    table = only([["临溪县统计表"], ["填报单位：临溪县总工会", "", "填报时间：2024年"], [], HEADER, *TOWNS, [], ["注：期末数"]])
    assert (table.above, table.header, table.rows) == ((0, 1), (3,), (4, 5))


def test_header_rows_end_before_the_first_row_of_numbers() -> None:
    table = only([["单位", "新建工会", ""], ["", "年度目标", "本季完成"], *TOWNS])
    assert table.header == (0, 1)


def test_a_row_of_years_is_a_header() -> None:
    assert only([["地区", 2024, 2023], *TOWNS]).header == (0,)
    assert only([["地区", "2023"], ["A镇", 7], ["B镇", 8]]).header == (0,)


def test_members_of_2019_2020_and_2021_are_amounts() -> None:
    table = only([["单位", "一季度", "二季度", "三季度"], ["A镇", 2019, 2020, 2021], ["B镇", 30, 40, 50]])
    assert (table.header, table.rows) == ((0,), (1, 2))


def test_a_row_of_column_numbers_is_no_data() -> None:
    assert only([HEADER, ["甲", 1, 2], *TOWNS]).rows == (2, 3)


def test_group_rows_blank_rows_and_units_without_numbers_stay_inside() -> None:
    table = only([HEADER, ["按片区分："], ["A镇", 1, 2], [], ["B镇", "", ""], ["C镇", 3, 4], ["D镇"]])
    assert table.rows == (1, 2, 4, 5, 6)
    assert table.captions == {1, 4, 6}


def test_notes_and_signatures_are_no_rows() -> None:
    table = only([HEADER, *TOWNS, ["审核人：张三", "", "填表人：李四"], ["注：以上为期末数"]])
    assert table.rows == (1, 2)


def test_two_tables_below_each_other() -> None:
    first, second = tables_of(sheet([["表一"], HEADER, *TOWNS, [], ["表二"], ["单位", "帮扶资金"], ["A镇", 5], ["B镇", 6]]))
    assert (first.rows, second.above, second.header, second.rows) == ((2, 3), (5,), (6,), (7, 8))
    assert second.first_lines == (0,)


def test_a_new_header_needs_no_blank_row() -> None:
    assert len(tables_of(sheet([HEADER, *TOWNS, ["单位", "职工总数", "慰问人数"], *TOWNS]))) == 2


def test_words_in_one_value_column_are_no_header() -> None:
    table = only([HEADER, ["A镇", 1, 2], ["B镇", "数据核实中", ""], ["C镇", 3, 4]])
    assert table.rows == (1, 2, 3)


def test_two_tables_beside_each_other() -> None:
    rows = [["左表", "", "", "", "右表"], [*HEADER, "", *HEADER], *([*row, None, *row] for row in TOWNS)]
    left, right = tables_of(sheet(rows))
    assert (left.rect.right, right.rect.left) == (2, 4)


def test_a_blank_column_inside_a_table_parts_nothing() -> None:
    assert len(tables_of(sheet([["单位", "", "会员总数"], ["A镇", "", 1], ["B镇", "", 2]]))) == 1


def test_two_panels_under_one_header() -> None:
    table = only([["城市", "环比", "城市", "环比"], ["北京", 99.1, "唐山", 99.3], ["天津", 99.4, "包头", 99.2]])
    assert [(p.rect.left, p.rect.right) for p, _ in panels_of(table)] == [(0, 1), (2, 3)]


def test_the_same_heading_before_any_number_is_no_panel() -> None:
    table = only([["完成数", "单位", "指标"], [1, "A镇", "新建工会数"], [2, "B镇", "会员总数"]])
    assert len(list(panels_of(table))) == 1


def test_sheets_without_numbers_have_no_table() -> None:
    assert tables_of(sheet([["填报说明"], ["一、按季填报"], ["二、不得空白"]])) == []
    assert tables_of(sheet([])) == []
