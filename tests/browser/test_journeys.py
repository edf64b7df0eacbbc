"""What an officer does from beginning to end, on a fresh server where it leaves something behind."""

from __future__ import annotations

import re

from docx import Document
from playwright.sync_api import expect

from tests.browser.deliveries import FIRST, MEMBERS_FIRST, MEMBERS_SECOND
from tests.browser.visitor import Visitor
from tests.workbooks import BROKEN, more_members_than_employees


def test_upload_a_workbook_and_see_the_countys_numbers(visitor: Visitor) -> None:
    visitor.open("/")
    expect(visitor.page).to_have_url(re.compile("/upload"))
    visitor.upload(FIRST)
    visitor.sees("4个单位")
    visitor.press("确认入库")
    visitor.sees(f"{FIRST[0]}已入库")
    visitor.go_to("总览")
    visitor.sees(MEMBERS_FIRST)


def test_nothing_enters_the_record_before_acceptance(visitor: Visitor) -> None:
    visitor.open("/upload")
    visitor.upload(FIRST)
    visitor.go_to("文字报告")
    visitor.does_not_see(MEMBERS_FIRST)
    visitor.go_to("数据上报")
    visitor.press("放弃")
    visitor.sees("载入示例数据")


def test_change_the_period(reader: Visitor) -> None:
    reader.open("/")
    reader.go_to("文字报告")
    reader.sees(MEMBERS_SECOND)
    reader.choose("报告期", "2024年第一季度")
    reader.sees(MEMBERS_FIRST)
    reader.does_not_see(MEMBERS_SECOND)
    expect(reader.page).to_have_url(re.compile("period=2024Q1"))


def test_a_deep_link_in_a_new_session(reader: Visitor) -> None:
    reader.open("/summary?period=2024Q1&lang=zh")
    reader.sees("2024年第一季度")
    reader.sees(MEMBERS_FIRST)


def test_a_deep_link_on_a_fresh_server_has_the_frame_around_it(visitor: Visitor) -> None:
    visitor.open("/upload")
    expect(visitor.page.get_by_test_id("stSidebarNav").get_by_role("link", name="数据上报", exact=True)).to_be_visible()
    visitor.sees("载入示例数据")


def test_the_word_file_holds_the_numbers_on_the_page(reader: Visitor) -> None:
    reader.open("/")
    reader.go_to("文字报告")
    reader.sees(MEMBERS_SECOND)
    text = "\n".join(p.text for p in Document(str(reader.download("下载 Word"))).paragraphs)
    assert MEMBERS_SECOND in text
    assert "14家" in text


def test_a_broken_file_is_told_in_a_sentence_and_changes_nothing(visitor: Visitor) -> None:
    visitor.put_on_record(FIRST)
    visitor.upload(("坏文件.xlsx", BROKEN))
    expect(visitor.main.get_by_role("alert")).to_contain_text("坏文件.xlsx")
    visitor.does_not_see("Traceback")
    visitor.go_to("总览")
    visitor.sees(MEMBERS_FIRST)


def test_errors_block_acceptance_and_name_the_cell(visitor: Visitor) -> None:
    visitor.open("/upload")
    visitor.upload(("有误.xlsx", more_members_than_employees()))
    visitor.sees("D5")
    visitor.sees("有1处必须改正")
    expect(visitor.page.get_by_role("button", name="确认入库")).to_be_disabled()


def test_the_same_file_again_changes_nothing(visitor: Visitor) -> None:
    visitor.put_on_record(FIRST)
    visitor.upload(FIRST)
    visitor.sees("内容没有变化")
    expect(visitor.page.get_by_role("button", name="确认入库")).to_have_count(0)


def test_sample_data_come_and_go_with_a_click(visitor: Visitor) -> None:
    visitor.load_sample()
    visitor.open("/")
    expect(visitor.page).to_have_url(re.compile("/overview"))
    visitor.go_to("数据上报")
    visitor.press("移除示例数据")
    visitor.sees("载入示例数据")
