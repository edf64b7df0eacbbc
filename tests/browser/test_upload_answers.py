"""Saying what a column means and mending a cell where the file is looked over, from upload to the county's figures."""

from __future__ import annotations

from playwright.sync_api import FilePayload, expect

from tests.browser.visitor import Visitor
from tests.workbooks import asking, plain_table

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


def test_reading_can_be_stopped_and_changes_nothing(visitor: Visitor) -> None:
    visitor.open("/upload")
    rows = [(f"第{number}镇", *range(number, number + 12)) for number in range(20_000)]
    headers = ("单位", *(f"第{number}项工作（件）" for number in range(12)))
    long = plain_table(headers, *rows, title="临溪县2024年第一季度工会工作报表")
    payload = FilePayload(name="很长.xlsx", mimeType="application/octet-stream", buffer=long)
    visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([payload])
    stop = visitor.page.get_by_role("button", name="停止读取")
    expect(stop).to_be_visible()
    visitor.sees("正在读取 很长.xlsx（第1份，共1份）")
    stop.click()
    visitor.sees("已停止读取，没有改动任何数据。")
    visitor.wait_until_idle()
    expect(stop).to_have_count(0)
    visitor.sees("载入示例数据")
    visitor.upload(FILE)
    visitor.sees("3个单位")
