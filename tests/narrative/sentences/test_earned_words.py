"""Words that figures must earn: doubled, record, turned, level with last year; and what is said when all are alike."""

import re

import pytest

from indicators.model import TOTAL, Better
from tests.narrative.datasets import Sheet, two_halves
from tests.narrative.summaries import each, flow, one_indicator, summary


def test_from_a_small_base_only_the_difference_is_told() -> None:
    said = one_indicator(flow(), each(1, 1, 1), each(2, 2, 2))
    assert "增加3家" in said
    assert "%" not in said.split("走访企业6家")[1].split("。")[0]


def test_from_nothing_no_growth_is_told() -> None:
    said = one_indicator(flow(), each(0, 0, 0), each(5, 5, 5))
    assert "上年同期为0家" in said
    assert "增长" not in said.split("走访企业15家")[1].split("。")[0]


def test_a_doubling_is_said_of_a_doubling_only() -> None:
    assert "实现翻番" in one_indicator(flow(), each(10, 10, 10), each(20, 20, 20))
    assert "翻番" not in one_indicator(flow(), each(10, 10, 10), each(25, 25, 25))


def test_no_change_is_not_called_a_change() -> None:
    assert "与上年同期持平" in one_indicator(flow(), each(20, 20, 20), each(20, 20, 20))
    assert "与上年同期基本持平" in one_indicator(flow(), each(2000, 2000, 2000), each(2001, 2001, 2001))


def test_a_zero_target_is_said_in_words() -> None:
    said = one_indicator(flow(), each(1, 2, 3), each(2, 3, 4), targets=[0] * 6)
    assert "未下达年度任务" in said
    assert "完成年度任务" not in said


def test_a_record_needs_eight_quarters() -> None:
    for quarters, record in ((7, False), (8, True)):
        sheet = Sheet()
        periods = [f"{2023 + q // 4}Q{q % 4 + 1}" for q in range(8)][-quarters:]
        for place, period in enumerate(periods):
            sheet.put("new_unions", period, [5 + place] * 6)
        assert ("以来单季最高" in summary(sheet.dataset(), "2024", length="full")) is record


def test_no_cause_is_given_that_the_figures_do_not_show() -> None:
    said = summary(two_halves())
    causes = re.findall(r"[^，。]*由于[^，。]*，[^，。]*", said)
    assert causes
    assert all("职工" in cause and "会员" in cause for cause in causes)
    assert "因" not in said.replace("原因", "")


def test_lower_is_better_is_judged_from_above() -> None:
    accidents = flow("安全事故起数", "起", Better.LOWER)
    kept = one_indicator(accidents, each(*[1] * 6), each(1, 0, 1, 1, 1, 1), targets=[2] * 6)
    assert "控制在年度目标12起以内" in kept
    broken = one_indicator(accidents, each(*[1] * 6), each(5, 5, 5, 0, 0, 0), targets=[2] * 6)
    assert "年度控制目标为12起，超出3起" in broken
    assert "安全事故超出年度控制目标3起" in broken


def test_a_record_is_said_of_the_highest_only() -> None:
    sheet = Sheet()
    for place in range(8):
        sheet.put("new_unions", f"{2023 + place // 4}Q{place % 4 + 1}", [9 - place if place else 5] * 6)
    assert "以来单季最高" not in summary(sheet.dataset(), "2024", length="full")
    assert "以来单季最低" in summary(sheet.dataset(), "2024", length="full")


@pytest.mark.parametrize(
    ("quarters", "words"),
    [
        ((10, 10, 10, 10, 9, 9, 9, 12), "增速由负转正"),
        ((10, 10, 10, 10, 12, 12, 12, 9), "增速由正转负"),
        ((10, 10, 10, 10, 11, 11, 11, 12), ""),
    ],
    ids=["from fall to rise", "from rise to fall", "still rising"],
)
def test_a_turn_is_said_where_the_growth_has_changed_its_sign(quarters: tuple[int, ...], words: str) -> None:
    sheet = Sheet()
    for place, value in enumerate(quarters):
        sheet.put("new_unions", f"{2023 + place // 4}Q{place % 4 + 1}", [value] * 6)
    said = summary(sheet.dataset(), "2024", length="full")
    assert ("增速由" in said) is bool(words)
    assert words in said


def test_of_a_quarter_by_itself_its_growth_is_told_once() -> None:
    sheet = Sheet()
    for place, value in enumerate((10, 10, 10, 10, 9, 9, 9, 12)):
        sheet.put("new_unions", f"{2023 + place // 4}Q{place % 4 + 1}", [value] * 6)
    assert summary(sheet.dataset(), "2024Q4", length="full").count("20.0%") == 1


def test_sums_that_disagree_by_rounding_only_are_noted() -> None:
    note = "部分数据因四舍五入，存在总计与分项合计不等的情况"
    sheet = Sheet()
    sheet.put("assistance_funds", "2024Q4", [100049.0, 0, 0, 0, 0, 0])
    sheet.ask("assistance_funds", 2024, [200098.0, 0, 0, 0, 0, 0])
    assert note in summary(sheet.dataset(), "2024")  # 20.01 − 10 = 10, not 10.01, as printed
    assert note not in summary(two_halves())


# ── the year's end, and everybody alike ──────────────────────────────────────────────────────────────────


def test_at_the_years_end_no_schedule_is_spoken_of() -> None:
    sheet = Sheet()
    for quarter in range(1, 5):
        sheet.put("new_unions", f"2024Q{quarter}", [3, 3, 2, 1, 1, 0])
    sheet.ask("new_unions", 2024, [12, 12, 10, 12, 10, 8])
    for unit, told in ((TOTAL, "未完成全年任务"), ("柳溪乡", "年度任务8家未完成"), ("东岭镇", "完成年度任务12家的100%")):
        said = summary(sheet.dataset(), "2024", unit, length="full")
        assert "序时" not in said
        assert "破题" not in said
        assert told in said


def test_where_all_lag_they_are_not_listed_as_some_and_others() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q2", [1, 1, 2, 1, 1, 2])
    sheet.ask("new_unions", 2024, [12] * 6)
    said = summary(sheet.dataset())
    assert "6个单位均低于序时进度" in said
    assert "等6个单位" not in said.split("下一步打算")[-1]


def test_what_nobody_has_begun_is_said_once() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2024Q2", [0] * 6)
    sheet.ask("new_unions", 2024, [12] * 6)
    said = summary(sheet.dataset())
    assert said.count("尚未新建工会") == 1
    assert "破题" not in said
    assert "6个单位均尚未启动" in said


def test_a_townships_late_amounts_are_told_together() -> None:
    sheet = Sheet()
    for indicator in ("new_unions", "new_members", "workers_assisted", "workers_visited"):
        sheet.put(indicator, "2024Q2", [2, 1, 1, 1, 1, 1])
        sheet.ask(indicator, 2024, [10] * 6)
    said = summary(sheet.dataset(), "2024H1", "东岭镇")
    assert "4项任务低于序时进度" in said
    assert "新增会员尚差8人、新建工会尚差8家" in said.split("下一步打算")[-1]
    assert "新增会员进度滞后" not in said
