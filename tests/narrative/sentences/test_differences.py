"""How a difference is told: by how much, in which unit, and when there is none."""

from __future__ import annotations

import pytest

from tests.narrative.datasets import Sheet
from tests.narrative.summaries import TEN, summary, told

SLIGHTLY = [
    (23, "zh", "略低于序时进度", False),
    (23, "zh", "低于序时进度11.7个百分点", True),
    (24, "zh", "略低于序时进度10.0个百分点", True),
    (28, "zh", "略低于序时进度3.3个百分点", True),
    (23, "en", "38.3% of the annual target of 60 and 11.7 percentage points behind schedule", True),
    (25, "en", "slightly (8.3 percentage points) behind schedule", True),
    (28, "en", "slightly (3.3 percentage points) behind schedule", True),
]


@pytest.mark.parametrize(("done", "language", "words", "said"), SLIGHTLY)
def test_slightly_is_up_to_ten_points(done: int, language: str, words: str, said: bool) -> None:
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


FEW = [
    ("disputes_accepted", 27, 26, "zh", "受理劳动争议27件，比上年同期多1件"),
    ("disputes_accepted", 26, 27, "zh", "受理劳动争议26件，比上年同期少1件"),
    ("disputes_accepted", 28, 26, "zh", "增加2件"),
    ("disputes_accepted", 27, 26, "en", "1 more than a year earlier"),
    ("assistance_funds", 1_610_000, 1_600_000, "zh", "发放帮扶资金161万元，与上年同期基本持平"),
    ("assistance_funds", 1_620_000, 1_600_000, "zh", "增长1.3%"),
    ("assistance_funds", 1_610_000, 1_600_000, "en", "almost unchanged on a year earlier"),
    ("members", 64_500, 64_000, "zh", "增长0.8%"),
]
"""Of one thing more no rate is told, an amount that grows by less than a hundredth is level; a level may grow so little."""


@pytest.mark.parametrize(("indicator", "now", "before", "language", "words"), FEW)
def test_a_difference_of_one_or_of_less_than_a_hundredth(
    indicator: str, now: float, before: float, language: str, words: str
) -> None:
    sheet = Sheet()
    for year, value in ((2023, before), (2024, now)):
        sheet.put(indicator, f"{year}Q1", (0.0,) * 6)
        sheet.put(indicator, f"{year}Q2", (value, 0.0, 0.0, 0.0, 0.0, 0.0))
    assert words in summary(sheet.dataset(), length="full", language=language)


@pytest.mark.parametrize(
    ("accepted", "settled", "said", "unsaid"),
    [
        (0, 0, "上半年未受理劳动争议", "调处成功劳动争议0件"),
        (4, 3, "受理劳动争议4件", "未受理"),
        (4, 0, "受理劳动争议4件", "未受理"),
    ],
)
def test_that_there_was_no_case_is_said_once(accepted: float, settled: float, said: str, unsaid: str) -> None:
    sheet = Sheet()
    for quarter in ("2024Q1", "2024Q2"):
        sheet.put("disputes_accepted", quarter, (accepted / 2, 0, 0, 0, 0, 0))
        sheet.put("disputes_settled", quarter, (settled / 2, 0, 0, 0, 0, 0))
    text = summary(sheet.dataset(), length="full")
    assert said in text
    assert unsaid not in text
