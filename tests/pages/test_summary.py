"""文字报告 through the frame."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import get_args

import pytest
from page_visits import PATIENCE
from streamlit.testing.v1 import AppTest

import indicators
from indicators.model import TOTAL
from indicators.narrative import write
from indicators.narrative.composers import Form
from indicators.narrative.phrasing.narrator import Audience, Length
from indicators.periods import Period
from indicators.record import Record
from indicators.ui.components.summary_downloads import FORMATS

MAIN = Path(indicators.__file__).parent / "ui" / "main.py"
PAGE = "../../pages/summary.py"


def open_page(**query: str) -> AppTest:
    at = AppTest.from_file(MAIN, default_timeout=PATIENCE)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    at.switch_page(PAGE).run()
    assert not at.exception
    return at


def sheet(page: AppTest) -> str:
    """The report as HTML, in the order of the page."""
    return "".join(e.proto.body for e in page.get("html") if "summary-sheet" in e.proto.body)


def text(page: AppTest) -> str:
    return re.sub(r"<[^>]+>", "", sheet(page))


def choose(page: AppTest, label: str, option: object) -> None:
    next(s for s in page.selectbox if s.label == label).set_value(option).run()
    assert not page.exception


def test_without_data_the_page_leads_to_the_upload(empty_record: Record) -> None:
    page = open_page()
    assert not page.selectbox
    assert page.get("page_link")


def test_the_newest_year_to_date_is_written_first(county_record: Record) -> None:
    page = open_page()
    assert "2024年上半年" in text(page)
    assert "临溪县" in text(page)


def test_the_period_chosen_is_the_one_written(county_record: Record) -> None:
    page = open_page()
    choose(page, "报告期", Period.parse("2023"))
    expected = write(county_record.dataset(), Period.parse("2023"), TOTAL)
    assert expected.title in text(page)


def test_a_link_opens_its_period_and_org_unit(county_record: Record) -> None:
    page = open_page(period="2023", org_unit="河口镇")
    expected = write(county_record.dataset(), Period.parse("2023"), "河口镇")
    assert expected.title in text(page)


def test_every_number_shows_its_formula_and_cells(county_record: Record) -> None:
    page = open_page()
    document = write(county_record.dataset(), Period.parse("2024H1"), TOTAL)
    claims = [c for s in document.sections for p in s.paragraphs for c in p.claims]
    assert len(re.findall(r"class='claim'", sheet(page))) == len(claims) > 10
    assert "2024Q2.xlsx · 2024年第二季度!" in sheet(page)


@pytest.mark.parametrize("length", get_args(Length))
def test_the_text_has_the_length_chosen(county_record: Record, length: Length) -> None:
    page = open_page()
    choose(page, "篇幅", length)
    document = write(county_record.dataset(), Period.parse("2024H1"), TOTAL, length=length)
    paragraphs = [html.escape(p.text) for section in document.sections for p in section.paragraphs]
    assert [p for p in paragraphs if p not in text(page)] == []
    assert text(page).count("。") == len(re.findall("。", document.title + "".join(paragraphs)))


def test_audience_is_remembered_from_page_to_page(county_record: Record) -> None:
    page = open_page()
    choose(page, "写给谁看", "leadership")
    page.switch_page("../../pages/upload.py").run()
    page.switch_page(PAGE).run()
    assert next(s for s in page.selectbox if s.label == "写给谁看").value == "leadership"


def buttons(page: AppTest) -> list[str]:
    return [b.proto.label for b in page.get("download_button")]


def test_word_comes_first_and_other_formats_in_a_menu(county_record: Record) -> None:
    assert buttons(open_page()) == [
        "下载 Word",
        "下载示例模板",
        "下载 TXT",
        "下载 Markdown",
        "下载 HTML",
        "下载指标数据（Excel）",
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_holds_every_number_of_the_text(county_record: Record, suffix: str) -> None:
    document = write(county_record.dataset(), Period.parse("2024H1"), TOTAL)
    written = re.sub(r"<[^>]+>", "", FORMATS[suffix][2](document).decode("utf-8-sig"))
    numbers = [c.text for s in document.sections for p in s.paragraphs for c in p.claims]
    assert [n for n in numbers if n not in written.replace("\\", "")] == []


def test_all_reports_are_written_when_asked_for(county_record: Record) -> None:
    page = open_page()
    next(b for b in page.button if b.label == "生成全部单位的报告").click().run()
    assert not page.exception
    assert buttons(page)[-1] == "下载全部（zip）"


@pytest.mark.parametrize("form", ["circular", "brief", "supervision"])
def test_each_form_is_written_on_the_whole(county_record: Record, form: Form) -> None:
    page = open_page()
    choose(page, "形式", form)
    assert write(county_record.dataset(), Period.parse("2024H1"), TOTAL, form=form).title in text(page)


def test_a_township_has_no_circular(county_record: Record) -> None:
    page = open_page()
    choose(page, "形式", "circular")
    choose(page, "范围", "河口镇")
    assert "情况通报" not in next(s for s in page.selectbox if s.label == "形式").options
    assert "河口镇2024年上半年工会工作总结" in text(page)


def test_the_report_speaks_the_language_of_the_page(county_record: Record) -> None:
    assert "Union work summary" in text(open_page(lang="en"))


def test_a_section_is_switched_off_and_moved(county_record: Record) -> None:
    page = open_page()
    next(c for c in page.checkbox if c.label == "工会组织建设").uncheck().run()
    assert "一、职工权益维护" in text(page)
    next(b for b in page.button if b.label == "下移" and "职工权益维护" in (b.key or "")).click().run()
    assert not page.exception
    assert "一、困难职工帮扶" in text(page)


def test_an_edit_is_kept_and_a_number_typed_by_hand_is_marked(own_county: Record) -> None:
    page = open_page()
    page.toggle(key="summary_editing").set_value(True).run()
    box = next(b for b in page.text_area if "发放帮扶资金126万元" in (b.value or ""))
    box.set_value("上半年发放帮扶资金126万元，惠及职工350人。")
    next(b for b in page.button if b.label == "保存修改").click().run()
    assert not page.exception
    assert "上半年发放帮扶资金126万元，惠及职工350人。" in text(page)
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", sheet(page)) == ["350"]
    assert any("手工填写的数字，未与数据核对：350" in e.proto.body for e in page.get("html"))
    page.toggle(key="summary_editing").set_value(True).run()
    next(b for b in page.button if b.label == "恢复自动文字").click().run()
    page.toggle(key="summary_editing").set_value(False).run()
    assert "350" not in text(page)


def test_every_audience_and_length_there_is_can_be_chosen(county_record: Record) -> None:
    page = open_page()
    options = {s.label: len(s.options) for s in page.selectbox}
    assert (options["写给谁看"], options["篇幅"]) == (len(get_args(Audience)), len(get_args(Length)))
