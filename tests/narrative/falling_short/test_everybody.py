"""Where everybody is behind the text says so, and counts nobody twice as if there were others."""

from __future__ import annotations

import pytest

from tests.narrative.datasets import Sheet
from tests.narrative.summaries import ABOVE, FULL, NONE, TEN, Values, summary, told

EVERYBODY = [
    # what each of six has done of ten asked for
    ((1, 2, 1, 2, 1, 3), NONE, "6个单位均未达到，其中东岭镇、南塘乡、石门镇均低40.0个百分点"),
    ((1, 2, 1, 2, 1, 3), ABOVE, "新建工会进度滞后，6个单位均未达到"),
    ((1, 2, 1, 2, 1, 9), ABOVE, "有5个单位未达到"),
    ((1, 2, 1, 2, 1, 3), {"period": "2024"}, "6个单位均未完成全年任务，"),
    ((1, 2, 1, 2, 1, 3), {"period": "2024", **ABOVE}, "6个单位均未完成全年任务"),
    ((1, 2, 1, 2, 1, 10), {"period": "2024", **ABOVE}, "有5个单位未完成全年任务"),
    ((1, 2, 1, 2, 1, 3), {"form": "supervision"}, "6个单位均有指标未达到进度要求"),
    ((1, 2, 1, 2, 1, 9), {"form": "supervision"}, "5个单位有指标未达到进度要求"),
    ((1, 2, 1, 2, 1, 3), {"form": "supervision", "language": "en"}, "All 6 units had indicators that were not on course"),
]


@pytest.mark.parametrize(("values", "how", "sentence"), EVERYBODY)
def test_an_amount_everybody_is_behind_with(values: Values, how: dict[str, str], sentence: str) -> None:
    assert sentence in told("new_unions", values, TEN, **how)


@pytest.mark.parametrize(
    ("last", "sentence"), [(0.7, "达标面不够广，6个单位均未达到年度目标"), (0.95, "达标面不够广，5个单位尚未达到年度目标")]
)
def test_a_rate_nobody_reaches(last: float, sentence: str) -> None:
    sheet = Sheet()
    sheet.put("collective_contract_rate", "2024Q2", (0.7, 0.8, 0.75, 0.72, 0.85, last))
    sheet.ask("collective_contract_rate", 2024, (0.9,) * 6)
    assert sentence in summary(sheet.dataset(), **FULL)
