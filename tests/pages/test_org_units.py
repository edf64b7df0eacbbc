"""Org units through the frame: set on 指标体系 and seen on every page that follows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_visits import Open, html_of
from streamlit.testing.v1 import AppTest

from indicators.model import Problem
from indicators.org_units import Change, Place
from indicators.periods import Period
from indicators.record import Record
from tests.county import QUARTERS, TOWNSHIPS, readings
from tests.pages.office_pages import NEWEST, a_year_on, key_of, press, refuse, told

EAST = ("金沙镇", "河口镇")


@pytest.fixture
def own_county(empty_record: Record) -> Record:
    return a_year_on(empty_record)


@pytest.fixture
def with_areas(own_county: Record) -> Record:
    own_county.office.place([Place(unit, "东片区") for unit in EAST])
    return own_county


@pytest.mark.usefixtures("own_county")
def test_the_part_on_org_units_says_who_is_alike(open_page: Open) -> None:
    page = open_page("catalogue", part="org_units")
    html = html_of(page)
    assert "指标体系</h1>" in html
    assert "共6个单位：乡镇5个、街道1个。" in html
    assert html.count("class='tree-unit'") == 6


def test_org_units_are_placed_after_a_look_at_the_effect_and_taken_back(open_page: Open, own_county: Record) -> None:
    page = open_page("catalogue", part="org_units")
    page.multiselect(key_of(page, "place_", "_units")).set_value(list(EAST)).run()
    page.selectbox(key_of(page, "place_", "_parent")).set_value("松林镇").run()
    assert "并列比较的单位由6个变为4个；临溪县合计有" in html_of(page)  # it reports itself: its parts count
    assert list(page.dataframe[0].value["改后上级"]) == ["松林镇", "松林镇"]
    assert own_county.office.places() == ()
    press(page, "place_save")
    assert dict(own_county.dataset().parents) == dict.fromkeys(EAST, "松林镇")
    assert "已保存2个单位的设置" in told(page)
    assert "2个下级" in html_of(page)
    assert "本级也报数：下级报过的以下级合计为准，不重复计算" in html_of(page)
    press(page, "places_undo_1")
    assert own_county.dataset().parents == {}


def test_a_circle_is_told_and_cannot_be_saved(open_page: Open, with_areas: Record) -> None:
    page = open_page("catalogue", part="org_units")
    page.multiselect(key_of(page, "place_", "_units")).set_value(["东片区"]).run()
    page.selectbox(key_of(page, "place_", "_parent")).set_value("金沙镇").run()
    assert "上下级关系绕了一圈：" in told(page)
    assert not [b for b in page.button if b.key == "place_save"]
    assert len(with_areas.office.places()) == 1


def about_to_place(open_page: Open, unit: str, parent: str) -> AppTest:
    page = open_page("catalogue", part="org_units")
    page.multiselect(key_of(page, "place_", "_units")).set_value([unit]).run()
    return page.selectbox(key_of(page, "place_", "_parent")).set_value(parent).run()


def test_what_another_has_saved_in_between_may_not_be_closed_to_a_circle(open_page: Open, own_county: Record) -> None:
    page = about_to_place(open_page, "金沙镇", "河口镇")
    own_county.office.place([Place("河口镇", "金沙镇")])
    press(page, "place_save")
    assert "没有保存：上下级关系刚被别人改过，请再看一遍。" in told(page)
    assert own_county.dataset().parents == {"河口镇": "金沙镇"}


def test_what_the_database_refuses_is_told_and_not_saved(open_page: Open, own_county: Record) -> None:
    page = about_to_place(open_page, "金沙镇", "河口镇")
    refuse("org_unit_place")
    press(page, "place_save")
    assert "没有保存：数据库暂时不能写入，请稍后再试。" in told(page)
    assert own_county.dataset().parents == {}


def test_a_merger_is_told_in_the_tree_and_undone(open_page: Open, own_county: Record) -> None:
    def unions() -> dict[Period, float]:
        told = own_county.dataset().observations
        return {o.period: o.value for o in told if (o.org_unit, o.indicator) == ("金沙镇", "new_unions")}

    before = unions()
    own_county.office.change([Change(unit, QUARTERS[-1], {"金河镇": 1}) for unit in EAST])
    page = open_page("catalogue", part="org_units")
    assert "2024年第二季度前为金沙镇" in html_of(page)
    press(page, "changes_undo_1")
    assert unions() == before


def test_an_org_unit_goes_on_under_another_name_after_a_look_at_the_effect(open_page: Open, own_county: Record) -> None:
    page = open_page("catalogue", part="org_units")
    page.selectbox(key_of(page, "change_", "_renamed_names")).set_value("金沙镇").run()
    page.selectbox(key_of(page, "change_", "_renamed_heirs")).set_value("河口镇").run()
    assert "并列比较的单位由6个变为5个；临溪县合计" in html_of(page)
    press(page, "change_save")
    (deed,) = own_county.office.changes()
    assert deed.what == (Change("金沙镇", QUARTERS[-1], {"河口镇": 1}),)
    assert "金沙镇" not in own_county.dataset().org_units
    assert "金沙镇自2024年第二季度起改为（并入）河口镇" in html_of(page)


@pytest.mark.usefixtures("with_areas")
def test_an_area_is_chosen_like_any_org_unit_and_shows_its_parts(open_page: Open) -> None:
    page = open_page("overview", **NEWEST)
    labels = page.selectbox("choose_org_unit").options
    assert labels == ["临溪县", "东片区", "　金沙镇", "　河口镇", *TOWNSHIPS[2:]]
    area = open_page("overview", org_unit="东片区", **NEWEST)
    html = html_of(area)
    assert "所属单位完成情况" in html
    parts = html[html.index("所属单位完成情况") :].split("</table>")[0]
    assert all(unit in parts for unit in EAST)
    assert "松林镇" not in parts


@pytest.mark.usefixtures("with_areas")
def test_the_county_is_looked_at_level_by_level(open_page: Open) -> None:
    first, second = (html_of(open_page("overview", level=level, **NEWEST)) for level in ("1", "2"))
    assert "<a href='township?org_unit=%E4%B8%9C" in first
    rows = [html[html.index("class='heat'") :].split("</table>")[0].count("scope='row'") for html in (first, second)]
    assert rows == [5, 6]


@pytest.mark.usefixtures("with_areas")
def test_a_township_of_an_area_is_compared_with_its_neighbours(open_page: Open) -> None:
    html = html_of(open_page("township", org_unit="金沙镇", **NEWEST))
    assert "（共2个）" in html
    assert "（共5个）" in html_of(open_page("township", org_unit="东片区", **NEWEST))
    assert "（共6个）" in html_of(open_page("township", org_unit="金沙镇", level="2", **NEWEST))


@pytest.mark.usefixtures("own_county")
@pytest.mark.parametrize("page", ["overview", "trends", "township"])
def test_peer_groups_are_chosen_where_there_are_several(open_page: Open, page: str) -> None:
    shown = open_page(page, org_unit="河口镇", **NEWEST) if page == "township" else open_page(page, **NEWEST)
    assert "乡镇（5个）" in shown.selectbox("choose_group").options
    shown.selectbox("choose_group").set_value("乡镇").run()
    assert shown.query_params["group"] in ("乡镇", ["乡镇"])
    if page == "township":
        assert "（共5个）" in html_of(shown)
        assert "只在同类单位中比较：乡镇（5个）" in html_of(shown)


@pytest.mark.usefixtures("own_county")
def test_a_peer_group_is_a_whole_of_its_own(open_page: Open) -> None:
    html = html_of(open_page("overview", group="街道", **NEWEST))
    map_of = html[html.index("class='heat'") :].split("</table>")[0]
    assert "城东街道" in map_of
    assert "金沙镇" not in map_of


def test_what_a_sheet_on_record_tells_can_be_put_down_later(open_page: Open, empty_record: Record) -> None:
    facts = (("found", "金沙镇并入河口镇"), ("org_units", "金沙镇"), ("becomes", "河口镇"), ("since", ""))
    *earlier, newest = readings()[-4:]
    said = Problem("org_unit_change_told", newest.file, "报表", "A9", facts)
    for reading in (*earlier, replace(newest, problems=(*newest.problems, said))):
        empty_record.accept(reading.file.encode(), reading.file, reading)
    page = open_page("catalogue", part="org_units")
    assert "“金沙镇并入河口镇”：金沙镇由河口镇承接？" in html_of(page)
    page.selectbox(key_of(page, "changes_on_record", "_since")).set_value(QUARTERS[-1]).run()
    press(page, next(b.key for b in page.button if b.key and b.key.startswith("changes_on_record")))
    (deed,) = empty_record.office.changes()
    assert deed.what == (Change("金沙镇", QUARTERS[-1], {"河口镇": 1.0}),)
    assert "由河口镇承接？" not in html_of(page)


def test_what_a_sheet_that_was_taken_back_tells_is_not_asked(open_page: Open, empty_record: Record) -> None:
    facts = (("found", "金沙镇并入河口镇"), ("org_units", "金沙镇"), ("becomes", "河口镇"), ("since", ""))
    newest = readings()[-1]
    said = Problem("org_unit_change_told", newest.file, "报表", "A9", facts)
    for reading in (*readings()[-4:-1], replace(newest, problems=(said,))):
        empty_record.accept(reading.file.encode(), reading.file, reading)
    empty_record.take_back(empty_record.submissions()[0].id)
    assert empty_record.told("org_unit_change_told") == ()
    assert "承接？" not in html_of(open_page("catalogue", part="org_units"))
