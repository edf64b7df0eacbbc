"""Rates typed beside the two figures that they are the quotient of."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import dataset_of
from indicators.inference import infer_indicator
from indicators.model import CellRef, Indicator, Kind, Observation, Reading
from indicators.periods import Period
from indicators.progress import table_of
from indicators.rates_of_parts import with_parts_found
from tests.reading.sheets import read

HEAD = ["乡镇", "应复核职工之家数（个）", "已复核职工之家数（个）", "职工之家复核率"]
ROWS = [["A镇", 30, 20, "66.7%"], ["B镇", 25, 11, "44.0%"], ["C镇", 12, 11, "91.7%"], ["D镇", 40, 40, "100%"]]
RATE, ABOVE, BELOW = "职工之家复核率", "已复核职工之家数", "应复核职工之家数"


def found(rows: list[list[object]], head: list[str] | None = None) -> dict[str, Indicator]:
    reading = read({"2024年一季度": [head or HEAD, *rows]})  # type: ignore[list-item]
    return {i.id: i for i in reading.indicators}


def test_a_rate_that_two_columns_give_in_every_row_is_their_ratio() -> None:
    rate = found(ROWS)[RATE]
    assert (rate.kind, rate.numerator, rate.denominator) == (Kind.RATIO, ABOVE, BELOW)
    assert rate.source == "已复核职工之家数÷应复核职工之家数。"


def test_it_is_computed_for_the_whole_where_a_typed_rate_has_none() -> None:
    dataset = dataset_of([read({"2024年一季度": [HEAD, *ROWS]})])
    table = table_of(dataset, Period.quarter(2024, 1)).set_index(["org_unit", "indicator"])
    assert table.loc[("total", RATE), "value"] == pytest.approx(82 / 107)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["A镇", 30, 20, "61%"], ["B镇", 25, 11, "48%"], ["C镇", 12, 11, "93%"]], id="other numbers"),
        pytest.param(ROWS[:2], id="two rows may be chance"),
        pytest.param([["A镇", 3, 3, "100%"], ["B镇", 5, 5, "100%"], ["C镇", 2, 2, "100%"]], id="100% says nothing"),
        pytest.param([["A镇", 30, "", "67%"], ["B镇", 25, "", "44%"], ["C镇", 12, "", "92%"]], id="no numerator"),
    ],
)
def test_what_the_numbers_do_not_show_stays_a_typed_rate(rows: list[list[object]]) -> None:
    assert found(rows)[RATE].kind is Kind.RATE


def test_one_slip_of_the_hand_among_many_rows_does_not_hide_it() -> None:
    parts = {name: (30 + n, 7 + 2 * n) for n, name in enumerate("甲乙丙丁戊己庚辛壬癸")}
    rows: list[list[object]] = [[f"{name}镇", n, m, f"{m / n:.1%}"] for name, (n, m) in parts.items()]
    rows[3][3] = "12.3%"
    assert found(rows)[RATE].kind is Kind.RATIO


def test_of_two_pairs_that_fit_neither_is_taken() -> None:
    head = [*HEAD, "上报职工之家数（个）"]
    assert found([[*row, row[1]] for row in ROWS], head)[RATE].kind is Kind.RATE


def test_the_office_s_own_denominator_goes_before_one_that_is_not_in_the_file() -> None:
    head = ["乡镇", "具备协商条件企业数（家）", "签订集体合同企业数（家）", "集体合同签订率"]
    indicators = found(ROWS, head)
    assert Catalogue.load().indicators["collective_contract_rate"].denominator not in indicators
    assert indicators["collective_contract_rate"].denominator == "具备协商条件企业数"


def test_a_ratio_with_both_its_parts_in_the_file_stays_as_defined() -> None:
    head = ["乡镇", "职工总数（人）", "会员总数（人）", "职工入会率"]
    assert found(ROWS, head)["membership_rate"] == Catalogue.load().indicators["membership_rate"]


def test_parts_go_to_the_theme_of_their_rate() -> None:
    head = ["乡镇", "应签企业（家）", "已签集体合同企业（家）", "集体合同签订率"]
    assert found(ROWS, head)["应签企业"].section == "职工权益维护"


def test_a_later_file_that_shows_less_does_not_undo_it() -> None:
    later = read({"2024年二季度": [["乡镇", RATE], ["A镇", "70%"]]})
    for readings in ([read({"2024年一季度": [HEAD, *ROWS]}), later], [later, read({"2024年一季度": [HEAD, *ROWS]})]):
        assert dataset_of(readings).indicators[RATE].numerator == ABOVE


def test_a_rate_beside_running_totals_is_that_of_the_year_so_far() -> None:
    first_half = Period(2024, 1, 2)

    def row(unit: str, indicator: str, value: float) -> Observation:
        running = indicator != RATE
        period = first_half if running else Period.quarter(2024, 2)
        return Observation(unit, period, indicator, value, "个", CellRef("f", "s", "A1"), running_total=running)

    values = {"A镇": (30, 20), "B镇": (25, 11), "C镇": (12, 11)}
    rows = [
        row(unit, id_, value)
        for unit, (below, above) in values.items()
        for id_, value in ((BELOW, below), (ABOVE, above), (RATE, round(above / below, 3)))
    ]
    indicators = {id_: infer_indicator(id_, "" if id_ == RATE else "个") for id_ in (BELOW, ABOVE, RATE)}
    assert with_parts_found(indicators, rows)[RATE].numerator == ABOVE


def test_nothing_is_looked_for_where_every_rate_has_its_parts() -> None:
    reading = Reading(file="f", indicators=(Catalogue.load().indicators["members"],))
    assert with_parts_found({i.id: i for i in reading.indicators}, ()) == {i.id: i for i in reading.indicators}


LEADS = ["园区", "欠薪线索（件）", "欠薪线索办结（件）", "欠薪线索办结率（%）"]


@pytest.mark.parametrize(
    ("rows", "found_so"),
    [
        pytest.param([["A园", 3, 3, 100], ["B园", 1, 0, 0], ["C园", 0, 0, "—"]], True, id="all settled or none"),
        pytest.param([["A园", 3, 3, 100], ["B园", 1, 0, 50], ["C园", 2, 2, 100]], False, id="one does not agree"),
        pytest.param([["A园", 0, 0, "—"], ["B园", 0, 0, "—"], ["C园", 0, 0, "—"]], False, id="nothing to agree on"),
    ],
)
def test_of_a_few_cases_the_names_tell_with_the_numbers(rows: list[list[object]], found_so: bool) -> None:
    rate = found(rows, LEADS).get("欠薪线索办结率")
    assert (rate is not None and (rate.numerator, rate.denominator) == ("欠薪线索办结", "欠薪线索")) is found_so


def test_who_had_no_case_lacks_no_rate_then() -> None:
    reading = read({"2024年一季度": [LEADS, ["A园", 3, 3, 100], ["B园", 1, 0, 0], ["C园", 0, 0, "—"]]})
    table = table_of(dataset_of([reading]), Period.quarter(2024, 1)).set_index(["org_unit", "indicator"])
    assert table.loc[("total", "欠薪线索办结率"), "value"] == pytest.approx(3 / 4)
