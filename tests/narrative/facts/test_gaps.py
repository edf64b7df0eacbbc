"""An org unit that lacks a whole quarter: said once, and nothing is told as of a day it has not reported."""

import pytest

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import write
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import summary

H1 = Period.parse("2024H1")
LATE = UNITS[4]
QUARTERS = ("2023Q1", "2023Q2", "2024Q1", "2024Q2")


def county(lacking: str = "2024Q2", *, last_year: bool = True) -> Dataset:
    """An amount, a level and a rate of two years; the fifth org unit lacks one quarter of all three."""
    sheet = Sheet()
    sheet.ask("new_unions", 2024, (20,) * 6)
    for number, quarter in enumerate(QUARTERS if last_year else QUARTERS[2:]):
        gap = None if quarter == lacking else 1
        for indicator, value in (("new_unions", 4 + number), ("members", 500 + 10 * number), ("membership_rate", 0.8)):
            values = [value + (place if value > 1 else place / 100) for place in range(6)]
            sheet.put(indicator, quarter, [v if place != 4 or gap else None for place, v in enumerate(values)])
    return sheet.dataset()


def told(dataset: Dataset, unit: str = TOTAL, language: str = "zh") -> str:
    return "\n".join(p.text for s in write(dataset, H1, unit, language=language).sections for p in s.paragraphs)


@pytest.mark.parametrize("unit", [TOTAL, LATE])
def test_a_quarter_that_lacks_altogether_is_told_once(unit: str) -> None:
    said = told(county(), unit)
    assert said.count("缺二季度数据") == 1
    assert "缺二季度新建工会" not in said
    english = told(county(), unit, "en")
    assert (
        english.count("lacks figures for Q2 2024" if unit == TOTAL else "no figures for Q2 2024")
        + english.count("has no figures for Q2 2024")
        == 1
    )


def test_an_org_unit_speaks_as_of_the_last_day_it_has_reported() -> None:
    said = told(county(), LATE)
    assert "截至3月底，会员总数524人" in said
    assert "一季度新建工会10家" in said
    assert "6月底" not in said
    assert "截至6月底，会员总数" in told(county(), UNITS[0])


def test_an_older_figure_has_no_place_among_newer_ones() -> None:
    assert "位。" not in told(county(), LATE).split("暂不作位次比较")[1]
    assert "位。" not in told(county(), UNITS[0]), "nor is one among those of which some are older"


@pytest.mark.parametrize(
    ("lacking", "compared", "in_english"),
    [
        pytest.param("", "增加24家，增长28.6%", "up 24 (28.6%) on a year earlier", id="all there in both years"),
        pytest.param("2024Q2", "；同口径同比增长29.9%", "up 20 (29.9%) on a year earlier like for like", id="less this year"),
        pytest.param(
            "2023Q2", "；5个单位同口径同比增长29.9%", "up 20 (29.9%) on a year earlier in the 5 units", id="less last year"
        ),
    ],
)
def test_a_sum_is_set_beside_last_years_of_those_who_gave_the_same_quarters(
    lacking: str, compared: str, in_english: str
) -> None:
    sheet = county(lacking)
    line = next(line for line in told(sheet).splitlines() if "新建工会" in line and "家" in line and "年度任务" in line)
    assert compared in line
    assert line.count("同期") + line.count("同比") == 1
    assert in_english in told(sheet, language="en")


@pytest.mark.parametrize(
    ("lacking", "form", "compared"),
    [
        ("2024Q2", "summary", "；同口径同比增长29.9%"),
        ("2023Q2", "summary", "；5个单位同口径同比增长29.9%"),
        ("2024Q2", "brief", "会员总数3185人，同口径同比增长3.9%"),
    ],
)
def test_a_short_report_compares_like_with_like_as_well(lacking: str, form: str, compared: str) -> None:
    said = summary(county(lacking), form=form, length="short")
    assert compared in said
    assert "暂不作同比" not in said


def test_a_short_report_says_once_who_is_compared() -> None:
    sheet = Sheet()
    for year in (2023, 2024):
        for indicator in ("new_unions", "new_members"):
            sheet.put(indicator, f"{year}Q2", [20 + year - 2023] * 5 + ([20] if year == 2023 else [None]))
    said = summary(sheet.dataset(), length="short")
    assert "同比按同口径计算" in said
    assert said.count("同口径同比增长5.0%") == 2
    assert "5个单位同口径" not in said
    assert "5个单位同口径" in told(sheet.dataset())


def test_where_most_cannot_be_compared_there_is_no_comparison() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2023Q2", [5, 5, None, None, None, None])
    sheet.put("new_unions", "2024Q2", [6] * 6)
    assert "同" not in told(sheet.dataset()).split("家。")[0]


def test_what_ended_earlier_than_last_years_is_not_set_beside_it() -> None:
    """A half-year of all is no like for three quarters of all."""
    sheet = Sheet()
    for quarter in ("2023Q1", "2023Q2", "2023Q3", "2024Q1", "2024Q2"):
        sheet.put("dues_collected", quarter, [5e4] * 6)
    sheet.put("new_unions", "2024Q3", [5] * 6)
    document = write(sheet.dataset(), Period.parse("2024Q1-Q3"))
    said = "\n".join(p.text for s in document.sections for p in s.paragraphs)
    assert "上半年收缴工会经费60万元" in said
    assert "同口径" not in said


def test_a_level_of_fewer_org_units_is_no_fall() -> None:
    sheet = Sheet()
    sheet.put("members", "2023Q2", [500] * 6)
    sheet.put("members", "2024Q2", [520] * 5 + [None])
    said = told(sheet.dataset())
    assert "会员总数2600人" in said
    assert "下降" not in said
    assert "减少" not in said


def test_the_wholes_own_figures_are_compared_where_last_year_gives_no_others() -> None:
    sheet = Sheet()
    sheet.put("members", "2023Q2", {TOTAL: 2500})
    sheet.put("members", "2024Q2", [520] * 6)
    assert "620人" in told(sheet.dataset())


def test_a_ratio_of_the_whole_is_set_beside_last_years_only_where_the_same_org_units_stand_behind_its_parts() -> None:
    sheet = Sheet()
    for quarter, last in (("2023Q2", 300), ("2024Q2", None)):
        sheet.put("members", quarter, [500] * 5 + [last])
        sheet.put("employees", quarter, [600] * 5 + [None if last is None else 600])
    line = next(line for line in told(sheet.dataset()).splitlines() if "职工入会率" in line)
    assert "83.3%" in line
    assert "提高" not in line
