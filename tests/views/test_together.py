from __future__ import annotations

from dataclasses import replace

from indicators.model import Problem, Reading
from indicators.periods import Period
from indicators.views.intake import Grade
from indicators.views.together import QuarterTogether, quarters_together, together_rows
from tests.checks.sheets import A, B, sheet

FACTS = (("org_unit", A), ("indicator", "会员总数"), ("period", "2024Q1"), ("found", "9人"), ("other", "8人"))
DIFFERS = Problem("files_differ", "乙.xlsx", "表一", "B2", (*FACTS, ("other_file", "甲.xlsx"), ("other_cell", "表一!B2")))
REPEATS = Problem("files_repeat", "丙.xlsx", facts=(("count", "3"), ("other_file", "甲.xlsx")))
ALONE = Problem("duplicate_same", "甲.xlsx", "表一", "B3")


def test_files_are_counted_by_the_last_quarter_they_report() -> None:
    files = [sheet({A: {"members": 1}}, "2024Q2"), sheet({A: {"members": 1}}), sheet({A: {"members": 1}, B: {"members": 1}})]
    assert quarters_together([*files, Reading("空.xlsx")]) == [
        QuarterTogether(Period.parse("2024Q1"), 2, 2),
        QuarterTogether(Period.parse("2024Q2"), 1, 1),
    ]


def test_only_what_is_wrong_between_files_is_told_the_gravest_first_with_the_name_of_the_file() -> None:
    readings = [replace(sheet({A: {"members": 1}}), problems=problems) for problems in ((REPEATS, ALONE), (DIFFERS,))]
    differs, repeats = together_rows(readings)
    assert (differs.grade, repeats.grade) == (Grade.ERROR, Grade.NOTE)
    assert differs.message.startswith("乙.xlsx 工作表“表一”B2：")
    assert repeats.message.startswith("丙.xlsx：")
