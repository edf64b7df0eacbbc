"""Told changes of org units are asked about once, and only where there is a history to go on with."""

from __future__ import annotations

import pytest

from indicators.model import Problem
from indicators.org_units import Change, InvalidChange
from indicators.periods import Period
from indicators.views.changes_told import ChangeQuestion, change_questions

SINCE = Period.quarter(2024, 1)


def told(names: str, becomes: str, since: str = "2024Q1", cell: str = "A9") -> Problem:
    facts = (("found", f"{names}并入{becomes}"), ("org_units", names), ("becomes", becomes), ("since", since))
    return Problem("org_unit_change_told", "二季度.xlsx", "报表", cell, facts)


def test_a_question_says_who_is_whom_since_when_and_where_it_stands() -> None:
    (question,) = change_questions([told("小河乡、石桥乡", "河口镇")], {"小河乡", "石桥乡", "河口镇"}, ())
    assert question == ChangeQuestion(("小河乡", "石桥乡"), ("河口镇",), SINCE, "小河乡、石桥乡并入河口镇", "报表!A9")
    assert question.changes(SINCE, {"河口镇": 1.0}) == (
        Change("小河乡", SINCE, {"河口镇": 1.0}),
        Change("石桥乡", SINCE, {"河口镇": 1.0}),
    )


def test_without_a_date_the_quarter_is_left_open() -> None:
    (question,) = change_questions([told("小河乡", "河口镇", since="")], {"小河乡"}, ())
    assert question.since is None


def test_nobody_unknown_nothing_twice_and_nothing_put_down_before() -> None:
    problems = [told("小河乡、东乡", "河口镇"), told("小河乡", "河口镇", cell="A20"), Problem("no_figures", "二季度.xlsx")]
    assert [q.org_units for q in change_questions(problems, {"小河乡"}, ())] == [("小河乡",)]
    assert not list(change_questions(problems, {"河口镇"}, ()))
    assert not list(change_questions(problems, {"小河乡"}, [Change("小河乡", SINCE, {"河口镇": 1.0})]))
    assert list(change_questions(problems, {"小河乡"}, [Change("小河乡", SINCE, {"白塔镇": 1.0})]))


def test_a_split_asks_for_shares_and_is_done_when_all_heirs_are_put_down() -> None:
    split = [told("城关镇", "城关镇、东城街道")]
    (question,) = change_questions(split, {"城关镇"}, ())
    assert question.is_split
    shares = {"城关镇": 0.75, "东城街道": 0.25}
    assert question.changes(SINCE, shares) == (Change("城关镇", SINCE, shares),)
    with pytest.raises(InvalidChange):
        question.changes(SINCE, {"城关镇": 0.75, "东城街道": 0.75})
    assert not list(change_questions(split, {"城关镇"}, [Change("城关镇", SINCE, shares)]))
    assert list(change_questions(split, {"城关镇"}, [Change("城关镇", SINCE, {"东城街道": 1.0})]))
