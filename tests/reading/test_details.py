"""Columns of labels without which rows would be the same: kinds of what is counted, townships above unions of one name."""

from __future__ import annotations

from indicators.model import TOTAL
from tests.reading.sheets import Rows, codes, figures, read


def by_name(rows: Rows) -> dict[tuple[str, str], float]:
    return {(unit, indicator): value for (unit, _, indicator), value in figures(read({"2024年第二季度": rows})).items()}


def test_rows_and_columns_that_name_an_indicator_together() -> None:
    rows: Rows = [
        ["石桥镇困难帮扶情况"],
        ["项目", "人数（人）", "金额（万元）"],
        ["生活救助", 12, 1.5],
        ["医疗救助", 3, 0.9],
        ["合计", 15, 2.4],
    ]
    assert by_name(rows) == {
        ("石桥镇", "生活救助人数"): 12,
        ("石桥镇", "生活救助金额"): 15000,
        ("石桥镇", "医疗救助人数"): 3,
        ("石桥镇", "医疗救助金额"): 9000,
    }
    assert codes(read({"2024年第二季度": rows}))["column_left_out"] == "A5"


def test_kinds_under_each_org_unit() -> None:
    rows: Rows = [
        ["街道", "工会类型", "工会数（家）"],
        ["前进街道", "企业工会", 12],
        ["", "机关工会", 3],
        ["", "小计", 15],
        ["东风街道", "企业工会", 10],
        ["", "机关工会", 2],
        ["", "小计", 12],
    ]
    reading = read({"2024年第二季度": rows})
    assert by_name(rows) == {
        ("前进街道", "企业工会工会数"): 12,
        ("前进街道", "机关工会工会数"): 3,
        ("东风街道", "企业工会工会数"): 10,
        ("东风街道", "机关工会工会数"): 2,
    }
    assert [p.cell for p in reading.problems if p.code == "column_left_out"] == ["A4", "A7"]


def test_kinds_of_the_whole_are_no_org_units() -> None:
    rows: Rows = [["困难类型", "户数", "金额（元）"], ["深度困难", 12, 12000], ["相对困难", 3, 9000], ["意外致困", 2, 8000]]
    assert {unit for unit, _ in by_name(rows)} == {TOTAL}
    assert len(by_name(rows)) == 6


def test_unions_of_one_name_in_two_townships() -> None:
    rows: Rows = [
        ["乡镇", "工会名称", "会员总数（人）"],
        ["石桥镇", "中心小学工会", 45],
        ["", "卫生院工会", 30],
        ["河口镇", "中心小学工会", 50],
        ["", "供电所工会", 20],
    ]
    assert by_name(rows) == {
        ("石桥镇中心小学工会", "members"): 45,
        ("卫生院工会", "members"): 30,
        ("河口镇中心小学工会", "members"): 50,
        ("供电所工会", "members"): 20,
    }
