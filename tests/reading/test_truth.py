"""Workbooks with the truth beside them, where they are at hand: examples, printed figures, published statistics."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL, Reading
from indicators.reading import read
from tests.reading.sheets import codes

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
EXAMPLES = sorted((SHARED / "examples").glob("*.truth.json"))
SEEDS = sorted((SHARED / "examples" / "seeds").glob("*.xlsx"))
TABLES = SHARED / "real_tables"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the examples are not at hand")


def read_file(path: Path) -> Reading:
    return read(path.read_bytes(), path.name)


def real_table(name: str) -> Reading:
    return read_file(next(TABLES.glob(f"*{name}*")))


def values(dataset: Dataset, indicator: str, org_unit: str = TOTAL) -> dict[str, float]:
    return {o.period.code: o.value for o in dataset.observations if (o.indicator, o.org_unit) == (indicator, org_unit)}


@pytest.mark.parametrize("truth", EXAMPLES, ids=lambda p: p.name.removesuffix(".truth.json"))
def test_an_example_is_read_exactly(truth: Path) -> None:
    wanted = json.loads(truth.read_text("utf-8"))
    book = next(p for p in truth.parent.glob(truth.name.replace(".truth.json", ".*")) if p != truth)
    dataset = dataset_of([read_file(book)])
    assert {(o.org_unit, o.period.code, o.indicator, o.value, o.target) for o in dataset.observations} == {
        (o["org_unit"], o["period"], o["indicator"], o["value"], o["target"]) for o in wanted["observations"]
    }
    assert list(dataset.org_units) == wanted["org_units"]
    assert dataset.county in (wanted["county"], "")  # a file that does not name its county cannot tell it


@pytest.mark.parametrize("book", SEEDS, ids=lambda p: p.stem)
def test_every_printed_figure_is_read_with_its_unit(book: Path) -> None:
    printed = json.loads(book.with_suffix(".json").read_text("utf-8"))
    observations = dataset_of([read_file(book)]).observations
    assert {o.org_unit for o in observations} == {printed["org_unit"]}
    shown = {(round(o.value * (100 if o.unit == "%" else 1), 6), o.unit) for o in observations}
    missing = [c for c in printed["claims"] if (c["value"], c["unit"]) not in shown]
    assert [c for c in missing if c["unit"] not in ("万元", "亿元")] == []


def test_gross_domestic_product_by_quarter() -> None:
    dataset = dataset_of([real_table("国内生产总值-季度数据")])
    amounts = values(dataset, "国内生产总值")
    assert len(amounts) == 12
    assert amounts["2020Q1"] == 206504.3e8
    assert amounts["2017Q2"] == 201950.3e8
    assert {o.unit for o in dataset.observations} == {"元"}
    assert len({o.indicator for o in dataset.observations}) == 6
    assert dataset.org_units == ()


def test_a_running_total_beside_the_quarters_amount_is_no_second_indicator() -> None:
    reading = real_table("国内生产总值-季度数据")
    roles = {(c.header, c.role) for c in reading.columns if c.indicator == "国内生产总值"}
    assert roles == {("国内生产总值当季值(亿元)", "value"), ("国内生产总值累计值(亿元)", "running_total")}


@pytest.mark.parametrize(
    ("name", "org_unit", "indicator", "year", "value", "count"),
    [
        ("分省年度数据", "北京市", "地区生产总值", "2019", 35371.28e8, 155),
        ("主要城市年度数据", "石家庄", "国内生产总值", "2018", 6082.62e8, 148),
    ],
)
def test_yearly_tables_with_the_indicator_above(
    name: str, org_unit: str, indicator: str, year: str, value: float, count: int
) -> None:
    dataset = dataset_of([real_table(name)])
    assert values(dataset, indicator, org_unit)[year] == value
    assert len(dataset.observations) == count


def test_household_income_keeps_town_and_country_apart() -> None:
    dataset = dataset_of([real_table("居民收入和消费支出情况")])
    assert values(dataset, "城镇居民人均可支配收入工资性收入") == {"2023": 31321}
    assert values(dataset, "农村居民人均可支配收入工资性收入") == {"2023": 9163}
    assert len(dataset.observations) == 28


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("固定资产投资", "no_figures", id="growth rates alone"),
        pytest.param("商品住宅销售价格", "no_figures", id="price indices, two panels"),
        pytest.param("工业增加值", "partial_quarter", id="May and January to May"),
        pytest.param("农民工监测调查", "no_indicator", id="no indicator named"),
    ],
)
def test_what_cannot_be_read_says_why_and_invents_nothing(name: str, code: str) -> None:
    reading = real_table(name)
    assert reading.observations == ()
    assert code in codes(reading)
