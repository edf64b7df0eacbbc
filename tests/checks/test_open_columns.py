"""A column that nobody fills in, although the quarters before have it, is asked about; nothing else is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from indicators.checks.figures import earlier_figures
from indicators.checks.gaps import check_gaps
from indicators.checks.open_columns import check_open_columns
from indicators.model import Problem, Reading
from indicators.problems import message_of
from tests.checks.sheets import A, B, C, facts, figures, record_of, sheet

BOTH = {"new_unions": 3, "dues_collected": 500}
ONE = {"new_unions": 3}


def quarter(code: str, *rows: dict[str, float | str]) -> Reading:
    return sheet(dict(zip((A, B, C), rows, strict=False)), code, name=code)


@pytest.mark.parametrize(
    ("readings", "names"),
    [
        pytest.param(
            [quarter("2024Q1", BOTH, BOTH), quarter("2024Q2", BOTH, BOTH), quarter("2024Q3", ONE, ONE)],
            "工会经费收缴额",
            id="left out by all",
        ),
        pytest.param(
            [quarter("2024Q1", BOTH, BOTH), quarter("2024Q2", BOTH, BOTH), quarter("2024Q3", ONE, BOTH)],
            "",
            id="left out by one",
        ),
        pytest.param(
            [quarter("2024Q1", ONE, ONE), quarter("2024Q2", BOTH, BOTH), quarter("2024Q3", ONE, ONE)],
            "",
            id="not in each quarter before",
        ),
        pytest.param([quarter("2024Q2", BOTH, BOTH), quarter("2024Q3", ONE, ONE)], "", id="one quarter shows nothing"),
        pytest.param(
            [quarter("2023Q4", BOTH, BOTH), quarter("2024Q1", BOTH, BOTH), quarter("2024Q2", ONE, ONE)],
            "工会经费收缴额",
            id="over the turn of the year",
        ),
        pytest.param(
            [quarter("2023Q3", BOTH, BOTH), quarter("2023Q4", BOTH, BOTH), quarter("2024Q2", ONE, ONE)],
            "",
            id="the quarter before is missing itself",
        ),
        pytest.param([quarter("2024Q1", BOTH), quarter("2024Q2", BOTH), quarter("2024Q3", ONE)], "", id="one org unit alone"),
        pytest.param(
            [quarter("2024Q1", BOTH, BOTH), quarter("2024Q2", BOTH, BOTH), quarter("2024Q3", {"members": 5}, {"members": 6})],
            "",
            id="a file on something else",
        ),
    ],
)
def test_what_nobody_gives_is_asked_about(readings: Sequence[Reading], names: str) -> None:
    assert [facts(p)["names"] for p in check_open_columns(figures(*readings))] == ([names] if names else [])
    *earlier, newest = readings
    record = earlier_figures(record_of(*earlier))
    assert [facts(p)["names"] for p in check_open_columns(figures(newest), record)] == ([names] if names else [])


def test_it_is_told_once_where_the_file_itself_shows_it() -> None:
    readings = [quarter("2024Q1", BOTH, BOTH), quarter("2024Q2", BOTH, BOTH), quarter("2024Q3", ONE, ONE)]
    record = earlier_figures(record_of(*readings[:2]))
    assert list(check_open_columns(figures(*readings), record)) == []


def test_the_question_names_the_figure_and_the_quarter() -> None:
    readings = [quarter("2024Q1", BOTH, BOTH), quarter("2024Q2", BOTH, BOTH), quarter("2024Q3", ONE, ONE)]
    (problem,) = check_open_columns(figures(*readings))
    assert isinstance(problem, Problem)
    assert "2024年第三季度有1项指标各单位均未填，而此前各季都有：工会经费收缴额" in message_of(problem)
    assert problem.cell == ""  # no figure that was given is in doubt


def test_who_had_no_case_is_not_asked_for_a_rate() -> None:
    busy = {"disputes_accepted": 4, "disputes_settled": 3, "settlement_rate": "75%"}
    idle = {"disputes_accepted": 0, "disputes_settled": 0}
    assert list(check_gaps(figures(sheet({A: busy, B: busy, C: idle})))) == []
    forgotten = {"disputes_accepted": 4, "disputes_settled": 3}
    assert [p.code for p in check_gaps(figures(sheet({A: busy, B: busy, C: forgotten})))] == ["values_missing"]
