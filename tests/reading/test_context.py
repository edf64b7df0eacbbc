from __future__ import annotations

import pytest

from indicators.dataset import dataset_of
from indicators.reading.context import context_of
from indicators.reading.regions import tables_of
from indicators.reading.titles import is_generic, place_of, subject_of
from tests.reading.sheets import read, sheet


@pytest.mark.parametrize(
    ("title", "county", "org_unit"),
    [
        ("临溪县2024年第二季度工会工作指标完成情况统计表", "临溪县", ""),
        ("临溪县总工会二〇二四年报表", "临溪县", ""),
        ("城东街道2024年工会工作目标任务完成情况表", "", "城东街道"),
        ("临溪县城东街道总工会2024年报表", "临溪县", "城东街道"),
        ("2024年河口镇工会工作情况", "", "河口镇"),
        ("附件1：临溪县2024年各乡镇统计表", "临溪县", ""),
        ("临溪县各乡镇2024年新建工会数统计表", "临溪县", ""),
        ("景德镇市总工会2024年报表", "景德镇市", ""),
        ("和平社区2024年工会工作", "", "和平社区"),
        ("高新区2024年工会工作", "", "高新区"),
        ("【城东街道】", "", "城东街道"),
        ("主要城市年度数据", "", ""),
        ("各乡镇工会2024年", "", ""),
    ],
)
def test_the_place_a_title_names(title: str, county: str, org_unit: str) -> None:
    place = place_of(title)
    assert (place.county, place.org_unit) == (county, org_unit)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("临溪县2024年各乡镇新建工会数统计表（家）", "新建工会数(家)"),
        ("2024年临溪县新增会员数（人）", "新增会员数(人)"),
        ("5.1服务卡年度制卡数", "5.1服务卡年度制卡数"),
        ("临溪县历年会员总数（万人）", "会员总数(万人)"),
        ("2024年第一季度", ""),
        ("2025年新增会员任务分解及完成情况（人）", "新增会员(人)"),
        ("2025年经费收入及支出情况", "经费收入及支出"),
        ("新建工会数两年对比表（家）", "新建工会数(家)"),
        ("临溪县2024年工会经费收缴（万元）分乡镇完成情况", "工会经费收缴(万元)"),
        ("临溪县2024年工会工作统计表", ""),
        ("2024年临溪县目标完成情况", ""),
    ],
)
def test_what_a_title_is_about(title: str, subject: str) -> None:
    assert subject_of(title) == subject


def test_tabs_that_say_nothing() -> None:
    assert all(is_generic(tab) for tab in ("Sheet1", "数据", "2024年第一季度", "2024年4—6月", "表3", "汇总"))
    assert not any(is_generic(tab) for tab in ("新建工会数", "城东", "5.1服务卡年度制卡数"))


def context(*lines: list[str], tab: str = "Sheet1", file: str = "a.xlsx"):
    table = tables_of(sheet([*lines, ["单位", "新建工会数", "会员总数"], ["A镇", 1, 2], ["B镇", 3, 4]], tab))[0]
    return context_of(table, file)


def test_a_tab_gives_the_quarter_and_the_title_the_year() -> None:
    span = context(["临溪县2024年工会工作统计表"], tab="第二季度").span
    assert span is not None
    assert (span.year, span.first, span.last) == (2024, 4, 6)


def test_the_time_of_filling_in_is_no_period() -> None:
    assert context(["填报单位：临溪县总工会", "", "填报时间：2024年7月5日"]).span is None


def test_the_file_name_counts_when_nothing_else_says_so() -> None:
    span = context(["工会工作统计表"], file="河口镇2024年一季度报表.xlsx").span
    assert span is not None
    assert (span.year, span.first) == (2024, 1)


def test_a_tab_and_a_title_that_contradict_each_other() -> None:
    found = context(["临溪县2024年第一季度统计表"], tab="2024年第二季度")
    assert found.conflict == ("临溪县2024年第一季度统计表", "2024年第二季度")
    assert found.span is not None
    assert found.span.last == 3


def test_the_unit_line_left_or_right() -> None:
    assert context(["统计表", "", "单位：万元"]).units == ("万元",)
    assert context(["填报单位：临溪县总工会    单位：家、万元"]).units == ("家", "万元")


@pytest.mark.parametrize(
    ("line", "org_unit"),
    [
        ("填报单位：城东街道总工会", "城东街道"),
        ("单位：城东街道", "城东街道"),
        ("单位名称：石桥镇总工会", "石桥镇"),
        ("所属乡镇:石桥镇", "石桥镇"),
        ("乡镇（街道）：石桥镇", "石桥镇"),
        ("报送单位（盖章）：石桥镇（公章）", "石桥镇"),
        ("工会名称：石桥镇总工会  单位：万元", "石桥镇"),
        ("2024年一季度（填报单位：石桥镇）", "石桥镇"),
        ("名称叫法不一：石桥镇2024年报表", "石桥镇"),
        ("石桥镇总工会：工会工作统计表", "石桥镇"),
        ("填报单位：城东", "城东"),
        ("填报单位：县总工会", ""),
        ("填报部门：组织部", ""),
        ("单位：万元", ""),
        ("填报人：张三", ""),
    ],
)
def test_who_filled_it_in(line: str, org_unit: str) -> None:
    assert context([line]).org_unit == org_unit


@pytest.mark.parametrize(("names", "county"), [(("东区分会", "西区分会"), "海湾经济技术开发区"), (("海湾经济技术开发区",), "")])
def test_a_place_that_only_the_title_names_is_the_whole(names: tuple[str, ...], county: str) -> None:
    rows = [
        ["海湾经济技术开发区总工会2024年一季度工会工作统计表"],
        ["单位", "新建工会数（家）"],
        *([name, 3] for name in names),
    ]
    reading = read({"一季度": rows})
    assert reading.county == county
    assert dataset_of([reading]).county == county


def test_an_org_unit_of_another_file_is_not_the_whole() -> None:
    county = read({"一季度": [["青川县2024年一季度"], ["单位", "新建工会数（家）"], ["石桥镇", 3], ["河口镇", 2]]})
    town = read({"一季度": [["石桥镇2024年一季度"], ["单位", "职工总数（人）"], ["前进村", 3], ["红旗村", 2]]})
    assert dataset_of([county, town]).county == "青川县"


def test_a_sheet_that_sets_targets() -> None:
    assert context(["临溪县2024年工会工作目标任务分解表"]).plan
    assert context(["附件1：2024年各乡镇年度目标"]).plan
    assert context(["2024年一季度"], tab="任务分解").plan
    assert context(["2024年新建工会目标"]).plan
    assert not context(["目标村乡2024年新建工会"], tab="目标村乡").plan
    assert not context(["临溪县2024年工会工作目标任务完成情况表"]).plan
    assert not context(["2024年一季度完成情况"], tab="任务分解").plan
