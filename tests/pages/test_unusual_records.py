"""Records that are not the usual county: no org units at all, a single one, no targets."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from page_visits import Open, figures_of, html_of

from indicators.catalogue import Catalogue
from indicators.model import TOTAL, CellRef, Observation, Reading, Target
from indicators.narrative.facts.places import kind_of
from indicators.periods import Period
from indicators.record import Record

DEFINED = Catalogue.load().indicators
QUARTERS = tuple(Period.quarter(2024, number) for number in (1, 2))
INDICATORS = ("new_unions", "members")


def put_on_record(record: Record, org_units: Iterable[str], *, targets: bool = True) -> None:
    units = tuple(org_units)
    for at, quarter in enumerate(QUARTERS):
        cell = CellRef(f"{quarter.code}.xlsx", "表", "B2")
        observed = tuple(
            Observation(unit, quarter, i, float(7 + 3 * at + place), DEFINED[i].unit, cell)
            for place, unit in enumerate(units)
            for i in INDICATORS
        )
        asked = tuple(Target(unit, i, 2024, 40.0, cell, stated_in=quarter) for unit in units for i in INDICATORS)
        reading = Reading(
            cell.file, observed, asked if targets else (), indicators=tuple(DEFINED[i] for i in INDICATORS), org_units=units
        )
        record.accept(quarter.code.encode(), cell.file, reading)


def test_figures_without_org_units_are_drawn_as_those_of_the_whole(open_page: Open, empty_record: Record) -> None:
    put_on_record(empty_record, [TOTAL])
    page = open_page("trends", indicator="new_unions")

    drawn = [trace for trace in figures_of(page)[0]["data"] if trace["y"]]
    assert [trace["y"] for trace in drawn] == [[7, 10]]
    assert "2024年二季度新建工会数：全县10家。" in html_of(page)
    assert [box.label for box in page.multiselect] == ["指标"]


def test_several_indicators_without_org_units_have_their_panels(open_page: Open, empty_record: Record) -> None:
    put_on_record(empty_record, [TOTAL])

    assert html_of(open_page("trends", indicator="new_unions,members")).count("<a class='panel'") == 2


def test_the_overview_without_org_units_speaks_of_none(open_page: Open, empty_record: Record) -> None:
    put_on_record(empty_record, [TOTAL])
    shown = html_of(open_page("overview"))

    assert "什么落后" in shown
    for absent in ("谁落后", "变化最大", "各单位完成情况", "报送情况"):
        assert absent not in shown


@pytest.mark.parametrize("org_units", [("城关镇", "南街道", "经济开发区"), ("红旗社区", "前进村"), ("一车间", "二车间")])
@pytest.mark.parametrize("page", ["overview", "trends", "township"])
def test_a_page_calls_all_org_units_what_they_are_together(
    open_page: Open, empty_record: Record, page: str, org_units: tuple[str, ...]
) -> None:
    put_on_record(empty_record, org_units)
    shown = html_of(open_page(page))

    assert f"各{kind_of(org_units)}" in shown
    assert "乡镇（街道）" not in shown


@pytest.mark.parametrize("page", ["overview", "trends", "township"])
def test_a_single_org_unit_is_not_compared(open_page: Open, empty_record: Record, page: str) -> None:
    put_on_record(empty_record, ["城关镇"])
    shown = html_of(open_page(page))

    for absent in ("谁落后", "变化最大", "排序", "第1位", "位次居后", "四分之一"):
        assert absent not in shown


def test_its_first_sentence_names_it(open_page: Open, empty_record: Record) -> None:
    put_on_record(empty_record, ["城关镇"])

    assert "2024年二季度新建工会数：城关镇10家。" in html_of(open_page("trends", indicator="new_unions"))


def test_without_targets_the_overview_says_how_to_come_by_them(open_page: Open, empty_record: Record) -> None:
    put_on_record(empty_record, ["城关镇", "河口镇"], targets=False)
    shown = html_of(open_page("overview"))

    assert "表格里有“年度目标”一列" in shown
    for absent in ("class='headlines'", "class='heat'", "class='strip'"):
        assert absent not in shown


def test_a_measure_that_cannot_be_drawn_says_so(open_page: Open, empty_record: Record) -> None:
    put_on_record(empty_record, ["城关镇", "河口镇"], targets=False)
    page = open_page("trends", indicator="new_unions", measure="completion")

    assert figures_of(page) == []
    assert "没有可以画出的数字。" in html_of(page)


def rates_on_record(record: Record) -> None:
    rate, cell = DEFINED["labour_contract_rate"], CellRef("率.xlsx", "表", "B2")
    units, shares = ("城关镇", "河口镇"), (0.8, 0.95)
    seen = tuple(Observation(u, QUARTERS[0], rate.id, share, "%", cell) for u, share in zip(units, shares, strict=True))
    targets = tuple(Target(u, rate.id, 2024, 0.9, cell) for u in units)
    record.accept(b"r", cell.file, Reading(cell.file, seen, targets, indicators=(rate,), org_units=units))


def test_where_only_each_org_unit_has_figures_the_overview_speaks_of_these(open_page: Open, empty_record: Record) -> None:
    rates_on_record(empty_record)
    shown = html_of(open_page("overview"))

    assert "1项有目标的指标按单位考核" in shown
    assert "各单位对照自己的目标" in shown
    assert "谁落后" in shown
    for absent in ("尚未下达目标", "什么落后", "没有可以对照目标的指标", "竖线"):
        assert absent not in shown


@pytest.mark.parametrize("page", ["overview", "trends", "township", "summary"])
def test_reports_without_a_single_number_are_not_called_none(open_page: Open, empty_record: Record, page: str) -> None:
    empty_record.accept(b"x", "空.xlsx", Reading("空.xlsx", org_units=("城关镇",)))
    told = " ".join(text.value for text in open_page(page).markdown)

    assert "已入库的报表里没有一个数" in told
    assert "还没有数据" not in told


@pytest.mark.parametrize(("quarters", "figures"), [(1, ["ranking"]), (2, ["trend", "ranking"])])
def test_a_single_quarter_has_an_order_and_no_lines(
    open_page: Open, empty_record: Record, quarters: int, figures: list[str]
) -> None:
    put_on_record(empty_record, ["城关镇", "河口镇", "南街道"])
    page = open_page("trends", indicator="new_unions", period=QUARTERS[quarters - 1].code)

    assert [chart.proto.id.rpartition("-")[2] for chart in page.get("plotly_chart")] == figures
    assert "class='prose'" in html_of(page)
    assert "箭头" not in html_of(page)
