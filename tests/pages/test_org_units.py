"""Org units and scoring through the frame: set on 指标体系 and seen on every page that follows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from page_visits import Open, html_of
from sqlalchemy import make_url
from streamlit.testing.v1 import AppTest

from indicators.defining.office_form import write_office
from indicators.defining.toml_form import write_toml
from indicators.org_units import Change, Place, Structure
from indicators.periods import Period
from indicators.record import Record, default_url
from indicators.scoring import Method, Rule, Step, own_rule, rule_named
from tests.county import QUARTERS, TOWNSHIPS, readings

NEWEST = {"period": "2024H1"}
EAST = ("金沙镇", "河口镇")


@pytest.fixture
def own_county(empty_record: Record) -> Record:
    for reading in readings()[-4:]:
        empty_record.accept(reading.file.encode(), reading.file, reading)
    return empty_record


@pytest.fixture
def with_areas(own_county: Record) -> Record:
    own_county.office.place([Place(unit, "东片区") for unit in EAST])
    return own_county


def key_of(page: AppTest, beginning: str, end: str) -> str:
    """The key of a field of the forms; saving begins them anew under another one."""
    keys = [e.key for kind in ("selectbox", "multiselect", "number_input", "toggle", "button_group") for e in page.get(kind)]
    return next(key for key in keys if key and key.startswith(beginning) and key.endswith(end))


def press(page: AppTest, key: str) -> None:
    page.button(key).click().run()
    assert not page.exception


def told(page: AppTest) -> str:
    parts = [html_of(page), *(e.value for e in (*page.success, *page.error))]
    return "\n".join(parts).replace("\\", "")


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
    with closing(sqlite3.connect(str(make_url(default_url()).database))) as database:
        database.execute("CREATE TRIGGER full BEFORE INSERT ON org_unit_place BEGIN SELECT raise(ABORT, 'full'); END")
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


@pytest.mark.usefixtures("own_county")
def test_nobody_is_scored_unasked(open_page: Open) -> None:
    assert "百分制" not in html_of(open_page("overview", **NEWEST))
    assert "百分制得分" not in html_of(open_page("township", **NEWEST))
    assert "没有启用时" in html_of(open_page("catalogue", part="scoring"))


def test_scoring_is_switched_on_after_a_look_at_the_scores(open_page: Open, own_county: Record) -> None:
    page = open_page("catalogue", part="scoring", **NEWEST)
    page.toggle(key_of(page, "scoring_", "_on")).set_value(True).run()
    assert "照此评分，2024年上半年：得分最高的是" in html_of(page)
    assert own_county.dataset().scoring is None
    page.number_input(key_of(page, "scoring_", "_cap")).set_value(20.0).run()
    press(page, "scoring_save")
    method = own_county.dataset().scoring
    assert method is not None
    assert (method.rule.bonus, method.rule.bonus_cap) == (1.0, 0.2)
    overview = html_of(open_page("overview", **NEWEST))
    assert "百分制评分" in overview
    assert overview.count("<details class='score'>") == 6
    assert "自定办法。按完成率与序时进度之比计分；超额部分同比例加分" in overview
    press(page, "scoring_undo_1")
    assert own_county.dataset().scoring is None


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(own_rule(bonus=1.0, bonus_cap=1.5), id="a bonus of more than all"),
        pytest.param(own_rule(steps=tuple(Step(n / 10, n / 10) for n in range(10, -1, -1))), id="eleven steps"),
        pytest.param(own_rule(steps=(Step(1.2, 1.1), Step(1.0, 1.0), Step(0.0, -0.1))), id="more than all, less than none"),
    ],
)
def test_a_method_from_elsewhere_is_shown_as_it_is(open_page: Open, own_county: Record, rule: Rule) -> None:
    own_county.office.score(Method(rule))
    page = open_page("catalogue", part="scoring", **NEWEST)
    assert "scoring_save" not in [button.key for button in page.button]


def test_a_theme_is_text_and_no_markup(open_page: Open, own_county: Record) -> None:
    own_county.office.score(Method(rule_named("proportional")))
    own_county.define([replace(own_county.dataset().indicators["new_unions"], section="<b>组建</b>")])
    assert "&lt;b&gt;组建" in html_of(open_page("catalogue", part="scoring", **NEWEST))


def test_weights_count_and_stand_with_the_indicators(open_page: Open, own_county: Record) -> None:
    own_county.office.score(Method(rule_named("proportional")))
    page = open_page("catalogue", part="scoring", **NEWEST)
    field = next(n.key for n in page.number_input if n.key and "_weight_new_unions_" in n.key)
    page.number_input(field).set_value(60.0).run()
    press(page, "scoring_save")
    assert own_county.dataset().indicators["new_unions"].weight == 60
    html = html_of(open_page("township", org_unit="河口镇", **NEWEST))
    recipe = html[html.index("class='recipe'") :].split("</ul>")[0]
    assert "新建工会数：标准分100分" in recipe
    assert "新增会员数" not in recipe


def test_a_deduction_is_added_and_counts(open_page: Open, own_county: Record) -> None:
    own_county.office.score(Method(rule_named("proportional")))
    page = open_page("catalogue", part="scoring", **NEWEST)
    page.selectbox(key_of(page, "scoring_", "_unit")).set_value("河口镇")
    page.number_input(key_of(page, "scoring_", "_points")).set_value(2.5)
    reason = next(t.key for t in page.text_input if t.key and t.key.endswith("_reason"))
    page.text_input(reason).set_value("迟报").run()
    press(page, next(b.key for b in page.button if b.key and b.key.endswith("_add")))
    assert "河口镇：迟报，扣2.5分（2024年第二季度）" in html_of(page)
    press(page, "scoring_save")
    method = own_county.dataset().scoring
    assert method is not None
    assert [(d.org_unit, d.points, d.quarter) for d in method.deductions] == [("河口镇", 2.5, Period.parse("2024Q2"))]
    assert "扣分：迟报（2024年第二季度），扣2.5分。" in html_of(open_page("township", org_unit="河口镇", **NEWEST))


def test_the_recipe_is_in_the_language_of_the_page(open_page: Open, own_county: Record) -> None:
    own_county.office.score(Method(rule_named("proportional")))
    html = html_of(open_page("township", org_unit="河口镇", lang="en", **NEWEST))
    assert "Rule: Proportional. Points in proportion to completion" in html
    assert "New unions: 33.34 points in all" in html


def test_org_units_and_scoring_enter_with_a_file_after_a_look(open_page: Open, own_county: Record) -> None:
    structure = Structure((Place("金沙镇", "东片区"),), (Change("河口镇", QUARTERS[-1], {"河口街道": 1}),))
    page = open_page("catalogue")
    content = write_office(structure, Method(rule_named("stepped"))).encode()
    page.file_uploader[0].upload("本县.toml", content, "application/toml")
    page.run()
    html = html_of(page)
    assert "组织单位：1个单位的上级或类别" in html
    assert "单位变更：1处" in html
    assert "<li>评分办法</li>" in html
    assert own_county.office.structure() == Structure()
    press(page, "definitions_save")
    assert own_county.office.structure() == structure
    assert own_county.dataset().scoring == Method(rule_named("stepped"))


@pytest.mark.usefixtures("own_county")
@pytest.mark.parametrize("page", ["overview", "township"])
def test_the_rule_of_the_statuses_is_printed(open_page: Open, page: str) -> None:
    assert "进度按评价标准“默认（十、三十个百分点）”评定" in html_of(open_page(page, **NEWEST))
    assert "Progress is judged by “Default (10 and 30 points)”" in html_of(open_page(page, lang="en", **NEWEST))


def refuse(table: str) -> None:
    """Let the database take nothing more into this table."""
    with closing(sqlite3.connect(str(make_url(default_url()).database))) as database:
        database.execute(f"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT raise(ABORT, 'full'); END")


def test_of_a_file_whose_last_part_is_refused_nothing_is_saved(open_page: Open, own_county: Record) -> None:
    structure = Structure((Place("金沙镇", "东片区"),), (Change("河口镇", QUARTERS[-1], {"河口街道": 1}),))
    content = write_toml([replace(own_county.dataset().indicators["new_unions"], weight=9.0)], write_office(structure, None))
    page = open_page("catalogue")
    page.file_uploader[0].upload("本县.toml", content, "application/toml")
    page.run()
    refuse("org_unit_place")
    press(page, "definitions_save")

    assert "没有保存：数据库暂时不能写入，请稍后再试。" in told(page)
    assert (own_county.definitions(), own_county.office.structure()) == ((), Structure())
    assert [b for b in page.button if b.key == "definitions_save"]  # the file still waits


def test_weights_are_not_saved_without_their_method(open_page: Open, own_county: Record) -> None:
    own_county.office.score(Method(rule_named("proportional")))
    page = open_page("catalogue", part="scoring", **NEWEST)
    field = next(n.key for n in page.number_input if n.key and "_weight_new_unions_" in n.key)
    page.number_input(field).set_value(60.0).run()
    refuse("scoring_method")
    press(page, "scoring_save")

    assert "没有保存：数据库暂时不能写入，请稍后再试。" in told(page)
    assert own_county.definitions() == ()
