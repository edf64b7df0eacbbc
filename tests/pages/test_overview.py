from __future__ import annotations

import re

import pytest
from page_visits import Open, figures_of, html_of, unfold_tables
from streamlit.testing.v1 import AppTest

from indicators.ui.components.controls import ORG_UNIT, PERIOD

pytestmark = pytest.mark.usefixtures("county_record")


def card_of(page: AppTest, indicator: str) -> str:
    """The HTML of the card of one indicator."""
    match = re.search(rf"<a class='card [^']*' href='trends\?indicator={indicator}&.*?</a>", html_of(page))
    assert match
    return match[0]


def test_the_answer_stands_under_the_title(open_page: Open) -> None:
    answer = "截至2024年6月底，3项有目标的指标均达到或超过进度；6个乡镇（街道）中5个已报送。"

    assert f"总览</h1><p>{answer}" in html_of(open_page("overview"))


def test_a_card_holds_value_target_completion_gap_change_and_status(open_page: Open) -> None:
    card = card_of(open_page("overview"), "new_unions")

    for text in (
        "新建工会数",
        "84家",
        "目标96家，完成87.5%",
        "+37.5个百分点",
        "5个单位同口径与上年同期持平",
        "▲",
        "超序时",
    ):
        assert text in card


def test_a_rate_that_cannot_be_totalled_shows_its_median_and_range(open_page: Open) -> None:
    card = card_of(open_page("overview"), "labour_contract_rate")

    for text in ("90.7%", "各单位中位数", "在88.2%至93.4%之间"):
        assert text in card


def test_choosing_a_period_changes_the_page_and_the_address(open_page: Open) -> None:
    page = open_page("overview")
    page.selectbox(PERIOD).select("2023年").run()

    assert "180家" in card_of(page, "new_unions")
    assert page.query_params["period"] == "2023"


def test_choosing_a_township_shows_its_own_figures(open_page: Open) -> None:
    page = open_page("overview")
    page.selectbox(ORG_UNIT).select("金沙镇").run()

    assert "6家" in card_of(page, "new_unions")
    assert page.query_params["org_unit"] == "金沙镇"


def test_every_period_that_can_be_reported_on_can_be_chosen_newest_first(open_page: Open) -> None:
    periods = open_page("overview").selectbox(PERIOD).options

    assert periods[:4] == ["2024年上半年", "2024年第二季度", "2024年第一季度", "2023年"]
    assert len(periods) == len(set(periods)) == 17


def test_the_figure_of_targets_is_sorted_by_the_gap_the_worst_at_the_top(open_page: Open) -> None:
    bars = figures_of(open_page("overview"))[0]["data"][1]

    assert bars["y"] == ["assistance_funds", "new_unions", "new_members"]
    assert bars["x"] == pytest.approx([0.84, 0.875, 0.9333], abs=1e-4)


def test_the_map_shows_the_completion_of_every_township(open_page: Open) -> None:
    table = re.search(r"<table class='heat' .*?</table>", html_of(open_page("overview")), re.DOTALL)
    assert table

    assert re.findall(r"<th scope='row'[^>]*><a [^>]*>(.*?)</a>", table[0]) == [
        "金沙镇",
        "河口镇",
        "松林镇",
        "龙岗乡",
        "城东街道",
        "青禾乡",
    ]
    assert "金沙镇 · 新建工会数 · 37.5% 滞后" in table[0]
    assert "township?org_unit=%E9%87%91%E6%B2%99%E9%95%87&amp;period=2024H1" in table[0]


def test_who_has_not_reported_is_named(open_page: Open) -> None:
    assert "2024年二季度应报6个，已报5个。</p><p class='chips'>尚未报送 <span class='chip'>青禾乡</span>" in html_of(
        open_page("overview")
    )


def test_the_paragraphs_use_the_numbers_of_the_cards(open_page: Open) -> None:
    prose = re.sub(r"<[^>]+>", "", html_of(open_page("overview")).split("class='prose'>")[1])

    for number in ("84家", "87.5%", "1680人", "126万元"):
        assert number in prose


def test_the_figures_behind_are_there_as_a_table(open_page: Open) -> None:
    every, own = (table.value for table in unfold_tables(open_page("overview")).dataframe)

    assert own.loc[own["指标"] == "新建工会数", ["数值", "年度目标", "完成率（%）"]].values.tolist() == [[84, 96, 87.5]]
    assert len(every) == 7 * 8


def test_the_counts_of_statuses_stand_before_the_figure_and_lead_to_their_indicators(open_page: Open) -> None:
    html = html_of(open_page("overview", org_unit="金沙镇"))

    assert re.findall(r"<a class='count (\w+)'.*?<b>(\d+)</b>", html) == [("slightly_behind", "1"), ("behind", "2")]
    assert html.index("class='strip'") < html.index("目标进度</h2>") < html.index("class='heat'") < html.index("class='card ")


def test_a_chosen_status_limits_figure_and_cards(open_page: Open) -> None:
    page = open_page("overview", org_unit="金沙镇", status="behind")

    assert len(figures_of(page)[0]["data"][1]["y"]) == 2
    assert set(re.findall(r"<a class='card (\w+)'", html_of(page))) == {"behind"}
    assert page.query_params["status"] == "behind"


def test_a_status_is_not_carried_to_where_the_link_does_not_ask_for_it(open_page: Open) -> None:
    page = open_page("overview", org_unit="金沙镇", status="behind")
    del page.query_params["status"]
    page.run()

    assert len(figures_of(page)[0]["data"][1]["y"]) == 3


def test_what_changed_is_told_with_a_link_to_the_places_over_time(open_page: Open) -> None:
    html = html_of(open_page("overview"))

    assert "与2024年第一季度相比" in html
    assert re.search(r"class='moves'.*?trends\?indicator=\w+&amp;measure=rank&amp;highlight=|位次没有明显变化", html)


def test_the_first_ten_seconds_stand_above_all_figures(open_page: Open) -> None:
    html = html_of(open_page("overview"))
    asked = re.findall(r"<section class='headline'><h2>(.*?)</h2><p class='answer'>(.*?)</p>", html)

    assert [question for question, _answer in asked] == ["进度如何", "什么落后", "谁落后", "比2024年第一季度有什么变化"]
    assert [re.sub(r"<[^>]+>", "", answer) for _question, answer in asked][:2] == ["3/3项", "没有"]
    assert html.index("class='headlines'") < html.index("class='strip'")


def test_an_org_unit_that_is_behind_leads_to_its_page(open_page: Open) -> None:
    headlines = html_of(open_page("overview")).split("class='headlines'")[1].split("class='strip'")[0]

    assert re.search(r"href='township\?org_unit=%[^']+period=2024H1[^']*'", headlines)


def test_what_a_click_does_stands_apart_from_what_is_shown(open_page: Open) -> None:
    """A picture that is taken away has the note without it."""
    notes = re.findall(r"<p class='note'>(.*?)</p>", html_of(open_page("overview")))

    assert "<span class='hint'>；点一项只看这一项</span>" in notes[0]
    assert not any("点" in note.partition("<span class='hint'>")[0].replace("百分点", "") for note in notes[:1])
