"""Whole sheets as offices lay them out, and what must be read from each."""

from __future__ import annotations

import pytest

from indicators.model import TOTAL
from indicators.reading.grid import Grid
from tests.reading.sheets import Figures, Rows, codes, figures, read, sheet, targets


def two_towns(*values: float, period: str = "2024Q1", names: tuple[str, str] = ("new_unions", "members")) -> Figures:
    """The figures of A镇 and B镇 for two indicators, row by row."""
    keys = [(town, period, name) for town in ("A镇", "B镇") for name in names]
    return dict(zip(keys, map(float, values), strict=True))


DOWN: Rows = [["乡镇", "新建工会数（家）", "会员总数（人）"], ["A镇", 1, 100], ["B镇", 2, 200]]
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
TITLED: Rows = [["临溪县2024年一季度统计表"], *DOWN]
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
        pytest.param({"2024年第一季度": DOWN}, id="org units down, period in the tab"),
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
    assert figures(reading) == two_towns(1, 100, 2, 200)
    assert reading.org_units == ("A镇", "B镇")


def test_targets_beside_results() -> None:
    rows = [["乡镇", "新建工会", "", "会员总数"], ["", "年度目标", "本季完成", ""], ["A镇", 10, 1, 100], ["B镇", 20, 2, 200]]
    reading = read({"2024Q1": rows})
    assert targets(reading) == {("A镇", "new_unions", None): 10, ("B镇", "new_unions", None): 20}
    assert {o.target for o in reading.observations if o.indicator == "new_unions"} == {10, 20}
    assert {o.target for o in reading.observations if o.indicator == "members"} == {None}


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(["乡镇", "新建工会数", "年度目标", "完成率"], id="target after its indicator"),
        pytest.param(["乡镇", "新建工会数完成", "新建工会数目标", "新建工会数完成率"], id="role in the name"),
        pytest.param(["乡镇", "本季新建工会数", "新建工会数（年度目标）", "完成率"], id="role in brackets"),
    ],
)
def test_a_target_in_a_header_of_one_row(header: list[str]) -> None:
    reading = read({"2024Q1": [header, ["A镇", 1, 10, "10%"], ["B镇", 2, 20, "10%"]]})
    assert targets(reading) == {("A镇", "new_unions", None): 10, ("B镇", "new_unions", None): 20}
    assert figures(reading) == {("A镇", "2024Q1", "new_unions"): 1, ("B镇", "2024Q1", "new_unions"): 2}


def test_targets_for_each_quarter_are_plans() -> None:
    rows = [
        ["2024年新建工会数"],
        ["乡镇", "一季度", "", "二季度", ""],
        ["", "目标", "完成", "目标", "完成"],
        ["A镇", 5, 4, 6, 7],
    ]
    assert targets(read({"Sheet1": rows})) == {("A镇", "new_unions", 1): 5, ("A镇", "new_unions", 2): 6}


def test_the_same_target_under_each_quarter_is_the_years() -> None:
    rows = [
        ["2024年新建工会数"],
        ["乡镇", "一季度", "", "二季度", ""],
        ["", "目标", "完成", "目标", "完成"],
        ["A镇", 9, 4, 9, 7],
    ]
    assert targets(read({"Sheet1": rows})) == {("A镇", "new_unions", None): 9}


def test_a_sheet_of_targets_gives_no_values() -> None:
    reading = read({"任务分解": [["2024年工会工作目标任务分解表"], *DOWN]})
    assert figures(reading) == {}
    assert targets(reading)["B镇", "members", None] == 200


def test_the_total_is_compared_not_imported() -> None:
    reading = read({"2024Q1": [*DOWN, ["合  计", 3, 300]]})
    assert figures(reading) == two_towns(1, 100, 2, 200)
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


def test_running_totals_become_amounts_by_difference() -> None:
    rows = [["2024年新增会员数"], ["乡镇", "一季度", "上半年", "前三季度", "全年"], ["A镇", 5, 12, 20, 31]]
    amounts = {k[1]: v for k, v in figures(read({"Sheet1": rows})).items()}
    assert amounts == {"2024Q1": 5, "2024Q2": 7, "2024Q3": 8, "2024Q4": 11}


def test_a_half_year_alone_stays_a_half_year() -> None:
    periods = {k[2]: k[1] for k in figures(read({"Sheet1": [["临溪县2024年1-6月统计表"], *DOWN]}))}
    assert periods == {"new_unions": "2024H1", "members": "2024H1"}


def test_a_quarters_amount_counts_and_the_running_total_beside_it_is_checked() -> None:
    rows = [["乡镇", "新建工会数", "", "会员总数"], ["", "本季", "累计", ""], ["A镇", 2, 5, 100]]
    reading = read({"2024年第二季度": rows})
    assert figures(reading) == {("A镇", "2024Q2", "new_unions"): 2, ("A镇", "2024Q2", "members"): 100}
    assert {(o.period.code, o.running_total) for o in reading.observations if o.indicator == "new_unions"} == {
        ("2024Q2", False),
        ("2024H1", True),
    }


def test_a_level_given_for_the_quarter_and_as_running_total_is_the_latter() -> None:
    reading = read({"2024Q2": [["乡镇", "会员总数", ""], ["", "本季", "累计"], ["A镇", 20, 500]]})
    assert figures(reading) == {("A镇", "2024Q2", "members"): 500}
    assert codes(reading)["level_given_twice"] == "B3"


def test_months_add_up_to_their_quarter() -> None:
    rows = [
        ["2024年"],
        ["指标", *(f"{m}月" for m in range(1, 6))],
        ["新建工会数", 1, 2, 3, 4, 5],
        ["会员总数", 10, 20, 30, 40, 50],
    ]
    reading = read({"A镇": rows})
    assert figures(reading) == {("A镇", "2024Q1", "new_unions"): 6, ("A镇", "2024Q1", "members"): 30}
    added = next(o for o in reading.observations if o.indicator == "new_unions")
    assert [c.cell for c in added.sources] == ["D3", "B3", "C3"]
    assert "months_incomplete" in codes(reading)


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


def test_no_period_gives_nothing_but_the_reason() -> None:
    reading = read({"Sheet1": DOWN})
    assert figures(reading) == {}
    assert "no_period" in codes(reading)


def test_the_file_name_gives_the_quarter_when_nothing_else_does() -> None:
    assert figures(read({"Sheet1": DOWN}, file="2024年第一季度.xlsx")) == two_towns(1, 100, 2, 200)


def test_a_half_done_run_of_months_is_no_quarter() -> None:
    reading = read({"Sheet1": [["临溪县2024年1—5月统计表"], *DOWN]})
    assert figures(reading) == {}
    assert "partial_quarter" in codes(reading)


def test_one_org_unit_under_several_spellings() -> None:
    sheets = {
        "2024年一季度": [["乡镇", "新建工会数"], ["城东街道", 1], ["河口镇总工会", 2]],
        "2024年二季度": [["乡镇", "新建工会数"], ["城东", 3], ["河口镇", 4]],
    }
    reading = read(sheets)
    assert reading.org_units == ("城东街道", "河口镇")
    assert "org_unit_spelling" in codes(reading)


def test_hidden_parts_are_read_and_said_so() -> None:
    grid = Grid("2024Q1", sheet(DOWN).values, hidden=True, hidden_rows=frozenset({2}), hidden_columns=frozenset({1}))
    reading = read([grid])
    assert len(figures(reading)) == 4
    assert {"hidden_sheet", "hidden_rows", "hidden_columns"} <= set(codes(reading))


def test_where_a_value_stands_and_how_it_was_written() -> None:
    reading = read({"2024Q1": [["乡镇", "帮扶资金（万元）"], ["A镇", "1.5"], ["B镇", "约2"]]})
    first, second = reading.observations
    assert (first.source.file, first.source.sheet, first.source.cell, first.raw) == ("报表.xlsx", "2024Q1", "B2", "1.5")
    assert (second.raw, second.value) == ("约2", 20000)


def test_an_org_unit_that_gave_no_value_is_still_listed() -> None:
    assert read({"2024Q1": [*DOWN, ["C镇", "未报", "—"], ["D镇", "", ""]]}).org_units == ("A镇", "B镇", "C镇", "D镇")


def test_sums_among_the_periods_are_no_periods() -> None:
    rows = [
        ["乡镇", "时间", "新建工会数"],
        ["A镇", "一季度", 1],
        ["", "二季度", 2],
        ["", "上半年合计", 3],
        ["B镇", "一季度", 3],
        ["", "合计", 3],
    ]
    reading = read({"2024年": rows})
    assert figures(reading) == {
        ("A镇", "2024Q1", "new_unions"): 1,
        ("A镇", "2024Q2", "new_unions"): 2,
        ("B镇", "2024Q1", "new_unions"): 3,
    }
    assert codes(reading)["column_left_out"] == "A4"


def test_a_column_of_roles_tells_targets_from_results() -> None:
    rows = [["乡镇", "", "新建工会数"], ["A镇", "年度目标", 10], ["", "本季完成", 2], ["", "完成率", "20%"]]
    reading = read({"2024Q2": rows})
    assert figures(reading) == {("A镇", "2024Q2", "new_unions"): 2}
    assert targets(reading) == {("A镇", "new_unions", None): 10}


def test_kinds_of_numbers_down_under_each_org_unit() -> None:
    rows: Rows = [
        ["青龙区2025年上半年工会工作任务完成情况"],
        ["镇街", "项目", "新建工会", "发展会员"],
        ["A镇", "年度目标", 20, 300],
        ["", "1-6月完成", 9, 180],
        ["", "完成率", "45.0%", "60.0%"],
        ["B镇", "年度目标", 15, 200],
        ["", "1-6月完成", 4, 60],
        ["", "完成率", "26.7%", "30.0%"],
    ]
    reading = read({"汇总": rows})
    assert figures(reading) == two_towns(9, 180, 4, 60, period="2025H1", names=("new_unions", "new_members"))
    assert targets(reading) == {
        ("A镇", "new_unions", None): 20,
        ("A镇", "new_members", None): 300,
        ("B镇", "new_unions", None): 15,
        ("B镇", "new_members", None): 200,
    }
    assert not reading.problems


@pytest.mark.parametrize("heading", ["项目", "时间", ""])
def test_a_target_row_among_the_quarters(heading: str) -> None:
    rows: Rows = [
        ["2025年工会工作情况"],
        ["镇街", heading, "新建工会"],
        *(
            row
            for town in ("A镇", "B镇")
            for row in ([town, "全年目标", 8], ["", "一季度", 1], ["", "二季度", 2], ["", "合计", 3])
        ),
    ]
    reading = read({"Sheet1": rows})
    assert targets(reading) == {(town, "new_unions", None): 8 for town in ("A镇", "B镇")}
    assert figures(reading) == {(town, f"2025Q{q}", "new_unions"): q for town in ("A镇", "B镇") for q in (1, 2)}


def test_plans_and_results_under_each_quarter_of_a_titled_indicator() -> None:
    rows: Rows = [
        ["2025年新增会员任务分解及完成情况（人）"],
        ["乡镇", "全年目标", "一季度", "", "二季度", ""],
        ["", "", "计划", "完成", "计划", "完成"],
        ["A镇", 100, 20, 25, 30, 28],
    ]
    reading = read({"2025年任务": rows})
    assert figures(reading) == {("A镇", "2025Q1", "new_members"): 25, ("A镇", "2025Q2", "new_members"): 28}
    assert targets(reading) == {("A镇", "new_members", q): n for q, n in ((None, 100), (1, 20), (2, 30))}


def test_a_row_of_plans_under_the_quarters() -> None:
    rows: Rows = [
        ["2025年各镇新建工会计划与实际对照表"],
        ["镇街", "类别", "一季度", "二季度", "全年"],
        ["A镇", "计划", 2, 3, 10],
        ["", "实际", 1, 4, ""],
        ["B镇", "计划", 1, 1, 4],
        ["", "实际", 1, 0, ""],
    ]
    reading = read({"Sheet1": rows})
    plans = {("A镇", None): 10, ("A镇", 1): 2, ("A镇", 2): 3, ("B镇", None): 4, ("B镇", 1): 1, ("B镇", 2): 1}
    assert targets(reading) == {(town, "new_unions", q): n for (town, q), n in plans.items()}
    found = {("A镇", 1): 1, ("A镇", 2): 4, ("B镇", 1): 1, ("B镇", 2): 0}
    assert figures(reading) == {(town, f"2025Q{q}", "new_unions"): n for (town, q), n in found.items()}


def test_a_target_for_half_a_year_is_left_out_and_told() -> None:
    rows: Rows = [
        ["2025年上半年工会工作完成情况"],
        ["镇街", "新建工会", "", ""],
        ["", "半年目标", "半年完成", "全年目标"],
        ["A镇", 5, 4, 10],
    ]
    reading = read({"Sheet1": rows})
    assert targets(reading) == {("A镇", "new_unions", None): 10}
    assert figures(reading) == {("A镇", "2025H1", "new_unions"): 4}
    assert codes(reading) == {"column_left_out": "B3"}


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


def test_group_rows_that_say_which_kind_of_number_follows() -> None:
    rows: Rows = [
        ["镇街", "新建工会", "新增会员"],
        ["一、年度目标", "", ""],
        ["A镇", 10, 100],
        ["B镇", 20, 200],
        ["二、完成情况", "", ""],
        ["A镇", 6, 60],
        ["B镇", 10, 80],
        ["三、完成率", "", ""],
        ["A镇", "60%", "60%"],
        ["B镇", "50%", "40%"],
    ]
    reading = read({"2025年上半年": rows})
    assert figures(reading) == two_towns(6, 60, 10, 80, period="2025H1", names=("new_unions", "new_members"))
    assert targets(reading)["B镇", "new_members", None] == 200
    assert not reading.problems


def test_each_table_of_a_sheet_sets_targets_by_its_own_title() -> None:
    rows: Rows = [
        ["表一：2025年年度目标"],
        ["镇街", "新建工会", "新增会员"],
        ["A镇", 10, 100],
        ["B镇", 20, 200],
        [""],
        ["表二：2025年上半年完成数"],
        ["镇街", "新建工会", "新增会员"],
        ["A镇", 6, 60],
        ["B镇", 10, 80],
    ]
    reading = read({"Sheet1": rows})
    assert figures(reading) == two_towns(6, 60, 10, 80, period="2025H1", names=("new_unions", "new_members"))
    assert sorted(targets(reading).values()) == [10, 20, 100, 200]


def test_a_row_of_targets_among_the_org_units_is_no_org_unit() -> None:
    reading = read({"2024Q1": [*DOWN, ["年度目标", 30, 300], ["完成率", "10%", "100%"]]})
    assert figures(reading) == two_towns(1, 100, 2, 200)
    assert reading.org_units == ("A镇", "B镇")
    assert codes(reading)["column_left_out"] == "A4"


def test_results_beside_targets_under_a_title_of_targets() -> None:
    rows: Rows = [
        ["2025年新增会员任务分解表"],
        ["乡镇", "全年目标", "一季度完成", "二季度完成"],
        ["A镇", 100, 25, 28],
    ]
    reading = read({"Sheet1": rows})
    assert targets(reading) == {("A镇", "new_members", None): 100}
    assert figures(reading) == {("A镇", "2025Q1", "new_members"): 25, ("A镇", "2025Q2", "new_members"): 28}


def test_a_target_within_a_header_is_told() -> None:
    reading = read({"2025Q1": [["乡镇", "新建工会（目标20家）", "新增会员"], ["A镇", 3, 40], ["B镇", 2, 50]]})
    assert figures(reading) == two_towns(3, 40, 2, 50, period="2025Q1", names=("new_unions", "new_members"))
    assert codes(reading) == {"column_left_out": "B1"}


def test_a_row_of_targets_under_a_half_year_is_told() -> None:
    rows: Rows = [
        ["2025年新建工会"],
        ["镇街", "类别", "上半年", "全年"],
        ["A镇", "计划", 5, 10],
        ["", "实际", 4, ""],
    ]
    reading = read({"Sheet1": rows})
    assert targets(reading) == {("A镇", "new_unions", None): 10}
    assert figures(reading) == {("A镇", "2025H1", "new_unions"): 4}
    assert codes(reading) == {"column_left_out": "C3"}
