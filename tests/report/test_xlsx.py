from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest

from indicators.dataset import Dataset
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.report.neutral import neutral
from indicators.report.progress_charts import progress_charts
from indicators.report.xlsx import write_xlsx
from tests.narrative.datasets import Sheet
from tests.report.datasets import UNITS, county

H1 = Period.parse("2024H1")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return county()


@pytest.fixture(scope="module")
def book(dataset: Dataset) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(dataset, H1)))


def figure(book: Any, org_unit: str, indicator: str) -> dict[str, Any]:
    header, *rows = book["完成情况"].iter_rows()
    names = [cell.value for cell in header]
    return next(dict(zip(names, row, strict=True)) for row in rows if (row[0].value, row[1].value) == (org_unit, indicator))


def test_it_has_figures_charts_and_sources(book: Any) -> None:
    assert book.sheetnames == ["完成情况", "图表", "数据来源"]


@pytest.mark.parametrize(
    ("org_unit", "indicator", "column", "value", "number_format"),
    [
        pytest.param("临溪县", "新建工会数", "完成数", 38, "#,##0", id="a count of the whole"),
        pytest.param("河口镇", "新建工会数", "完成率", 0.65, "0.0%", id="a completion is a percent cell"),
        pytest.param("河口镇", "新建工会数", "状态", "超序时", "General", id="a status in words"),
        pytest.param("金沙镇", "新建工会数", "完成数", None, None, id="missing is empty"),
        pytest.param("城东街道", "帮扶资金", "完成数", 25004, "#,##0", id="money is in yuan"),
        pytest.param("河口镇", "集体合同签订率", "完成数", 0.816, "0.0%", id="a rate is a percent cell"),
        pytest.param("河口镇", "集体合同签订率", "完成率", None, None, id="a rate has no completion"),
        pytest.param("临溪县", "集体合同签订率", "完成数", None, None, id="a typed rate has no total"),
    ],
)
def test_a_cell_holds_its_number_in_the_format_of_its_unit(
    book: Any, org_unit: str, indicator: str, column: str, value: object, number_format: str | None
) -> None:
    cell = figure(book, org_unit, indicator)[column]
    assert cell.value == (pytest.approx(value) if isinstance(value, float) else value)
    assert number_format is None or cell.number_format == number_format


def test_a_difference_of_rates_is_in_percentage_points(book: Any) -> None:
    gap = figure(book, "河口镇", "集体合同签订率")["与目标之差"]
    assert gap.value == pytest.approx(-13.4)
    assert "个百分点" in gap.number_format


def test_growth_on_last_year_is_of_the_same_org_units_or_told_beside() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2023Q1", (5,) * 6)
    sheet.put("new_unions", "2024Q1", (6, 6, 6, 6, 6, None))
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(sheet.dataset(), Period.parse("2024Q1"))))
    whole, own = (figure(book, name, "新建工会数") for name in ("青川县", "东岭镇"))
    assert [whole[name].value for name in ("完成数", "上年同期", "同比增减", "同比增幅")] == [30, None, None, None]
    assert whole["备注"].value.endswith("5个单位同口径同比+5家（+20.0%）")
    assert own["同比增幅"].value == pytest.approx(0.2)


def test_every_observation_names_its_cell(book: Any, dataset: Dataset) -> None:
    rows = list(book["数据来源"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(dataset.observations)
    assert rows[0] == ("城东街道", "新建工会数", "2023年第一季度", 3, "3", "2023年.xlsx", "1季度", "B3")


def test_names_from_files_are_no_formulas(book: Any) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert not [c for c in cells if isinstance(c.value, str) and c.value.startswith("=")]
    assert "'=cmd|'/c calc'!A1" in {cell.value for cell in cells}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-", "'-"),
        ("@a", "'@a"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("河口镇", "河口镇"),
        ("", ""),
    ],
)
def test_text_that_excel_would_compute_is_made_plain_text(text: str, expected: str) -> None:
    assert neutral(text) == expected


def test_charts_are_native_and_show_the_figures(dataset: Dataset) -> None:
    with zipfile.ZipFile(io.BytesIO(write_xlsx(dataset, H1))) as package:
        charts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    specs = progress_charts(compute_progress(dataset, H1), dataset.indicators, H1)
    assert len(charts) == len(specs) == 3
    assert all("barChart" in chart for chart in charts)


def test_the_same_data_give_the_same_workbook(dataset: Dataset) -> None:
    assert write_xlsx(dataset, H1) == write_xlsx(dataset, H1)


def test_progress_charts(dataset: Dataset) -> None:
    unions, rate, funds = progress_charts(compute_progress(dataset, H1), dataset.indicators, H1)
    assert unions.title == "2024年上半年各单位新建工会数完成率（序时进度50%）"
    assert unions.categories == ("河口镇", UNITS[4], "城东街道", "松林镇"), "furthest first, the missing left out"
    assert [unions.at(place).values[place] for place in range(4)] == pytest.approx([0.65, 0.55, 0.45, 0.25])
    assert [unions.at(place).name for place in range(4)] == ["超序时", "达序时", "略滞后", "滞后"], "by the status"
    assert len({series.colour for series in unions.series}) == 4
    assert unions.after == dataset.indicators["new_unions"].section
    assert rate.title == "2024年上半年各单位集体合同签订率（目标95%）"
    assert rate.at(0).values[0] == pytest.approx(0.997)
    assert rate.at(0).name == "已完成"
    assert len(funds.series) > 1


def test_a_rate_just_below_its_target_does_not_look_like_it(dataset: Dataset) -> None:
    progress = compute_progress(dataset, H1)
    is_rate = (progress["indicator"] == "collective_contract_rate") & progress["value"].notna()
    close = progress.assign(value=progress["value"].mask(is_rate, 0.9496), target=progress["target"].mask(is_rate, 0.95))
    formats = [[chart.number_format for chart in progress_charts(f, dataset.indicators, H1)] for f in (progress, close)]
    assert formats == [["0.0%", "0.0%", "0.0%"], ["0.0%", "0.00%", "0.0%"]]


def test_a_bar_is_coloured_as_the_text_counts_it(dataset: Dataset) -> None:
    """Level with its schedule is on it; what comes later every year, or lacks a quarter, is not judged."""
    progress = compute_progress(dataset, H1)
    behind = progress["status"].isin(["slightly_behind", "behind"]) & progress["completion"].notna()
    for excuse, name in (("level", "达序时"), ("not_begun", "不评进度"), ("", "略滞后")):
        drawn, *_ = progress_charts(progress.assign(excuse=behind.map({True: excuse, False: ""})), dataset.indicators, H1)
        assert drawn.at(2).name == name


def test_few_org_units_have_no_chart(dataset: Dataset) -> None:
    progress = compute_progress(dataset, H1)
    assert progress_charts(progress[progress["org_unit"].isin(UNITS[:2])], dataset.indicators, H1) == ()


def test_no_more_charts_than_asked_for(dataset: Dataset) -> None:
    assert len(progress_charts(compute_progress(dataset, H1), dataset.indicators, H1, most=1, language="en")) == 1
