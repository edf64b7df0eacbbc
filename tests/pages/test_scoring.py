"""Scoring through the frame: set on 指标体系 and seen on every page that follows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_visits import Open, html_of

from indicators.periods import Period
from indicators.record import Record
from indicators.scoring import Method, Rule, Step, own_rule, rule_named
from tests.pages.office_pages import NEWEST, a_year_on, key_of, press, refuse, told


@pytest.fixture
def own_county(empty_record: Record) -> Record:
    return a_year_on(empty_record)


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


def test_weights_are_not_saved_without_their_method(open_page: Open, own_county: Record) -> None:
    own_county.office.score(Method(rule_named("proportional")))
    page = open_page("catalogue", part="scoring", **NEWEST)
    field = next(n.key for n in page.number_input if n.key and "_weight_new_unions_" in n.key)
    page.number_input(field).set_value(60.0).run()
    refuse("scoring_method")
    press(page, "scoring_save")

    assert "没有保存：数据库暂时不能写入，请稍后再试。" in told(page)
    assert own_county.definitions() == ()


@pytest.mark.usefixtures("own_county")
@pytest.mark.parametrize("page", ["overview", "township"])
def test_the_rule_of_the_statuses_is_printed(open_page: Open, page: str) -> None:
    assert "进度按评价标准“默认（十、三十个百分点）”评定" in html_of(open_page(page, **NEWEST))
    assert "Progress is judged by “Default (10 and 30 points)”" in html_of(open_page(page, lang="en", **NEWEST))
