"""指标体系 and 工作亮点: sheets whose content is used as it stands."""

from __future__ import annotations

import pytest

from indicators.model import TOTAL, Better, Kind, TargetForm
from tests.reading.sheets import codes, figures, read, sheet

DEFINITIONS = [
    ["指标", "单位", "类型", "方向", "分子", "分母", "目标形式", "所属部分", "别名"],
    ["骑手入会数", "人", "流量", "越高越好", "", "", "年度累计", "组织建设", "快递员入会、外卖员入会"],
    ["骑手总数", "人", "存量", "中性", "", "", "", "组织建设", ""],
    ["骑手入会率", "%", "比率", "越高越好", "骑手入会数", "骑手总数", "不低于", "组织建设", ""],
    ["交通意外", "起", "流量", "越低越好", "", "", "不超过", "安全", ""],
]
FIGURES = [["乡镇", "快递员入会（人）", "骑手总数（人）", "交通意外（起）"], ["A镇", 5, 50, 1], ["B镇", 6, 60, 0]]


def test_a_workbook_brings_its_own_definitions() -> None:
    reading = read({"指标体系": DEFINITIONS, "2024年第一季度": FIGURES})
    defined = {i.name: i for i in reading.indicators}
    assert defined["骑手入会数"].kind is Kind.FLOW
    assert defined["骑手总数"].kind is Kind.STOCK
    assert defined["骑手总数"].better is Better.NEITHER
    assert (defined["骑手入会率"].kind, defined["骑手入会率"].numerator) == (Kind.RATIO, defined["骑手入会数"].id)
    assert (defined["交通意外"].better, defined["交通意外"].target_form) == (Better.LOWER, TargetForm.CEILING)
    assert not any(i.inferred for i in reading.indicators)


def test_a_section_merged_down_is_that_of_each_definition() -> None:
    rows = [
        ["所属部分", "指标", "类型"],
        ["网约劳动者", "骑手入会数", "流量"],
        ["", "骑手总数", "存量"],
        ["", "交通意外", "流量"],
    ]
    reading = read([sheet(rows, "指标体系", merged=((1, 0, 2, 0),)), sheet(FIGURES, "2024年第一季度")])
    sections = {i.name: i.section for i in reading.indicators}
    assert sections["骑手入会数"] == sections["骑手总数"] == "网约劳动者" != sections["交通意外"]


def test_its_aliases_are_known_in_its_sheets() -> None:
    reading = read({"指标体系": DEFINITIONS, "2024年第一季度": FIGURES})
    riders = next(i.id for i in reading.indicators if i.name == "骑手入会数")
    assert figures(reading)["A镇", "2024Q1", riders] == 5


def test_notes_in_their_own_words() -> None:
    notes = [
        ["单位", "板块", "内容"],
        ["A镇总工会", "组织建设", "集中入会3场，新增12人。"],
        ["", "帮扶", "慰问。"],
        ["全县", "其他", "综述。"],
    ]
    reading = read({"2024年第一季度": FIGURES, "工作亮点": notes})
    assert [(n.org_unit, n.section, n.text) for n in reading.notes] == [
        ("A镇", "组织建设", "集中入会3场，新增12人。"),
        ("A镇", "帮扶", "慰问。"),
        (TOTAL, "其他", "综述。"),
    ]
    assert {n.period.code for n in reading.notes if n.period} == {"2024Q1"}
    assert reading.notes[0].source.cell == "C2"


@pytest.mark.parametrize(
    ("heading", "themes", "kept"),
    [
        ("专题", ("困难职工帮扶", "工会组织建设", "困难职工帮扶"), True),
        ("归口", ("困难职工帮扶", "工会组织建设", "别的"), True),
        ("联系人", ("困难职工帮扶", "张三", "李四"), False),
    ],
)
def test_the_theme_of_a_note_is_known_by_what_stands_in_its_column(heading: str, themes: tuple[str, ...], kept: bool) -> None:
    notes = [
        ["单位", heading, "内容"],
        *([f"{place}镇", theme, "入户走访。"] for place, theme in zip("ABC", themes, strict=True)),
    ]
    reading = read({"2024年第一季度": FIGURES, "工作亮点": notes})
    assert [note.section for note in reading.notes] == (list(themes) if kept else ["", "", ""])


def test_definitions_with_figures_beside_them_give_both() -> None:
    rows = [
        ["石桥镇2024年第一季度指标完成情况"],
        ["指标名称", "单位", "指标性质", "年度目标", "完成数", "备注"],
        ["骑手入会数", "人", "流量", 20, 5, ""],
        ["骑手总数", "人", "存量", "", 50, ""],
        ["慰问金额", "万元", "流量", "", 1.5, ""],
    ]
    reading = read({"指标说明": rows})
    assert {(unit, value) for (unit, _, _), value in figures(reading).items()} == {
        ("石桥镇", 5),
        ("石桥镇", 50),
        ("石桥镇", 15000),
    }
    assert {i.name: i.kind for i in reading.indicators} == {
        "骑手入会数": Kind.FLOW,
        "骑手总数": Kind.STOCK,
        "慰问金额": Kind.FLOW,
    }
    assert [t.value for t in reading.targets] == [20]


def test_definitions_alone_are_no_figures() -> None:
    weighted = [
        [*row, *more] for row, more in zip(DEFINITIONS, (["权重", "序号"], [20, 1], [30, 2], [50, 3], [0, 4]), strict=True)
    ]
    reading = read({"指标体系": weighted, "2024年第一季度": FIGURES})
    assert {o.source.sheet for o in reading.observations} == {"2024年第一季度"}
    assert not reading.problems


def test_instructions_and_adverts_are_skipped_and_said_so() -> None:
    reading = read({"填报说明": [["新建工会数", 12], ["会员总数", 13]], "CNKI": [["检索平台"]], "2024年第一季度": FIGURES})
    assert len(figures(reading)) == 6
    assert {p.sheet for p in reading.problems if p.code == "sheet_skipped"} == {"填报说明", "CNKI"}


def test_a_file_without_figures_says_so() -> None:
    assert "no_figures" in codes(read({"说明": [["请于每季末上报"]]}))


def test_a_sheet_called_an_example_is_read_if_the_figures_are_nowhere_else() -> None:
    assert len(figures(read({"2024年第一季度样表": FIGURES}))) == 6
