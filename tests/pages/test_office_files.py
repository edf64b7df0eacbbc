"""Org units and scoring that enter with a file: all of it or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_visits import Open, html_of

from indicators.defining.office_form import write_office
from indicators.defining.toml_form import write_toml
from indicators.org_units import Change, Place, Structure
from indicators.record import Record
from indicators.scoring import Method, rule_named
from tests.county import QUARTERS
from tests.pages.office_pages import a_year_on, press, refuse, told


@pytest.fixture
def own_county(empty_record: Record) -> Record:
    return a_year_on(empty_record)


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
