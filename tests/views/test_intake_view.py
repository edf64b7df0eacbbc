from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from indicators.explaining import Explained
from indicators.model import TOTAL, CellRef, ColumnReading, Note, Problem, Severity
from indicators.periods import Period
from indicators.views.intake import (
    MISSING,
    Grade,
    column_rows,
    contents_of,
    counts_of,
    explanation_text,
    problem_rows,
    value_table,
)
from tests.checks.sheets import FILE, A, B, join, sheet

FIRST = sheet({A: {"members": 5, "慰问信封数": 2}, B: {"members": 7}}, "2024Q1", targets={A: {"new_unions": 9}})
SECOND = sheet({A: {"members": 6}, TOTAL: {"members": 13}}, "2024Q2", name="二季度")
HERE = CellRef(FILE, "表一", "B1")
FALLS = Problem(
    "running_total_falls", FILE, "表一", "C5", (("org_unit", A), ("indicator", "新建工会数"), ("found", "1"), ("before", "2"))
)
SAME = Problem("duplicate_same", FILE)


def test_contents_are_counted() -> None:
    contents = contents_of(replace(join(FIRST, SECOND), notes=(Note(A, "工会组织建设", "建成首家。", HERE),)))
    assert (contents.org_units, contents.indicators, contents.observations, contents.targets) == ((A, B), 3, 5, 1)
    assert contents.periods == (Period.parse("2024Q1"), Period.parse("2024Q2"))
    assert (contents.notes, contents.new_indicators) == (1, ("慰问信封数",))


def test_values_stand_a_row_a_township_and_period_and_missing_is_a_dash() -> None:
    table = value_table(join(SECOND, FIRST), whole="全县")
    assert list(table.columns) == ["时期", "单位", "会员总数", "慰问信封数"]
    assert table.to_numpy().tolist() == [
        ["2024年一季度", A, "5人", "2封"],
        ["2024年一季度", B, "7人", MISSING],
        ["2024年二季度", "全县", "13人", MISSING],
        ["2024年二季度", A, "6人", MISSING],
    ]


def test_a_long_file_is_shown_in_part() -> None:
    assert len(value_table(join(FIRST, SECOND), limit=2)) == 2


def test_indicators_of_one_name_keep_their_own_columns_apart() -> None:
    twin = replace(FIRST.indicators[0], id="other")
    twice = replace(FIRST, indicators=(*FIRST.indicators, twin))
    other = tuple(replace(o, indicator="other", value=99) for o in FIRST.observations if o.indicator == "members")
    table = value_table(replace(twice, observations=FIRST.observations + other))
    assert list(table.columns)[2:] == ["会员总数", "慰问信封数", "会员总数 (2)"]
    assert list(table["会员总数 (2)"]) == ["99人", "99人"]


def test_a_column_repeated_on_other_sheets_is_told_once() -> None:
    columns = (
        ColumnReading("会员（人）", "value", HERE, "members", "人", 0.96),
        ColumnReading("会员（人）", "value", CellRef(FILE, "二季度", "B1"), "members", "人", 0.96),
        ColumnReading("慰问信封数", "value", CellRef(FILE, "表一", "C1"), "慰问信封数", "封", 0.0),
        ColumnReading("备注", "remark", CellRef(FILE, "表一", "D1")),
    )
    members, new, remark = column_rows(replace(FIRST, columns=columns))
    assert (members.indicator, members.certainty, members.is_new, members.place) == ("会员总数", 0.96, False, "表一!B1")
    assert (new.indicator, new.is_new) == ("慰问信封数", True)
    assert (remark.role, remark.indicator, remark.certainty) == ("remark", "", None)


def test_problems_are_counted_by_grade_and_told_in_the_readers_language() -> None:
    assert counts_of([FALLS, SAME, FALLS]) == {Severity.ERROR: 2, Severity.WARNING: 0, Severity.NOTE: 1}
    (chinese,), (english,) = problem_rows([FALLS]), problem_rows([FALLS], "en")
    assert (chinese.grade, chinese.title) == (Severity.ERROR, "累计数下降")
    assert english.message.startswith("sheet “表一”, cell C5")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_reading_without_values_gives_an_empty_table(language: str) -> None:
    assert value_table(replace(FIRST, observations=()), language).empty


def test_a_warning_answered_before_is_explained_and_says_by_whom_and_when() -> None:
    warning = Problem(
        "rate_above_one", "a.xlsx", "表一", "B2", (("org_unit", "青石镇"), ("indicator", "入会率"), ("found", "120%"))
    )
    said = Explained(warning, "含灵活就业", "王芳", datetime(2024, 7, 3, 7, 20, tzinfo=UTC), "二季度.xlsx")
    answers = {warning: said}
    assert counts_of([warning, FALLS], answers) == {Grade.ERROR: 1, Grade.WARNING: 0, Grade.EXPLAINED: 1, Grade.NOTE: 0}
    first, second = problem_rows([warning, FALLS], "zh", answers)
    assert (first.grade, second.grade) == (Grade.ERROR, Grade.EXPLAINED)
    assert second.explanation == "含灵活就业（王芳，2024年7月3日 15:20，二季度.xlsx）"
    assert explanation_text(replace(said, who=""), "en") == "含灵活就业 (3 Jul 2024, 15:20, 二季度.xlsx)"
    assert explanation_text(None) == ""
