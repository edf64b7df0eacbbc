"""Work that is not an org unit's own, rates of a handful, money that goes with work on course, places beside their share."""

from __future__ import annotations

import pytest

from indicators.dataset import Dataset
from indicators.narrative import write_from
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import summary

QUARTERS = ("2023Q1", "2023Q2", "2024Q1", "2024Q2")


def sold(last_target: float | None, last_value: float | None) -> Dataset:
    """Work that five have a target for; the sixth as given."""
    sheet = Sheet()
    sheet.ask("workers_trained", 2024, (*(100,) * 5, last_target))
    for quarter in QUARTERS:
        sheet.put("workers_trained", quarter, (*(30,) * 5, last_value))
        sheet.put("members", quarter, (500,) * 6)
    return sheet.dataset()


def test_who_has_neither_target_nor_figure_has_left_nothing_out() -> None:
    dataset = sold(None, None)
    assert Survey(dataset, Period.parse("2024H1")).not_asked("workers_trained") == (UNITS[5],)
    said = summary(dataset)
    assert "各单位均已报送上半年各季度数据" in said
    assert not any(words in said for words in ("未报送", "缺报", "合计数未包括"))


@pytest.mark.parametrize(("target", "value"), [(100, None), (None, 5)])
def test_who_has_a_target_or_once_gave_a_figure_is_asked_for_it(target: float | None, value: float | None) -> None:
    survey = Survey(sold(target, value), Period.parse("2024H1"))
    assert survey.not_asked("workers_trained") == ()


def test_where_nobody_has_a_target_it_is_asked_of_all() -> None:
    sheet = Sheet()
    sheet.put("workers_trained", "2024Q2", (*(30,) * 5, None))
    sheet.put("members", "2024Q2", (500,) * 6)
    assert "柳溪乡未报送职工培训数据" in summary(sheet.dataset())


def disputes(accepted: int) -> str:
    """What one township's summary says, all of whose cases were settled a year ago and none now."""
    sheet = Sheet()
    for quarter, settled in (("2023Q2", accepted), ("2024Q2", 0)):
        sheet.put("disputes_accepted", quarter, (accepted, *(40,) * 5))
        sheet.put("disputes_settled", quarter, (settled, *(38,) * 5))
    return summary(sheet.dataset(), org_unit=UNITS[0])


def test_a_handful_of_cases_has_no_trend() -> None:
    said = disputes(1)
    assert "调处成功率0%" in said
    assert not any(words in said for words in ("100.0个百分点", "提高调处成功率", "同比回落"))


def test_many_cases_have() -> None:
    said = disputes(30)
    assert "100.0个百分点" in said
    assert "提高调处成功率" in said


def aid(aided: int) -> str:
    """Ten thousand yuan for each worker aided; a year ago twenty were."""
    sheet = Sheet()
    sheet.ask("workers_assisted", 2024, (20,) * 6)
    for quarter, people in (("2023Q2", 20), ("2024Q2", aided)):
        sheet.put("workers_assisted", quarter, (people,) * 6)
        sheet.put("assistance_funds", quarter, (people * 10_000,) * 6)
    return summary(sheet.dataset())


def test_money_that_falls_with_work_on_course_is_no_concern() -> None:
    assert "发放帮扶资金90万元，同比下降25.0%" in aid(15)
    assert "帮扶资金同比减少" not in aid(15)


def test_a_place_stands_beside_the_share_it_is_a_place_of() -> None:
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (40,) * 6)
    sheet.put("new_unions", "2023Q2", (20,) * 6)
    sheet.put("new_unions", "2024Q2", (30, 24, 22, 22, 22, 21))
    said = summary(sheet.dataset(), org_unit=UNITS[0])
    assert "在全县6个乡镇（街道）中居首位；" in said
    assert said.index("居首位") < said.index("上年同期")


def test_all_of_it_in_the_last_quarter_is_told_as_such() -> None:
    sheet = Sheet()
    sheet.ask("students_aided", 2024, (10,) * 6)
    for quarter, aided in (("2024Q1", 0), ("2024Q2", 0), ("2024Q3", 8)):
        sheet.put("students_aided", quarter, (aided,) * 6)
    said = summary(sheet.dataset(), "2024Q1-Q3")
    assert "48人均在三季度完成" in said
    assert "比二季度" not in said


def test_a_single_step_says_of_what_it_is() -> None:
    sheet = Sheet()
    sheet.ask("members", 2024, (1000,) * 6)
    sheet.put("members", "2024Q4", (900,) * 6)
    written = write_from(Survey(sheet.dataset(), Period.parse("2024")))
    (step,) = next(s for s in written.sections if s.heading.endswith("下一步打算")).paragraphs
    assert step.text.startswith("补齐会员总数差距。2025年需再增加600人")
