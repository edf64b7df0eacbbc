from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL, CellRef, Indicator, Kind, Observation, Reading
from indicators.periods import Period
from indicators.views.report_matrix import STATE_NAMES, STATE_SHAPES, ReportState, report_matrix

UNITS = ("甲镇", "乙镇", "丙乡")
NAMES = ("一", "二", "三")


def data(*given: tuple[str, str, str], org_units: tuple[str, ...] = UNITS) -> Dataset:
    """A county where each org unit gives, for a period, as many of the indicators as named: ("甲镇", "2024Q1", "一二")."""
    observations = [
        Observation(unit, Period.parse(code), name, 1.0, "家", CellRef("a.xlsx", "表", "A1"))
        for unit, code, names in given
        for name in names
    ]
    definitions = tuple(Indicator(name, name, "家", Kind.FLOW) for name in NAMES)
    return dataset_of([Reading("a.xlsx", tuple(observations), indicators=definitions, org_units=org_units)])


def states(dataset: Dataset) -> dict[str, list[str]]:
    return {unit: [cell.state.value for cell in cells] for unit, cells in report_matrix(dataset).rows.items()}


def test_everybody_reported() -> None:
    matrix = report_matrix(data(*((unit, "2024Q1", "一二三") for unit in UNITS)))
    assert {cell.text for cells in matrix.rows.values() for cell in cells} == {"已报"}
    assert matrix.counts == ((3, 3),)
    assert matrix.answer == "2024年一季度应报3个单位，已全部报送。"


def test_what_most_give_is_due_of_all() -> None:
    dataset = data(("甲镇", "2024Q1", "一二三"), ("乙镇", "2024Q1", "一二"), ("丙乡", "2024Q1", "一"))
    assert states(dataset) == {"甲镇": ["complete"], "乙镇": ["complete"], "丙乡": ["partial"]}
    cell = report_matrix(dataset).rows["丙乡"][0]
    assert (cell.text, cell.meaning) == ("1/2项", "丙乡 · 2024年一季度 · 部分指标未报，1/2项，缺二")
    assert cell.lacking == ("二",)


def test_who_is_missing_is_named() -> None:
    matrix = report_matrix(data(("甲镇", "2024Q1", "一"), ("甲镇", "2024Q2", "一"), ("乙镇", "2024Q1", "一")))
    assert states(data(("甲镇", "2024Q1", "一"), ("乙镇", "2024Q1", "一"))) == {
        "甲镇": ["complete"],
        "乙镇": ["complete"],
        "丙乡": ["missing"],
    }
    assert matrix.counts == ((2, 3), (1, 3))
    assert matrix.answer == "2024年二季度应报3个单位，已报1个；未报的是乙镇、丙乡。"


def test_nothing_is_due_before_the_first_report() -> None:
    dataset = data(("甲镇", "2023Q4", "一"), ("甲镇", "2024Q1", "一"), ("乙镇", "2024Q1", "一"), ("丙乡", "2023Q4", "一"))
    assert states(dataset) == {
        "甲镇": ["complete", "complete"],
        "乙镇": ["before", "complete"],
        "丙乡": ["complete", "missing"],
    }
    assert report_matrix(dataset).counts == ((2, 2), (2, 3))


def test_a_quarter_that_nobody_reported_is_a_gap_and_not_left_out() -> None:
    matrix = report_matrix(data(*((unit, code, "一") for unit in UNITS for code in ("2023Q3", "2024Q1"))))
    assert [q.code for q in matrix.quarters] == ["2023Q3", "2023Q4", "2024Q1"]
    assert matrix.counts == ((3, 3), (0, 3), (3, 3))


def test_a_longer_span_counts_for_its_last_quarter() -> None:
    matrix = report_matrix(data(*((unit, "2024H1", "一") for unit in UNITS)))
    assert [q.code for q in matrix.quarters] == ["2024Q2"]


def test_the_whole_is_no_reporter() -> None:
    matrix = report_matrix(data((TOTAL, "2024Q1", "一"), org_units=()))
    assert (matrix.quarters, matrix.rows, matrix.answer) == ((), {}, "")


@pytest.mark.parametrize(("late", "ending"), [(8, "8乡。"), (9, "8乡等。")])
def test_long_lists_of_names_are_cut(late: int, ending: str) -> None:
    units = ("甲镇", *(f"{number}乡" for number in range(1, late + 1)))
    assert report_matrix(data(("甲镇", "2024Q1", "一"), org_units=units)).answer.endswith(ending)


def test_in_english_it_says_how_many_have_reported_and_how_many_in_part() -> None:
    matrix = report_matrix(data(("甲镇", "2024Q1", "一二"), ("乙镇", "2024Q1", "一二"), ("丙乡", "2024Q1", "一")), "en")
    assert matrix.answer == "Q1 2024: 3 of 3 have reported, 1 of them in part."
    assert matrix.rows["丙乡"][0].text == "1 of 2"


def test_the_order_of_rows_is_that_of_the_sheets(county: Dataset) -> None:
    assert tuple(report_matrix(county).rows) == county.org_units
    shuffled = replace(county, observations=tuple(reversed(county.observations)))
    assert report_matrix(shuffled) == report_matrix(county)


def test_every_state_has_a_shape_and_a_word_of_its_own() -> None:
    assert len(set(STATE_SHAPES.values())) == len(ReportState)
    assert all(len(set(names.values())) == len(ReportState) for names in STATE_NAMES.values())
