"""An officer puts townships into an area that no file names, looks at it, and takes it back."""

from __future__ import annotations

import re

from tests.browser.visitor import Visitor


def type_into(visitor: Visitor, label: str, text: str) -> None:
    """Choose or type an entry of a list that takes new ones."""
    visitor.page.get_by_role("combobox", name=re.compile(re.escape(label))).first.click()
    visitor.page.keyboard.type(text)
    visitor.page.get_by_role("option").filter(has_text=text).click()
    visitor.wait_until_idle()


def test_an_area_is_made_seen_and_taken_back(visitor: Visitor) -> None:
    visitor.load_sample()
    visitor.open("/catalogue?part=org_units")
    for unit in ("茶山镇", "石桥镇"):
        type_into(visitor, "选一个或几个单位", unit)
    visitor.page.keyboard.press("Escape")
    type_into(visitor, "上级单位", "东片区")
    visitor.sees("并列比较的单位由18个变为17个；云岭县合计不变。")
    visitor.press("保存单位设置")
    visitor.sees("已保存2个单位的设置")
    visitor.sees("共19个单位，分2级")
    visitor.open("/overview?period=2024H1&org_unit=东片区")
    visitor.sees("所属单位完成情况")
    visitor.open("/catalogue?part=org_units")
    visitor.page.get_by_text("设置记录（1次）").click()
    visitor.press("撤销")
    visitor.sees("已撤销，数据已重新计算。")
    visitor.sees("共18个单位：")
