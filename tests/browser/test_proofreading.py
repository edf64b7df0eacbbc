"""From a draft to its checked copy, as an officer does it."""

from __future__ import annotations

import io

import docx
from playwright.sync_api import Browser, expect
from running_server import Server

from tests.browser.visitor import Visitor, visiting
from tests.workbooks import UNITS, quarterly

TOWNSHIP = UNITS[0]


def word(*paragraphs: str) -> bytes:
    document, data = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(data)
    return data.getvalue()


def give(visitor: Visitor, name: str, data: bytes) -> None:
    """Upload a draft; it is read at once."""
    place = visitor.page.get_by_test_id("stFileUploaderDropzoneInput")
    place.set_input_files([{"name": name, "mimeType": "application/octet-stream", "buffer": data}])
    visitor.wait_until_idle()


def with_data(visitor: Visitor) -> None:
    visitor.open("/upload")
    visitor.upload(("一季度.xlsx", quarterly("2024Q1")))
    visitor.press("确认入库")


def test_a_word_draft_is_marked_listed_and_comes_back_with_comments(visitor: Visitor) -> None:
    with_data(visitor)
    visitor.go_to("核对")
    give(visitor, "总结.docx", word(f"{TOWNSHIP}2024年第一季度工会工作总结", "新建工会9999家，会员总数8888888人。"))

    visitor.sees("与数据不一致")
    mark = visitor.page.locator("mark.proof", has_text="9999家")
    expect(mark).to_be_visible()
    assert "新建工会数" in (mark.get_attribute("title") or "")
    visitor.page.locator(".proof-list a", has_text="9999家").click()
    expect(mark).to_be_in_viewport()
    assert visitor.page.url.endswith(f"#{mark.get_attribute('id')}")

    copy = docx.Document(str(visitor.download("下载标注好的 Word")))
    assert copy.paragraphs[1].text == "新建工会9999家，会员总数8888888人。"
    comments = [comment.text for comment in copy.comments]
    assert len(comments) == 2
    assert all(TOWNSHIP in comment for comment in comments)
    assert {run.text for run in copy.paragraphs[1].runs if run.font.highlight_color} == {"9999家", "8888888人"}


def test_a_pasted_text_is_checked_and_another_takes_its_place(visitor: Visitor) -> None:
    visitor.open("/proofread")
    box = visitor.page.get_by_role("textbox", name="或粘贴文字")
    box.fill("参保8168人，其中在职4040人，退休688人，安康1262人，特种2170人。")
    visitor.press("核对粘贴的文字")
    visitor.sees("8160人")

    visitor.page.get_by_text("换一份文稿").click()
    box.fill("新建工会65家，完成年度任务118家的55.1%。")
    visitor.press("核对粘贴的文字")
    visitor.sees("没有要改的地方")


def test_a_tap_tells_what_the_data_say_on_a_phone(server: Server, chromium: Browser) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with visiting(chromium, server.address, **phone) as visitor:
        with_data(visitor)
        visitor.open("/proofread")
        give(visitor, "总结.txt", f"{TOWNSHIP}2024年第一季度工会工作总结\n新建工会9999家。".encode("gb18030"))
        visitor.page.locator("mark.proof").first.tap()
        told = visitor.page.locator("mark.proof").first.evaluate("el => getComputedStyle(el, '::after').content")
        assert "新建工会数" in told
        assert visitor.main.evaluate("el => el.scrollWidth - el.clientWidth") == 0
        assert visitor.errors == []
