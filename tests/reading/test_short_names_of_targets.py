"""Targets by a shorter name than that of the column they are of, and a share beside the whole."""

from __future__ import annotations

import pytest

from tests.reading.sheets import codes, figures, read, sheet, targets


@pytest.mark.parametrize(
    ("target", "value", "indicator"),
    [
        ("年度建会任务（家）", "本季新建工会（家）", "new_unions"),
        ("2024年建会任务数", "新建工会", "new_unions"),
        ("全年提案目标（件）", "职工代表提案（件）", "职工代表提案"),
        ("活动计划（场次）", "本季开展职工活动（场次）", "开展职工活动"),
    ],
)
def test_a_target_by_a_short_name_is_that_of_the_column_it_abbreviates(target: str, value: str, indicator: str) -> None:
    reading = read({"2024年一季度": [["乡镇", target, value], ["A镇", 8, 1], ["B镇", 5, 2]]})
    assert targets(reading) == {("A镇", indicator, None): 8, ("B镇", indicator, None): 5}
    assert figures(reading) == {("A镇", "2024Q1", indicator): 1, ("B镇", "2024Q1", indicator): 2}


@pytest.mark.parametrize(
    ("asked", "done"), [("经费上缴目标", "经费上缴完成"), ("谈心谈话任务", "谈心谈话累计"), ("课题计划", "课题完成数")]
)
def test_a_target_and_what_was_done_of_the_same_name_are_one(asked: str, done: str) -> None:
    name = asked[:-2]
    reading = read({"2024年一季度": [["乡镇", f"{asked}（件）", f"{done}（件）"], ["A镇", 8, 1], ["B镇", 5, 2]]})
    assert targets(reading) == {("A镇", name, None): 8, ("B镇", name, None): 5}
    assert {(unit, value) for (unit, _, found), value in figures(reading).items() if found == name} == {("A镇", 1), ("B镇", 2)}


@pytest.mark.parametrize("other", ["经费上缴完成（件）", "经费留成完成（万元）"])
def test_of_another_unit_or_name_they_are_two(other: str) -> None:
    rows = [["乡镇", "经费上缴目标（万元）", other], ["A镇", 8, 1], ["B镇", 5, 2]]
    assert targets(read({"2024年一季度": rows})) == {}


def test_a_short_name_that_fits_two_columns_is_of_neither() -> None:
    head = ["乡镇", "年度建会任务（家）", "本季新建工会（家）", "重建工会（家）"]
    assert targets(read({"2024年一季度": [head, ["A镇", 8, 1, 0], ["B镇", 5, 2, 1]]})) == {}


def test_a_short_name_counted_in_another_unit_is_no_abbreviation() -> None:
    head = ["乡镇", "年度建会任务（人）", "本季新建工会（家）"]
    assert targets(read({"2024年一季度": [head, ["A镇", 8, 1], ["B镇", 5, 2]]})) == {}


def test_a_share_after_the_org_units_is_none_of_them() -> None:
    head = ["指标名称", "计量单位", "城关街道", "柳溪镇", "合计", "城区占比"]
    rows = [["新建工会数", "家", 3, 1, 4, 0.75], ["会员总数", "人", 30, 10, 40, 0.75]]
    reading = read([sheet([head, *rows], "2024年一季度", percent={(1, 5), (2, 5)})])
    assert set(reading.org_units) == {"城关街道", "柳溪镇"}
    assert set(codes(reading)) == {"column_left_out"}
