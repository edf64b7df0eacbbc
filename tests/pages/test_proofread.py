"""核对: a draft given as text or file, its numbers marked, the list beside it, the copy to take away."""

from __future__ import annotations

import io

import docx
import pytest
from page_visits import Open, html_of
from streamlit.testing.v1 import AppTest

from indicators.dataset import Dataset
from indicators.narrative import write
from indicators.periods import Period
from indicators.report import write_docx, write_txt

H1 = Period.parse("2024H1")


def pasted(page: AppTest, text: str) -> AppTest:
    page.text_area[0].set_value(text)
    page.button[0].click()
    return page.run()


def given(page: AppTest, name: str, data: bytes) -> AppTest:
    page.file_uploader[0].set_value((name, data, "application/octet-stream"))
    return page.run()


@pytest.mark.usefixtures("empty_record")
def test_without_data_a_draft_is_held_against_itself(open_page: Open) -> None:
    page = open_page("proofread")
    assert "还没有数据" in html_of(page)
    shown = html_of(pasted(page, "参保8168人，其中在职4040人，退休688人，安康1262人，特种2170人。"))
    assert "8160人" in shown
    assert "前后矛盾 <b>1</b>" in shown
    assert "class='proof inconsistent'" in shown


@pytest.mark.usefixtures("empty_record")
def test_an_empty_text_is_answered_with_a_sentence(open_page: Open) -> None:
    page = open_page("proofread")
    page.button[0].click()
    page.run()
    assert ["没有文字可核对" in e.value for e in page.error] == [True]


@pytest.mark.usefixtures("county_record")
def test_our_own_report_agrees_to_the_last_number(open_page: Open, county: Dataset) -> None:
    text = write_txt(write(county, H1)).decode()
    page = pasted(open_page("proofread"), text)
    shown = html_of(page)
    assert "0处要看一看" in shown
    assert "没有要改的地方" in shown
    assert shown.count("class='proof agrees'") > 5
    assert page.query_params["period"] == "2024H1"


@pytest.mark.usefixtures("county_record")
def test_a_wrong_number_is_marked_where_it_stands_and_listed_beside(open_page: Open, county: Dataset) -> None:
    text = f"{county.org_units[0]}2024年上半年工会工作总结\n新建工会9999家。"
    page = pasted(open_page("proofread"), text)
    shown = html_of(page)
    assert "与数据不一致 <b>1</b>" in shown
    assert "<a href='#proof-1' target='_self'><span class='before'>新建工会</span>“9999家”" in shown
    assert "id='proof-1'" in shown
    assert county.org_units[0] in page.query_params["org_unit"]


@pytest.mark.usefixtures("county_record")
def test_a_word_draft_comes_back_with_comments(open_page: Open) -> None:
    document = docx.Document()
    document.add_paragraph("2024年上半年工会工作总结")
    document.add_paragraph("新建工会9999家。")
    data = io.BytesIO()
    document.save(data)
    page = given(open_page("proofread"), "总结.docx", data.getvalue())
    assert "“9999家”" in html_of(page)
    assert [b.label for b in page.get("download_button")] == ["下载标注好的 Word", "下载核对清单"]


@pytest.mark.usefixtures("empty_record")
def test_a_file_that_is_no_draft_is_refused_in_words_and_the_page_stays_usable(open_page: Open) -> None:
    page = given(open_page("proofread"), "图.docx", b"%PDF-1.7 nothing")
    assert ["PDF" in e.value for e in page.error] == [True]
    page = given(page, "总结.txt", "新建工会3家。".encode("gb18030"))
    assert [e.value for e in page.error] == []
    assert "新建工会" in html_of(page)


@pytest.mark.usefixtures("empty_record")
def test_what_a_draft_holds_is_shown_as_letters(open_page: Open) -> None:
    shown = html_of(pasted(open_page("proofread"), "<img src=x onerror=alert(1)>新建工会3家，完成5家的10%！<b>"))
    assert "<img" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown


@pytest.mark.usefixtures("county_record")
def test_in_english_the_page_speaks_english(open_page: Open) -> None:
    page = open_page("proofread", lang="en")
    assert [t.value for t in page.title] == ["Proofreading"]
    shown = html_of(pasted(page, "新建工会9999家。"))
    assert "Differs from the data" in shown
    assert "the data say" in shown


@pytest.mark.usefixtures("county_record")
def test_our_own_word_file_is_read_like_its_text(open_page: Open, county: Dataset) -> None:
    document = write(county, H1)
    shown = html_of(given(open_page("proofread"), "报告.docx", write_docx(document)))
    assert document.sections[1].heading in shown
    assert "0处要看一看" in shown
