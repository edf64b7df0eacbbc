"""When two warnings are the same, and whose figures a warning is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from indicators.explaining import Explained, known_answers, matter_of, saying_whose
from indicators.model import Problem
from tests.checks.sheets import A, B, facts, row, sheet

JUMP = (("org_unit", A), ("indicator", "新增会员数"), ("period", "2024Q1"), ("found", "510人"))
AROUND = (("usual", "51人"), ("count", "4"), ("peers", "1.0"))


def jump(cell: str = "B2", file: str = "a.xlsx", **changed: str) -> Problem:
    told = {**dict((*JUMP, *AROUND)), **changed}
    return Problem("jump_up", file, "表一", cell, tuple(told.items()))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(jump("D9", "b.xlsx"), True, id="another cell of another file"),
        pytest.param(jump(usual="52人", count="5", peers="1.1"), True, id="the others stand otherwise now"),
        pytest.param(jump(found="511人"), False, id="another figure"),
        pytest.param(jump(period="2024Q2"), False, id="another quarter"),
        pytest.param(jump(org_unit=B), False, id="another township"),
        pytest.param(jump(indicator="会员总数"), False, id="another indicator"),
        pytest.param(replace(jump(), code="jump_down"), False, id="another warning"),
        pytest.param(replace(jump(), facts=jump().facts[::-1]), True, id="facts in another order"),
    ],
)
def test_the_same_warning_is_about_the_same_figures(other: Problem, same: bool) -> None:
    assert (matter_of(other) == matter_of(jump())) is same


def test_the_place_of_another_cell_does_not_matter() -> None:
    part = (
        ("org_unit", A),
        ("part", "会员总数"),
        ("found", "9人"),
        ("whole", "职工总数"),
        ("limit", "8人"),
        ("ratio", "入会率"),
    )
    one = Problem("part_exceeds_whole_in_period", "a", "s", "B2", (*part, ("whole_cell", "C2")))
    two = Problem("part_exceeds_whole_in_period", "a", "s", "B9", (*part, ("whole_cell", "C9")))
    assert matter_of(one) == matter_of(two)


def test_where_nothing_else_tells_what_it_is_about_the_place_does() -> None:
    one = Problem("words_for_number", "a", "s", "B2", (("found", "若干"),))
    assert matter_of(one) == matter_of(replace(one, file="b"))
    assert matter_of(one) != matter_of(replace(one, cell="B3"))


def said(problem: Problem, text: str, who: str) -> Explained:
    return Explained(problem, text, who, datetime(2024, 4, 8, tzinfo=UTC), problem.file)


def test_the_last_word_counts_and_belongs_to_who_said_it_first() -> None:
    every = [said(jump(), "补录", "甲"), said(jump(), "集中入会", "乙"), said(jump("D9"), "集中入会", "丙")]
    again = jump("E7", "新.xlsx")
    assert known_answers([again, jump(found="7人")], every) == {again: every[1]}


def test_only_warnings_are_answered() -> None:
    note = Problem("value_revised", "a", "s", "B2", (("org_unit", A), ("period", "2024Q1")))
    assert known_answers([note], [said(note, "更正", "甲")]) == {}


def test_a_warning_says_whose_figure_of_which_quarter_it_is_about() -> None:
    read = sheet({**row(new_members=9, members=100), B: {"members": 50}}, "2024Q2", total={"members": 151})
    total = Problem(
        "total_differs", read.file, "表一", read.totals[0].source.cell, (("indicator", "会员总数"), ("found", "151人"))
    )
    words = Problem("words_for_number", read.file, "表一", "B3", (("found", "若干"),))
    unit = Problem("money_without_unit", read.file, "表一", "B2", (("indicator", "新增会员数"),))
    missing = Problem("org_units_missing", read.file, "表一", facts=(("count", "1"), ("org_units", "丁乡")))
    told = saying_whose(replace(read, problems=(total, words, unit, missing))).problems
    assert [{n: facts(p).get(n) for n in ("org_unit", "indicator", "period")} for p in told] == [
        {"org_unit": "total", "indicator": "会员总数", "period": "2024Q2"},
        {"org_unit": B, "indicator": "新增会员数", "period": "2024Q2"},
        {"org_unit": A, "indicator": "新增会员数", "period": "2024Q2"},
        {"org_unit": None, "indicator": None, "period": "2024Q2"},
    ]


def test_errors_and_notes_stay_as_they_are() -> None:
    problems = (Problem("negative_value", "a", "表一", "B2"), Problem("value_revised", "a", "表一", "B2"))
    read = replace(sheet(row(members=1)), problems=problems)
    assert saying_whose(read).problems == problems
