"""An indicator over the quarters: its lines, its axis, its small trend."""

from __future__ import annotations

import county as small_county
import pytest
from views.cases import series, spans

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.model import CellRef, Observation, Reading, Target
from indicators.periods import Period
from indicators.progress import table_of, tables_of
from indicators.views.axis import axis_for
from indicators.views.measures import Measure
from indicators.views.series import axis_periods, series_of
from indicators.views.trends import RECENT, recent_values

H1 = Period.parse("2024H1")


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


def test_recent_values_end_with_the_period_and_keep_gaps(county: Dataset) -> None:
    history = [(p, table_of(county, p)) for p in axis_periods(county, Measure.VALUE)[-3:]]

    assert recent_values(history, "青禾乡", H1)["new_unions"] == (12, 14, None)
    assert recent_values(history, "青禾乡", Period.parse("2024Q1"))["new_unions"] == (12, 14)


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


@pytest.mark.parametrize("measure", [Measure.VALUE, Measure.YEAR_TO_DATE])
def test_a_quarter_that_nobody_reported_is_a_gap_in_every_line(measure: Measure) -> None:
    *earlier, before, without, last = small_county.readings()
    data = dataset_of([*earlier, before, last])
    found = series_of(data, tables_of(data, axis_periods(data, measure)), "new_unions", measure)

    assert [period.last_quarter.code for period in found.periods[-3:]] == ["2023Q4", "2024Q1", "2024Q2"]
    assert len(found.labels) == len(found.periods) == 10
    assert {(line.values[-2], line.texts[-2], line.targets[-2]) for line in found.lines} == {(None, "—", None)}
    assert all(line.values[-3] is not None for line in found.lines)
    assert without.file == "2024Q1.xlsx"


def test_a_rate_just_below_its_target_is_told_as_on_the_cards() -> None:
    rate = Catalogue.load().indicators["collective_contract_rate"]
    cell = CellRef("f.xlsx", "s", "B2")
    found = tuple(Observation("甲镇", Period.parse(f"2024Q{q}"), rate.id, v, "%", cell) for q, v in ((1, 0.931), (2, 0.9496)))
    asked = (Target("甲镇", rate.id, 2024, 0.95, cell),)
    data = dataset_of([Reading("f.xlsx", found, asked, indicators=(rate,), org_units=("甲镇",))])

    assert series(data, rate.id).lines[0].texts == ("93.1%", "94.96%")


def test_a_small_trend_keeps_the_room_of_a_quarter_that_nobody_reported() -> None:
    *earlier, before, _without, last = small_county.readings()
    data = dataset_of([*earlier, before, last])
    history = tables_of(data, axis_periods(data, Measure.VALUE))

    assert recent_values(history, "金沙镇", H1)["members"][-3:] == (2420, None, 2540)
    assert len(recent_values(history, "金沙镇", H1)["members"]) == RECENT
