"""What becomes of an officer's words when the next quarter's report is another."""

from __future__ import annotations

from playwright.sync_api import expect
from running_server import Server

from indicators.editing import Edit
from indicators.editing.template import Bound, Key, Words
from indicators.periods import Period
from indicators.record import Record, ReportKind
from tests.browser.deliveries import FIRST, SECOND
from tests.browser.test_report_journeys import reword
from tests.browser.visitor import Visitor


def test_a_number_that_is_no_more_is_left_open_and_told_and_the_automatic_text_stands_beside(visitor: Visitor) -> None:
    visitor.put_on_record(FIRST)
    visitor.go_to("文字报告")
    reword(visitor, "一季度发放帮扶资金", "一季度发放帮扶资金9.15万元，4个单位均低于序时进度，须再加力。")
    visitor.sees("须再加力")
    visitor.put_on_record(SECOND)
    visitor.go_to("文字报告")
    visitor.sees("上半年发放帮扶资金19.9万元，××个单位均低于序时进度，须再加力。")
    expect(visitor.main.locator("mark")).to_have_text(["××个"])
    visitor.sees("本期没有这个数，文中用××空着，原来是：4个")
    visitor.page.get_by_text("修改文字", exact=True).click()
    visitor.wait_until_idle()
    visitor.sees("现在的自动文字：上半年发放帮扶资金19.9万元")
    visitor.press("恢复自动文字")
    visitor.page.get_by_text("修改文字", exact=True).click()
    visitor.wait_until_idle()
    visitor.does_not_see("须再加力")
    visitor.does_not_see("××")


def test_words_that_have_lost_their_paragraph_are_shown_and_put_into_a_section(visitor: Visitor, server: Server) -> None:
    visitor.put_on_record(FIRST)
    template = (Words("评选工匠"), Bound(Key("没有的指标", "total", "value", "y0"), "26名"), Words("，反响很好。"))
    record = Record(f"sqlite:///{server.log.parent / 'data' / 'record.sqlite'}")
    lost = Edit("职工文化", 0, Period.parse("2023"), template, "已不再写的一段", thread="t")
    record.drafts.keep_edits(ReportKind("total", "summary", "internal", "usual", "zh"), [lost])
    record.close()
    visitor.go_to("文字报告")
    visitor.sees("有1段修改过的文字，本期报告没有对应的段落或数字")
    visitor.sees("评选工匠××名，反响很好。")
    visitor.choose("放进哪一节", "困难职工帮扶")
    visitor.press("放进这一节")
    visitor.does_not_see("有1段修改过的文字")
    expect(visitor.main.locator(".summary-sheet", has_text="反响很好").locator("mark")).to_have_text(["××名"])
