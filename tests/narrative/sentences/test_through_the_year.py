"""What is said before anything is done, at the turn of the year and after its end."""

from __future__ import annotations

import pytest

from tests.narrative.datasets import Sheet
from tests.narrative.summaries import ABOVE, TEN, Values, summary, told

NOTHING_DONE = [
    ("2024H1", "二季度尚未新建工会，年度任务为60家，低于序时进度50.0个百分点；与上年同期相同。"),
    ("2024", "四季度未新建工会，年度任务60家未完成；与上年同期相同。"),
]


@pytest.mark.parametrize(("period", "sentence"), NOTHING_DONE)
def test_that_nothing_is_done_is_told_by_its_verb(period: str, sentence: str) -> None:
    sheet = Sheet()
    for year in (2023, 2024):
        sheet.put("new_unions", f"{year}{'Q4' if period == '2024' else 'Q2'}", (0,) * 6)
        sheet.ask("new_unions", year, TEN)
    assert sentence in summary(sheet.dataset(), period)


def test_while_the_last_quarter_is_not_in_what_is_not_begun_has_no_completion() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q1", (0,) * 6)
    sheet.ask("new_unions", 2024, TEN)
    assert "一季度尚未新建工会，年度任务为60家。" in summary(sheet.dataset())


@pytest.mark.parametrize(("asked", "said"), [(TEN, False), ((), True)])
def test_the_turn_of_the_year_is_no_news_of_what_has_a_years_target(asked: Values, said: bool) -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2023Q4", (9,) * 6)
    sheet.put("new_unions", "2024Q1", (3,) * 6)
    if asked:
        sheet.ask("new_unions", 2024, asked)
    assert ("比上季度" in summary(sheet.dataset(), "2024Q1")) is said


def test_after_the_years_end_what_is_left_is_named_and_so_is_the_next_year() -> None:
    said = told("new_unions", (12, 12, 12, 8, 8, 8), TEN, period="2024", **ABOVE)
    assert "对未完成任务的3个单位逐一分析原因、加强指导" in said
    assert "进度较慢" not in said
    behind = told("new_unions", (12, 8, 8, 8, 8, 8), TEN, period="2024")
    assert "2025年" in behind.split("从数据看")[1]
    assert "下一年" not in behind
