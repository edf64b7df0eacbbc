"""Every figure can be followed back to its cells, and counting again from them gives the same number."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from progress.cases import ALL, REPORTS, Values, cell, dataset, datasets, quarterly, stepwise, target, with_breaks

from indicators.dataset import Dataset
from indicators.model import TOTAL, CellRef
from indicators.periods import Period
from indicators.progress import compute_progress, trace, with_outlook, with_rank_change, with_shares
from indicators.progress.comparisons import period_before
from indicators.progress.trace import MEASURES, UnknownMeasure
from indicators.told import both_texts

H1 = Period.parse("2024H1")
COUNTY: Values = (
    quarterly("甲镇", "new_unions", 2024, 12, 30)
    | quarterly("乙镇", "new_unions", 2024, 8, 10)
    | quarterly("甲镇", "new_unions", 2023, 10, 25, 30, 35)
    | quarterly("甲镇", "settled", 2024, 20, 30)
    | quarterly("甲镇", "accepted", 2024, 40, 55)
    | quarterly("乙镇", "settled", 2024, 5, None)
    | quarterly("乙镇", "accepted", 2024, 5, 100)
    | quarterly("甲镇", "signing", 2024, 0.9, 0.92)
    | quarterly("乙镇", "signing", 2024, 0.8, 0.84)
)
TARGETS = [
    target("甲镇", "new_unions", 2024, 100),
    target("乙镇", "new_unions", 2024, 50),
    target("甲镇", "signing", 2024, 0.95),
]
DATA = dataset(COUNTY, TARGETS)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(), REPORTS, st.booleans(), st.frozensets(st.tuples(st.sampled_from(sorted(ALL)), st.just(2024)), max_size=3))
def test_every_figure_of_the_frame_recomputes_from_its_cells(
    data: Dataset, period: Period, by_steps: bool, breaks: frozenset[tuple[str, int]]
) -> None:
    data = with_breaks(stepwise(data) if by_steps else data, breaks)
    since = period_before(period)
    reported = any((p.year, p.end) == (since.year, since.end) for p in data.periods)
    frame = with_outlook(with_shares(compute_progress(data, period), ALL), ALL)
    frame = with_rank_change(frame, compute_progress(data, since) if reported else None)
    for figures in frame.to_dict("records"):
        for measure in MEASURES.keys() & figures.keys():
            found = trace(data, figures["org_unit"], figures["indicator"], period, measure)
            expected = figures[measure]
            where = (figures["org_unit"], figures["indicator"], period.code, measure, expected, found)
            if math.isnan(expected):
                assert found.value is None, where
                assert (found.formula, found.sources) == ("", ()), where
            else:
                assert found.value == pytest.approx(expected, rel=1e-9, abs=1e-9), where
                assert found.formula, where
                assert found.sources, where


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets(), REPORTS, st.data())
def test_a_figure_stands_on_its_sources_alone(data: Dataset, period: Period, draw: st.DataObject) -> None:
    """Without every other cell of its org unit and indicator the value stays; without its own it is gone or another."""
    frame = compute_progress(data, period)
    known = frame[frame["value"].notna()]
    if known.empty:
        return
    figures = known.iloc[draw.draw(st.integers(0, len(known) - 1))]
    found = trace(data, figures["org_unit"], figures["indicator"], period, "value")
    kept = set(found.sources)
    alone = Dataset(tuple(o for o in data.observations if o.source in kept), (), (), data.indicators, data.org_units)
    again = trace(alone, figures["org_unit"], figures["indicator"], period, "value")
    assert again.value == pytest.approx(found.value)
    assert set(again.sources) == kept


FORMULAS = {
    ("甲镇", "new_unions", "value"): "2024Q1、2024Q2：12 + 30 = 42家",
    (TOTAL, "new_unions", "value"): "Σ 2024H1，2个单位 = 60家",
    ("甲镇", "settlement", "value"): "50 ÷ 95 = 52.6%",
    (TOTAL, "settlement", "value"): "55 ÷ 100，2个单位 = 55.0%",
    (TOTAL, "settlement", "numerator"): "调处成功件数 = 55件",
    (TOTAL, "settlement", "denominator"): "受理件数 = 100件",
    ("甲镇", "new_unions", "completion"): "42家 ÷ 100家 = 42.0%",
    ("甲镇", "new_unions", "schedule"): "2 ÷ 4 = 50.0%",
    ("甲镇", "new_unions", "lead"): "42.0% − 50.0% = −8.0个百分点",
    ("甲镇", "signing", "lead"): "92% − 95% = −3.0个百分点",
    ("甲镇", "new_unions", "growth"): "42家 ÷ 35家 − 1 = +20.0%",
    ("甲镇", "new_unions", "change"): "42家 − 35家 = +7家",
    ("甲镇", "new_unions", "gap"): "100家 − 42家 = +58家",
    ("甲镇", "new_unions", "share"): "42家 ÷ 60家 = 70.0%",
    ("甲镇", "new_unions", "rank"): "按完成率由高到低，2个单位中第1位",
    ("甲镇", "new_unions", "forecast"): "42家 ÷ 上年同期占全年的35.0% = 120家",
    ("甲镇", "new_unions", "forecast_low"): "42家 ÷ 时间进度50.0% = 84家",
    ("甲镇", "new_unions", "forecast_high"): "42家 ÷ 上年同期占全年的35.0% = 120家",
    ("甲镇", "new_unions", "required"): "100家 − 42家 = 58家",
    ("甲镇", "new_unions", "required_per_quarter"): "58家 ÷ 余下2个季度 = 29家",
    (TOTAL, "new_unions", "target"): "Σ 2024年目标，2个单位 = 150家",
    (TOTAL, "signing", "median"): "2个单位中位数 = 88%",
    ("甲镇", "new_unions", "contribution"): "(+7家) ÷ (+25家) = 28.0%",
    ("甲镇", "signing", "to_median"): "92% − 2个单位中位数88% = +4.0个百分点",
}


def test_the_quarter_before_and_the_change_of_place_have_formulas() -> None:
    def formula(measure: str, org_unit: str = "甲镇", indicator: str = "new_unions", period: str = "2024Q2") -> str:
        return trace(DATA, org_unit, indicator, Period.parse(period), measure).formula

    assert formula("quarter_change") == "30家 − 12家 = +18家"
    assert formula("quarter_growth") == "30家 ÷ 12家 − 1 = +150.0%"
    assert formula("quarter_change", indicator="signing") == "92% − 90% = +2.0个百分点"
    assert formula("quarter_growth", indicator="signing") == ""
    assert formula("quarter_change", period="2024H1") == "", "环比 is of single quarters only"
    assert formula("rank_change") == "2024Q1第2位 → 第1位"
    assert formula("rank_change", period="2024Q1") == "2023Q1第1位 → 第2位", "for a first quarter since that of the year before"
    assert formula("rank_change", "乙镇", period="2024Q1") == "", "it had no place then"


def test_a_level_due_on_the_way_from_its_baseline_says_how() -> None:
    values = {("甲镇", "members", "2023Q4"): 900.0, ("甲镇", "members", "2024Q2"): 960.0}
    data = dataset(values, [target("甲镇", "members", 2024, 1000)])
    found = trace(stepwise(data), "甲镇", "members", H1, "schedule")
    assert (found.value, found.formula) == (0.95, "(900人 + (1000人 − 900人) × 2 ÷ 4) ÷ 1000人 = 95.0%")
    assert set(found.sources) == cells(("甲镇", "members", "2023Q4"), ("甲镇", "members", 2024, None, "", "目标"))
    assert trace(stepwise(data), "甲镇", "members", H1, "lead").value == pytest.approx(0.01)
    assert trace(data, "甲镇", "members", H1, "schedule").value == 1.0


@pytest.mark.parametrize(("figure", "formula"), FORMULAS.items(), ids=["-".join(f) for f in FORMULAS])
def test_formulas_say_how(figure: tuple[str, str, str], formula: str) -> None:
    org_unit, indicator, measure = figure
    assert trace(DATA, org_unit, indicator, H1, measure).formula == formula


def cells(*keys: tuple[object, ...]) -> set[CellRef]:
    return {cell(*key) for key in keys}


def test_sources_are_the_cells_read_and_nothing_else() -> None:
    value = trace(DATA, "甲镇", "new_unions", H1, "value")
    assert set(value.sources) == cells(("甲镇", "new_unions", "2024Q1"), ("甲镇", "new_unions", "2024Q2"))
    completion = trace(DATA, "甲镇", "new_unions", H1, "completion")
    assert set(completion.sources) - set(value.sources) == cells(("甲镇", "new_unions", 2024, None, "", "目标"))


def test_a_quarter_left_out_of_a_ratio_is_no_source() -> None:
    ratio = trace(DATA, "乙镇", "settlement", H1, "value")
    assert ratio.value == 1
    assert set(ratio.sources) == cells(("乙镇", "settled", "2024Q1"), ("乙镇", "accepted", "2024Q1"))


def test_what_is_missing_has_neither_formula_nor_sources() -> None:
    missing = trace(DATA, TOTAL, "signing", H1, "value")
    assert (missing.value, missing.formula, missing.sources) == (None, "", ())


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(UnknownMeasure, match="beauty"):
        trace(DATA, TOTAL, "signing", H1, "beauty")


def test_a_formula_names_the_cells_that_were_corrected_a_few_of_them() -> None:
    observations = [replace(o, raw=both_texts("12", f"1 {n}")) for n, o in enumerate(DATA.observations)]
    every = replace(DATA, observations=tuple(observations))
    first = replace(DATA, observations=(observations[0], *DATA.observations[1:]))
    place = observations[0].source.cell
    plain = trace(DATA, "甲镇", "new_unions", H1, "value").formula
    assert trace(first, "甲镇", "new_unions", H1, "value").formula == f"{plain}；{place}更正为12，原填“1 0”"
    total = trace(every, TOTAL, "new_unions", H1, "value").formula
    assert total.count("更正为") == 3
    assert total.endswith("；另有1处更正")
