from __future__ import annotations

import pytest

from indicators.reading.units import is_unit, split_unit, unit_of, units_listed


@pytest.mark.parametrize(
    ("header", "name", "unit"),
    [
        ("新建工会数（家）", "新建工会数", "家"),
        ("帮扶资金(万元)", "帮扶资金", "万元"),
        ("帮扶资金（单位：元）", "帮扶资金", "元"),
        ("帮扶资金\n万元", "帮扶资金", "万元"),
        ("新建工会数/家", "新建工会数", "家"),
        ("签订率（%）", "签订率", "%"),
        ("签订率%", "签订率", "%"),
        ("硫酸（折100％）（万吨）", "硫酸(折100%)", "万吨"),
        ("平板玻璃（万重量箱）", "平板玻璃", "万重量箱"),
        ("劳模(含市级)", "劳模(含市级)", ""),
        ("新 增 会 员", "新增会员", ""),
        ("万年乡", "万年乡", ""),
    ],
)
def test_a_header_and_its_unit(header: str, name: str, unit: str) -> None:
    assert split_unit(header) == (name, unit)


@pytest.mark.parametrize(
    ("text", "base", "factor"),
    [
        ("元", "元", 1.0),
        ("万元", "元", 1e4),
        ("亿元", "元", 1e8),
        ("百万元", "元", 1e6),
        ("%", "%", 0.01),
        ("‰", "%", 0.001),
        ("家", "家", 1.0),
        ("万吨", "万吨", 1.0),
        ("万美元", "万美元", 1.0),
    ],
)
def test_money_becomes_yuan_and_percent_a_fraction(text: str, base: str, factor: float) -> None:
    unit = unit_of(text)
    assert (unit.base, unit.factor) == (base, factor)


def test_the_units_of_a_unit_line() -> None:
    assert units_listed("单位：家、人、万元") == ("家", "人", "万元")
    assert units_listed("单位：城东街道") == ()


@pytest.mark.parametrize("name", ["合计", "城东", "新建", "会员", "季度"])
def test_a_name_is_no_unit(name: str) -> None:
    assert not is_unit(name)


@pytest.mark.parametrize(
    ("header", "name", "unit"),
    [
        ("Assistance funds (10,000 yuan)", "Assistance funds", "万元"),
        ("Funds (RMB million)", "Funds", "百万元"),
        ("Funds (in thousands of yuan)", "Funds", "千元"),
        ("Levy (RMB)", "Levy", "元"),
        ("帮扶资金（10000元）", "帮扶资金", "万元"),
        ("帮扶资金（人民币万元）", "帮扶资金", "万元"),
        ("生活补贴（200元）", "生活补贴(200元)", ""),
        ("Members (persons)", "Members", "persons"),
        ("Visits", "Visits", ""),
    ],
)
def test_units_in_figures_and_in_english(header: str, name: str, unit: str) -> None:
    assert split_unit(header) == (name, unit)


def test_an_amount_is_no_unit() -> None:
    assert not is_unit("100元")
    assert unit_of("10,000 yuan").factor == 1e4
