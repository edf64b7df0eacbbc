"""Which numbers of a text are figures, what they are worth, and which are only words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.proofreading.evened import evened
from indicators.proofreading.figure import Figure
from indicators.proofreading.figures import figures_in


def one(text: str) -> Figure:
    [figure] = figures_in(text)
    return figure


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit", "qualifier"),
    [
        ("新建工会15家。", "15家", 15, "家", "exact"),
        ("共有会员1.7万名", "1.7万名", 17000, "名", "exact"),
        ("发放慰问金３５．６万元，", "３５．６万元", 356_000, "元", "exact"),
        ("收缴经费1.23亿元", "1.23亿元", 123_000_000, "元", "exact"),
        ("入会率达95.5%", "95.5%", 0.955, "%", "exact"),
        ("比上年提高2.7个百分点", "2.7个百分点", 0.027, "个百分点", "exact"),
        ("同比增长2.5倍", "2.5倍", 2.5, "倍", "exact"),
        ("走访困难职工1,200余户", "1,200余户", 1200, "户", "approx_over"),
        ("签订率达90%以上，", "90%以上", 0.9, "%", "approx_over"),
        ("近400名职工参加", "近400名", 400, "名", "approx_under"),
        ("约120人参加", "约120人", 120, "人", "approx"),
        ("受理案件50件左右。", "50件左右", 50, "件", "approx"),
        ("帮扶资金4万多元", "4万多元", 40_000, "元", "approx_over"),
        ("不少于20次", "不少于20次", 20, "次", "at_least"),
        ("事故控制在20起以内；", "20起以内", 20, "起", "at_most"),
        ("减轻负担开支10万。", "10万", 100_000, "元", "exact"),
        ("会员达到1200，", "1200", 1200, "", "exact"),
        ("三名教师参加", "三名", 3, "名", "exact"),
        ("组织三百二十人次参观", "三百二十人次", 320, "人次", "exact"),
        ("会员十二万三千人。", "十二万三千人", 123_000, "人", "exact"),
        ("举办活动十余次", "十余次", 10, "次", "approx_over"),
        ("近千名职工", "近千名", 1000, "名", "approx_under"),
        ("占百分之九十五点五", "百分之九十五点五", 0.955, "%", "exact"),
        ("举办了一次培训", "一次", 1, "次", "exact"),
        ("获得三等奖一个。", "一个", 1, "个", "exact"),
        ("全年未发生一起安全事故", "一起", 0, "起", "exact"),
        ("为8个重点企业减负", "8个", 8, "个", "exact"),
        ("收缴经费2013.6万元", "2013.6万元", 20_136_000, "元", "exact"),
        ("筹集十几万元慰问", "十几万元", 100_000, "元", "approx_over"),
        ("先后三次到企业调研", "三次", 3, "次", "exact"),
        ("发展会员1260，收缴", "1260", 1260, "", "exact"),
        ("为850高温岗位职工送水", "850", 850, "", "exact"),
        ("近一半企业建了书屋", "近一半", 0.5, "%", "approx_under"),
        ("三分之二以上职工参保", "三分之二以上", 2 / 3, "%", "approx_over"),
        ("参保面近两成", "近两成", 0.2, "%", "approx_under"),
        ("85%以上的企业已建会", "85%以上", 0.85, "%", "approx_over"),
    ],
)
def test_a_figure_is_read_with_its_unit_and_how_exactly_it_is_meant(
    text: str, quote: str, value: float, unit: str, qualifier: str
) -> None:
    figure = one(text)
    assert (text[figure.start : figure.end], figure.unit, figure.qualifier) == (quote, unit, qualifier)
    assert figure.value == pytest.approx(value)
    assert figure.value_max is None


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("每月补助150—200元", 150, 200, "元"),
        ("完成率在80%至90%之间", 0.8, 0.9, "%"),
        ("每镇3—5家", 3, 5, "家"),
        ("三四十人", 30, 40, "人"),
        ("五六家企业", 5, 6, "家"),
    ],
)
def test_a_range_has_both_its_ends(text: str, low: float, high: float, unit: str) -> None:
    figure = one(text)
    assert (figure.value, figure.value_max, figure.unit, figure.qualifier) == (low, high, unit, "range")


@pytest.mark.parametrize(
    "text",
    [
        "2024年上半年，按照3月15日会议要求，1—6月推进",
        "一是加强领导，二是落实责任。三、下一步打算",
        "第三届职工代表大会，第2次会议，团体第一名",
        "学习“三个代表”重要思想和《关于加强5项工作的意见》",
        "县工发〔2024〕12号文件",
        "从五个方面、三个层面着手，抓住两个重点，夯实三项基础。",
        "百人以上企业、25人以上的企业、50人以上（含50人）企业",
        "县总八届四次全委会，十二届6次全会，经过3个多月筹备",
        "为2024职工技能大赛作准备，2024.05起施行",
        "另一半企业",
        "用了10余天时间，对产值上亿元的企业进行摸底",
        "提供24小时服务，拨打12345热线，7×24小时值守",
        "三年行动计划，十四五期间，二十大精神，五一前夕",
        "进一步统一思想，第一时间一起推动，一线职工",
        "5G基站、ISO9001认证",
        "坚持“成熟一家、发展一家”",
        "子女在14周岁以下的职工",
        "千家万户，千方百计",
    ],
)
def test_words_that_only_look_like_figures(text: str) -> None:
    assert [text[f.start : f.end] for f in figures_in(text)] == []


def test_a_change_from_one_to_another_is_two_figures() -> None:
    assert [f.value for f in figures_in("由上年的35家增加到58家")] == [35, 58]
    assert [f.value for f in figures_in("从35家到58家")] == [35, 58]


def test_three_times_a_hundred_percent_is_one_figure() -> None:
    assert [f.value for f in figures_in("实现建会率、入会率三个100%")] == [1]


def test_figures_never_overlap_and_lie_in_the_text() -> None:
    text = "新建工会15家、新增会员821人，完成率97.2%，同比增长10%，发放3.5万元、80%至90%，三四十人。" * 3
    figures = figures_in(text)
    assert all(a.end <= b.start for a, b in pairwise(figures))
    assert all(0 <= f.start < f.end <= len(text) for f in figures)


@given(st.text(alphabet="0123456789一二三十百千万亿两多余近约%元家人个百分点，。、年月（）—至.", max_size=60))
def test_any_text_has_figures_that_can_be_stood_by(text: str) -> None:
    for figure in figures_in(text):
        assert figure.value >= 0
        assert text[figure.start : figure.end].strip()
        assert figure.value_max is None or figure.value_max > figure.value


@given(st.integers(min_value=1, max_value=10**7), st.sampled_from(["家", "人", "件", "份", "人次", "元"]))
def test_every_whole_number_with_a_unit_is_found(number: int, unit: str) -> None:
    figure = one(f"累计完成{number}{unit}。")
    assert (figure.value, figure.unit, figure.step) == (number, unit, 1)


@given(st.text(max_size=80))
def test_a_text_keeps_its_length_when_evened(text: str) -> None:
    assert len(evened(text)) == len(text)
