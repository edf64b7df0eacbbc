from __future__ import annotations

import pytest

from indicators.reading.org_units import is_part_of_whole, is_whole, likeness, plain_name, same_units


@pytest.mark.parametrize(
    "name", ["城东街道", "塔尔气镇", "王家村", "高新区", "恒远机械有限公司", "县教育局", "人民医院", "北京市", "县直机关工委"]
)
def test_names_that_can_only_be_org_units(name: str) -> None:
    assert likeness(name) >= 0.8


@pytest.mark.parametrize("name", ["会员总数", "集体合同签订率", "帮扶资金", "走访人次", "文体活动"])
def test_names_that_can_only_be_indicators(name: str) -> None:
    assert likeness(name) == -1.0


def test_the_whole_and_its_parts() -> None:
    assert all(is_whole(n) for n in ("合计", "合  计", "总 计", "全县合计", "地方合计", "全县", "全国"))
    assert all(is_part_of_whole(n) for n in ("小计", "街道小计", "东部片区小计", "平均"))
    assert not any(is_whole(n) or is_part_of_whole(n) for n in ("城东街道", "总部园区", "小计庄乡", "全福镇", "合水镇"))


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("城 东 街 道", "城东街道"),
        ("3. 城东街道总工会", "城东街道"),
        ("城东街道工会委员会", "城东街道"),
        ("宏达公司工会", "宏达公司工会"),
        ("教育工会", "教育工会"),
        ("一棵树乡", "一棵树乡"),
        ("East Town", "East Town"),
    ],
)
def test_a_name_without_its_mess(printed: str, plain: str) -> None:
    assert plain_name(printed) == plain


def test_spellings_of_one_unit_are_put_together() -> None:
    names = same_units(["城东", "城东街道", "城东街道办事处", "大桥镇", "大桥镇总工会"])
    assert set(names.values()) == {"城东街道", "大桥镇"}


def test_a_name_with_its_county_is_the_one_without() -> None:
    names = same_units(["河口镇", "大桥镇总工会", "大桥镇", "临溪县河口镇", "临溪县大桥镇总工会"])
    assert set(names.values()) == {"河口镇", "大桥镇"}


def test_a_county_stays_where_it_tells_units_apart_or_nobody_leaves_it_out() -> None:
    for names in (["河口镇", "东河区河口镇", "西河区河口镇"], ["临溪县河口镇", "临溪县大桥镇"], ["城关", "临溪县城关"]):
        assert same_units(names) == {name: name for name in names}


def test_two_units_with_one_stem_stay_two() -> None:
    names = same_units(["河口镇", "河口乡", "河口"])
    assert names == {"河口镇": "河口镇", "河口乡": "河口乡", "河口": "河口"}


def test_the_county_of_the_title_goes_from_the_names() -> None:
    names = ["临溪县河口镇", "临溪县大桥镇总工会", "临溪县教育局", "临溪县镇"]
    found = same_units(names, "临溪县")
    assert [found[name] for name in names] == ["河口镇", "大桥镇", "临溪县教育局", "临溪县镇"]
    assert same_units(names[:2], "东河县") == {name: name for name in names[:2]}
