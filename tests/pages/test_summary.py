"""文字报告 through the frame."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path
from typing import get_args

import docx
import pytest
from streamlit.testing.v1 import AppTest

import indicators
from indicators.model import TOTAL
from indicators.narrative import write
from indicators.narrative.narrator import Audience, Length
from indicators.periods import Period
from indicators.record import Record
from indicators.ui.components.summary_report import FORMATS, content_of

MAIN = Path(indicators.__file__).parent / "ui" / "main.py"
PAGE = "../../pages/summary.py"


def open_page(**query: str) -> AppTest:
    at = AppTest.from_file(MAIN, default_timeout=60)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    at.switch_page(PAGE).run()
    assert not at.exception
    return at


def sheet(page: AppTest) -> str:
    """The report as HTML."""
    return next(e.proto.body for e in page.get("html") if "summary-sheet" in e.proto.body)


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


def test_four_files_are_offered(county_record: Record) -> None:
    page = open_page()
    names = [b.proto.label for b in page.get("download_button")]
    assert names == ["下载 Word", "下载 TXT", "下载 Markdown", "下载 HTML"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_download_holds_every_number_of_the_text(county_record: Record, suffix: str) -> None:
    document = write(county_record.dataset(), Period.parse("2024H1"), TOTAL)
    data = content_of(document, suffix)()
    if suffix == "docx":
        written = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    else:
        written = re.sub(r"<[^>]+>", "", data.decode("utf-8-sig"))
    numbers = [c.text for s in document.sections for p in s.paragraphs for c in p.claims]
    assert [n for n in numbers if n not in written.replace("\\", "")] == []


def test_every_audience_and_length_there_is_can_be_chosen(county_record: Record) -> None:
    page = open_page()
    options = {s.label: len(s.options) for s in page.selectbox}
    assert (options["写给谁看"], options["篇幅"]) == (len(get_args(Audience)), len(get_args(Length)))
