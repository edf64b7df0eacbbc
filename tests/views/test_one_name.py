"""All org units together have one name: pages call them what the reports call them."""

from __future__ import annotations

import pytest

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import write
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.leaders import leaders_sentence
from indicators.views.overview import overview_of
from indicators.views.rows import rows_of
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import text_of

H1 = Period.parse("2024H1")


def county(*units: str) -> Dataset:
    """Everybody is on course."""
    sheet = Sheet(org_units=units)
    sheet.ask("new_unions", 2024, [10] * len(units))
    for quarter in ("2024Q1", "2024Q2"):
        sheet.put("new_unions", quarter, [6] * len(units))
    return sheet.dataset()


@pytest.mark.parametrize(
    ("units", "chinese", "english"),
    [
        (("东岭镇", "西河乡", "南镇"), "3个乡镇", "3 townships"),
        (("北桥街道", "南桥街道"), "2个街道", "2 subdistricts"),
        (("东岭镇", "西河乡", "北桥街道"), "3个乡镇（街道）", "3 townships and subdistricts"),
        (("东岭镇", "云岭经济开发区"), "2个乡镇（园区）", "2 townships and zones"),
        (("东岭镇", "北桥街道", "云岭经济开发区"), "3个乡镇（街道、园区）", "3 townships, subdistricts and zones"),
        (("红旗社区", "前进村"), "2个村（社区）", "2 villages and communities"),
        (("一车间", "二车间"), "2个单位", "2 units"),
    ],
)
def test_answer_sentence_and_report_call_the_org_units_the_same(units: tuple[str, ...], chinese: str, english: str) -> None:
    dataset = county(*units)
    table = table_of(dataset, H1)

    def answer(language: str) -> str:
        return overview_of(dataset, table, (), H1, TOTAL, language).answer

    assert answer("zh").endswith(f"；{chinese}已全部报送。")
    assert answer("en").endswith(f"; {len(units)} of {english} have reported.")
    assert leaders_sentence(dataset, rows_of(table)) == f"{chinese}的各项目标均达到或超过进度。"
    assert leaders_sentence(dataset, rows_of(table), "en") == f"All targets of the {english} are on or ahead of schedule."
    assert f"全县{chinese}按照年初确定的目标任务" in text_of(write(dataset, H1))
    assert f"the work of {english} of" in text_of(write(dataset, H1, language="en"))
