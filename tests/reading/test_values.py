from __future__ import annotations

from datetime import datetime

import pytest

from indicators.catalogue import Catalogue
from indicators.reading.roles import Role
from indicators.reading.unit_line import UnitLine
from indicators.reading.values import Doubt, Value, value_of

KNOWN = Catalogue.load().indicators
MEMBERS, MONEY, RATE = KNOWN["members"], KNOWN["assistance_funds"], KNOWN["collective_contract_rate"]
WALKS = Catalogue.load().infer("走访骑手次数", "")


def read(
    raw: object, unit: str = "", indicator: object = MEMBERS, role: Role = Role.VALUE, *, percent: bool = False
) -> Value | Doubt:
    return value_of(raw, percent=percent, unit=unit, indicator=indicator, role=role)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "unit", "indicator", "value", "kept"),
    [
        pytest.param(22.05, "万元", MONEY, 220500, "元", id="万元 by header"),
        pytest.param(7.01, "万元", MONEY, 70100, "元", id="no dust from multiplying"),
        pytest.param("84800元", "万元", MONEY, 84800, "元", id="the cell's own money unit counts"),
        pytest.param("3.5万元", "", MONEY, 35000, "元", id="unit in the cell alone"),
        pytest.param(95.3, "%", RATE, 0.953, "%", id="points under a percent sign"),
        pytest.param(0.86, "%", RATE, 0.0086, "%", id="never by size: 0.86 under % is 0.86 %"),
        pytest.param("89.6%", "", RATE, 0.896, "%", id="percent sign in the cell"),
        pytest.param("12家", "", KNOWN["new_unions"], 12, "家", id="count with its unit"),
        pytest.param("3.5万", "人", MEMBERS, 35000, "人", id="万 in the cell"),
        pytest.param("3.5万", "万人", MEMBERS, 3.5, "万人", id="万 in the cell under 万人"),
        pytest.param("3.5万", "万元", MONEY, 35000, "元", id="万 in the cell under 万元"),
        pytest.param("3.5万人", "人", MEMBERS, 35000, "人", id="万人 under 人"),
        pytest.param(3.5, "万人", MEMBERS, 3.5, "万人", id="units that are no money stay as printed"),
        pytest.param(5, "", WALKS, 5, "", id="an indicator of its own without a unit"),
        pytest.param("零", "家", MEMBERS, 0, "家", id="zero in words"),
        pytest.param(-3, "人", MEMBERS, -3, "人", id="negative"),
    ],
)
def test_values_in_the_unit_they_are_kept_in(raw: object, unit: str, indicator: object, value: float, kept: str) -> None:
    result = read(raw, unit, indicator)
    assert isinstance(result, Value)
    assert (result.value, result.unit) == (value, kept)


def test_a_cell_shown_as_a_percentage_holds_the_fraction() -> None:
    assert read(0.953, "", RATE, percent=True) == Value(0.953, "%")
    assert read(0.953, "%", RATE, percent=True) == Value(0.953, "%")
    assert isinstance(read(0.953, "家", MEMBERS, percent=True), Doubt)


@pytest.mark.parametrize("raw", [None, "—", "/", "…", "未报", "无数据", " "])
def test_gaps_are_missing_and_nothing_wrong(raw: object) -> None:
    assert read(raw, "人") == Doubt()


def test_none_is_zero_for_counts_only() -> None:
    zero = read("无", "家", KNOWN["new_unions"])
    assert isinstance(zero, Value)
    assert (zero.value, zero.remarks[0][0]) == (0.0, "none_read_as_zero")
    assert read("无", "万元", MONEY) == Doubt()
    assert read("无", "%", RATE) == Doubt()


@pytest.mark.parametrize(
    ("raw", "unit", "indicator", "code"),
    [
        pytest.param("6.3(6.1)", "", MEMBERS, "not_a_number", id="two numbers"),
        pytest.param("(123)", "", MEMBERS, "not_a_number", id="brackets"),
        pytest.param("数据核实中", "", MEMBERS, "words_for_number", id="words"),
        pytest.param("≥95%", "", RATE, "not_a_number", id="a bound is no value"),
        pytest.param(datetime(2024, 3, 5), "", MEMBERS, "date_not_number", id="date"),
        pytest.param(123456789012345678, "", MEMBERS, "number_too_long", id="an id"),
        pytest.param("1.2个百分点", "", RATE, "points_not_rate", id="points"),
        pytest.param("12元", "人", MEMBERS, "unit_clash", id="money among persons"),
        pytest.param("12%", "家", KNOWN["new_unions"], "unit_clash", id="percent among counts"),
        pytest.param("3.5万", "%", RATE, "unit_clash", id="万 under a percent sign"),
        pytest.param(True, "", MEMBERS, "not_a_number", id="truth value"),
    ],
)
def test_doubtful_cells_stay_out_with_a_reason(raw: object, unit: str, indicator: object, code: str) -> None:
    result = read(raw, unit, indicator)
    assert isinstance(result, Doubt)
    assert result.code == code


def test_a_target_may_be_a_bound() -> None:
    assert read("≥95%", "", RATE, Role.TARGET) == Value(0.95, "%")


def test_what_is_assumed_is_said() -> None:
    money = read(500, "", MONEY)
    assert isinstance(money, Value)
    assert (money.value, money.unit, money.remarks[0][0]) == (500, "元", "money_without_unit")
    rate = read(0.95, "", RATE)
    assert isinstance(rate, Value)
    assert rate.unmarked
    rough = read("约30", "人")
    assert isinstance(rough, Value)
    assert rough.remarks[0][0] == "rough_number"
    provisional = read("约30(初步统计数)", "人")
    assert isinstance(provisional, Value)
    assert (provisional.value, provisional.remarks[0][0]) == (30, "provisional_number")


@pytest.mark.parametrize(
    ("units", "name", "indicator", "unit"),
    [
        (("万元",), "帮扶资金", MONEY, "万元"),
        (("万元",), "会员总数", MEMBERS, ""),
        (("家", "人", "万元"), "会员总数", MEMBERS, "人"),
        (("%",), "签订率", RATE, "%"),
        (("万元",), "签订率", RATE, ""),
        (("场",), "走访骑手次数", WALKS, "场"),
        (("万元",), "走访骑手次数", WALKS, ""),
    ],
)
def test_a_unit_line_holds_for_what_it_suits(units: tuple[str, ...], name: str, indicator: object, unit: str) -> None:
    assert UnitLine(units).unit_of(name, indicator) == unit  # type: ignore[arg-type]


def test_a_line_of_money_is_silent_on_what_may_be_a_count() -> None:
    own = Catalogue.load().infer("应办", "")
    assert UnitLine(("万元",)).unit_of("应办", own) == "万元"
    assert UnitLine(("万元",), of_money=True).unit_of("应办", own) == ""
    assert UnitLine(("万元",), of_money=True).unit_of("支出", Catalogue.load().infer("支出", "")) == "万元"


@pytest.mark.parametrize(
    ("raw", "unit", "indicator", "value"),
    [
        ("20件（其中工资17件）", "件", KNOWN["disputes_accepted"], 20),
        ("20（其中：欠薪3）", "", KNOWN["disputes_accepted"], 20),
        ("11人，2万元", "人", KNOWN["workers_visited"], 11),
        ("11人/2.5万元", "", MONEY, 25000),
        ("3期 120人次", "人次", KNOWN["workers_trained"], 120),
        ("1,200人、3万元", "人", MEMBERS, 1200),
    ],
)
def test_of_several_numbers_the_one_the_column_counts(raw: str, unit: str, indicator: object, value: float) -> None:
    read_ = read(raw, unit, indicator)
    assert isinstance(read_, Value)
    assert read_.value == value
    assert [code for code, _ in read_.remarks] == ["several_numbers"]


@pytest.mark.parametrize(
    "raw",
    [
        "12/3",
        "企业12家/事业3家",
        "5人，3人",
        "5人，3",
        "3期，2万元",
        "约20人（其中女3人）",
        "20人(女3人)",
        "2024年，3人",
        "3人，见附件",
    ],
)
def test_of_several_numbers_none_where_it_may_be_another(raw: str) -> None:
    assert isinstance(read(raw, "人", KNOWN["workers_visited"]), Doubt)


def test_a_target_of_several_numbers_is_asked_about() -> None:
    assert isinstance(read("11人，2万元", "人", KNOWN["workers_visited"], Role.TARGET), Doubt)
