"""Columns of remarks: the words of org units on their own figures, as notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.dataset import dataset_of
from indicators.model import REMARK, CellRef, Note
from tests.reading.sheets import Rows, read

SPAN = "临溪县2024年上半年新建工会完成情况表"


PLACE = CellRef("报表.xlsx", "亮点", "B2")


def rows_of(said: str) -> Rows:
    return [[SPAN, "", ""], ["乡镇", "新建工会数（家）", "未完成原因"], ["东岭镇", 1, said], ["西河镇", 3, ""]]


def by_unit(header: str, *said: object, title: str = SPAN) -> list[tuple[str, str, str]]:
    """The notes of a sheet of one indicator with these remarks, as org unit, indicator and text."""
    towns = ("东岭镇", "西河镇", "南塘乡", "北桥街道", "石门镇", "柳溪乡")
    rows: Rows = [
        [title, "", "", ""],
        ["乡镇", "新建工会 年度目标（家）", "新建工会 完成数（家）", header],
        *([town, 10, 4, text] for town, text in zip(towns, said, strict=False)),  # type: ignore[list-item]
    ]
    return [(note.org_unit, note.section, note.text.removeprefix(REMARK)) for note in read({"Sheet1": rows}).notes]


@pytest.mark.parametrize("header", ["备注", "说明", "未完成原因", "原因分析", "情况说明", "存在问题", "滞后原因"])
def test_a_remark_stands_under_the_name_of_the_rows_one_indicator(header: str) -> None:
    found = by_unit(header, "辖区企业搬迁，计划下季度补建", "")
    assert found == [("东岭镇", "新建工会数", "辖区企业搬迁，计划下季度补建")]


def test_what_explains_nothing_is_left_out() -> None:
    said = ("无", "已完成", "见附件", "2024-06-30", 12, "联系人：王芳")
    assert by_unit("备注", *said) == by_unit("未完成原因", *said) == []


@pytest.mark.parametrize(("header", "told"), [("未完成原因", True), ("备注", False)])
def test_a_column_that_asks_for_reasons_gives_them_whatever_they_say(header: str, told: bool) -> None:
    assert bool(by_unit(header, "小微企业比较多")) is told


@pytest.mark.parametrize("header", ["联系人", "下一步打算", "整改措施", "联系电话"])
def test_other_columns_of_words_are_none(header: str) -> None:
    assert by_unit(header, "因人员调整，尚未上报") == []


def test_of_several_indicators_it_is_on_the_org_unit() -> None:
    rows: Rows = [
        ["临溪县2024年上半年工会工作情况表", "", "", ""],
        ["乡镇", "新建工会数（家）", "会员总数（人）", "未完成原因"],
        ["东岭镇", 1, 500, "企业少，停产多"],
        ["西河镇", 3, 600, ""],
    ]
    (note,) = read({"Sheet1": rows}).notes
    assert (note.org_unit, note.section, note.source.cell) == ("东岭镇", "", "D3")
    assert note.period is not None
    assert note.period.code == "2024H1"


def test_in_the_sheet_of_one_org_unit_a_line_explains_its_indicator() -> None:
    rows: Rows = [
        ["东岭镇2024年上半年工会工作完成情况", "", "", ""],
        ["指标", "单位", "完成数", "说明"],
        ["新建工会", "家", 1, "部分企业停产，正在对接"],
        ["职工培训人次", "人次", 60, ""],
    ]
    (note,) = read({"Sheet1": rows}).notes
    assert (note.org_unit, note.section) == ("东岭镇", "新建工会数")


def test_that_of_the_whole_is_no_org_units() -> None:
    rows: Rows = [
        [SPAN, "", ""],
        ["乡镇", "新建工会数（家）", "未完成原因"],
        ["东岭镇", 1, ""],
        ["西河镇", 3, ""],
        ["合计", 4, "全县企业偏少"],
    ]
    assert read({"Sheet1": rows}).notes == ()


def test_the_last_remark_on_the_same_figures_counts_and_highlights_all_stay() -> None:
    first, later, other = (
        replace(read({"Sheet1": rows_of(said)}), notes=(*read({"Sheet1": rows_of(said)}).notes, Note("东岭镇", "", lit, PLACE)))
        for said, lit in (("因搬迁推迟", "甲"), ("企业停产，计划下季度补建", "乙"), ("", "丙"))
    )
    found = dataset_of([first, later, other]).notes
    assert [n.text for n in found if n.is_remark] == [f"{REMARK}企业停产，计划下季度补建"]
    assert {n.text for n in found if not n.is_remark} == {"甲", "乙", "丙"}
