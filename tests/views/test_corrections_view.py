from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from indicators.catalogue import Catalogue
from indicators.model import Problem, Reading
from indicators.reading.tables import read_grids
from indicators.told import Correction, Told
from indicators.views.corrections import corrected_cells, doubtful_cells
from tests.reading.sheets import sheet

ROWS = [
    ["临溪县2024年第一季度工会工作报表", "", ""],
    ["单位", "会员总数（人）", "便民信封（封）"],
    ["青石镇", "3 1oo", 7],
    ["白塔镇", 2050, "约5封"],
]
JUMP = Problem(
    "running_total_falls", "a.xlsx", "Sheet1", "B4", tuple((n, "") for n in ("org_unit", "indicator", "found", "before"))
)


def read(*typed: Correction, problems: tuple[Problem, ...] = ()) -> Reading:
    reading = read_grids([sheet(ROWS)], "a.xlsx", Catalogue.load(), Told(corrections=typed))
    return replace(reading, problems=(*problems, *reading.problems))


def test_cells_in_doubt_come_with_what_stands_in_them_errors_first_and_notes_not_at_all() -> None:
    warning = Problem("words_for_number", "a.xlsx", "Sheet1", "C3", (("found", "7"),))
    cells = doubtful_cells(read(problems=(warning,)))
    assert [(c.cell, c.text) for c in cells] == [("B3", "3 1oo"), ("C3", "7")]
    assert "3 1oo" in cells[0].messages[0]


def test_headers_are_not_values() -> None:
    on_header = Problem("money_without_unit", "a.xlsx", "Sheet1", "B2", (("indicator", "会员总数"),))
    assert "B2" not in {c.cell for c in doubtful_cells(read(problems=(on_header,)))}


def test_a_corrected_cell_is_told_with_both_texts_and_what_counts_is_offered_again() -> None:
    typed = Correction("Sheet1", "B4", "2060", datetime(2024, 4, 8, tzinfo=UTC))
    reading = read(typed, problems=(JUMP,))
    assert corrected_cells(reading) == {("Sheet1", "B4"): ("2050", "2060")}
    assert next(c.text for c in doubtful_cells(reading) if c.cell == "B4") == "2060"


def test_where_a_name_lacks_it_can_be_typed() -> None:
    rows = [["乡镇", "新建工会数（家）"], ["青石镇", 3], [None, 4], ["95%", 5], ["白塔镇", 6], ["云门乡", 7], ["赤岸镇", 8]]
    reading = read_grids([sheet(rows, "2024年第一季度")], "a.xlsx", Catalogue.load())
    assert [(c.cell, c.text) for c in doubtful_cells(reading)] == [("A4", "95%"), ("A3", "")]
