"""What the pages show of the small county, as plain rows."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL, Better, CellRef, Indicator, Kind, Observation, Reading, Target, TargetForm
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views import texts
from indicators.views.axis import axis_for
from indicators.views.cards import cards_by_section
from indicators.views.csv import to_csv
from indicators.views.heat import heat_map
from indicators.views.measures import Measure
from indicators.views.periods import axis_name, latest_report_period, report_periods
from indicators.views.profile import standings_of
from indicators.views.ranking import Place, Ranking, ends_of, ranking_of, sentence_of
from indicators.views.reporting import answer, reporting
from indicators.views.rows import rows_of
from indicators.views.series import Series, axis_periods, series_of
from indicators.views.tables import progress_table, series_table
from indicators.views.targets import target_rows
from indicators.views.trends import recent_values

H1 = Period.parse("2024H1")


@pytest.fixture(scope="module")
def progress(county: Dataset) -> pd.DataFrame:
    return table_of(county, H1)


def series(county: Dataset, indicator: str, measure: Measure = Measure.VALUE) -> Series:
    history = [(period, table_of(county, period)) for period in axis_periods(county, measure)[-3:]]
    return series_of(county, history, indicator, measure)


def spans(*codes: str) -> Dataset:
    cell = CellRef("a.xlsx", "s", "B2")
    kind = Indicator("x", "某项", "件", Kind.FLOW)
    observations = tuple(Observation("甲镇", Period.parse(code), "x", 1.0, "件", cell) for code in codes)
    return dataset_of([Reading("a.xlsx", observations, indicators=(kind,), org_units=("甲镇",))])


@pytest.mark.parametrize(
    ("observed", "expected"),
    [
        pytest.param(["2024Q1", "2024Q2"], ["2024H1", "2024Q2", "2024Q1"], id="quarters"),
        pytest.param(["2024H1"], ["2024H1"], id="a half-year that is not split"),
        pytest.param(["2023", "2024"], ["2024", "2023"], id="years"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_report_periods(observed: list[str], expected: list[str]) -> None:
    assert [period.code for period in report_periods(spans(*observed))] == expected


def test_the_newest_year_to_date_comes_first(county: Dataset) -> None:
    assert latest_report_period(county) == H1
    assert latest_report_period(Dataset()) is None


def test_names_on_the_axis() -> None:
    assert [axis_name(Period.parse(code)) for code in ("2024Q1", "2024H1", "2024")] == [
        "2024年一季度",
        "2024年上半年",
        "2024年",
    ]


def test_data_without_quarters_are_drawn_in_their_own_spans() -> None:
    assert axis_periods(spans("2023", "2024"), Measure.VALUE) == (Period.parse("2023"), Period.parse("2024"))


def test_a_level_stated_for_a_half_year_stands_in_its_last_quarter() -> None:
    members = Catalogue.load().indicators["members"]

    def seen(code: str, value: float) -> Observation:
        return Observation("甲镇", Period.parse(code), members.id, value, "人", CellRef("f.xlsx", "s", "B2"))

    found = (seen("2023Q4", 90), seen("2024Q1", 95), seen("2024H1", 100))
    data = dataset_of([Reading("f.xlsx", found, indicators=(members,), org_units=("甲镇",))])
    periods = axis_periods(data, Measure.VALUE)

    assert [period.code for period in periods] == ["2023Q4", "2024Q1", "2024Q2"]
    assert series_of(data, [(p, table_of(data, p)) for p in periods], members.id, Measure.VALUE).lines[0].values == (
        90,
        95,
        100,
    )


def test_a_line_begins_with_the_first_period_reported(county: Dataset) -> None:
    periods = axis_periods(county, Measure.VALUE)
    history = [(period, table_of(county, period)) for period in periods]
    empty = (Period.parse("2021Q4"), history[0][1].assign(value=float("nan")))

    assert series_of(county, [empty, *history], "new_unions", Measure.VALUE).periods == periods


def test_missing_numbers_are_none_and_never_zero(county: Dataset, progress: pd.DataFrame) -> None:
    row = rows_of(progress, org_unit="金沙镇", indicator="safety_accidents")[0]

    assert (row.target, row.completion, row.lead) == (None, None, None)


def test_cards_are_grouped_by_theme_in_the_order_of_the_report(county: Dataset, progress: pd.DataFrame) -> None:
    cards = cards_by_section(county, progress, TOTAL, {})

    assert list(cards) == ["工会组织建设", "职工权益维护", "困难职工帮扶", "劳动保护与安全生产"]
    assert sum(map(len, cards.values())) == 8


def test_a_total_is_provisional_while_somebody_is_missing(county: Dataset, progress: pd.DataFrame) -> None:
    whole = cards_by_section(county, progress, TOTAL, {})["困难职工帮扶"][0]
    own = cards_by_section(county, progress, "金沙镇", {})["困难职工帮扶"][0]

    assert (whole.provisional, own.provisional) == (True, False)
    assert [(remark.sign, remark.word) for remark in whole.remarks] == [("※", "6个单位中5个已报")]


def test_the_map_has_a_cell_for_every_township_and_target(county: Dataset, progress: pd.DataFrame) -> None:
    heat = heat_map(county, progress)

    assert heat.sections == {"工会组织建设": ["new_unions", "new_members"], "困难职工帮扶": ["assistance_funds"]}
    assert list(heat.rows) == list(county.org_units)
    assert [cell.text for cell in heat.rows["金沙镇"]] == ["37.5%", "40.0%", "36.0%"]


def test_targets_are_sorted_by_the_gap(county: Dataset, progress: pd.DataFrame) -> None:
    leads = [row.lead for row in target_rows(county, progress, "金沙镇")]

    assert leads == sorted(leads)


def test_who_has_reported(county: Dataset) -> None:
    assert reporting(county, H1).missing == ("青禾乡",)
    assert reporting(county, Period.parse("2024Q1")).missing == ()


def test_a_longer_span_that_ends_with_the_quarter_counts_as_reported() -> None:
    assert reporting(spans("2024H1"), Period.parse("2024Q2")).reported == ("甲镇",)


@pytest.mark.parametrize(
    ("org_unit", "expected"),
    [
        pytest.param(
            TOTAL,
            "截至2024年6月底，3项有目标的指标均达到或超过进度；6个乡镇（街道）中5个已报送。",
            id="all on time, one missing",
        ),
        pytest.param("金沙镇", "截至2024年6月底，3项有目标的指标均未达到进度，没有严重滞后的。", id="none on time"),
    ],
)
def test_the_answer(county: Dataset, progress: pd.DataFrame, org_unit: str, expected: str) -> None:
    reports = reporting(county, H1) if org_unit == TOTAL else None

    assert answer(county, rows_of(progress, org_unit=org_unit), H1, reports) == expected


def test_the_answer_without_any_target() -> None:
    dataset = spans("2024Q1")
    rows = rows_of(table_of(dataset, Period.parse("2024Q1")), org_unit="甲镇")

    assert answer(dataset, rows, Period.parse("2024Q1"), None) == "截至2024年3月底，共有1项指标的数据，尚未下达目标。"


def test_a_missing_quarter_is_a_gap_in_the_line(county: Dataset) -> None:
    line = series(county, "new_unions").line("青禾乡")

    assert line
    assert line.values == (12, 14, None)
    assert line.texts == ("12家", "14家", "—")


def test_amounts_to_date_begin_anew_each_year_and_levels_do_not(county: Dataset) -> None:
    assert series(county, "new_unions", Measure.YEAR_TO_DATE).restarts
    assert not series(county, "members", Measure.YEAR_TO_DATE).restarts


def test_what_is_due_by_then_moves_with_the_period(county: Dataset) -> None:
    line = series(county, "new_unions", Measure.YEAR_TO_DATE).line("金沙镇")

    assert line
    assert line.targets == (16, 4, 8)


def test_growth_of_a_fraction_is_its_change_in_points(county: Dataset) -> None:
    line = series(county, "labour_contract_rate", Measure.GROWTH).line("金沙镇")

    assert line
    assert line.texts[-1] == "−0.8个百分点"


def test_a_series_ends_where_it_is_cut(county: Dataset) -> None:
    cut = series(county, "new_unions").until(Period.parse("2024Q1"))

    assert cut.labels == ("2023年四季度", "2024年一季度")
    assert all(len(line.values) == 2 for line in cut.lines)


def test_ranking_counts_ties_once_and_leaves_out_the_missing(county: Dataset) -> None:
    ranking = ranking_of(series(county, "new_unions"), Better.HIGHER)

    assert [place.org_unit for place in ranking.places][:2] == ["城东街道", "龙岗乡"]
    assert ranking.missing == ("青禾乡",)
    assert ranking.median == 6


def test_the_lowest_is_first_where_lower_is_better(county: Dataset) -> None:
    assert ends_of(ranking_of(series(county, "safety_accidents"), Better.LOWER)) == ("金沙镇", "城东街道")


def test_the_sentence_of_a_ranking(county: Dataset) -> None:
    ranking = ranking_of(series(county, "new_unions"), Better.HIGHER)

    assert sentence_of(ranking, "新建工会数") == "新建工会数：城东街道最高，10家；金沙镇最低，2家，1个单位无数据。"


@pytest.mark.parametrize(
    ("values", "language", "said"),
    [
        pytest.param((5, 2, 2, 3), "zh", "新建：甲最高，5家；乙、丙最低，2家。", id="two share the end"),
        pytest.param((5, 5, 1, 5), "en", "新建: highest 甲 and 乙 and 丁 (5家), lowest 丙 (1家).", id="three share the top"),
        pytest.param((1, 0, 0, 0, 0), "zh", "新建：甲最高，1家；4个单位最低，0家。", id="too many to be named"),
        pytest.param((3, 3), "zh", "新建：各单位均为3家。", id="all alike"),
    ],
)
def test_those_who_share_an_end_are_told_together(values: tuple[float, ...], language: str, said: str) -> None:
    places = [Place(name, name, value, f"{value}家", 1, None) for name, value in zip("甲乙丙丁戊", values, strict=False)]

    assert sentence_of(Ranking(tuple(places), (), 0.0, "家"), "新建", language) == said


def test_standings_begin_with_the_best_place(county: Dataset, progress: pd.DataFrame) -> None:
    places = [s.rank for s in standings_of(county, progress, "金沙镇")]

    assert places == sorted(places)
    assert places[0] == 1


def test_recent_values_end_with_the_period_and_keep_gaps(county: Dataset) -> None:
    history = [(p, table_of(county, p)) for p in axis_periods(county, Measure.VALUE)[-3:]]

    assert recent_values(history, "青禾乡", H1)["new_unions"] == (12, 14, None)
    assert recent_values(history, "青禾乡", Period.parse("2024Q1"))["new_unions"] == (12, 14)


@pytest.mark.parametrize(
    ("form", "expected"),
    [(TargetForm.ANNUAL_AMOUNT, "目标10件，完成50.0%"), (TargetForm.CEILING, "控制在10件以内，已占50.0%")],
    ids=["an amount to reach", "a limit to stay under"],
)
def test_how_a_target_is_worded(form: TargetForm, expected: str) -> None:
    cell, period = CellRef("a.xlsx", "s", "B2"), Period.parse("2024Q2")
    better = Better.LOWER if form is TargetForm.CEILING else Better.HIGHER
    kind = Indicator("x", "某项", "件", Kind.FLOW, better=better, target_form=form)
    observed = (Observation("甲镇", period, "x", 5.0, "件", cell, target=10.0),)
    asked = (Target("甲镇", "x", 2024, 10.0, cell),)
    dataset = dataset_of([Reading("a.xlsx", observed, asked, indicators=(kind,), org_units=("甲镇",))])
    row = rows_of(table_of(dataset, period), org_unit="甲镇")[0]

    assert texts.target_text(dataset, row) == expected


@pytest.mark.parametrize(
    ("values", "unit", "expected"),
    [
        pytest.param([20000.0, None], "元", (1e4, "万元"), id="tens of thousands"),
        pytest.param([3e8], "元", (1e8, "亿元"), id="hundreds of millions"),
        pytest.param([900.0], "元", (1, "元"), id="small money"),
        pytest.param([0.5], "%", (1, "%"), id="fractions"),
        pytest.param([], "家", (1, "家"), id="nothing known"),
    ],
)
def test_the_scale_of_an_axis(values: list[float | None], unit: str, expected: tuple[float, str]) -> None:
    axis = axis_for(values, unit)

    assert (axis.divisor, axis.unit) == expected


def test_tables_hold_bare_numbers_with_the_unit_beside_them(county: Dataset, progress: pd.DataFrame) -> None:
    table = progress_table(county, rows_of(progress, org_unit="金沙镇", indicator="assistance_funds"))

    assert table[["计量单位", "数值", "年度目标", "完成率（%）"]].values.tolist() == [["元", 90000, 250000, 36.0]]


def test_tables_hold_every_comparison_that_somebody_has(county: Dataset) -> None:
    of_quarter = progress_table(county, rows_of(table_of(county, Period.parse("2024Q1")), org_unit="河口镇"))
    first = of_quarter.set_index("指标").loc["新建工会数"]
    assert first[["环比增减", "环比增长（%）", "位次升降", "占全部（%）", "与中位数之差"]].tolist() == [2, 50, 0, 11.11, -3]
    assert first[["预计全年", "预计最低", "预计最高", "尚需完成", "余下每季需完成"]].tolist() == [18, 18, 24, 10, 3.3333]
    members = of_quarter.set_index("指标").loc["会员总数"]
    assert members["对增长的贡献（%）"] == 16.67
    to_date = progress_table(county, rows_of(table_of(county, H1), org_unit="河口镇"))
    assert not {"环比增减", "环比增长（%）"} & set(to_date.columns), "环比 is of single quarters only"


def test_the_table_of_a_series_has_a_column_a_period(county: Dataset) -> None:
    table = series_table([series(county, "new_unions")])

    assert list(table.columns[3:]) == ["2023年四季度", "2024年一季度", "2024年二季度", "备注"]
    assert table.set_index("单位")["备注"].to_dict() == {
        "金沙镇": "",
        "河口镇": "2024年二季度 待核实",
        **dict.fromkeys(["松林镇", "龙岗乡", "城东街道"], ""),
        "青禾乡": "2024年二季度 缺1个季度",
        "临溪县": "2024年二季度 6个单位中5个已报、待核实",
    }


def test_csv_opens_in_excel_and_runs_nothing() -> None:
    data = to_csv(pd.DataFrame({"单位": ["=cmd|' /C calc'!A0", "甲镇"], "数值": [-5.0, None]}))

    assert data.startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(io.BytesIO(data))
    assert read["单位"].tolist() == ["'=cmd|' /C calc'!A0", "甲镇"]
    assert read["数值"].tolist()[0] == -5


def test_themes_are_named_in_the_language_of_the_page(county: Dataset, progress: pd.DataFrame) -> None:
    assert "工会组织建设" in heat_map(county, progress).sections
    assert not any("\u4e00" <= c <= "\u9fff" for name in heat_map(county, progress, "en").sections for c in name)
