"""Targets on a quarter's sheet that do not say whether they are the year's or that quarter's."""

from __future__ import annotations

import pytest

from tests.reading.sheets import Rows, codes, read, targets

TOWNS = ("A镇", "B镇", "C镇")


def quarter(plans: tuple[int, ...], done: tuple[int, ...], word: str = "计划数") -> Rows:
    head: Rows = [["乡镇", "新建工会（家）", ""], ["", word, "完成数"]]
    return [*head, *([town, *pair] for town, *pair in zip(TOWNS, plans, done, strict=True))]


def asked(reading) -> set[tuple[str, float | None]]:
    """The target that each value of the first town is held against."""
    return {(o.period.code, o.target) for o in reading.observations if o.org_unit == "A镇"}


@pytest.mark.parametrize("word", ["计划数", "目标", "任务数"])
def test_the_years_target_on_another_sheet_makes_them_plans(word: str) -> None:
    year: Rows = [
        ["2024年工会工作任务表"],
        ["乡镇", "新建工会（家）"],
        *([t, n] for t, n in zip(TOWNS, (20, 24, 28), strict=True)),
    ]
    reading = read({"年度任务": year, "2024年一季度": quarter((5, 6, 7), (1, 2, 3), word)})
    assert targets(reading) == {(t, "new_unions", q): n for t, *both in zip(TOWNS, (20, 24, 28), (5, 6, 7), strict=True)
                                for q, n in zip((None, 1), both, strict=True)}  # fmt: skip
    assert asked(reading) == {("2024Q1", 20)}
    assert not {code for code in codes(reading) if code.startswith("target_taken")}


def test_the_years_target_repeated_beside_the_results_stays_the_years() -> None:
    year: Rows = [
        ["2024年工会工作任务表"],
        ["乡镇", "新建工会（家）"],
        *([t, n] for t, n in zip(TOWNS, (20, 24, 28), strict=True)),
    ]
    reading = read({"年度任务": year, "2024年一季度": quarter((20, 24, 28), (19, 20, 25))})
    assert set(targets(reading).values()) == {20, 24, 28}
    assert asked(reading) == {("2024Q1", 20)}


def test_other_numbers_every_quarter_are_plans_and_told() -> None:
    reading = read({"2024年一季度": quarter((5, 6, 7), (1, 1, 1)), "2024年二季度": quarter((6, 8, 9), (1, 2, 2))})
    assert {key[2] for key in targets(reading)} == {1, 2}
    assert asked(reading) == {("2024Q1", None), ("2024Q2", None)}
    assert codes(reading)["target_taken_for_quarter"] == "B3"


def test_the_same_numbers_every_quarter_are_the_years() -> None:
    reading = read({"2024年一季度": quarter((5, 6, 7), (5, 6, 7)), "2024年二季度": quarter((5, 6, 7), (1, 2, 2))})
    assert {key[2] for key in targets(reading)} == {None}
    assert asked(reading) == {("2024Q1", 5), ("2024Q2", 5)}
    assert not {code for code in codes(reading) if code.startswith("target_taken")}


@pytest.mark.parametrize(
    ("done", "target", "code"),
    [
        pytest.param((1, 2, 1), 5, "target_taken_for_year", id="a quarter of it is done"),
        pytest.param((4, 6, 8), None, "target_taken_for_quarter", id="about all of it is done"),
    ],
)
def test_one_quarter_alone_is_judged_by_what_was_done(done: tuple[int, ...], target: float | None, code: str) -> None:
    reading = read({"2024年一季度": quarter((5, 6, 7), done)})
    assert asked(reading) == {("2024Q1", target)}
    assert codes(reading)[code] == "B3"


def test_the_years_target_nearly_done_late_in_the_year_is_no_plan() -> None:
    reading = read({"2024年三季度": quarter((5, 6, 7), (5, 5, 7))})
    assert asked(reading) == {("2024Q3", 5)}
    assert codes(reading)["target_taken_for_year"] == "B3"


def test_targets_are_the_years_as_a_rule_and_only_plans_are_asked_about() -> None:
    assert not codes(read({"2024年二季度": quarter((5, 6, 7), (1, 2, 1), "目标数")}))


@pytest.mark.parametrize("word", ["年度目标", "全年计划", "2024年任务"])
def test_who_speaks_of_the_year_is_believed(word: str) -> None:
    reading = read({"2024年二季度": quarter((5, 6, 7), (5, 6, 7), word)})
    assert asked(reading) == {("2024Q2", 5)}
    assert codes(reading).keys().isdisjoint({"target_taken_for_year", "target_taken_for_quarter"})


def test_a_rate_is_asked_for_alike_in_every_quarter() -> None:
    rows: Rows = [["乡镇", "集体合同签订率（%）", ""], ["", "计划", "完成"], *([t, 90, 92] for t in TOWNS)]
    reading = read({"2024年二季度": rows})
    assert asked(reading) == {("2024Q2", 0.9)}
    assert codes(reading).keys().isdisjoint({"target_taken_for_year", "target_taken_for_quarter"})


def test_a_target_apart_holds_for_values_unless_their_sheet_asks_others() -> None:
    year: Rows = [["2024年工会工作任务表"], ["乡镇", "新建工会（家）"], ["A镇", 20], ["B镇", 24]]
    own: Rows = [["乡镇", "新建工会（家）", ""], ["", "年度目标", "本季完成"], ["A镇", "", 3], ["B镇", 30, 4]]
    plain: Rows = [["乡镇", "新建工会（家）"], ["A镇", 1], ["B镇", 2]]
    reading = read({"任务": year, "2024年一季度": plain, "2024年二季度": own, "2023年四季度": plain})
    assert {(o.org_unit, o.period.code): o.target for o in reading.observations} == {
        ("A镇", "2024Q1"): 20, ("B镇", "2024Q1"): 24, ("A镇", "2024Q2"): None, ("B镇", "2024Q2"): 30,
        ("A镇", "2023Q4"): None, ("B镇", "2023Q4"): None,
    }  # fmt: skip


def test_a_tab_that_counts_quarters_contradicts_no_title() -> None:
    title: Rows = [["2024年第二季度工会工作"], ["乡镇", "新建工会（家）"], ["A镇", 1]]
    assert "period_conflict" not in codes(read({"2024.2": title}))
    assert "period_conflict" in codes(read({"2024.3": title}))
