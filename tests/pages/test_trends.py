from __future__ import annotations

import pytest
from page_visits import Open, figures_of, html_of, unfold_tables

from indicators.ui.components.controls import HIGHLIGHTED, INDICATORS, MEASURE
from indicators.views.measures import Measure

pytestmark = pytest.mark.usefixtures("county_record")


def test_the_answer_names_the_highest_and_the_lowest(open_page: Open) -> None:
    page = open_page("trends", indicator="new_unions")

    assert "2024年二季度新建工会数：城东街道最高，10家；金沙镇最低，2家，1个单位无数据。" in html_of(page)


def test_without_a_choice_the_first_and_the_last_are_highlighted(open_page: Open) -> None:
    trend, ranking = figures_of(open_page("trends", indicator="new_unions"))

    assert [trace["name"] for trace in trend["data"][1:]] == ["城东街道", "金沙镇"]
    assert ranking["data"][0]["y"] == ["城东街道", "龙岗乡", "松林镇", "河口镇", "金沙镇"]


@pytest.mark.parametrize(
    ("measure", "last"),
    [
        pytest.param(Measure.VALUE, 4, id="the quarter alone"),
        pytest.param(Measure.YEAR_TO_DATE, 10, id="the year to date"),
        pytest.param(Measure.COMPLETION, 10 / 16, id="completion"),
        pytest.param(Measure.GROWTH, 0, id="growth"),
    ],
)
def test_the_measure_decides_what_is_drawn(open_page: Open, measure: Measure, last: float) -> None:
    page = open_page("trends", indicator="new_unions", measure=measure.value, highlight="河口镇")

    line = next(trace for trace in figures_of(page)[0]["data"] if trace["name"] == "河口镇")
    assert line["y"][-1] == pytest.approx(last)
    assert page.segmented_control(MEASURE).value is measure


def test_the_axis_speaks_chinese(open_page: Open) -> None:
    axis = figures_of(open_page("trends"))[0]["layout"]["xaxis"]

    assert axis["categoryarray"][0] == "2022年一季度"
    assert axis["ticktext"][0] == "一季度<br>2022年"


def test_a_period_chosen_ends_the_axis_there(open_page: Open) -> None:
    axis = figures_of(open_page("trends", period="2023"))[0]["layout"]["xaxis"]

    assert axis["categoryarray"][-1] == "2023年四季度"


def test_several_indicators_are_small_multiples(open_page: Open) -> None:
    page = open_page("trends")
    page.multiselect(INDICATORS).set_value(["new_unions", "members"]).run()

    assert figures_of(page) == []
    assert html_of(page).count("<a class='panel'") == 2
    assert page.query_params["indicator"] == "new_unions,members"


def test_a_chosen_township_is_highlighted_and_in_the_address(open_page: Open) -> None:
    page = open_page("trends")
    page.multiselect(HIGHLIGHTED).set_value(["松林镇"]).run()

    assert [trace["name"] for trace in figures_of(page)[0]["data"][1:]] == ["松林镇"]
    assert page.query_params["highlight"] == "松林镇"


def test_the_table_holds_what_is_drawn(open_page: Open) -> None:
    table = unfold_tables(open_page("trends", indicator="new_unions")).dataframe[0].value

    assert table.loc[table["单位"] == "河口镇", "2024年二季度"].tolist() == [4]
    assert table["2024年二季度"].isna().sum() == 1


def test_the_paragraph_belongs_to_the_view(open_page: Open) -> None:
    prose = html_of(open_page("trends", indicator="assistance_funds")).split("class='prose'>")[1]

    assert "帮扶资金" in prose
    assert "新建工会" not in prose
