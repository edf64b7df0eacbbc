"""Amounts in Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading.cells import Sort, read_amount, sort_of
from indicators.reading.numerals import in_digits, number_of
from tests.reading.sheets import codes, figures, read


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("三家", "3家"),
        ("十二家", "12家"),
        ("两人", "2人"),
        ("一百零五人", "105人"),
        ("二千三百四十人次", "2340人次"),
        ("约二十人", "约20人"),
        ("三万元", "3万元"),
        ("十余家", "10余家"),
        ("一万二千元", "12000元"),
        ("十二万零五十人", "120050人"),
        ("三点五万元", "3.5万元"),
        ("百分之九十六", "96%"),
        ("百分之九十八点五", "98.5%"),
        ("百分之百", "100%"),
    ],
)
def test_numerals_with_a_unit(text: str, digits: str) -> None:
    assert in_digits(text) == digits
    assert sort_of(text) is Sort.NUMBER


@pytest.mark.parametrize("text", ["三元", "三级", "二期", "一季度", "三家村", "十堰", "九江", "五家渠", "第三次", "三人行"])
def test_names_ordinals_and_periods_are_no_amounts(text: str) -> None:
    assert in_digits(text) == text
    assert sort_of(text) is Sort.TEXT


@pytest.mark.parametrize("text", ["三四家", "万家", "一", "一万五元", "万元", "百分之几"])
def test_numerals_that_leave_open_how_many_are_no_amounts(text: str) -> None:
    assert in_digits(text) == text
    assert sort_of(text) is Sort.TEXT


def spelled(number: int) -> str:
    """A number below ten thousand as it is written out."""
    text, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if zero and text else "") + "〇一二三四五六七八九"[digit] + name
        zero = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


@given(st.integers(1, 9999))
def test_every_number_is_read_back(number: int) -> None:
    assert number_of(spelled(number)) == number


def test_a_sheet_filled_in_with_numerals() -> None:
    reading = read(
        {"2024Q1": [["乡镇", "新建工会数", "帮扶资金（万元）"], ["A镇", "三家", "两万元"], ["B镇", "十二家", "三成"]]}
    )
    assert figures(reading) == {
        ("A镇", "2024Q1", "new_unions"): 3,
        ("A镇", "2024Q1", "assistance_funds"): 20000,
        ("B镇", "2024Q1", "new_unions"): 12,
    }
    assert codes(reading) == {"words_for_number": "C3"}
    assert read_amount("十二家") == read_amount("12家")
