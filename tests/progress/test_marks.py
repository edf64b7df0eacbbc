"""Figures that stand on missing reports or on cells with problems say so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from progress.cases import cell, dataset, quarterly, target

from indicators.dataset import Dataset
from indicators.model import TOTAL, Problem
from indicators.periods import Period
from indicators.progress import Flaw, Mark, compute_progress, marks
from indicators.progress.marks import Marks

H1 = Period.parse("2024H1")
SOUND = dataset(
    quarterly("甲镇", "members", 2024, 60, 70)
    | quarterly("甲镇", "employees", 2024, 100, 100)
    | quarterly("乙镇", "members", 2024, 30, 40)
    | quarterly("乙镇", "employees", 2024, 50, 50)
    | quarterly("甲镇", "new_unions", 2024, 1, 2),
    [target("甲镇", "new_unions", 2024, 10)],
)


def problem(code: str, *where: object) -> Problem:
    place = cell(*where)
    return Problem(code, place.file, place.sheet, place.cell)


def flawed(*problems: Problem) -> Dataset:
    return replace(SOUND, problems=problems)


def keys(found: Marks) -> set[tuple[str, str]]:
    return set(found)


JUMP = problem("jump_up", "甲镇", "members", "2024Q2")


def test_sound_figures_have_no_marks() -> None:
    assert marks(SOUND, H1) == {}


def test_a_cells_problem_goes_with_every_figure_made_of_it() -> None:
    found = marks(flawed(JUMP), H1)
    assert keys(found) == {(u, i) for u in ("甲镇", TOTAL) for i in ("members", "membership")}
    assert found[TOTAL, "membership"] == (Mark(Flaw.PROBLEM, problem=JUMP),)


def test_a_target_that_is_not_there_puts_no_value_in_doubt() -> None:
    assert marks(flawed(problem("target_missing", "甲镇", "members", "2024Q2")), H1) == {}


@pytest.mark.parametrize(
    "where",
    [
        pytest.param(("甲镇", "members", "2024Q1"), id="an earlier level"),
        pytest.param(("乙镇", "new_unions", "2024Q2"), id="no figure"),
    ],
)
def test_a_problem_of_a_cell_that_does_not_count_marks_nothing(where: tuple[str, ...]) -> None:
    assert marks(flawed(problem("jump_up", *where)), H1) == {}


def test_a_targets_problem_marks_what_is_judged_by_it() -> None:
    wrong = problem("target_total_differs", "甲镇", "new_unions", 2024, None, "", "目标")
    assert keys(marks(flawed(wrong), H1)) == {("甲镇", "new_unions"), (TOTAL, "new_unions")}


def test_an_explained_problem_is_resolved() -> None:
    assert marks(flawed(JUMP), H1, explained=[JUMP]) == {}


def test_who_is_silent_is_named_with_the_whole() -> None:
    values = quarterly("甲镇", "new_unions", 2024, 5, 6) | quarterly("乙镇", "new_unions", 2024, 5, None)
    found = marks(dataset(values), H1)
    assert found == {
        ("乙镇", "new_unions"): (Mark(Flaw.MISSING_REPORTS, 1, 2),),
        (TOTAL, "new_unions"): (Mark(Flaw.MISSING_REPORTS, 1, 2, ("乙镇",)),),
    }


def test_a_note_is_no_flaw() -> None:
    assert marks(flawed(problem("duplicate_same", "甲镇", "members", "2024Q2")), H1) == {}


def test_a_provisional_number_marks_what_is_made_of_it_though_someone_explains_it() -> None:
    rough = problem("provisional_number", "甲镇", "members", "2024Q2")
    found = marks(flawed(rough), H1, explained=[rough])
    assert keys(found) == {(u, i) for u in ("甲镇", TOTAL) for i in ("members", "membership")}
    assert {mark.flaw for of_figure in found.values() for mark in of_figure} == {Flaw.PROVISIONAL}


def test_a_stated_total_that_differs_marks_the_whole_made_of_the_same_sheet() -> None:
    place = cell("甲镇", "members", "2024Q2")
    wrong = Problem("total_differs", place.file, place.sheet, "B9", (("indicator", "会员总数"), ("found", "120")))
    assert keys(marks(flawed(wrong), H1)) == {(TOTAL, "members")}
    elsewhere = Problem("total_differs", place.file, "另一张表", "B9", wrong.facts)
    assert marks(flawed(elsewhere), H1) == {}


def test_what_the_record_knows_to_be_explained_is_resolved() -> None:
    assert marks(replace(flawed(JUMP), explained=frozenset({JUMP})), H1) == {}


def test_the_marks_of_a_table_at_hand_are_those_of_its_period() -> None:
    data = flawed(JUMP)
    assert marks(data, H1, compute_progress(data, H1)) == marks(data, H1)
