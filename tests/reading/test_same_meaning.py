"""Columns that say they hold the same figure, and shares beside what they are shares of."""

from __future__ import annotations

import pytest

from indicators.model import Reading
from tests.reading.sheets import codes, figures, figures_of_two_towns, read, sheet, table, targets


def read_grouped(second_row: str, first: str, second: str) -> Reading:
    """A镇 and B镇 under 新建工会数（家） and 新增会员数（人）, three columns each."""
    text = f"乡镇|新建工会数（家）|||新增会员数（人）||\n|{second_row}\nA镇|{first}\nB镇|{second}"
    rows = [[cell or None for cell in row] for row in table(text)]
    return read([sheet(rows, "2024年第一季度", merged=((0, 1, 0, 3), (0, 4, 0, 6)))])


@pytest.mark.parametrize("share", ["%", "（%）", "完成%", "占比（%）", "完成率"])
def test_a_share_beside_target_and_value_is_computed_not_read(share: str) -> None:
    reading = read_grouped(f"目标|完成|{share}|目标|完成|{share}", "8|3|37.5|90|45|50", "10|4|40|100|60|60")
    assert figures(reading) == figures_of_two_towns(3, 45, 4, 60, names=("new_unions", "new_members"))
    assert targets(reading)["A镇", "new_unions", None] == 8


def test_two_columns_that_say_the_same_with_other_figures_are_a_question() -> None:
    reading = read_grouped("年度目标|完成|实际完成|年度目标|完成|实际完成", "8|3|5|90|45|45", "10|4|4|100|60|60")
    told = [p for p in reading.problems if p.code == "column_meant_twice"]
    assert [(p.cell, dict(p.facts)["other_cell"]) for p in told] == [("D2", "C2")]
    assert figures(reading)["A镇", "2024Q1", "new_unions"] == 3


def test_the_same_figures_twice_are_no_question() -> None:
    reading = read_grouped("年度目标|完成|实际完成|年度目标|完成|实际完成", "8|3|3|90|45|45", "10|4|4|100|60|60")
    assert "column_meant_twice" not in codes(reading)


def test_a_month_beside_its_quarter_is_no_question() -> None:
    reading = read_grouped("年度目标|本月完成|本季完成|年度目标|本月完成|本季完成", "8|1|3|90|15|45", "10|2|4|100|20|60")
    assert "column_meant_twice" not in codes(reading)
    assert figures(reading)["A镇", "2024Q1", "new_unions"] == 3
