"""The opening's verdicts: all alike in one word, the year's end, what is only just on schedule, and how little has a target."""

from __future__ import annotations

import pytest

from indicators.model import TOTAL
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import summary

FLOWS = ("new_unions", "new_members", "workers_assisted", "training_sessions", "disputes_settled", "items_published")

# done by each unit in each quarter of two, of a target of 100, and what the opening says of so many flows
ALIKE = [
    ((30, 30), "2项指标均低于序时进度"),
    ((49.5, 50), "2项指标均达到进度要求"),
    ((60, 30), "2项指标中，新建工会1项达到或快于序时进度，新增会员1项低于序时进度"),
    ((49.5, 30), "2项指标中，新建工会1项达到或基本达到序时进度，新增会员1项低于序时进度"),
]


def opening(done: tuple[float, ...], quarters: int = 2, *, asked: int = 6, org_unit: str = TOTAL) -> str:
    sheet = Sheet()
    for indicator, value in zip(FLOWS, done, strict=False):
        for quarter in range(1, quarters + 1):
            sheet.put(indicator, f"2024Q{quarter}", (value * 10,) * 6)
    for indicator in FLOWS[: min(asked, len(done))]:
        sheet.ask(indicator, 2024, (2000,) * 6)
    return summary(sheet.dataset(), "2024H1" if quarters == 2 else "2024", org_unit).split("\n")[0]


@pytest.mark.parametrize("org_unit", [TOTAL, "东岭镇"])
@pytest.mark.parametrize(("done", "said"), ALIKE)
def test_indicators_that_fare_alike_are_judged_in_one_word(done: tuple[float, ...], said: str, org_unit: str) -> None:
    assert said in opening(done, org_unit=org_unit)


def test_at_the_years_end_all_is_done() -> None:
    assert "2项指标均完成全年目标任务" in opening((60, 55), quarters=4)
    assert "2项指标均未完成全年任务" in opening((20, 30), quarters=4)


@pytest.mark.parametrize(("asked", "said"), [(1, "；其余5项指标未下达年度目标"), (2, "；其余4项指标未下达年度目标"), (3, "")])
def test_that_most_have_no_target_is_said(asked: int, said: str) -> None:
    text = opening((60,) * 6, asked=asked)
    assert said in text
    assert bool(said) is ("未下达年度目标" in text)
