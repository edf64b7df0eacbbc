"""Headers as people write them: as questions, with English first, with their period in cells, with units in the cells below."""

from __future__ import annotations

import pytest

from indicators.reading.cells import read_amount
from indicators.reading.grid import CellValue
from indicators.reading.labels import label_of
from indicators.reading.units import split_unit
from tests.reading.sheets import Rows, codes, figures, read, sheet

TOWNS: Rows = [["石桥镇", 3, 450], ["河口镇", 4, 500]]


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("1.本季度新建工会多少家？", "新建工会", "家"),
        ("现有会员总数是多少人？", "现有会员总数", "人"),
        ("帮扶资金共有多少万元", "帮扶资金", "万元"),
        ("建会率（百分比）", "建会率", "%"),
        ("本季度内走访慰问的困难职工人数（人）", "走访慰问的困难职工人数", "人"),
        ("Members 会员总数", "会员总数", ""),
        ("New unions/新建工会（家）", "新建工会", "家"),
        ("Target 目标", "", ""),
        ("Intel 公司", "Intel公司", ""),
        ("AI 培训人次", "AI培训人次", ""),
        ("A 区会员数", "A区会员数", ""),
    ],
)
def test_the_name_and_the_unit_of_a_header(text: str, name: str, unit: str) -> None:
    assert (label_of(text).name, label_of(text).unit) == (name, unit)


@pytest.mark.parametrize(
    ("target", "done"), [("年度目标（值）", "目前完成（值）"), ("目标(数)", "当前完成数"), ("年度任务（数量）", "已完成（数）")]
)
def test_what_a_bracket_says_of_a_number_is_no_name(target: str, done: str) -> None:
    rows: Rows = [
        ["单位", "重点工作", target, done, "单位"],
        ["石桥镇", "新建工会", 36, 9, "家"],
        ["河口镇", "新建工会", 30, 8, "家"],
    ]
    reading = read({"2024年二季度": rows})
    assert figures(reading) == {("石桥镇", "2024Q2", "new_unions"): 9, ("河口镇", "2024Q2", "new_unions"): 8}
    assert {t.value for t in reading.targets} == {36, 30}


def test_a_question_without_a_unit_is_a_name() -> None:
    assert split_unit("有多少困难") == ("有多少困难", "")


@pytest.mark.parametrize("text", ["9①", "9 ②", "9¹", "９①"])
def test_a_footnote_behind_a_number_is_no_digit(text: str) -> None:
    amount = read_amount(text)
    assert amount is not None
    assert amount.value == 9


@pytest.mark.parametrize(
    "cells",
    [[2024, "年", 2, "季度"], ["2024", "年", "第", 2, "季度"], [2024, "年", 4, "月", "-", 6, "月"], [2024, "年", "上半年"]],
)
def test_a_period_with_a_cell_for_each_of_its_words(cells: list[CellValue]) -> None:
    reading = read({"Sheet1": [["临溪县工会统计表"], ["", *cells], ["乡镇", "新建工会（家）", "会员总数（人）"], *TOWNS]})
    periods = {o.period.code for o in reading.observations}
    assert periods <= {"2024Q2", "2024H1"}
    assert len(reading.observations) == 4


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["67万元", "5200元"], [670000, 5200]),
        (["67万", "52.5万元"], [670000, 525000]),
        (["67万元", "未报"], [670000]),
    ],
)
def test_money_in_the_cells_tells_what_the_header_leaves_open(cells: list[str], values: list[float]) -> None:
    rows = [["乡镇", "工会经费收缴"], *([town, cell] for town, cell in zip(("石桥镇", "河口镇"), cells, strict=True))]
    found = figures(read({"2024年二季度": rows}))
    assert [v for key, v in found.items() if key[2] == "dues_collected"] == values


def test_cells_of_which_one_says_no_unit_tell_nothing() -> None:
    rows: Rows = [["乡镇", "工会经费收缴"], ["石桥镇", "67万元"], ["河口镇", 5200]]
    assert {o.indicator for o in read({"2024年二季度": rows}).observations} == {"工会经费收缴"}


def form(town: str, *values: int) -> list[list[CellValue]]:
    new, members, joined, renewed = values
    return [
        [f"单位名称：{town}", "", "季度：2024年二季度"],
        ["新建工会", new, "家", "新发展会员", joined, "人"],
        ["会员总数", members, "人", "换届工会", renewed, "家"],
        [],
    ]


def test_forms_below_each_other_are_each_about_their_own_org_unit() -> None:
    found = figures(read({"汇总": [*form("石桥镇", 3, 450, 20, 1), *form("河口镇", 4, 500, 30, 2)]}))
    assert found == {
        (town, "2024Q2", name): float(value)
        for town, values in (("石桥镇", (3, 450, 20, 1)), ("河口镇", (4, 500, 30, 2)))
        for name, value in zip(("new_unions", "members", "new_members", "union_reelections"), values, strict=True)
    }


@pytest.mark.parametrize("tab", ["封面", "目录", "Contents"])
def test_a_cover_and_a_table_of_contents_ask_for_nothing(tab: str) -> None:
    figures_sheet: Rows = [["2024年第二季度"], ["乡镇", "新建工会（家）", "会员总数（人）"], *TOWNS]
    reading = read({tab: [["表1", "组织建设情况", 1], ["表2", "帮扶情况", 2]], "表1": figures_sheet})
    assert set(codes(reading)) == {"sheet_skipped"}
    assert len(reading.observations) == 4


def test_a_header_called_like_a_township_heads_the_names_below_a_row_of_groups() -> None:
    for corner in ("乡镇", "单位", "镇街"):
        rows: Rows = [
            ["", "一季度", "", "二季度", ""],
            [corner, *["新建工会（家）", "新发展会员（人）"] * 2],
            ["石桥镇", 1, 2, 3, 4],
        ]
        found = figures(read({"2024年": [*rows, ["河口镇", 5, 6, 7, 8]]}))
        assert found["河口镇", "2024Q2", "new_unions"] == 7
        assert len(found) == 8


def test_townships_with_the_unit_of_all_behind_their_names() -> None:
    rows: Rows = [["项目", "石桥镇（万元）", "河口镇（万元）"], ["慰问金", 3, 4], ["工会经费收缴", 5, 6]]
    found = figures(read({"2024年三季度": rows}))
    assert found["河口镇", "2024Q3", "condolence_funds"] == 40000
    assert found["石桥镇", "2024Q3", "dues_collected"] == 50000
    assert len(found) == 4


@pytest.mark.parametrize(
    "title",
    [
        "2024年分月新建工会统计表（家）",
        "2024年各月新建工会情况（家）",
        "2024年逐月新建工会统计表（家）",
        "2024年各季新建工会（家）",
    ],
)
def test_a_title_of_months_names_its_indicator(title: str) -> None:
    rows: Rows = [[title], ["乡镇", "4月", "5月", "6月"], ["石桥镇", 1, 2, 3], ["河口镇", 4, 5, 6]]
    assert figures(read({"Sheet1": rows}))["河口镇", "2024Q2", "new_unions"] == 15


def test_a_level_beside_what_came_and_went() -> None:
    rows: Rows = [
        ["单位", "上季末会员数", "本季增加", "本季减少", "本季末会员数"],
        ["石桥镇", 100, 20, 5, 115],
        ["河口镇", 200, 10, 0, 210],
    ]
    reading = read({"2024年二季度": [["会员增减变动表"], ["单位：人"], *rows]})
    assert figures(reading) == {("石桥镇", "2024Q2", "members"): 115, ("河口镇", "2024Q2", "members"): 210}
    assert set(codes(reading)) == {"column_left_out"}


@pytest.mark.parametrize("text", ["本季末会员总数", "本季度末会员总数", "本期末会员总数"])
def test_at_the_end_of_the_quarter_is_no_part_of_the_name(text: str) -> None:
    assert label_of(text).name == "会员总数"


def test_tabs_called_by_a_bare_quarter() -> None:
    sheets = {f"{q}季": [["乡镇", "新建工会（家）", "会员总数（人）"], *TOWNS] for q in (1, "二")}
    assert {o.period.code for o in read(sheets, "临溪县2024年报表.xlsx").observations} == {"2024Q1", "2024Q2"}
    assert label_of("四季春社区").span is None


def test_parts_set_in_below_their_township_are_none_of_their_own() -> None:
    rows = [["单位", "新建工会（家）", "会员总数（人）"]]
    for town, whole in (("石桥镇", 9), ("河口镇", 6)):
        rows += [[town, whole, 10 * whole], ["其中：机关事业单位", 2, 20], ["　　　非公企业", whole - 2, 10 * whole - 20]]
    reading = read({"2024年三季度": rows})
    assert reading.org_units == ("石桥镇", "河口镇")
    assert "duplicate_differs" not in codes(reading)


@pytest.mark.parametrize("days", [["7月1日", "7月5日"], ["2024年7月1日", "7月3日"], ["7.1", "7.12"], ["7-1", "7-3"]])
def test_days_of_reporting_without_a_year_leave_the_period_to_the_title(days: list[str]) -> None:
    rows: Rows = [["单位", "会员总数（人）", "上报日期"], ["石桥镇", 450, days[0]], ["河口镇", 500, days[1]]]
    reading = read({"2024年二季度": rows})
    assert {o.period.code for o in reading.observations} == {"2024Q2"}
    assert len(reading.observations) == 2


def test_the_whole_of_a_group_that_says_little_takes_the_group_above() -> None:
    rows: Rows = [
        ["单位", "劳动争议调解", "", ""],
        ["", "受理（件）", "", "调解成功（件）"],
        ["", "总数", "其中：欠薪", ""],
        ["石桥镇", 30, 4, 9],
        ["河口镇", 20, 3, 8],
    ]
    grid = sheet(rows, "2024年四季度", merged=((0, 1, 0, 3), (1, 1, 1, 2), (0, 0, 2, 0), (1, 3, 2, 3)))
    found = figures(read([grid]))
    assert found["石桥镇", "2024Q4", "disputes_accepted"] == 30
    assert found["河口镇", "2024Q4", "disputes_settled"] == 8


def test_a_header_that_says_again_how_the_title_ends_is_what_the_title_names() -> None:
    rows: Rows = [
        ["2024年四季度工会经费收缴情况"],
        ["单位：万元"],
        ["乡镇", "年度任务", "本季收缴", "累计收缴"],
        ["石桥镇", 20, 4, 15],
    ]
    reading = read({"Sheet1": [*rows, ["河口镇", 30, 5, 16]]})
    assert figures(reading)["河口镇", "2024Q4", "dues_collected"] == 50000
    assert {t.value for t in reading.targets} == {200000, 300000}


def test_a_unit_line_of_money_tells_which_names_are_money() -> None:
    rows: Rows = [["单位：万元"], ["乡镇", "工会经费收缴", "慰问金"], ["石桥镇", 2, 4], ["河口镇", 3, 5]]
    assert figures(read({"2024年四季度": rows}))["石桥镇", "2024Q4", "dues_collected"] == 20000


@pytest.mark.parametrize("header", ["上级下达", "县级下达数", "市里下达", "下达任务"])
def test_what_is_handed_down_is_a_target(header: str) -> None:
    rows: Rows = [["乡镇", "新建工会（家）", ""], ["", header, "完成数"], ["石桥镇", 20, 4], ["河口镇", 30, 5]]
    reading = read({"2024年二季度": rows})
    assert {t.value for t in reading.targets} == {20, 30}
    assert {o.indicator for o in reading.observations} == {"new_unions"}


def test_a_title_of_changes_over_time_names_its_indicator() -> None:
    rows: Rows = [["2024年会员总数季度变化表（人）"], ["乡镇", "3月末", "6月末"], ["石桥镇", 900, 930], ["河口镇", 800, 810]]
    assert figures(read({"Sheet1": rows}))["河口镇", "2024Q2", "members"] == 810
