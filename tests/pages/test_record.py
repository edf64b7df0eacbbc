"""报送记录 through the frame."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from page_visits import Open, html_of
from streamlit.testing.v1 import AppTest

from indicators.model import Reading
from indicators.periods import Period
from indicators.record import Record
from tests.county import QUARTERS, reading
from tests.workbooks import quarterly

NEWEST = QUARTERS[-1]


def press(page: AppTest, key: str) -> None:
    page.button(key).click().run()
    assert not page.exception


def open_submission(page: AppTest, number: int) -> None:
    page.session_state[f"record_submission_{number}"] = True
    page.run()
    assert not page.exception


def files(page: AppTest) -> list[str]:
    """The heads of the files on record."""
    return [folded.label.replace("\\", "") for folded in page.expander if folded.label != "催报通知"]


def told(page: AppTest) -> str:
    """All that can be read, tables apart."""
    parts = [html_of(page), *(e.value for e in (*page.markdown, *page.success, *page.error, *page.caption))]
    return "\n".join(parts).replace("\\", "")


def test_an_empty_record_says_what_to_do_next(open_page: Open) -> None:
    page = open_page("record")
    assert "还没有入库的报表" in told(page)
    assert page.get("page_link")[0].proto.label == "去数据上报"


@pytest.mark.usefixtures("county_record")
def test_the_answer_names_who_has_not_reported(open_page: Open) -> None:
    assert "2024年二季度应报6个单位，已报5个；未报的是青禾乡。" in html_of(open_page("record"))


@pytest.mark.usefixtures("county_record")
def test_a_letter_to_those_who_have_not_reported_is_ready(open_page: Open) -> None:
    page = open_page("record")
    (letter,) = (block.value for block in page.code)
    assert "尚未报送的1个：青禾乡。" in letter
    assert page.selectbox("record_reminder_quarter").options == ["2024年二季度"]


@pytest.mark.usefixtures("county_record")
def test_the_matrix_has_a_row_a_township_and_leads_to_it(open_page: Open) -> None:
    html = html_of(open_page("record"))
    table = re.search(r"<table class='reports'[^>]*>.*?</table>", html, re.DOTALL)
    assert table
    assert re.findall(r"<th scope='row'[^>]*>(.*?)</th>", table[0])[-2:] == ["青禾乡", "已报/应报"]
    assert "青禾乡 · 2024年二季度 · 未报" in table[0]
    assert "township?org_unit=%E9%87%91%E6%B2%99%E9%95%87&amp;period=2024Q2" in table[0]
    assert table[0].count("</tr>") == 2 + 6 + 1


@pytest.mark.usefixtures("county_record")
def test_every_file_is_listed_newest_first(open_page: Open) -> None:
    labels = files(open_page("record"))
    assert [label[2:].split(".xlsx")[0] for label in labels] == [q.code for q in reversed(QUARTERS)]
    assert re.search(r"　\d{4}年\d+月\d+日 \d\d:\d\d · 2024年二季度$", labels[0])


def test_an_opened_submission_shows_contents_problems_and_explanations(open_page: Open, empty_record: Record) -> None:
    newest = reading(NEWEST)
    submission = empty_record.accept(b"a", newest.file, newest, who="王芳", explanations={newest.problems[0]: "补报上月"})
    page = open_page("record")
    assert "王芳" not in told(page)
    open_submission(page, submission.id)
    text = told(page)
    for expected in (
        "王芳",
        "2024年二季度",
        "6个单位 · 35个数据",
        "工作表“2024年第二季度”B5",
        "说明：补报上月",
        "没有改动之前",
    ):
        assert expected in text
    assert [b.label for b in page.get("download_button")][-2:] == ["下载原表", "下载标出问题的表格"]


def test_what_a_file_changed_is_shown_with_its_cells(open_page: Open, empty_record: Record) -> None:
    first = reading(NEWEST)
    empty_record.accept(b"a", first.file, first)
    second = empty_record.accept(b"b", "更正.xlsx", corrected(first))
    page = open_page("record")
    open_submission(page, second.id)
    table = page.dataframe[0].value
    assert table[["单位", "指标", "原来", "现在", "现在的单元格"]].values.tolist() == [
        ["金沙镇", "新建工会数", "2家", "9家", "更正.xlsx · 2024年第二季度!B4"]
    ]


def test_taking_back_tells_its_effect_and_waits_for_a_yes(open_page: Open, empty_record: Record) -> None:
    first = reading(NEWEST)
    empty_record.accept(b"a", first.file, first)
    second = empty_record.accept(b"b", "更正.xlsx", corrected(first))
    page = open_page("record")
    open_submission(page, second.id)
    press(page, f"record_take_back_{second.id}")
    assert "撤回后，1个数据恢复为之前报表的数。" in told(page)
    assert all(s.is_live for s in empty_record.submissions())
    press(page, f"record_confirm_{second.id}")
    assert [s.is_live for s in empty_record.submissions()] == [False, True]
    assert "更正.xlsx已撤回" in told(page)


def test_what_was_taken_back_stays_listed(open_page: Open, own_county: Record) -> None:
    newest = own_county.submissions()[0]
    own_county.take_back(newest.id)
    page = open_page("record")
    assert files(page)[0].endswith("已撤回")
    open_submission(page, newest.id)
    assert "撤回时间" in html_of(page)
    assert not any(b.label == "撤回" for b in page.button)


def test_a_quarter_is_sealed_and_opened_again(open_page: Open, own_county: Record) -> None:
    page = open_page("record")
    press(page, "record_seal")
    assert own_county.sealed_quarters() == (NEWEST,)
    assert "2024年二季度已封存" in told(page)
    assert html_of(page).count("<span class='sealed'>") == 1
    press(page, "record_unseal")
    assert own_county.sealed_quarters() == ()


def test_a_sealed_quarter_cannot_be_taken_back(open_page: Open, own_county: Record) -> None:
    own_county.seal(Period.parse("2024Q2"))
    newest = own_county.submissions()[0]
    page = open_page("record")
    open_submission(page, newest.id)
    press(page, f"record_take_back_{newest.id}")
    press(page, f"record_confirm_{newest.id}")
    assert own_county.submissions()[0].is_live
    assert "2024年二季度已封存，请先解除封存" in told(page)


def test_text_from_files_is_never_markup(open_page: Open, empty_record: Record) -> None:
    name = "<script>alert(1)</script>![x](http://example.org).xlsx"
    empty_record.accept(quarterly("2024Q1"), name, reading(NEWEST))
    page = open_page("record")
    assert any("\\!\\[x\\]\\(http" in folded.label for folded in page.expander)
    assert "<script>" not in html_of(page)


@pytest.mark.usefixtures("county_record")
def test_the_page_speaks_english(open_page: Open) -> None:
    page = open_page("record", lang="en")
    assert "Q2 2024: 5 of 6 have reported. Missing: 青禾乡." in html_of(page)
    assert "Submissions" in html_of(page)


def corrected(first: Reading) -> Reading:
    """The same quarter again with another number in its first cell."""
    changed = replace(first.observations[0], value=9.0, source=replace(first.observations[0].source, file="更正.xlsx"))
    return replace(first, file="更正.xlsx", observations=(changed, *first.observations[1:]), problems=())
