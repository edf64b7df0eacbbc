"""Each check of a file beside the record: what it questions, and what it lets pass."""

from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.checks import check_against
from indicators.checks.figures import Figures, earlier_figures
from indicators.checks.history_units import check_history_units
from indicators.checks.jumps import Peers, check_jumps
from indicators.checks.org_units import check_org_units
from indicators.checks.repeats import check_repeats
from indicators.checks.revisions import check_revisions
from indicators.checks.running_totals import check_running_totals
from indicators.model import Reading
from tests.checks.sheets import FIVE, A, B, C, facts, figures, found, one_each, record_of, row, sheet


def on_record(*readings: Reading) -> Figures:
    return earlier_figures(record_of(*readings))


def quarters(indicator: str, *values: tuple[float, ...]) -> list[Reading]:
    """A sheet a quarter from 2023Q1 on, each with a value a township."""
    codes = [f"{2023 + n // 4}Q{n % 4 + 1}" for n in range(len(values))]
    return [sheet(one_each(indicator, *v), code, file=f"{code}.xlsx") for code, v in zip(codes, values, strict=True)]


KNOWN = sheet({A: {"members": 1}, B: {"members": 2}, C: {"members": 3}, "丁乡": {"members": 3}})


def test_townships_the_file_lacks_are_named() -> None:
    (problem,) = check_org_units(figures(sheet({A: {"members": 1}, B: {"members": 2}, C: {"members": 3}})), on_record(KNOWN))
    assert (problem.code, facts(problem)["org_units"]) == ("org_units_missing", "丁乡")


def test_a_single_townships_file_misses_no_one() -> None:
    assert found(check_org_units(figures(sheet({A: {"members": 1}})), on_record(KNOWN))) == []


def test_a_new_name_is_put_beside_the_nearest_one_missing() -> None:
    renamed = sheet({A: {"members": 1}, B: {"members": 2}, C: {"members": 3}, "丁乡镇": {"members": 3}})
    new, missing = check_org_units(figures(renamed), on_record(KNOWN))
    assert (new.code, new.cell, facts(new)["known"]) == ("org_unit_renamed", "B5", "丁乡")
    assert missing.code == "org_units_missing"


def test_another_countys_file_is_told_in_one_sentence() -> None:
    strangers = sheet({"东街道": {"members": 1}, "西街道": {"members": 2}})
    assert found(check_org_units(figures(strangers), on_record(KNOWN))) == ["org_units_all_new"]


def test_the_quarters_of_one_file_are_compared_with_each_other() -> None:
    first = sheet({A: {"members": 1}, B: {"members": 2}, C: {"members": 3}}, "2024Q1")
    second = sheet({A: {"members": 1}, B: {"members": 2}, "云雾镇": {"members": 3}}, "2024Q2", name="二季度")
    assert found(check_org_units(figures(first, second))) == ["org_unit_new B4", "org_units_missing"]
    assert found(check_org_units(figures(first))) == []


def test_a_running_total_below_the_recorded_one_falls() -> None:
    before = on_record(sheet(row(new_unions=9), "2024Q1", file="一季度.xlsx"))
    after = figures(sheet(row(new_unions=8), "2024H1", running_total=True))
    (problem,) = check_running_totals(after, before)
    assert (problem.code, problem.cell, facts(problem)["indicator"]) == ("running_total_falls", "B2", "新建工会数")


def test_a_running_total_sent_again_is_not_held_against_its_own_quarter() -> None:
    before = on_record(sheet(row(new_unions=9), "2024Q1"), sheet(row(new_unions=20), "2024H1", running_total=True))
    corrected = figures(sheet(row(new_unions=22), "2024H1", running_total=True))
    assert found(check_running_totals(corrected, before)) == []


FOUR = {"members": 101, "employees": 202, "new_unions": 3, "new_members": 17}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(FOUR, ["quarter_repeated B2"], id="all figures as a quarter ago"),
        pytest.param(FOUR | {"new_members": 18}, [], id="one figure differs"),
        pytest.param({"members": 101}, [], id="a single equal figure is chance"),
        pytest.param(dict.fromkeys(FOUR, 0), [], id="zeros are chance"),
    ],
)
def test_figures_copied_from_the_quarter_before_are_told(values: dict[str, float], expected: list[str]) -> None:
    before = on_record(sheet({A: FOUR if any(values.values()) else values}, "2024Q1"))
    assert found(check_repeats(figures(sheet({A: values}, "2024Q2")), before)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param((3.0, 5.0, 2.0), ["file_repeated B2"], id="the old sheet under a new title"),
        pytest.param((3.0, 5.0, 3.0), [], id="one amount differs"),
        pytest.param((3.0, 5.0), [], id="two townships are too few"),
    ],
)
def test_a_sheet_of_few_indicators_repeats_a_quarter(values: tuple[float, ...], expected: list[str]) -> None:
    before = on_record(sheet(one_each("new_unions", 3, 5, 2), "2024Q1"))
    assert found(check_repeats(figures(sheet(one_each("new_unions", *values), "2024Q2")), before)) == expected


def test_levels_and_equal_amounts_may_stay_as_they_are() -> None:
    levels, ones = one_each("members", 300, 500, 200), one_each("new_unions", 1, 1, 1)
    before = on_record(sheet(levels, "2024Q1"), sheet(ones, "2024Q1", name="表二"))
    now = figures(sheet(levels, "2024Q2"), sheet(ones, "2024Q2", name="表二"))
    assert found(check_repeats(now, before)) == []


def test_a_figure_that_replaces_another_is_shown_with_both() -> None:
    before = on_record(sheet({A: {"members": 100}, B: {"members": 50}}, file="旧表.xlsx"))
    (problem,) = check_revisions(figures(sheet({A: {"members": 104}, B: {"members": 50}})), before)
    assert (problem.code, problem.cell) == ("value_revised", "B2")
    assert {"found": "104人", "before": "100人", "source": "旧表.xlsx"}.items() <= facts(problem).items()


@pytest.mark.parametrize(
    ("indicator", "factor", "expected"),
    [
        pytest.param("assistance_funds", 10_000, ["unit_unlike_record B2"], id="ten thousand times the money"),
        pytest.param("assistance_funds", 1 / 10_000, ["unit_unlike_record B2"], id="a ten-thousandth of it"),
        pytest.param("labour_contract_rate", 0.01, ["unit_unlike_record B2"], id="a hundredth of the rates"),
        pytest.param("assistance_funds", 2.5, [], id="growth"),
        pytest.param("members", 10_000, [], id="people have no other unit"),
    ],
)
def test_history_units(indicator: str, factor: float, expected: list[str]) -> None:
    usual = (0.9, 0.93, 0.96) if indicator.endswith("rate") else (30_000.0, 25_000.0, 41_000.0)
    before = on_record(sheet(one_each(indicator, *usual)))
    now = figures(sheet(one_each(indicator, *(v * factor for v in usual)), "2024Q2"))
    assert found(check_history_units(now, before)) == expected


STEADY = [(50.0, 40.0, 60.0, 30.0, 20.0)] * 2 + [(52.0, 43.0, 57.0, 33.0, 22.0)] * 2


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param((51, 41, 61, 31, 21), [], id="as ever"),
        pytest.param((510, 41, 61, 31, 21), ["jump_up B2"], id="ten times the usual"),
        pytest.param((3, 41, 61, 31, 21), ["jump_down B2"], id="nearly nothing"),
        pytest.param((500, 420, 600, 310, 210), [], id="a season that lifts everyone"),
        pytest.param((51, 420, 600, 310, 210), [], id="as ever while the others have their season"),
    ],
)
def test_a_figure_out_of_all_proportion_is_told(now: tuple[float, ...], expected: list[str]) -> None:
    problems = check_jumps(
        figures(sheet(one_each("new_members", *now), "2024Q1")), on_record(*quarters("new_members", *STEADY))
    )
    assert found(problems) == expected


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=12), st.data())
def test_the_median_of_the_peers_leaves_out_the_org_unit_itself(times: list[float], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(times) - 1))
    others = times[:at] + times[at + 1 :]
    expected = median(others) if len(others) >= 3 else 1.0
    assert Peers(sorted(times)).median_beside(times[at]) == pytest.approx(expected)


def test_an_org_unit_without_anything_to_report_has_all_others_as_peers() -> None:
    assert Peers([1.0, 2.0, 3.0]).median_beside(0.0) == 2.0


def test_a_jump_states_how_many_quarters_it_rests_on() -> None:
    now = figures(sheet(one_each("new_members", 510), "2024Q1"))
    (problem,) = check_jumps(now, on_record(*quarters("new_members", *STEADY)))
    assert {"count": "4", "usual": "51人", "found": "510人"}.items() <= facts(problem).items()


@pytest.mark.parametrize(
    ("a_year_ago", "now", "expected"),
    [(500, 510, []), (400, 510, []), (200, 510, ["jump_up B2"]), (0, 0, []), (60, 0, ["jump_down B2"])],
)
def test_what_comes_in_the_same_quarter_every_year_is_no_jump(a_year_ago: float, now: float, expected: list[str]) -> None:
    before = on_record(*quarters("new_members", (a_year_ago,), (50,), (55,), (52,)))
    assert found(check_jumps(figures(sheet(one_each("new_members", now), "2024Q1")), before)) == expected


def test_three_quarters_are_too_few_for_a_jump() -> None:
    now = figures(sheet(one_each("new_members", 510), "2024Q1"))
    assert found(check_jumps(now, on_record(*quarters("new_members", *STEADY[:3])))) == []


def test_a_few_cases_more_are_no_jump() -> None:
    few = quarters("disputes_accepted", (1,), (0,), (1,), (1,))
    assert found(check_jumps(figures(sheet(one_each("disputes_accepted", 6), "2024Q1")), on_record(*few))) == []


def test_a_stock_that_doubles_is_a_jump() -> None:
    steady = quarters("members", (1000,), (1010,), (1020,), (1030,))
    assert found(check_jumps(figures(sheet(one_each("members", 2100), "2024Q1")), on_record(*steady))) == ["jump_up B2"]


def test_a_file_with_its_own_history_is_checked_within() -> None:
    of_two_years = figures(*quarters("new_members", *STEADY, (51, 41, 900, 31, 21)))
    assert found(check_jumps(of_two_years)) == ["jump_up B4"]


def test_an_empty_record_has_nothing_to_say() -> None:
    assert list(check_against(sheet({unit: {"members": 1} for unit in FIVE}), record_of())) == []


def test_many_revised_figures_are_told_in_one_sentence() -> None:
    units = [f"{n}号镇" for n in range(12)]
    before = on_record(sheet({unit: {"members": 100} for unit in units}))
    (problem,) = check_revisions(figures(sheet({unit: {"members": 101} for unit in units})), before)
    assert (problem.code, problem.sheet, facts(problem)["count"]) == ("values_revised", "表一", "12")
    assert "B2“0号镇”会员总数100人→101人" in facts(problem)["examples"]
