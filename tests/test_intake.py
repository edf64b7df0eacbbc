from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import dataset_of
from indicators.intake import errors_in, gravest_first, is_unreadable, take_in, take_in_all
from indicators.model import Problem, Reading, Severity
from indicators.problems import severity_of
from tests.workbooks import BROKEN, UNITS, more_members_than_employees, quarterly

CATALOGUE = Catalogue.load()
NOTHING = dataset_of([])


def test_a_sound_file_is_read_without_a_problem() -> None:
    reading = take_in(quarterly(), "一季度.xlsx", catalogue=CATALOGUE, record=NOTHING)
    assert (reading.problems, reading.org_units) == ((), UNITS)


def test_a_file_that_cannot_be_read_has_one_error_and_is_not_checked_further() -> None:
    reading = take_in(BROKEN, "坏.xlsx", catalogue=CATALOGUE, record=NOTHING)
    assert is_unreadable(reading)
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    ("problems", "unreadable"),
    [
        pytest.param([Problem("reading_failed", "a.xlsx")], True, id="the file itself"),
        pytest.param([Problem("negative_value", "a.xlsx", "表一", "B2")], False, id="only a cell of it"),
        pytest.param([Problem("org_units_missing", "a.xlsx")], False, id="a warning"),
        pytest.param([], False, id="nothing wrong, nothing there"),
    ],
)
def test_a_file_is_unreadable_if_an_error_concerns_it_as_a_whole(problems: list[Problem], unreadable: bool) -> None:
    assert is_unreadable(Reading("a.xlsx", problems=tuple(problems))) is unreadable


def test_what_is_wrong_comes_gravest_first_and_once() -> None:
    reading = take_in(more_members_than_employees(), "x.xlsx", catalogue=CATALOGUE, record=NOTHING)
    grades = [severity_of(p) for p in reading.problems]
    assert grades == [Severity.ERROR, Severity.WARNING]
    assert len(set(reading.problems)) == len(reading.problems)
    assert [p.code for p in errors_in(reading.problems)] == ["part_exceeds_whole"]


def test_a_file_is_checked_against_the_record() -> None:
    before = take_in(quarterly(), "旧.xlsx", catalogue=CATALOGUE, record=NOTHING)
    changed = quarterly(changes={("青石镇", "new_unions"): 5})
    after = take_in(changed, "新.xlsx", catalogue=CATALOGUE, record=dataset_of([before]))
    assert "value_revised" in [p.code for p in after.problems]


def test_files_that_come_together_are_checked_against_those_before() -> None:
    first, again = take_in_all(
        [(quarterly(), "一.xlsx"), (quarterly(changes={("青石镇", "new_unions"): 5}), "二.xlsx")], catalogue=CATALOGUE
    )
    assert first.problems == ()
    assert "value_revised" in [p.code for p in again.problems]


def test_the_sheet_being_read_is_told() -> None:
    told: list[str] = []
    take_in(quarterly(), "一季度.xlsx", catalogue=CATALOGUE, record=NOTHING, progress=told.append)
    assert "2024年第一季度" in "".join(told)


def test_problems_of_one_grade_keep_their_order() -> None:
    note, first, second = Problem("duplicate_same", "a"), Problem("negative_value", "a"), Problem("negative_value", "b")
    assert gravest_first([note, first, second]) == [first, second, note]
