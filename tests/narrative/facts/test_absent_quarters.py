"""A quarter of the period, or of the one a year before, that nobody has reported on."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import write
from indicators.narrative.facts.reported import Reported
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet

SPAN = Period.parse("2024Q1-Q3")
QUARTERS = ("2023Q1", "2023Q2", "2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q3")


def county(*absent: str) -> Dataset:
    """Amounts with and without targets and a level, of seven quarters but for the absent ones."""
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (20,) * 6)
    sheet.ask("workers_trained", 2024, (400,) * 6)
    sheet.ask("petition_visits", 2024, (9,) * 6)
    for quarter in QUARTERS:
        if quarter not in absent:
            sheet.put("new_unions", quarter, (5, 4, 6, 5, 3, 0))
            sheet.put("workers_trained", quarter, (100, 90, 80, 120, 60, 20))
            sheet.put("petition_visits", quarter, (2, 1, 0, 3, 2, 0))
            sheet.put("members", quarter, (500, 400, 300, 450, 350, 250))
    return sheet.dataset()


def told(dataset: Dataset, unit: str = TOTAL, form: str = "summary", language: str = "zh") -> str:
    document = write(dataset, SPAN, unit, form=form, language=language)  # type: ignore[arg-type]
    return "\n".join(p.text for s in document.sections for p in s.paragraphs)


@pytest.mark.parametrize(
    ("absent", "found"), [((), []), (("2024Q2",), ["2024Q2"]), (("2024Q1", "2024Q2"), ["2024Q1", "2024Q2"])]
)
def test_the_quarters_nobody_has_given(absent: tuple[str, ...], found: list[str]) -> None:
    assert [quarter.code for quarter in Reported(county(*absent), SPAN).absent] == found


def test_a_period_without_any_data_lacks_no_quarter_of_its_own() -> None:
    assert Reported(county(), Period.parse("2021H1")).absent == ()


def test_the_same_of_last_year() -> None:
    reported = Reported(county("2023Q3"), SPAN)
    assert [quarter.code for quarter in reported.absent_a_year_ago] == ["2023Q3"]
    assert reported.quarters_apart("new_unions", TOTAL) == ()


def test_the_quarters_of_a_figure_that_skips_one() -> None:
    reported = Reported(county("2024Q2"), SPAN)
    assert [quarter.code for quarter in reported.quarters_apart("new_unions", TOTAL)] == ["2024Q1", "2024Q3"]
    assert Reported(county("2024Q3"), SPAN).quarters_apart("new_unions", UNITS[0]) == ()


@pytest.mark.parametrize("form", ["summary", "circular", "brief"])
def test_a_quarter_in_between_is_told_in_every_form(form: str) -> None:
    said = told(county("2024Q2"), form=form)
    assert said.count("二季度数据各单位均未报送，累计数为一季度、三季度合计，不评进度，不作同比") == 1
    assert "一季度、三季度新建工会46家，完成年度任务120家的38.3%" in said
    assert "前三季度新建工会" not in said
    assert "已报送前三季度" not in said


def test_an_org_unit_says_so_too() -> None:
    said = told(county("2024Q2"), UNITS[0])
    assert "二季度数据尚未报送，累计数为一季度、三季度合计" in said
    assert "一季度、三季度新建工会10家" in said
    assert "尽快补报二季度数据" in said


@pytest.mark.parametrize(("absent", "placed"), [((), True), (("2024Q2",), False)])
def test_nobody_has_a_place_where_nobody_is_judged(absent: tuple[str, ...], placed: bool) -> None:
    assert ("位" in told(county(*absent), UNITS[2])) is placed


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("summary", "督促各单位尽快补报二季度数据，补报后更新汇总结果，核定进度。"),
        ("circular", "各单位要尽快补报二季度数据，补报情况纳入下期通报。"),
    ],
)
def test_it_is_asked_for(form: str, said: str) -> None:
    assert said in told(county("2024Q2"), form=form)
    assert said not in told(county(), form=form)


def test_what_lay_before_the_first_report_is_not_asked_for() -> None:
    said = told(county("2024Q1"))
    assert "缺一季度" in said
    assert "补报" not in said


def test_the_same_in_english() -> None:
    said = told(county("2024Q2"), language="en")
    assert "Nobody has reported on Q2 2024, so that sums cover Q1 2024 and Q3 2024 only." in said


def test_nothing_is_judged_in_words_where_nothing_is_judged() -> None:
    said = told(county("2024Q2"))
    assert not any(words in said for words in ("达标面", "半数单位", "其余", "缺上年同期"))


def test_the_comparison_with_last_year_names_the_quarter_that_lacks_there() -> None:
    said = told(county("2023Q3"))
    assert "缺2023年第三季度数据，新建工会等3项未作同比" in said
    assert "未报送" not in said


@pytest.mark.parametrize("absent", [(), ("2024Q2",)])
def test_that_nobody_came_is_no_work_not_begun(absent: tuple[str, ...]) -> None:
    assert "尚未破题" not in told(county(*absent), UNITS[2])


def test_whom_the_quarter_spares_is_not_said_to_have_met_the_target() -> None:
    """Who has done the year's task in two quarters is judged; the others cannot be."""
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (20,) * 6)
    for quarter in ("2024Q1", "2024Q3"):
        sheet.put("new_unions", quarter, (12, 4, 6, 5, 3, 0))
        sheet.put("members", quarter, (500,) * 6)
    document = write(sheet.dataset(), SPAN)
    leads = [p.text[: p.lead] for s in document.sections for p in s.paragraphs if p.lead]
    assert not any("达到目标" in lead or "达标面" in lead for lead in leads)


def test_an_org_unit_that_lacks_more_is_asked_for_both() -> None:
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (20,) * 6)
    for quarter in ("2024Q1", "2024Q3"):
        sheet.put("new_unions", quarter, (None if quarter == "2024Q3" else 4, 4, 6, 5, 3, 0))
        sheet.put("members", quarter, (500,) * 6)
    assert "尽快补报二季度数据和新建工会三季度数据" in told(sheet.dataset(), UNITS[0])


@pytest.mark.parametrize(
    ("done", "heading"), [((9, 9, 9, 9, 9, 9), "（一）新建工会完成年度任务过半。"), ((2,) * 6, "（一）新建工会。")]
)
def test_a_heading_says_what_can_be_said_without_a_verdict(done: tuple[int, ...], heading: str) -> None:
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (20,) * 6)
    sheet.ask("new_members", 2024, (20,) * 6)
    for quarter in ("2024Q1", "2024Q3"):
        sheet.put("new_unions", quarter, done)
        sheet.put("new_members", quarter, (3,) * 6)
    assert heading in told(sheet.dataset())


@pytest.mark.parametrize(
    ("settled", "heading"),
    [(19, "调处成功率在九成以上。"), (20, "调处成功率为100%。"), (12, "劳动争议受理、调处成功率。")],
)
def test_a_high_rate_is_said_in_a_heading_without_last_year(settled: int, heading: str) -> None:
    sheet = Sheet()
    sheet.put("disputes_accepted", "2024Q3", (20,) * 6)
    sheet.put("disputes_settled", "2024Q3", (settled,) * 6)
    sheet.define(Catalogue.load().indicators["settlement_rate"])
    sheet.put("collective_contract_rate", "2024Q3", (0.8,) * 6)
    sheet.ask("collective_contract_rate", 2024, (0.7,) * 6)
    assert heading in told(sheet.dataset())
