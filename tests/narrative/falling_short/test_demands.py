"""What is asked, and of whom: in the time that is left, of those who are last and not of some of many equals."""

from __future__ import annotations

import pytest

from indicators.narrative import write
from indicators.narrative.document import Document
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import summary, text_of

FLOWS = ("new_unions", "new_members", "workers_assisted")


def county(values: tuple[int, ...], quarters: int) -> Sheet:
    sheet = Sheet()
    for indicator in FLOWS:
        for quarter in range(1, quarters + 1):
            sheet.put(indicator, f"2024Q{quarter}", values)
        sheet.ask(indicator, 2024, (20,) * 6)
    return sheet


def told(form: str, sheet: Sheet, period: str, org_unit: str = "total") -> Document:
    return write(sheet.dataset(), Period.parse(period), org_unit, form=form)  # type: ignore[arg-type]


@pytest.mark.parametrize(("quarters", "period", "by"), [(2, "2024H1", "季度"), (3, "2024Q1-Q3", "月")])
def test_a_notice_asks_for_a_plan_in_the_time_that_is_left(quarters: int, period: str, by: str) -> None:
    assert f"把任务分解到{by}、" in text_of(told("supervision", county((1,) * 6, quarters), period, UNITS[0]))


@pytest.mark.parametrize(
    ("values", "named"),
    [((5, 5, 5, 5, 5, 1), (5,)), ((5, 5, 5, 5, 1, 1), (5, 4)), ((5, 5, 1, 1, 1, 1), ()), ((1,) * 6, ())],
)
def test_circulars_ask_no_few_of_many_equals_to_rectify(values: tuple[int, ...], named: tuple[int, ...]) -> None:
    text = text_of(told("circular", county(values, 2), "2024H1"))
    assert ("要认真查找原因" in text) is bool(named)
    if named:
        names = {f"{'、'.join(UNITS[place] for place in order)}要认真查找原因" for order in (named, named[::-1])}
        assert any(said in text for said in names)


STEPS = [
    ((5, 5, 5, 5, 5, 1), "柳溪乡（尚差16家）"),
    (
        (5, 5, 4, 3, 2, 1),
        "4个单位逐一分析原因，其中柳溪乡（尚差16家）、石门镇（尚差12家）、北桥街道（尚差8家）缺口较大",
    ),
    ((1,) * 6, "督促各单位逐项分析未完成的原因"),
]


@pytest.mark.parametrize(("values", "said"), STEPS)
def test_once_the_year_is_over_nobody_is_hurried(values: tuple[int, ...], said: str) -> None:
    steps = summary(county(values, 4).dataset(), "2024").split("从数据看")[1].split("\n", 1)[1]
    assert said in steps
    assert "列入2025年任务一并安排" in steps
    assert "倒排工期" not in steps.split("帮促")[0]


def test_an_explanation_is_no_highlight() -> None:
    sheet = county((5,) * 6, 2)
    sheet.note(UNITS[0], "", "原因说明：水电站检修，相关活动推迟", "2024Q2")
    sheet.note(UNITS[1], "", "举办第三届龙舟赛", "2024Q2")
    sections = {s.heading[2:]: s.paragraphs for s in told("summary", sheet, "2024H1").sections if s.heading}
    assert "龙舟赛" in sections["其他工作亮点"][0].text
    assert "水电站检修" not in sections["其他工作亮点"][0].text
    assert "水电站检修" in sections["有关情况说明"][0].text


def test_a_note_finds_its_theme_by_what_else_the_work_is_called() -> None:
    sheet = county((5,) * 6, 2)
    sheet.note(UNITS[0], "", "原因说明：全乡企业少，组建工会的空间有限", "2024Q2")
    text = summary(sheet.dataset())
    assert "有关情况说明" not in text
    assert "组建工会的空间有限" in text.split("从数据看")[0]


@pytest.mark.parametrize(("quarters", "period", "hurried"), [(2, "2024H1", True), (4, "2024", False)])
@pytest.mark.parametrize("org_unit", ["total", UNITS[0]])
def test_whoever_has_done_it_all_is_told_to_keep_it_up_only_while_the_year_runs(
    quarters: int, period: str, hurried: bool, org_unit: str
) -> None:
    text = text_of(told("summary", county((5,) * 6, quarters), period, org_unit))
    assert ("按季跟踪进度" in text or "继续按序时推进" in text) is hurried
    assert ("做好2025年各项工作" in text) is not hurried
