from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading.spans import Span, find_span, is_day_within_month, span_of, span_of_date, stated_span


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("第一季度", None, 1, 3),
        ("四季度", None, 10, 12),
        ("1季度", None, 1, 3),
        ("Q3", None, 7, 9),
        ("2024Q1", 2024, 1, 3),
        ("2024-Q2", 2024, 4, 6),
        ("24年一季度", 2024, 1, 3),
        ("2024年第1季", 2024, 1, 3),
        ("2024年二季", 2024, 4, 6),
        ("2024-3季", 2024, 7, 9),
        ("2024-3季度", 2024, 7, 9),
        ("2024四季度", 2024, 10, 12),
        ("2024第四季度", 2024, 10, 12),
        ("二〇二四年第二季度", 2024, 4, 6),
        ("2024年1-3月", 2024, 1, 3),
        ("1—6月", None, 1, 6),
        ("1至9月", None, 1, 9),
        ("2024年1月1日至6月30日", 2024, 1, 6),
        ("2024年1月-2024年6月", 2024, 1, 6),
        ("2024.1-6", 2024, 1, 6),
        ("2024年4—6月", 2024, 4, 6),
        ("上半年", None, 1, 6),
        ("2024H1", 2024, 1, 6),
        ("2024年下半年", 2024, 7, 12),
        ("前三季度", None, 1, 9),
        ("一至三季度", None, 1, 9),
        ("2024Q1-Q3", 2024, 1, 9),
        ("全年", None, 1, 12),
        ("2024年", 2024, None, None),
        ("2024", 2024, None, None),
        ("2024年度", 2024, None, None),
        ("2024.06", 2024, 6, 6),
        ("2024-06", 2024, 6, 6),
        ("20240630", 2024, 6, 6),
        ("2024年6月30日", 2024, 6, 6),
        ("截至6月底", None, 6, 6),
        ("六月", None, 6, 6),
        ("第二季度(4-6月)", None, 4, 6),
        ("（2024年第一季度）", 2024, 1, 3),
        ("2024年(上半年)", 2024, 1, 6),
        ("2024年1—2季度", 2024, 1, 6),
        ("Q2 2024", 2024, 4, 6),
        ("H2 2024", 2024, 7, 12),
        ("1H2024", 2024, 1, 6),
        ("3Q 2024", 2024, 7, 9),
        ("FY2024", 2024, None, None),
        ("FY24Q2", 2024, 4, 6),
        ("Q2'24", 2024, 4, 6),
        ("H1’24", 2024, 1, 6),
        ("2Q24", 2024, 4, 6),
        ("Q1-Q2 2024", 2024, 1, 6),
        ("Second quarter of 2024", 2024, 4, 6),
        ("2nd Quarter 2024", 2024, 4, 6),
        ("Quarter 2, 2024", 2024, 4, 6),
        ("first half 2024", 2024, 1, 6),
        ("First three quarters of 2024", 2024, 1, 9),
        ("2024 first quarter", 2024, 1, 3),
        ("April–June 2024", 2024, 4, 6),
        ("Jan. to Sept. 2024", 2024, 1, 9),
        ("June 2024", 2024, 6, 6),
        ("March", None, 3, 3),
    ],
)
def test_period_words(text: str, year: int | None, first: int | None, last: int | None) -> None:
    span = span_of(text)
    assert span is not None
    assert (span.year, span.first, span.last) == (year, first, last)


@pytest.mark.parametrize(
    "text", ["季度", "年度", "年末", "24年", "12", "三八节", "5.1服务卡", "12345热线", "本季完成", "最近12季度", ""]
)
def test_no_period(text: str) -> None:
    assert span_of(text) is None


@pytest.mark.parametrize(
    ("title", "year", "first"),
    [
        ("临溪县2024年第二季度工会工作指标完成情况统计表", 2024, 4),
        ("城东街道2024年工会工作目标任务完成情况表", 2024, None),
        ("154_2024年5月份规模以上工业增加值_2024-06-17", 2024, 5),
        ("十月社区2024年一季度报表", 2024, 1),
    ],
)
def test_the_period_in_a_title(title: str, year: int, first: int | None) -> None:
    found = find_span(title)
    assert found is not None
    assert (found.span.year, found.span.first) == (year, first)


@pytest.mark.parametrize(
    "title",
    ["时间：最近12季度", "十月社区", "5.1服务卡年度采集信息人数", "八一街道", "Summary of decisions", "March 8th activities"],
)
def test_a_title_without_a_period(title: str) -> None:
    assert find_span(title) is None


def test_what_a_label_leaves_open_comes_from_around_it() -> None:
    assert Span(None, 1, 3).within(Span(2024)) == Span(2024, 1, 3)
    assert Span(2024).within(Span(None, 4, 6)) == Span(2024, 4, 6)
    assert Span(2023).within(Span(2024, 4, 6)) == Span(2023, 4, 6)
    assert Span(2024, 1, 3).within(None) == Span(2024, 1, 3)


@pytest.mark.parametrize(
    ("span", "code"),
    [
        (Span(2024, 4, 6), "2024Q2"),
        (Span(2024, 1, 6), "2024H1"),
        (Span(2024), "2024"),
        (Span(2024, 1, 5), None),
        (Span(None, 1, 3), None),
    ],
)
def test_only_whole_quarters_are_periods(span: Span, code: str | None) -> None:
    period = span.period()
    assert (period.code if period else None) == code


def test_a_date_is_its_month() -> None:
    assert span_of_date(datetime(2024, 6, 30)) == Span(2024, 6, 6, point=True)


@given(st.text(max_size=30))
def test_any_text_may_be_asked(text: str) -> None:
    span = span_of(text)
    assert span is None or span.year is not None or span.first is not None


@pytest.mark.parametrize(
    ("line", "year", "first", "last"),
    [
        ("新城区总工会2024年工作推进情况（截至2024年6月底）", 2024, 6, 6),
        ("2024年度工会工作完成情况（截至6月底）", 2024, 6, 6),
        ("第二季度工会工作统计表（2024年）", 2024, 4, 6),
        ("2024年工会工作情况（比2023年同期）", 2024, None, None),
        ("2024年第二季度统计表（填报于7月3日）", 2024, 4, 6),
    ],
)
def test_all_that_a_title_says_of_its_period(line: str, year: int, first: int | None, last: int | None) -> None:
    span = stated_span(line)
    assert span is not None
    assert (span.year, span.first, span.last) == (year, first, last)


def test_a_day_that_ends_no_month() -> None:
    assert all(map(is_day_within_month, ("2024年7月3日", "2024-07-03", "20240705", "（2024.6.29）")))
    assert not any(map(is_day_within_month, ("2024-06-30", "20240331", "2024年6月", "2024.06", "2024年2月29日", "第二季度")))
