"""What headers, titles and notes say is not final is read, told once, and marks every figure made of it."""

from __future__ import annotations

import pytest

from indicators.dataset import dataset_of
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import Flaw, marks
from indicators.reading.not_final import is_not_final, says_not_final
from tests.reading.sheets import Rows, codes, figures, figures_of_two_towns, read

BOTH = figures_of_two_towns(3, 40, 2, 50, period="2025Q1", names=("new_unions", "new_members"))
Q1 = Period.parse("2025Q1")


def rows(first: str = "新建工会数（家）", second: str = "新增会员数（人）", title: str = "统计表", note: str = "") -> Rows:
    table: Rows = [[f"2025年第一季度{title}"], ["乡镇", first, second], ["A镇", 3, 40], ["B镇", 2, 50]]
    return [*table, [note]] if note else table


@pytest.mark.parametrize("word", ["初步数", "初步统计数", "快报数", "暂估", "暂报数"])
@pytest.mark.parametrize("form", ["新增会员数（人）（{}）", "新增会员数（{}）（人）"])
def test_a_header_marks_the_figures_of_its_column(word: str, form: str) -> None:
    reading = read({"Sheet1": rows(second=form.format(word))})
    assert figures(reading) == BOTH
    assert codes(reading) == {"provisional_header": "C2"}
    found = marks(dataset_of([reading]), Q1)
    assert set(found) == {("A镇", "new_members"), ("B镇", "new_members"), (TOTAL, "new_members")}
    assert {mark.flaw for of_figure in found.values() for mark in of_figure} == {Flaw.PROVISIONAL}


@pytest.mark.parametrize(
    ("table", "cell"),
    [
        (rows(title="工会工作快报"), "A1"),
        (rows(title="工会工作统计表（初步数）"), "A1"),
        (rows(title="工会工作统计表（预计数）"), "A1"),
        (rows(note="注：本表为初步统计数，以年报为准。"), "A5"),
    ],
)
def test_a_title_or_a_note_marks_the_whole_sheet(table: Rows, cell: str) -> None:
    reading = read({"Sheet1": table, "2025年第二季度": [["乡镇", "新建工会数"], ["A镇", 7], ["B镇", 8]]})
    assert codes(reading) == {"provisional_sheet": cell}
    dataset = dataset_of([reading])
    assert set(marks(dataset, Q1)) == {(unit, i) for unit in ("A镇", "B镇", TOTAL) for i in ("new_unions", "new_members")}
    assert not any(mark.problem for of_figure in marks(dataset, Period.parse("2025Q2")).values() for mark in of_figure)


def test_a_row_whose_label_says_so_marks_its_figures() -> None:
    table: Rows = [["指标", "A镇", "B镇"], ["新建工会数", 3, 2], ["新增会员数（初步数）", 40, 50]]
    reading = read({"2025Q1": table})
    assert figures(reading) == BOTH
    assert {indicator for _, indicator in marks(dataset_of([reading]), Q1)} == {"new_members"}


def test_a_column_of_first_figures_is_the_value_beside_its_target() -> None:
    table: Rows = [
        ["乡镇", "新建工会数", "", "新增会员数"],
        ["", "年度目标", "初步数", ""],
        ["A镇", 30, 3, 40],
        ["B镇", 20, 2, 50],
    ]
    reading = read({"2025Q1": table})
    assert figures(reading) == BOTH
    assert {t.value for t in reading.targets} == {30, 20}


@pytest.mark.parametrize("text", ["预计完成", "初步设计工会数", "快递员入会数", "初"])
def test_what_only_looks_like_it_is_no_such_header(text: str) -> None:
    assert not is_not_final(text)


@pytest.mark.parametrize("line", ["2025年工会工作统计表", "初步建立的工会", "预计下季度完成", "新建工会暂未统计"])
def test_other_lines_say_nothing_of_it(line: str) -> None:
    assert not says_not_final(line)
