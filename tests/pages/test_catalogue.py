"""指标体系 through the frame."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_visits import Open, html_of
from streamlit.testing.v1 import AppTest

from indicators.catalogue import Catalogue
from indicators.defining.toml_form import write_toml
from indicators.model import TOTAL, Better, Indicator, Kind, TargetForm
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.record import MeaningKind, Record, in_force
from tests.county import QUARTERS, reading
from tests.pages.office_pages import press, told
from tests.workbooks import quarterly

RIDERS = Catalogue.load().infer("骑手建档数", "人")
NEWEST = Period.parse("2024H1")


@pytest.fixture
def own_county(empty_record: Record) -> Record:
    """Two quarters on a record of this test's own; new_unions is there as an indicator nobody defined, 骑手建档数."""
    for period in QUARTERS[-2:]:
        read = reading(period)
        guessed = [replace(o, indicator=RIDERS.id, unit="人") for o in read.observations if o.indicator == "new_unions"]
        read = replace(read, observations=(*read.observations, *guessed), indicators=(*read.indicators, RIDERS))
        empty_record.accept(read.file.encode(), read.file, read)
    return empty_record


def field(page: AppTest, name: str) -> str:
    """The key of a field of the editor."""
    keys = [e.key for kind in ("text_input", "text_area", "selectbox", "multiselect") for e in page.get(kind)]
    return next(key for key in keys if key and key.startswith("define_") and f"_{name}" in key)


def total(record: Record, indicator: str) -> float:
    progress = compute_progress(record.dataset(), NEWEST)
    return float(progress[(progress.org_unit == TOTAL) & (progress.indicator == indicator)].value.iloc[0])


@pytest.mark.usefixtures("own_county")
def test_the_answer_counts_what_waits_to_be_confirmed(open_page: Open) -> None:
    page = open_page("catalogue")
    assert "在用9项指标，其中1项是按表头推断的，请确认。" in html_of(page)
    assert html_of(page).count("class='definition ") == 9


@pytest.mark.usefixtures("own_county")
def test_a_card_gives_formula_direction_and_explanation(open_page: Open) -> None:
    html = html_of(open_page("catalogue"))
    card = html[html.index("definition=membership_rate") :].split("</a>")[0]
    for text in ("职工入会率", "比率（分子÷分母）", "会员总数 ÷ 职工总数", "越高越好", "下限（不低于）", "以全部职工为基数"):
        assert text in card


@pytest.mark.usefixtures("own_county")
def test_all_built_in_definitions_can_be_seen(open_page: Open) -> None:
    page = open_page("catalogue")
    page.toggle("catalogue_every").set_value(True).run()
    assert html_of(page).count("class='definition ") == len(Catalogue.load().indicators) + 1
    assert "系统内置 · 没有数据" in html_of(page)


@pytest.mark.usefixtures("empty_record")
def test_without_data_the_built_in_definitions_are_there(open_page: Open) -> None:
    assert html_of(open_page("catalogue")).count("class='definition ") == len(Catalogue.load().indicators)


def test_confirming_a_guess_keeps_it_as_it_is(open_page: Open, own_county: Record) -> None:
    page = open_page("catalogue", definition=RIDERS.id)
    assert page.button("definition_save").label == "确认无误"
    press(page, "definition_save")
    assert in_force(own_county.definitions()) == {RIDERS.id: replace(RIDERS, inferred=False)}
    assert "口径都已明确" in html_of(page)
    assert "“骑手建档数”的定义已保存" in told(page)


def test_the_effect_is_shown_before_anything_is_saved(open_page: Open, own_county: Record) -> None:
    page = open_page("catalogue", definition="new_members")
    assert not page.dataframe
    page.selectbox(field(page, "kind")).select(Kind.STOCK).run()
    before, level = total(own_county, "new_members"), replace(Catalogue.load().indicators["new_members"], kind=Kind.STOCK)
    table = page.dataframe[0].value
    assert table.iloc[0]["数值"] == f"{before:.0f}人"
    assert own_county.definitions() == ()
    assert "修改了：类型、目标形式" in html_of(page)
    press(page, "definition_save")
    assert in_force(own_county.definitions())["new_members"] == replace(level, target_form=TargetForm.YEAR_END_LEVEL)
    assert table.iloc[0]["改后数值"] == f"{total(own_county, 'new_members'):.0f}人" != f"{before:.0f}人"


def test_a_change_of_sealed_quarters_is_warned_of_before_it_is_saved(open_page: Open, own_county: Record) -> None:
    quarters = sorted({q for p in own_county.dataset().periods for q in p.quarters})
    page = open_page("catalogue", definition="new_members")
    page.selectbox(field(page, "kind")).select(Kind.STOCK).run()
    assert not page.warning
    for quarter in quarters:
        own_county.seal(quarter)
    page.run()
    (warning,) = page.warning
    assert warning.value.startswith("会改动已封存季度的数字")
    page.selectbox(field(page, "kind")).select(Kind.FLOW).run()
    assert not page.warning


def test_undoing_tells_which_sealed_figures_it_has_altered(open_page: Open, own_county: Record) -> None:
    flow = Catalogue.load().indicators["new_members"]
    own_county.define([replace(flow, kind=Kind.STOCK, target_form=TargetForm.YEAR_END_LEVEL)])
    own_county.define([replace(RIDERS, aliases=("骑手档案数",))])
    own_county.seal(Period.parse("2024Q2"))
    press(open_page("catalogue", definition=RIDERS.id), "definition_undo")
    page = open_page("catalogue", definition="new_members")
    assert "已封存季度" not in told(page)
    before = total(own_county, "new_members")
    press(page, "definition_undo")
    after = total(own_county, "new_members")
    assert "已撤销" in told(page)
    assert "已封存季度的数字随之改动：2024年上半年，共" in told(page)
    assert f"{before:.0f}人 → {after:.0f}人" in told(page)


def test_a_mistake_is_told_and_cannot_be_saved(open_page: Open, own_county: Record) -> None:
    page = open_page("catalogue", definition="new_members")
    page.text_input(field(page, "name")).set_value("会员总数").run()
    assert "“会员总数”已经是指标“会员总数”的名称或别名" in told(page)
    assert page.button("definition_save").disabled
    assert own_county.definitions() == ()


def test_a_change_is_undone_and_the_fields_follow(open_page: Open, own_county: Record) -> None:
    page = open_page("catalogue", definition=RIDERS.id)
    page.selectbox(field(page, "better")).select(Better.NEITHER).run()
    press(page, "definition_save")
    assert own_county.dataset().indicators[RIDERS.id].better is Better.NEITHER
    press(page, "definition_undo")
    assert own_county.dataset().indicators[RIDERS.id] == RIDERS
    assert page.selectbox(field(page, "better")).value is Better.HIGHER
    assert "已撤销" in told(page)


def test_a_link_to_an_unknown_indicator_opens_no_editor(open_page: Open, own_county: Record) -> None:
    page = open_page("catalogue", definition="没有这项")
    assert not page.text_input
    assert own_county.definitions() == ()


def test_definitions_come_in_from_a_file_after_a_look(open_page: Open, own_county: Record) -> None:
    own = Indicator("驿站数", "骑手驿站数", "个", Kind.STOCK, target_form=TargetForm.YEAR_END_LEVEL)
    page = open_page("catalogue")
    page.file_uploader[0].upload("本县.toml", write_toml([own]) + b'["\xe7\x94\xb2"]\nkind = "?"\n', "application/toml")
    page.run()
    assert "“甲”：“kind”不能是“?”" in told(page)
    assert "新的或有改动的1项，与现在相同的0项。" in html_of(page)
    assert own_county.definitions() == ()
    press(page, "definitions_save")
    assert in_force(own_county.definitions()) == {own.id: own}
    assert "已保存1项定义" in told(page)


def test_what_was_imported_can_be_discarded(open_page: Open, own_county: Record) -> None:
    page = open_page("catalogue")
    page.file_uploader[0].upload("坏.toml", b"[", "application/toml")
    page.run()
    assert "文件格式有误" in told(page)
    press(page, "definitions_discard")
    assert "文件格式有误" not in told(page)
    assert own_county.definitions() == ()


def test_what_is_remembered_is_shown_and_forgotten(open_page: Open, own_county: Record) -> None:
    own_county.remember(MeaningKind.INDICATOR, "新成立组织", "new_unions", who="王芳")
    own_county.remember(MeaningKind.ORG_UNIT, "<b>城关办", "城关镇")
    page = open_page("catalogue")
    assert "“新成立组织”读作指标“新建工会数”" in html_of(page)
    assert "“&lt;b&gt;城关办”就是“城关镇”" in html_of(page)
    press(page, f"forget_{own_county.remembered()[0].number}")
    assert [m.text for m in own_county.remembered()] == ["新成立组织"]
    assert "“<b>城关办”与“城关镇”已分开" in told(page)
    press(page, f"forget_{own_county.remembered()[0].number}")
    assert own_county.remembered() == ()
    assert "不再记住“新成立组织”" in told(page)


def test_what_is_remembered_counts_when_the_next_file_is_read(open_page: Open, empty_record: Record) -> None:
    empty_record.remember(MeaningKind.ORG_UNIT, "青石镇", "青石街道")
    page = open_page("upload")
    page.file_uploader[0].upload("2024年一季度.xlsx", quarterly("2024Q1"), "application/octet-stream")
    page.run()
    assert "青石街道" in set(page.dataframe[0].value["单位"])
    assert "青石镇" not in set(page.dataframe[0].value["单位"])


@pytest.mark.usefixtures("own_county")
def test_the_page_speaks_english(open_page: Open) -> None:
    page = open_page("catalogue", lang="en", definition="membership_rate")
    for text in ("9 indicators in use; 1 guessed from headers", "Members ÷ Employees", "higher is better"):
        assert text in html_of(page)
    assert {"Name", "Unit", "Numerator"} <= {e.label for e in (*page.text_input, *page.selectbox)}


def test_in_english_scope_unit_and_theme_are_english_and_saving_keeps_them_as_they_were(
    open_page: Open, own_county: Record
) -> None:
    page = open_page("catalogue", lang="en", definition="new_unions")
    card = html_of(page).split("<a class='definition")
    assert [c for c in card if "New unions" in c and "<small>number</small>" in c and "starting again from zero" in c]
    section = page.selectbox(field(page, "section"))
    assert section.value == "工会组织建设"
    assert section.options[:2] == ["Union organisation", "Workers' rights"]
    section.set_value("职工权益维护").run()
    press(page, "definition_save")
    saved = in_force(own_county.definitions())["new_unions"]
    assert saved == replace(Catalogue.load().indicators["new_unions"], section="职工权益维护")
