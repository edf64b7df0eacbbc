"""How a difference is told: by how much, in which unit, and when there is none."""

from __future__ import annotations

import pytest

from tests.narrative.datasets import Sheet
from tests.narrative.summaries import TEN, summary, told

SLIGHTLY = [
    (27, "zh", "略低于序时进度5.0个百分点", False),
    (27, "zh", "低于序时进度5.0个百分点", True),
    (28, "zh", "略低于序时进度3.3个百分点", True),
    (25, "en", "41.7% of the annual target of 60 and 8.3 percentage points behind schedule", True),
    (28, "en", "slightly (3.3 percentage points) behind schedule", True),
]


@pytest.mark.parametrize(("done", "language", "words", "said"), SLIGHTLY)
def test_slightly_is_less_than_five_points(done: int, language: str, words: str, said: bool) -> None:
    sentences = told("new_unions", (done - 20, 4, 4, 4, 4, 4), TEN, language=language)
    assert (words in sentences) is said


SMALL = [
    (0.823, 0.8233, "zh", "与上年同期基本持平"),
    (0.823, 0.8233, "en", "almost unchanged on a year earlier"),
    (0.823, 0.8235, "zh", "比上年同期下降0.1个百分点"),
    (0.823, 0.823, "zh", "与上年同期持平"),
]


@pytest.mark.parametrize(("now", "before", "language", "sentence"), SMALL)
def test_what_prints_as_no_change_is_none(now: float, before: float, language: str, sentence: str) -> None:
    sheet = Sheet()
    sheet.put("labour_contract_rate", "2023Q2", (before,) * 6)
    sheet.put("labour_contract_rate", "2024Q2", (now,) * 6)
    assert sentence in summary(sheet.dataset(), "2024H1", "东岭镇", language=language).replace("同比回落", "比上年同期下降")


MONEY = [
    (6000.0, 4800.0, "发放帮扶资金3.6万元，比上年同期增加0.72万元，增长25.0%。"),
    (10000.0, 9970.0, "发放帮扶资金6万元，与上年同期基本持平。"),
    (10000.0, 9900.0, "发放帮扶资金6万元，比上年同期增加0.06万元，增长1.0%。"),
    (1000.0, 1500.0, "发放帮扶资金6000元，比上年同期减少3000元，下降33.3%。"),
    (60000.0, 30000.0, "发放帮扶资金36万元，比上年同期增加18万元，增长100%，实现翻番。"),
]


@pytest.mark.parametrize(("now", "before", "sentence"), MONEY)
def test_a_difference_of_money_has_the_unit_of_its_figure(now: float, before: float, sentence: str) -> None:
    sheet = Sheet()
    sheet.put("assistance_funds", "2023Q2", (before,) * 6)
    sheet.put("assistance_funds", "2024Q2", (now,) * 6)
    assert sentence in summary(sheet.dataset())


def test_so_has_what_is_over_or_short_of_a_target_and_one_quarter_beside_another() -> None:
    sheet = Sheet()
    sheet.put("assistance_funds", "2024Q3", (5000.0,) * 6)
    sheet.put("assistance_funds", "2024Q4", (5900.0,) * 6)
    sheet.ask("assistance_funds", 2024, (9700.0,) * 6)
    said = summary(sheet.dataset(), "2024", length="full")
    assert "完成年度任务5.82万元的112.4%，超额完成0.72万元" in said
    assert "其中四季度3.54万元，比三季度多0.54万元" in said
