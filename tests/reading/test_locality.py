"""One cell filled with nonsense costs no more than its own row and column, and never without a word."""

from __future__ import annotations

import itertools
from functools import cache

import pytest

from indicators.model import Reading
from indicators.reading.grid import CellValue, cell_name
from tests.reading.sheets import figures, read, sheet, table

SHEET = [
    [cell or None for cell in row]
    for row in table(
        """
        序号|乡镇|新建工会数（家）||帮扶资金（万元）||集体合同签订率（%）||劳动争议受理件数（件）
        ||年度目标|本季完成|年度目标|本季完成|目标|完成|
        1|石桥镇|8|3|9.5|4.5|90|91.5|4
        2|河口镇|9|4|8.25|5|90|88|0
        3|松林乡|12|5|6|1.75|90|95|7
        4|清泉乡|7|2|5.5|2.5|90|93|1
        5|白马街道|6|6|4|3|90|97.5|2"""
    )
]
MERGED = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 0, 7), (0, 8, 1, 8))
JUNK: tuple[CellValue, ...] = (None, "—", "95%", 12, "0.5亿", "1/3", "未报", "#", "合计", "%", "测试测试", True)
HEADS = 2


@cache
def read_with(row: int, column: int, value: CellValue) -> Reading:
    rows = [list(line) for line in SHEET]
    rows[row][column] = value
    return read([sheet(rows, "2024年第二季度", merged=MERGED)])


AS_MEANT = read_with(0, 0, SHEET[0][0])
CELLS = {(o.org_unit, o.period.code, o.indicator): o.source.cell for o in AS_MEANT.observations}
PLACES = [(row, column) for row, line in enumerate(SHEET) for column in range(len(line)) if line[column] is not None]


@pytest.mark.parametrize("place", [p for p in PLACES if p[0] >= HEADS and p[1] >= 2], ids=lambda p: cell_name(*p))
def test_a_figure_changed_changes_no_other(place: tuple[int, int]) -> None:
    for junk in JUNK:
        found, meant = figures(read_with(*place, junk)), figures(AS_MEANT)
        assert {k: v for k, v in found.items() if CELLS.get(k) != cell_name(*place)} == {
            k: v for k, v in meant.items() if CELLS[k] != cell_name(*place)
        }, junk


@pytest.mark.parametrize("place", [p for p in PLACES if p[0] >= HEADS and p[1] < 2], ids=lambda p: cell_name(*p))
def test_a_label_of_a_row_changed_costs_that_row_at_most(place: tuple[int, int]) -> None:
    row = str(place[0] + 1)
    for junk in JUNK:
        found, meant = figures(read_with(*place, junk)), figures(AS_MEANT)
        assert found.items() >= {k: v for k, v in meant.items() if CELLS[k][1:] != row}.items(), junk


@pytest.mark.parametrize("place", [p for p in PLACES if p[0] < HEADS and p[1] >= 2], ids=lambda p: cell_name(*p))
def test_a_header_changed_costs_the_columns_under_it_at_most(place: tuple[int, int]) -> None:
    group = {c for _, left, _, right in MERGED if left <= place[1] <= right for c in range(left, right + 1)}
    letters = {cell_name(0, column)[:-1] for column in group}
    for junk in JUNK:
        found, meant = figures(read_with(*place, junk)), figures(AS_MEANT)
        assert found.items() >= {k: v for k, v in meant.items() if CELLS[k][0] not in letters}.items(), junk


@pytest.mark.parametrize("place", PLACES, ids=lambda p: cell_name(*p))
def test_a_figure_that_is_lost_is_told(place: tuple[int, int]) -> None:
    for junk in JUNK:
        reading = read_with(*place, junk)
        lost = len(figures(reading)) < len(figures(AS_MEANT))
        told = {p.code for p in reading.problems} - {p.code for p in AS_MEANT.problems}
        is_gap = place[0] >= HEADS and (junk is None or junk in ("—", "未报"))
        is_sum = junk == "合计"
        assert not lost or told or is_gap or is_sum, junk


def test_nonsense_is_never_an_org_unit() -> None:
    names = {unit for place, junk in itertools.product(PLACES, JUNK) for unit in read_with(*place, junk).org_units}
    assert names <= {str(line[1]) for line in SHEET[HEADS:]} | {"测试测试"}
