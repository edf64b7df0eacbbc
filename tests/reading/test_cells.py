from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading.cells import Amount, Sort, read_amount, sort_of
from indicators.reading.sheets import sheet_of
from tests.reading.sheets import sheet

DONE_IN_PART = ["已完成", "完成3家，新建2家", "已完成3项中的2项", "已完成5家，比上年增长20%"]
"""What was done, in words of which no one number is the amount."""


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12家", Amount(12, "家")),
        ("1,234", Amount(1234)),
        ("1 234", Amount(1234)),
        ("１２", Amount(12)),
        (" 192 ", Amount(192)),
        ("95%", Amount(95, "%")),
        ("95％", Amount(95, "%")),
        ("约3.5万元", Amount(3.5, "万元", rough=True)),
        ("30余人", Amount(30, "人", rough=True)),
        ("预计12", Amount(12, provisional=True)),
        ("12（初步数）", Amount(12, provisional=True)),
        ("12家(暂定)", Amount(12, "家", provisional=True)),
        ("暂估：3.5万元", Amount(3.5, "万元", provisional=True)),
        ("(预计)95%", Amount(95, "%", provisional=True)),
        ("1,200快报", Amount(1200, provisional=True)),
        ("预计约30人", Amount(30, "人", rough=True, provisional=True)),
        ("3.5万", Amount(3.5, "万")),
        ("-5", Amount(-5)),
        ("−5", Amount(-5)),
        ("¥1,200", Amount(1200, "元")),
        ("≥95%", Amount(95, "%", bound=True)),
        ("90%以上", Amount(90, "%", bound=True)),
        ("零", Amount(0)),
        ("3个村", Amount(3, "个村")),
        ("人民币7000元", Amount(7000, "元")),
        ("RMB 7,000", Amount(7000, "元")),
        ("7000元整", Amount(7000, "元")),
        ("已完成5家，占年度任务的33%", Amount(5, "家")),
        ("目前，已累计完成1.2万元。", Amount(1.2, "万元")),
        ("完成12家；完成率50%", Amount(12, "家")),
    ],
)
def test_numbers_as_people_write_them(text: str, amount: Amount) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    "text", ["6.3(6.1)", "(123)", "10-20", "0.0(百分点)", "3家/2家", "12.3.4", "1,23", "2024年", "约三十", *DONE_IN_PART]
)
def test_no_plain_numbers(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize(
    ("value", "sort"),
    [
        (None, Sort.BLANK),
        ("  ", Sort.BLANK),
        (3, Sort.NUMBER),
        ("12家", Sort.NUMBER),
        ("—", Sort.GAP),
        ("……", Sort.GAP),
        ("/", Sort.GAP),
        ("未报", Sort.GAP),
        ("无数据", Sort.GAP),
        ("无", Sort.GAP),
        ("6.3(6.1)", Sort.ODD),
        ("3-5", Sort.ODD),
        ("2024年", Sort.TEXT),
        ("1月", Sort.TEXT),
        ("1-2月平均", Sort.TEXT),
        ("1.新建工会数", Sort.TEXT),
        ("5.1服务卡年度制卡数", Sort.TEXT),
        ("100人以上企业建会率", Sort.TEXT),
        (datetime(2024, 3, 5), Sort.TEXT),
        (True, Sort.TEXT),
    ],
)
def test_what_a_cell_holds(value: object, sort: Sort) -> None:
    assert sort_of(value) is sort  # type: ignore[arg-type]


def test_error_values_stand_where_a_number_should() -> None:
    grid = sheet([["A", None], ["B", 1]], errors={(0, 1): "#REF!"})
    assert list(sheet_of(grid).sorts[0]) == [Sort.TEXT, Sort.ODD]


@given(st.integers(-(10**9), 10**9))
def test_a_number_with_separators_is_the_number(number: int) -> None:
    for text in (str(number), f"{number:,}", f" {number} ", f"{number}人"):
        amount = read_amount(text)
        assert amount is not None
        assert amount.value == number
