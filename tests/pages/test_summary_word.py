"""The Word file as the page gives it: what is switched on is in it, and its numbers are the page's."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from page_visits import Open
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from indicators.model import TOTAL
from indicators.narrative import write
from indicators.periods import Period
from indicators.progress import table_of
from indicators.record import Record
from indicators.report.progress_charts import progress_charts
from tests.report.word_format import faults
from tests.stationery.models import model

HALF = Period.parse("2024H1")
Download = Callable[[AppTest, str], bytes]


@pytest.fixture
def download(monkeypatch: pytest.MonkeyPatch) -> Download:
    """The file behind a button: Streamlit keeps what writes it until it is asked for."""
    writers: dict[str, Callable[[], bytes]] = {}
    register = MediaFileManager.add_deferred

    def registered(manager: MediaFileManager, data: Callable[[], bytes], *args: Any, **kwargs: Any) -> str:
        number = register(manager, data, *args, **kwargs)
        writers[number] = data
        return number

    monkeypatch.setattr(MediaFileManager, "add_deferred", registered)

    def downloaded(page: AppTest, label: str) -> bytes:
        (button,) = [b for b in page.get("download_button") if b.proto.label == label]
        return writers[button.proto.deferred_file_id]()

    return downloaded


def switch(page: AppTest, label: str, on: bool = True) -> None:
    next(t for t in page.toggle if t.label == label).set_value(on).run()
    assert not page.exception


def opened(content: bytes) -> Any:
    assert faults(content) == []
    return docx.Document(io.BytesIO(content))


def text_of(word: Any) -> str:
    return "\n".join(p.text for p in word.paragraphs)


def test_every_number_of_the_text_is_in_the_file_as_the_data_give_it(
    county_record: Record, open_page: Open, download: Download
) -> None:
    text = text_of(opened(download(open_page("summary"), "下载 Word")))
    document = write(county_record.dataset(), HALF, TOTAL)
    paragraphs = [p for section in document.sections for p in section.paragraphs]
    assert [p.text for p in paragraphs if p.text not in text] == []
    assert sum(len(p.claims) for p in paragraphs) > 10


def test_tables_of_the_file_hold_the_progress_that_the_pages_show(
    county_record: Record, open_page: Open, download: Download
) -> None:
    word = opened(download(open_page("summary"), "下载 Word"))
    rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    tables = write(county_record.dataset(), HALF, TOTAL).tables
    assert rows == [list(row) for table in tables for row in (table.header, *table.rows)]


def test_the_appendix_switched_on_names_every_number(county_record: Record, open_page: Open, download: Download) -> None:
    page = open_page("summary")
    switch(page, "附数据来源表")
    table = opened(download(page, "下载 Word")).tables[-1]
    claims = [c for s in write(county_record.dataset(), HALF, TOTAL).sections for p in s.paragraphs for c in p.claims]
    numbers = {row.cells[0].text: row.cells[1].text for row in table.rows[1:]}  # one from several sheets has several rows
    assert list(numbers.values()) == [c.text for c in claims]


def test_comments_switched_on_hang_on_the_numbers(county_record: Record, open_page: Open, download: Download) -> None:
    page = open_page("summary")
    switch(page, "批注")
    word = opened(download(page, "下载 Word"))
    claims = [c for s in write(county_record.dataset(), HALF, TOTAL).sections for p in s.paragraphs for c in p.claims]
    starts = word.element.body.iter(qn("w:commentRangeStart"))
    assert [start.getnext().text for start in starts] == [c.text for c in claims]
    assert [c.formula for c, told in zip(claims, word.comments, strict=True) if c.formula not in told.text] == []


def test_charts_switched_on_are_those_of_the_progress(county_record: Record, open_page: Open, download: Download) -> None:
    page = open_page("summary")
    switch(page, "附图表")
    word = opened(download(page, "下载 Word"))
    dataset = county_record.dataset()
    expected = [c.title for c in progress_charts(table_of(dataset, HALF), dataset.indicators, HALF)]
    captions = [p.text.split("　", 1)[1] for p in word.paragraphs if p.style.name == "图题"]
    assert [c for c, title in zip(captions, expected, strict=True) if not c.startswith(title)] == []
    assert len(expected) > 1


def edit_a_number(page: AppTest) -> None:
    page.toggle(key="summary_editing").set_value(True).run()
    box = next(b for b in page.text_area if "发放帮扶资金126万元" in (b.value or ""))
    box.set_value("上半年发放帮扶资金126万元，惠及职工三百五十人。")
    next(b for b in page.button if b.label == "保存修改").click().run()
    assert not page.exception


def test_a_number_typed_by_hand_is_marked_in_the_file_until_switched_off(
    own_county: Record, open_page: Open, download: Download
) -> None:
    page = open_page("summary")
    edit_a_number(page)
    switch(page, "附数据来源表")
    word = opened(download(page, "下载 Word"))
    assert [r.text for p in word.paragraphs for r in p.runs if r.font.highlight_color] == ["三百五十人"]
    assert [c.text for c in word.comments] == ["手工填写的数字，未与数据核对"]
    assert ["三百五十人", "手工填写的数字，未与数据核对"] in [[c.text for c in r.cells[1:3]] for r in word.tables[-1].rows]
    switch(page, "标出手填数字", on=False)
    word = opened(download(page, "下载 Word"))
    assert "惠及职工三百五十人" in text_of(word)
    assert [r.text for p in word.paragraphs for r in p.runs if r.font.highlight_color] == []


def test_the_offices_own_file_is_used_for_its_form_until_removed(
    own_county: Record, open_page: Open, download: Download
) -> None:
    own_county.models.keep("summary", "红头.docx", model("红头文件 {{期间}}", "{{正文}}", "会员{{会员总数}}"))
    page = open_page("summary")
    text = text_of(opened(download(page, "下载 Word")))
    assert text.startswith("红头文件 2024年上半年")
    document = write(own_county.dataset(), HALF, TOTAL)
    assert [p.text for s in document.sections for p in s.paragraphs if p.text not in text] == []
    next(s for s in page.selectbox if s.label == "形式").set_value("circular").run()
    assert "红头文件" not in text_of(opened(download(page, "下载 Word")))
    next(s for s in page.selectbox if s.label == "形式").set_value("summary").run()
    next(b for b in page.button if b.label == "移除模板").click().run()
    assert not page.exception
    assert "红头文件" not in text_of(opened(download(page, "下载 Word")))
    assert own_county.models.current("summary") is None


def test_a_model_switched_off_is_kept_but_not_used(own_county: Record, open_page: Open, download: Download) -> None:
    own_county.models.keep("summary", "红头.docx", model("红头文件", "{{正文}}"))
    page = open_page("summary")
    page.toggle(key="summary_model_summary").set_value(False).run()
    assert "红头文件" not in text_of(opened(download(page, "下载 Word")))
    assert own_county.models.current("summary") is not None


def test_a_model_that_no_longer_fits_the_data_is_told_and_not_used(
    own_county: Record, open_page: Open, download: Download
) -> None:
    own_county.models.keep("summary", "旧.docx", model("{{正文}}", "{{已取消的指标数}}"))
    page = open_page("summary")
    assert any("这次没有套用：不认识占位符{{已取消的指标数}}" in re.sub(r"\\", "", w.value) for w in page.warning)
    assert write(own_county.dataset(), HALF, TOTAL).title in text_of(opened(download(page, "下载 Word"))).replace("\n", "")


def test_the_sample_model_can_be_used_as_it_is(own_county: Record, open_page: Open, download: Download) -> None:
    own_county.models.keep("summary", "示例.docx", download(open_page("summary"), "下载示例模板"))
    page = open_page("summary")
    assert [w.value for w in page.warning] == []
    assert "总工会文件" in text_of(opened(download(page, "下载 Word")))


def give(page: AppTest, name: str, content: bytes) -> None:
    page.file_uploader[0].set_value((name, content, "application/octet-stream")).run()
    assert not page.exception


def test_a_model_given_on_the_page_is_tried_kept_and_used(own_county: Record, open_page: Open, download: Download) -> None:
    page = open_page("summary")
    give(page, "红头.docx", model("红头文件", "{{正文}}"))
    assert any("可以套用，已保存" in s.value for s in page.success)
    assert text_of(opened(download(page, "下载 Word"))).startswith("红头文件")
    kept = own_county.models.current("summary")
    assert kept is not None
    assert kept.name == "红头.docx"


def test_a_model_that_cannot_be_used_is_told_and_the_one_before_stays(own_county: Record, open_page: Open) -> None:
    own_county.models.keep("summary", "好.docx", model("{{正文}}"))
    page = open_page("summary")
    give(page, "坏.docx", model("{{正闻}}", "{{各单位}}"))
    told = " ".join(re.sub(r"\\", "", e.value) for e in page.error)
    assert "不认识占位符{{正闻}}，是不是{{正文}}？" in told
    assert "要用循环逐个写出" in told
    kept = own_county.models.current("summary")
    assert kept is not None
    assert kept.name == "好.docx"


def test_all_reports_go_into_the_offices_file_with_what_was_typed_marked(own_county: Record, open_page: Open) -> None:
    own_county.models.keep("summary", "红头.docx", model("红头文件", "{{正文}}", "{{单位}}会员{{会员总数}}"))
    page = open_page("summary")
    edit_a_number(page)
    next(b for b in page.button if b.label == "生成全部单位的报告").click().run()
    assert not page.exception
    _, archive = page.session_state["summary_archive"]
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        words = [opened(files.read(name)) for name in files.namelist()]
    assert {text_of(word).splitlines()[0] for word in words} == {"红头文件"}
    assert len({p.text for word in words for p in word.paragraphs if "会员" in p.text[:8] and p.text[-1] == "人"}) >= 6
    marked = [[r.text for p in word.paragraphs for r in p.runs if r.font.highlight_color] for word in words]
    assert marked[0] == ["三百五十人"]
    assert not any(marked[1:])


def test_the_web_page_marks_what_was_typed_too(own_county: Record, open_page: Open, download: Download) -> None:
    page = open_page("summary")
    edit_a_number(page)
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", download(page, "下载 HTML").decode()) == ["三百五十人"]
