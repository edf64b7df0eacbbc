"""Unions listed below the township whose figures they make up."""

from __future__ import annotations

from indicators.dataset import dataset_of
from indicators.org_units.sight import Sight, seen
from tests.reading.sheets import Rows, codes, read

LISTED: Rows = [
    ["单位", "会员总数（人）", "新增会员（人）"],
    ["石桥镇", 245, 10],
    ["恒远机械有限公司工会", 120, 5],
    ["中心小学工会", 125, 5],
    ["河口镇", 100, 4],
    ["三江水泥厂工会", 60, 3],
    ["卫生院工会", 40, 1],
    ["城关镇", 300, 7],
]


def test_what_makes_up_a_township_belongs_to_it() -> None:
    reading = read({"2024Q2": LISTED})
    assert {u.org_unit: u.parent for u in reading.hierarchy} == {
        "恒远机械有限公司工会": "石桥镇",
        "中心小学工会": "石桥镇",
        "三江水泥厂工会": "河口镇",
        "卫生院工会": "河口镇",
    }
    assert "parts_below_whole" in codes(reading)


def test_the_parts_count_once() -> None:
    dataset = seen(dataset_of([read({"2024Q2": LISTED})]), Sight())
    assert {o.org_unit: o.value for o in dataset.observations if o.indicator == "members"} == {
        "石桥镇": 245,
        "河口镇": 100,
        "城关镇": 300,
    }


def test_others_at_the_end_of_a_list_belong_to_nobody() -> None:
    rows = [*LISTED[:2], ["县教育局", 30, 2], ["县医院", 50, 3]]
    assert read({"2024Q2": rows}).hierarchy == ()


def test_one_sum_may_agree_by_chance() -> None:
    rows: Rows = [["单位", "新建工会数"], ["石桥镇", 2], ["县教育局", 1], ["县医院", 1]]
    assert read({"2024Q2": rows}).hierarchy == ()


COMMUNITIES: Rows = [
    ["单位", "基层工会（个）", "会员（人）"],
    ["北关街道", 14, 900],
    ["    其中：兴华社区", 5, 300],
    ["          永安社区", 6, 500],
    ["官桥镇", 6, 100],
    ["木石镇", 9, 400],
    ["其中：墨子村", 4, 100],
    ["总计", 29, 1400],
]


def test_listed_parts_that_make_up_the_unit_above_belong_to_it() -> None:
    rows = [*COMMUNITIES[:2], ["    其中：兴华社区", 5, 400], ["          永安社区", 9, 500], *COMMUNITIES[4:6]]
    reading = read({"2025年6月": rows})
    assert {u.org_unit: u.parent for u in reading.hierarchy} == {"兴华社区": "北关街道", "永安社区": "北关街道"}
    assert "parts_below_whole" in codes(reading)


def test_listed_parts_that_are_only_some_of_the_unit_above_do_not_count_beside_it() -> None:
    reading = read({"2025年6月": COMMUNITIES})
    members = {o.org_unit: o.value for o in reading.observations if o.indicator == "members"}
    assert members == {"北关街道": 900, "官桥镇": 100, "木石镇": 400}
    assert reading.hierarchy == ()
    assert {p.cell for p in reading.problems if p.code == "subtotal_left_out"} == {"A3", "A4", "A7"}


def test_listed_parts_of_the_whole_are_its_members() -> None:
    rows: Rows = [["单位", "会员（人）"], ["全县", 300], ["其中：石桥镇", 100], ["      河口镇", 200]]
    reading = read({"2025年6月": rows})
    assert (reading.hierarchy, reading.org_units) == ((), ("石桥镇", "河口镇"))
