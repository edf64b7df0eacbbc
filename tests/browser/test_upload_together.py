"""A delivery of several files by one person: what is wrong between them, what was said before, names told apart again."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from tests.workbooks import plain_table, with_another_total

HEADERS = ("单位", "会员总数（人）", "职工总数（人）")


def of_one(unit: str, members: int) -> bytes:
    return plain_table(HEADERS, (unit, members, 9000), title="临溪县2024年第二季度工会工作报表")


def fill(visitor: Visitor, label: str, text: str) -> None:
    field = visitor.main.get_by_role("textbox", name=label)
    field.fill(text)
    field.press("Enter")
    visitor.wait_until_idle()


def test_a_delivery_is_looked_over_together_and_put_on_record_by_name(visitor: Visitor) -> None:
    visitor.open("/upload")
    visitor.upload(("一季度.xlsx", with_another_total()))
    fill(visitor, "填报人", "王芳")
    visitor.main.get_by_text("填写说明（可不填）").click()
    fill(visitor, "合计与各单位之和不符（1处）", "含县直单位")
    visitor.press("确认入库")
    visitor.sees("一季度.xlsx已入库")

    visitor.upload(
        ("临江.xlsx", of_one("临江", 5300)), ("青石镇.xlsx", of_one("青石镇", 3200)), ("青石镇新.xlsx", of_one("青石镇", 3210))
    )
    visitor.sees("一起看这3份")
    visitor.sees("两份文件同一数据不一致")
    expect(visitor.main.get_by_role("textbox", name="填报人")).to_have_value("王芳")
    visitor.press("全部确认入库（2份）")
    visitor.sees("临江.xlsx已入库")

    visitor.go_to("报送记录")
    visitor.sees("王芳")
    visitor.go_to("指标体系")
    visitor.sees("“临江”就是“临江街道”")
    visitor.press("分开")
    visitor.sees("“临江”与“临江街道”已分开，已入库的数据也分开计算。")
    visitor.go_to("报送记录")
    expect(visitor.main.get_by_role("rowheader", name="临江", exact=True)).to_be_visible()
