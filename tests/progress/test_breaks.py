"""A definition that tells of a changed scope suppresses the comparison with the year before, of that year alone."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from progress.cases import ALL, MEMBERS, dataset, quarterly, row

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import compute_history, compute_progress, trace
from indicators.progress.breaks import breaks_of


@pytest.mark.parametrize(
    ("source", "years"),
    [
        ("自2024年起口径调整，含灵活就业人员", {2024}),
        ("2024年统计口径变更", {2024}),
        ("口径自2023年起有调整；以前不含个体工商户", {2023}),
        ("统计范围扩大（2022年1月起）", {2022}),
        ("2021年起统计范围改为全口径；2024年口径再次调整。", {2021, 2024}),
        ("Scope widened in 2023.", {2023}),
        ("依本地口径应当建立工会的企业，期末数。", set()),
        ("县总〔2024〕3号，按2024年统计年报口径填报", set()),
        ("会员总数÷职工总数", set()),
        ("2024年印发。口径不变。", set()),
        ("", set()),
    ],
)
def test_years_told_by_a_definition(source: str, years: set[int]) -> None:
    assert breaks_of([replace(MEMBERS, source=source)]) == {("members", year) for year in years}


def test_no_built_in_definition_tells_of_a_break() -> None:
    assert breaks_of(Catalogue.load().indicators.values()) == frozenset()


VALUES = {
    **quarterly("甲镇", "members", 2022, 100, 110, 120, 130),
    **quarterly("甲镇", "members", 2023, 140, 150, 160, 170),
    **quarterly("甲镇", "members", 2024, 900, 910),
    **quarterly("甲镇", "employees", 2022, 500, 500, 500, 500),
    **quarterly("甲镇", "employees", 2023, 500, 500, 500, 500),
    **quarterly("甲镇", "employees", 2024, 1000, 1000),
}
CHANGED: Dataset = replace(
    dataset(VALUES), indicators=dict(ALL) | {"members": replace(MEMBERS, source="2024年起口径调整，含灵活就业人员。")}
)


@pytest.mark.parametrize("org_unit", ["甲镇", TOTAL])
@pytest.mark.parametrize("indicator", ["members", "membership"])
def test_the_year_of_the_break_is_compared_with_nothing_before_it(org_unit: str, indicator: str) -> None:
    broken = row(compute_progress(CHANGED, Period.parse("2024Q1")), org_unit, indicator)
    assert all(math.isnan(broken[name]) for name in ("previous_year", "previous_quarter", "change", "growth"))
    assert broken["value"] > 0
    within = row(compute_progress(CHANGED, Period.parse("2024Q2")), org_unit, indicator)
    assert within["previous_quarter"] == broken["value"], "the quarter before was measured alike"
    before = row(compute_progress(CHANGED, Period.parse("2023Q2")), org_unit, indicator)
    assert before["change"] > 0, "earlier years among themselves"


def test_what_did_not_change_is_compared_as_ever() -> None:
    found = row(compute_progress(CHANGED, Period.parse("2024Q1")), "甲镇", "employees")
    assert (found["previous_year"], found["growth"]) == (500, 1.0)


@pytest.mark.parametrize("measure", ["previous_year", "previous_quarter", "change", "growth"])
def test_the_trace_follows_no_comparison_across_a_break(measure: str) -> None:
    for indicator in ("members", "membership"):
        found = trace(CHANGED, "甲镇", indicator, Period.parse("2024Q1"), measure)
        assert (found.value, found.formula, found.sources) == (None, "", ())
    assert trace(CHANGED, "甲镇", "members", Period.parse("2024Q2"), "previous_quarter").value == 900


def test_all_periods_at_once_know_the_break_too() -> None:
    asked = [Period.parse(p) for p in ("2023Q1", "2024Q1")]
    growth = [row(table, "甲镇", "members")["growth"] for _period, table in compute_history(CHANGED, asked)]
    assert growth[0] == pytest.approx(0.4)
    assert math.isnan(growth[1])
