"""Whole sheets with targets: beside results, in rows among them, for quarters, on sheets of their own."""

from __future__ import annotations

import pytest

from tests.reading.sheets import TWO_TOWNS, Rows, codes, figures, figures_of_two_towns, read, targets


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


@pytest.mark.parametrize(
    "header", ["年末目标", "年底目标数", "2024年末目标", "期末目标", "不低于", "不少于", "不低于目标", "达标线", "≥"]
)
def test_words_for_a_level_at_the_years_end_or_the_least_there_may_be_head_a_target(header: str) -> None:
    rows = [
        ["乡镇", "会员总数（人）", "", "集体合同签订率（%）", ""],
        ["", header, "一季度完成", header, "一季度完成"],
        ["A镇", 120, 100, 92, 91.5],
        ["B镇", 240, 200, 92, 93.5],
    ]
    reading = read({"2024Q1": rows})
    asked = {"members": (120, 240), "collective_contract_rate": (0.92, 0.92)}
    assert targets(reading) == {(u, i, None): v for i, both in asked.items() for u, v in zip(("A镇", "B镇"), both, strict=True)}
    assert set(figures(reading).values()) == {100, 200, 0.915, 0.935}


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


def test_the_names_of_what_is_to_do_may_stand_under_the_heading_task() -> None:
    rows: Rows = [
        ["2024年目标任务分解表"],
        ["序号", "任务", "单位", "全县", "A镇", "B镇"],
        [1, "新建工会", "家", 5, 2, 3],
        [2, "新增会员", "人", 50, 20, 30],
    ]
    found = targets(read({"任务": rows}))
    assert {key: value for key, value in found.items() if key[0] != "total"} == {
        ("A镇", "new_unions", None): 2,
        ("B镇", "new_unions", None): 3,
        ("A镇", "new_members", None): 20,
        ("B镇", "new_members", None): 30,
    }


def test_words_in_a_column_of_targets_name_nothing() -> None:
    rows: Rows = [["乡镇", "任务", "新建工会数"], ["A镇", "见文件", 1], ["B镇", "见文件", 2], ["C镇", "另行下达", 3]]
    assert figures(read({"2024Q1": rows})) == {
        (f"{t}镇", "2024Q1", "new_unions"): n for t, n in zip("ABC", (1, 2, 3), strict=True)
    }


def test_a_sheet_of_targets_gives_no_values() -> None:
    reading = read({"任务分解": [["2024年工会工作目标任务分解表"], *TWO_TOWNS]})
    assert figures(reading) == {}
    assert targets(reading)["B镇", "members", None] == 200


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
    assert figures(reading) == figures_of_two_towns(9, 180, 4, 60, period="2025H1", names=("new_unions", "new_members"))
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
    assert figures(reading) == figures_of_two_towns(6, 60, 10, 80, period="2025H1", names=("new_unions", "new_members"))
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
    assert figures(reading) == figures_of_two_towns(6, 60, 10, 80, period="2025H1", names=("new_unions", "new_members"))
    assert sorted(targets(reading).values()) == [10, 20, 100, 200]


def test_a_row_of_targets_among_the_org_units_is_no_org_unit() -> None:
    reading = read({"2024Q1": [*TWO_TOWNS, ["年度目标", 30, 300], ["完成率", "10%", "100%"]]})
    assert figures(reading) == figures_of_two_towns(1, 100, 2, 200)
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
    assert figures(reading) == figures_of_two_towns(3, 40, 2, 50, period="2025Q1", names=("new_unions", "new_members"))
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


def test_the_years_target_beside_results_of_half_a_year_is_the_years() -> None:
    rows: Rows = [
        ["乡镇", "期间", "指标名称", "年度目标", "完成值"],
        ["A镇", "2025年上半年", "新建工会", 10, 4],
        ["A镇", "2025年下半年", "新建工会", 10, 7],
        ["B镇", "2025年前三季度", "新建工会", 20, 9],
        ["B镇", "2025年全年", "新建工会", 20, 15],
    ]
    reading = read({"Sheet1": rows})
    assert targets(reading) == {("A镇", "new_unions", None): 10, ("B镇", "new_unions", None): 20}
    assert [o.target for o in reading.observations] == [10, 10, 20, 20]


def test_a_target_that_changes_holds_from_the_quarter_that_first_states_it() -> None:
    rows: Rows = [["乡镇", "季度", "指标名称", "年度目标", "完成值"]]
    rows += [["A镇", f"2025Q{q}", "新建工会", goal, 3] for q, goal in ((4, 48), (1, 31), (3, 48), (2, 48))]
    rows += [["B镇", f"2025Q{q}", "新建工会", 20, 3] for q in (1, 2, 3, 4)]
    reading = read({"Sheet1": rows})
    stated = {(t.org_unit, t.stated_in.code): t.value for t in reading.targets if t.stated_in}
    assert stated == {
        ("A镇", "2025Q1"): 31,
        ("A镇", "2025Q2"): 48,
        ("A镇", "2025Q3"): 48,
        ("A镇", "2025Q4"): 48,
        ("B镇", "2025Q4"): 20,
    }
    assert {(o.org_unit, o.target) for o in reading.observations} == {("A镇", 48), ("B镇", 20)}
