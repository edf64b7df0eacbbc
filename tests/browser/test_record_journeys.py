"""Looking back at what was reported, and saying what an indicator means."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.deliveries import FIRST
from tests.browser.visitor import Visitor
from tests.workbooks import quarterly

CORRECTED = ("2024年一季度更正.xlsx", quarterly("2024Q1", {("青石镇", "members"): 3999}))


def test_a_correction_is_seen_and_taken_back(visitor: Visitor) -> None:
    visitor.put_on_record(FIRST, CORRECTED)
    visitor.go_to("报送记录")
    visitor.sees("2024年一季度应报4个单位，已全部报送。")
    visitor.page.get_by_text(CORRECTED[0]).click()
    visitor.sees("改动了之前的1个数据")
    visitor.press("撤回")
    dialog = visitor.page.get_by_role("dialog")
    expect(dialog).to_contain_text("1个数据恢复为之前报表的数")
    dialog.get_by_role("button", name="确认撤回").click()
    visitor.sees(f"{CORRECTED[0]}已撤回")
    expect(dialog).to_have_count(0)
    visitor.go_to("总览")
    visitor.sees("11330人")


def test_the_original_comes_back_byte_for_byte(reader: Visitor) -> None:
    reader.open("/record")
    reader.page.get_by_text(FIRST[0]).click()
    assert reader.download("下载原表").read_bytes() == FIRST[1]


def test_a_sealed_quarter_refuses_a_correction(visitor: Visitor) -> None:
    visitor.put_on_record(FIRST)
    visitor.go_to("报送记录")
    visitor.press("封存")
    visitor.sees("2024年一季度已封存，数据不能再改。")
    visitor.go_to("数据上报")
    visitor.upload(CORRECTED)
    visitor.press("确认入库")
    visitor.sees("已封存，数据不能再改")


def test_a_cell_of_the_matrix_leads_to_the_township_in_that_quarter(reader: Visitor) -> None:
    reader.open("/record")
    reader.page.get_by_role("link", name=re.compile("青石镇 · 2024年一季度")).click()
    reader.wait_until_idle()
    expect(reader.page).to_have_url(re.compile("/township.*period=2024Q1"))
    reader.sees("青石镇")


def test_a_definition_is_changed_seen_everywhere_and_undone(visitor: Visitor) -> None:
    visitor.put_on_record(FIRST)
    visitor.go_to("指标体系")
    visitor.choose("查看或修改一项", "会员总数")
    expect(visitor.page).to_have_url(re.compile("definition=members"))
    name = visitor.main.get_by_role("textbox", name="名称", exact=True)
    name.fill("工会会员总人数")
    name.press("Enter")
    visitor.sees("修改了：名称")
    visitor.press("保存修改")
    visitor.sees("“工会会员总人数”的定义已保存")
    visitor.go_to("总览")
    visitor.sees("工会会员总人数")
    visitor.open("/catalogue?definition=members")
    visitor.page.get_by_text("修改记录（1次）").click()
    visitor.press("撤销最近一次修改")
    visitor.sees("已撤销，恢复为上一次的定义。")
    visitor.go_to("总览")
    visitor.does_not_see("工会会员总人数")
