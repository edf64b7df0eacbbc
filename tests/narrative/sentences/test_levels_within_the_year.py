"""A level beside the quarter before, and in a report on the whole year beside the end of the last one."""

from __future__ import annotations

import pytest

from indicators.dataset import Dataset
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import summary


def members(*quarters: float, first: int = 2023) -> Dataset:
    sheet = Sheet()
    for place, value in enumerate(quarters):
        sheet.put("members", f"{first + place // 4}Q{place % 4 + 1}", (value,) * 6)
    return sheet.dataset()


@pytest.mark.parametrize(
    ("quarters", "period", "said"),
    [
        ((400, 410, 420, 430, 440, 450, 440), "2024Q1-Q3", "三季度有所减少，比6月底少60人"),
        ((400, 410, 420, 430, 420), "2024Q1", "一季度有所减少，比上年末少60人"),
    ],
)
def test_a_fall_since_the_quarter_before_is_told_though_last_year_was_lower(
    quarters: tuple[float, ...], period: str, said: str
) -> None:
    assert said in summary(members(*quarters), period)


@pytest.mark.parametrize(
    ("quarters", "period"),
    [
        ((400, 410, 420, 430, 440, 450, 460), "2024Q1-Q3"),  # rising
        ((400, 410, 420, 430, 440, 450, 449), "2024Q1-Q3"),  # by less than can be anything
        ((500, 510, 520, 530, 540, 480, 470), "2024Q1-Q3"),  # below last year's, which says more
    ],
)
def test_nothing_is_told_of_a_rise_or_where_last_year_says_more(quarters: tuple[float, ...], period: str) -> None:
    assert "有所减少，比" not in summary(members(*quarters), period)


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (460, "比上年末增加180人，增长7.0%"),
        (430, "与上年末基本持平"),
        (400, "比上年末减少180人，下降7.0%"),
    ],
)
def test_at_the_year_s_end_it_is_set_beside_the_end_of_the_last_one(last: float, said: str) -> None:
    text = summary(members(400, 410, 420, 430, 440, 450, 455, last), "2024")
    assert said in text
    assert "会员总数2" in text
    assert "上年同期" not in text


def test_within_the_year_it_is_set_beside_the_same_day_of_last_year() -> None:
    assert "上年末" not in summary(members(400, 410, 420, 430, 440, 450, 455), "2024Q1-Q3")
