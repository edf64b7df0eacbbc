from __future__ import annotations

import re

import pytest
from page_visits import Open, figures_of, html_of

from indicators.ui.components.controls import ORG_UNIT

pytestmark = pytest.mark.usefixtures("county_record")


def test_a_township_by_its_address(open_page: Open) -> None:
    page = open_page("township", org_unit="河口镇")

    assert "<h1>河口镇</h1>" in html_of(page)
    assert page.selectbox(ORG_UNIT).value == "河口镇"


def test_without_a_choice_the_first_is_shown(open_page: Open) -> None:
    assert "<h1>金沙镇</h1>" in html_of(open_page("township"))


def test_the_whole_is_not_among_the_townships(open_page: Open) -> None:
    assert open_page("township").selectbox(ORG_UNIT).options == ["金沙镇", "河口镇", "松林镇", "龙岗乡", "城东街道", "青禾乡"]


def test_its_place_among_the_others(open_page: Open) -> None:
    own = figures_of(open_page("township", org_unit="城东街道"))[0]["data"][1]

    places = dict(zip(own["y"], own["x"], strict=True))
    assert places["new_unions"] == 0
    assert places["safety_accidents"] > 0.5


def test_every_indicator_has_its_panel(open_page: Open) -> None:
    assert html_of(open_page("township", org_unit="河口镇")).count("<a class='panel'") == 8


def test_its_own_words_are_shown_as_it_wrote_them(open_page: Open) -> None:
    shown = html_of(open_page("township", org_unit="金沙镇"))

    assert shown.count("建成全县首家园区工会联合会。") == 2
    assert "工会组织建设 · 2024年第二季度" in shown


def test_a_township_without_words_is_told_so(open_page: Open) -> None:
    assert "本期没有报送工作亮点。" in html_of(open_page("township", org_unit="河口镇"))


def test_problems_in_its_data_name_the_cell_first(open_page: Open) -> None:
    assert "工作表“2024年第二季度”B5：" in html_of(open_page("township", org_unit="河口镇"))
    assert "没有发现问题。" in html_of(open_page("township", org_unit="金沙镇"))


def test_its_paragraphs_speak_of_it(open_page: Open) -> None:
    prose = html_of(open_page("township", org_unit="河口镇")).split("class='prose'>")[1]

    assert re.sub(r"<[^>]+>", "", prose).startswith("河口镇")


def test_a_chosen_status_limits_its_cards(open_page: Open) -> None:
    page = open_page("township", org_unit="金沙镇", status="behind")

    assert set(re.findall(r"<a class='card (\w+)'", html_of(page))) == {"behind"}
    assert page.query_params["status"] == "behind"


def test_the_answers_stand_before_the_figure_and_the_cards(open_page: Open) -> None:
    html = html_of(open_page("township", org_unit="金沙镇"))

    assert html.index("class='headlines'") < html.index("位次</h2>") < html.index("class='card ")
    assert "class='count behind' href='township?org_unit=" in html
