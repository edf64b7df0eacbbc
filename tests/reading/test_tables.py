"""Whole sheets as offices lay them out, and what must be read from each."""

from __future__ import annotations

import pytest

from indicators.model import TOTAL
from indicators.reading.grid import Grid
from tests.reading.sheets import TWO_TOWNS, Rows, codes, figures, figures_of_two_towns, read, sheet

ACROSS: Rows = [["指标", "单位", "A镇", "B镇"], ["新建工会数", "家", 1, 2], ["会员总数", "人", 100, 200]]
LIST: Rows = [
    ["完成值", "指标", "单位", "乡镇", "季度", "年份"],
    [1, "新建工会数", "家", "A镇", "一季度", 2024],
    [100, "会员总数", "人", "A镇", "一季度", 2024],
    [2, "新建工会数", "家", "B镇", "一季度", 2024],
    [200, "会员总数", "人", "B镇", "一季度", 2024],
]
BY_QUARTER: Rows = [
    ["2024年临溪县工会工作统计表"],
    ["乡镇", "一季度", ""],
    ["", "新建工会数", "会员总数"],
    ["A镇", 1, 100],
    ["B镇", 2, 200],
]
PANELS: Rows = [["乡镇", "新建工会数", "会员总数", "乡镇", "新建工会数", "会员总数"], ["A镇", 1, 100, "B镇", 2, 200]]
CONTINUED: Rows = [["乡镇", "新建工会数"], ["A镇", 1], ["B镇", 2], ["续表"], ["乡镇", "会员总数"], ["A镇", 100], ["B镇", 200]]
TITLED: Rows = [["临溪县2024年一季度统计表"], *TWO_TOWNS]
SHEETS_OF_TOWNS = {
    town: [["2024年工会工作"], ["项目", "一季度"], ["新建工会数", n], ["会员总数", n * 100]]
    for town, n in (("A镇", 1), ("B镇", 2))
}
SHEETS_OF_INDICATORS = {
    "新建工会数": [["2024年"], ["乡镇", "一季度"], ["A镇", 1], ["B镇", 2]],
    "会员总数（人）": [["2024年"], ["乡镇", "一季度"], ["A镇", 100], ["B镇", 200]],
}


@pytest.mark.parametrize(
    "sheets",
    [
        pytest.param({"2024年第一季度": TWO_TOWNS}, id="org units down, period in the tab"),
        pytest.param({"Sheet1": TITLED}, id="period in the title"),
        pytest.param({"2024Q1": ACROSS}, id="org units across"),
        pytest.param({"数据": LIST}, id="a list in any order of columns"),
        pytest.param({"汇总": BY_QUARTER}, id="quarter over the indicators"),
        pytest.param({"20240331": PANELS}, id="two panels, period a date"),
        pytest.param({"2024.03": CONTINUED}, id="continued below"),
        pytest.param(SHEETS_OF_TOWNS, id="a sheet an org unit"),
        pytest.param(SHEETS_OF_INDICATORS, id="a sheet an indicator"),
    ],
)
def test_one_county_in_many_layouts(sheets: dict[str, Rows]) -> None:
    reading = read(sheets)
    assert figures(reading) == figures_of_two_towns(1, 100, 2, 200)
    assert reading.org_units == ("A镇", "B镇")


def test_the_total_is_compared_not_imported() -> None:
    reading = read({"2024Q1": [*TWO_TOWNS, ["合  计", 3, 300]]})
    assert figures(reading) == figures_of_two_towns(1, 100, 2, 200)
    assert {(o.org_unit, o.indicator, o.value) for o in reading.totals} == {(TOTAL, "new_unions", 3), (TOTAL, "members", 300)}


def test_a_value_for_the_whole_alone_is_an_observation() -> None:
    rows = [["乡镇", "新建工会数", "慰问金额（万元）"], ["A镇", 1, ""], ["B镇", 2, ""], ["合计", 3, 5.5]]
    assert figures(read({"2024Q1": rows}))[TOTAL, "2024Q1", "condolence_funds"] == 55000


def test_a_sheet_without_org_units_describes_the_whole() -> None:
    rows = [["临溪县2024年第一季度"], ["指标", "完成数"], ["新建工会数", 5], ["走访骑手数", 8]]
    reading = read({"Sheet1": rows})
    assert {k[0] for k in figures(reading)} == {TOTAL}
    assert (reading.county, reading.org_units) == ("临溪县", ())


def test_sub_totals_are_left_out_and_said_so() -> None:
    rows = [
        ["片区", "乡镇", "新建工会数"],
        ["东片区", "A镇", 1],
        ["", "B镇", 2],
        ["", "小计", 3],
        ["西片区", "C镇", 4],
        ["合计", "", 7],
    ]
    reading = read({"2024Q1": rows})
    assert figures(reading) == {(f"{t}镇", "2024Q1", "new_unions"): n for t, n in (("A", 1), ("B", 2), ("C", 4))}
    assert codes(reading)["subtotal_left_out"] == "B4"


def test_units_from_header_column_and_line() -> None:
    rows = [["", "单位：万元"], ["乡镇", "帮扶资金", "慰问金额（元）", "会员总数"], ["A镇", 1.5, 900, 100]]
    assert figures(read({"2024Q1": rows})) == {
        ("A镇", "2024Q1", "assistance_funds"): 15000,
        ("A镇", "2024Q1", "condolence_funds"): 900,
        ("A镇", "2024Q1", "members"): 100,
    }


def test_rates_without_a_percent_sign_are_fractions_or_a_question() -> None:
    fractions = read({"2024Q1": [["乡镇", "集体合同签订率"], ["A镇", 0.95], ["B镇", 0.9]]})
    assert set(figures(fractions).values()) == {0.95, 0.9}
    assert codes(fractions)["percent_not_marked"] == "B2"
    unclear = read({"2024Q1": [["乡镇", "集体合同签订率"], ["A镇", 95], ["B镇", 90]]})
    assert figures(unclear) == {}
    assert codes(unclear)["percent_unclear"] == "B2"


def test_errors_and_formulas_without_a_result_are_told_by_cell() -> None:
    grid = sheet(
        [["乡镇", "新建工会数", "会员总数"], ["A镇", "", 100], ["B镇", 2, ""]],
        "2024Q1",
        errors={(1, 1): "#REF!"},
        unevaluated={(2, 2)},
    )
    reading = read([grid])
    assert figures(reading) == {("A镇", "2024Q1", "members"): 100, ("B镇", "2024Q1", "new_unions"): 2}
    assert (codes(reading)["error_cell"], codes(reading)["formula_without_value"]) == ("B2", "C3")


def test_an_error_in_a_computed_column_is_no_problem() -> None:
    grid = sheet([["乡镇", "新建工会数", "完成率"], ["A镇", 1, ""], ["B镇", 2, "50%"]], "2024Q1", errors={(1, 2): "#DIV/0!"})
    assert "error_cell" not in codes(read([grid]))


def test_two_headers_never_become_one_indicator() -> None:
    reading = read({"2024Q1": [["乡镇", "新建工会数", "新建基层工会数"], ["A镇", 10, 11], ["B镇", 20, 22]]})
    assert {k[2] for k in figures(reading)} == {"new_unions", "新建基层工会数"}
    assert codes(reading)["indicator_taken"] == "C2"


def test_the_same_figure_under_two_wordings_in_a_list_is_one_indicator() -> None:
    rows = [["乡镇", "指标", "完成数"], ["A镇", "新建工会", 1], ["B镇", "新组建工会数", 2]]
    assert {k[2] for k in figures(read({"2024Q1": rows}))} == {"new_unions"}


def test_parts_of_two_wholes_are_two_indicators() -> None:
    reading = read({"2024Q1": [["乡镇", "职工总数", "其中：女", "会员总数", "其中：女"], ["A镇", 100, 50, 80, 30]]})
    assert len(figures(reading)) == 4


def test_growth_ranks_remarks_and_last_year_are_told_apart() -> None:
    rows = [
        ["乡镇", "新建工会数", "同比", "排名", "上年同期", "得分", "备注"],
        ["A镇", 1, "10%", 2, 3, 9.5, "好"],
        ["B镇", 2, "5%", 1, 4, 9, ""],
    ]
    reading = read({"2024Q1": rows})
    assert figures(reading) == {("A镇", "2024Q1", "new_unions"): 1, ("B镇", "2024Q1", "new_unions"): 2}
    roles = {c.header: c.role for c in reading.columns}
    assert roles == {
        "乡镇": "org_unit",
        "新建工会数": "value",
        "同比": "growth",
        "排名": "rank",
        "上年同期": "ignored",
        "得分": "ignored",
        "备注": "remark",
    }


def test_every_column_is_accounted_for() -> None:
    rows = [["序号", "乡镇", "新建工会数（家）", "季度"], [1, "A镇", 1, "一季度"], [2, "B镇", 2, "一季度"]]
    columns = read({"2024年": rows}).columns
    assert [(c.role, c.indicator, c.unit, c.source.cell) for c in columns] == [
        ("serial", None, "", "A1"),
        ("org_unit", None, "", "B1"),
        ("value", "new_unions", "家", "C1"),
        ("period", None, "", "D1"),
    ]


def test_one_org_unit_under_several_spellings() -> None:
    sheets = {
        "2024年一季度": [["乡镇", "新建工会数"], ["城东街道", 1], ["河口镇总工会", 2]],
        "2024年二季度": [["乡镇", "新建工会数"], ["城东", 3], ["河口镇", 4]],
    }
    reading = read(sheets)
    assert reading.org_units == ("城东街道", "河口镇")
    assert "org_unit_spelling" in codes(reading)


def test_hidden_parts_are_read_and_said_so() -> None:
    grid = Grid("2024Q1", sheet(TWO_TOWNS).values, hidden=True, hidden_rows=frozenset({2}), hidden_columns=frozenset({1}))
    reading = read([grid])
    assert len(figures(reading)) == 4
    assert {"hidden_sheet", "hidden_rows", "hidden_columns"} <= set(codes(reading))


def test_where_a_value_stands_and_how_it_was_written() -> None:
    reading = read({"2024Q1": [["乡镇", "帮扶资金（万元）"], ["A镇", "1.5"], ["B镇", "约2"]]})
    first, second = reading.observations
    assert (first.source.file, first.source.sheet, first.source.cell, first.raw) == ("报表.xlsx", "2024Q1", "B2", "1.5")
    assert (second.raw, second.value) == ("约2", 20000)


def test_an_org_unit_that_gave_no_value_is_still_listed() -> None:
    assert read({"2024Q1": [*TWO_TOWNS, ["C镇", "未报", "—"], ["D镇", "", ""]]}).org_units == ("A镇", "B镇", "C镇", "D镇")


def test_a_form_with_two_lists_beside_each_other_belongs_to_one_unit() -> None:
    rows: Rows = [
        ["2025年第二季度工会工作季报表"],
        ["填报单位：", "石桥镇总工会", "填报日期：", "2025-07-03"],
        ["项目", "数量", "项目", "数量"],
        ["新建工会数（家）", 3, "慰问职工（人）", 60],
        ["新增会员数（人）", 45, "培训职工（人次）", 50],
    ]
    reading = read({"填报表": rows})
    found = {"new_unions": 3, "new_members": 45, "workers_visited": 60, "workers_trained": 50}
    assert figures(reading) == {("石桥镇", "2025Q2", name): n for name, n in found.items()}
    assert not reading.problems


def test_a_column_of_words_with_none_among_them_holds_no_figures() -> None:
    rows = [["乡镇", "新建工会（家）", "特色亮点"], ["A镇", 1, "无"], ["B镇", 2, "无"], ["C镇", 3, "建成驿站"]]
    reading = read({"2024Q1": rows})
    assert {key[2] for key in figures(reading)} == {"new_unions"}
    assert not reading.problems


def test_a_target_of_the_whole_in_a_header_is_no_part_of_its_name() -> None:
    rows = [["乡镇", "新建工会（全县目标50家）"], ["A镇", 1], ["B镇", 2]]
    reading = read({"2024Q1": rows})
    assert figures(reading) == {("A镇", "2024Q1", "new_unions"): 1, ("B镇", "2024Q1", "new_unions"): 2}
    assert codes(reading)["column_left_out"] == "B1"


@pytest.mark.parametrize(
    ("place", "answers"), [(1, ("已完成", "未完成")), (2, ("已完成", "未完成")), (3, ("完成", "完成")), (2, ("完成", "完成"))]
)
def test_whether_something_is_done_says_nothing_of_the_other_columns(place: int, answers: tuple[str, str]) -> None:
    rows = [["乡镇", "新建工会（家）", "新增会员（人）"], ["A镇", 1, 10], ["B镇", 2, 20]]
    for row, word in zip(rows, ("换届选举", *answers), strict=True):
        row.insert(place, word)
    assert figures(read({"2024Q1": rows})) == figures_of_two_towns(1, 10, 2, 20, names=("new_unions", "new_members"))


def test_what_may_be_money_under_a_unit_line_of_money_is_asked_about() -> None:
    rows: Rows = [
        ["2023年第四季度工会经费收缴情况表"],
        ["金额单位：万元"],
        ["乡镇", "应收经费", "实收经费", "上缴市总", "收缴率"],
        ["A镇", 6, 5, 2, "83.3%"],
    ]
    assert codes(read({"Sheet1": rows}))["perhaps_money"] == "D3"
    counted = [[*row, extra] for row, extra in zip(rows, ("", "", "新建工会（家）", 3), strict=True)]
    assert "perhaps_money" not in codes(read({"Sheet1": counted}))
