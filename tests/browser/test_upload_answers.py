"""Saying what a column means and mending a cell where the file is looked over, from upload to the county's figures."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from tests.workbooks import asking

FILE = ("2024年一季度.xlsx", asking())


def test_a_question_is_answered_a_cell_mended_and_both_count(visitor: Visitor) -> None:
    visitor.open("/upload")
    visitor.upload(FILE)
    visitor.sees("有1处请确认")
    expect(visitor.page.get_by_role("button", name="确认入库")).to_be_disabled()
    visitor.choose("选别的指标", "帮扶资金")
    visitor.does_not_see("请确认")
    field = visitor.main.get_by_role("textbox", name="C4")
    field.fill("3100")
    field.press("Enter")
    visitor.sees("原填“3 1oo”，更正为“3100”")
    visitor.press("确认入库")
    visitor.sees(f"{FILE[0]}已入库")
    visitor.go_to("总览")
    visitor.sees("10350人")  # 5200 + 3100 + 2050
    visitor.go_to("指标体系")
    visitor.sees("“困难职工救济金（万元）”读作指标“帮扶资金”")
    visitor.go_to("报送记录")
    visitor.page.get_by_text(FILE[0]).click()
    visitor.sees("原填“3 1oo”，上报时更正为“3100”")


def test_an_answer_can_be_taken_back_and_is_then_asked_again(visitor: Visitor) -> None:
    visitor.open("/upload")
    visitor.upload(FILE)
    visitor.press("作为单独的指标")
    visitor.does_not_see("请确认")
    visitor.press("放弃")
    visitor.go_to("指标体系")
    visitor.press("不再记住")
    visitor.go_to("数据上报")
    visitor.upload(FILE)
    visitor.sees("有1处请确认")
