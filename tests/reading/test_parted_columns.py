"""A column whose header names several things and whose cells hold as many numbers is read as that many columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from indicators.catalogue import Catalogue
from indicators.model import Reading
from indicators.reading.cells import read_amount
from indicators.reading.grid import CellValue, Grid
from indicators.reading.parted_columns import with_columns_parted
from indicators.reading.several_parts import headers_of, pieces_of, placed
from indicators.reading.sheet_columns import columns_of_sheet
from indicators.reading.tables import read_grids
from indicators.told import Correction, Told
from tests.reading.sheets import codes, figures, read, sheet, targets

TOWNS = ("石桥镇", "河口镇", "松林乡")


def with_column(header: str, cells: Sequence[CellValue]) -> list[list[CellValue]]:
    """Three townships, this column between two plain ones."""
    rows = [[town, place, cell, 10 * place] for place, (town, cell) in enumerate(zip(TOWNS, cells, strict=True), 1)]
    return [["乡镇", "工会换届数（家）", header, "会员总数（人）"], *rows]


def apart(headers: Sequence[str], *columns: Sequence[CellValue]) -> list[list[CellValue]]:
    """The same with the parts in columns of their own."""
    rows = [
        [town, place, *parts, 10 * place]
        for place, (town, parts) in enumerate(zip(TOWNS, zip(*columns, strict=True), strict=True), 1)
    ]
    return [["乡镇", "工会换届数（家）", *headers, "会员总数（人）"], *rows]


def parted(grid: Grid) -> Grid:
    return with_columns_parted(grid, columns_of_sheet(grid))


def read_rows(rows: list[list[CellValue]], told: Told | None = None) -> Reading:
    return read_grids([sheet(rows, "2024年二季度")], "报表.xlsx", Catalogue.load(), told or Told())


SAME = [
    ("新建工会数/新增会员数（家/人）", ["12/300", "2家/100人", "4/90"], ["新建工会数（家）", "新增会员数（人）"]),
    ("新建工会\n新增会员", ["12\n300", "2\n100", "4\n90"], ["新建工会", "新增会员"]),
    ("劳动争议受理、调解成功（件）", ["12、300", "2、100", "4、90"], ["劳动争议受理（件）", "调解成功（件）"]),
    ("培训（期／人次）", ["12／300", "2／100", "4／90"], ["培训（期）", "培训（人次）"]),
    ("慰问困难职工人数/金额（人/万元）", ["12/300", "2/100", "4/90"], ["慰问困难职工人数（人）", "慰问困难职工金额（万元）"]),
    ("新建工会（企业/事业）", ["企业12家/事业300家", "事业：100，企业：2", "4/90"], ["新建工会企业", "新建工会事业"]),
]


@pytest.mark.parametrize(("header", "cells", "headers"), SAME)
def test_parts_are_read_like_columns_of_their_own(header: str, cells: list[CellValue], headers: list[str]) -> None:
    found, expected = read_rows(with_column(header, cells)), read_rows(apart(headers, [12, 2, 4], [300, 100, 90]))
    assert figures(found) == figures(expected)
    assert len(figures(found)) == 12
    assert not [code for code in codes(found) if code not in codes(expected)]


def test_results_and_targets_in_one_cell() -> None:
    reading = read_rows(with_column("新建工会（完成/目标）", ["12/30", "2/10", "4/40"]))
    assert figures(reading)["河口镇", "2024Q2", "new_unions"] == 2
    assert targets(reading)["河口镇", "new_unions", None] == 10


def test_quarters_in_one_cell() -> None:
    found = figures(read_rows(with_column("新建工会（一季度/二季度）（家）", ["12/30", "2/10", "4/40"])))
    assert [found["河口镇", f"2024Q{q}", "new_unions"] for q in (1, 2)] == [2, 10]


def test_cells_are_those_of_the_file() -> None:
    reading = read_rows(with_column("新建工会数/新增会员数", ["12/300", "2/100", "4/90"]))
    cells = {(o.org_unit, o.indicator): o.source.cell for o in reading.observations}
    assert [cells["河口镇", i] for i in ("union_reelections", "new_unions", "new_members", "members")] == [
        "B3",
        "C3",
        "C3",
        "D3",
    ]
    assert {c.header: c.source.cell for c in reading.columns}["会员总数(人)"] == "D1"


def test_a_part_may_lack_and_a_dash_lacks_both() -> None:
    found = figures(read_rows(with_column("新建工会数/新增会员数", ["12/—", "/", "未报"])))
    assert {key: v for key, v in found.items() if key[2] in ("new_unions", "new_members")} == {
        ("石桥镇", "2024Q2", "new_unions"): 12.0
    }


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("企业/事业", ["12/3", "2/1/2", "4/0"]),
        ("企业/事业/机关", ["12/3", "2/1", "4/0"]),
        ("企业/事业", ["12/3", "7", "4/0"]),
        ("企业/事业", ["12/3", 7, "4/0"]),
        ("企业/事业", ["企业12家/机关3家", "2/1", "4/0"]),
        ("新建工会（家）", ["企业12家/事业3家", "事业3家", "企业4家/事业1家"]),
        ("新建工会（家）", ["12/3", "2/1", "4/0"]),
        ("成立时间（月/日）", ["6/3", "2/1", "4/10"]),
    ],
)
def test_where_header_and_cells_differ_a_person_is_asked(header: str, cells: list[CellValue]) -> None:
    reading = read_rows(with_column(header, cells))
    assert codes(reading)["not_a_number"] == "C2"
    assert {o.source.cell[0] for o in reading.observations} <= {"B", "C", "D"}
    assert not {o.source.cell for o in reading.observations} & {"C2", "C4"}


def test_a_typed_number_takes_the_place_of_the_cell() -> None:
    rows = with_column("新建工会数/新增会员数", ["12/300", "2", "4/90"])
    told = Told(corrections=(Correction("2024年二季度", "C3", "2/100", datetime(2024, 7, 1, tzinfo=UTC)),))
    assert "not_a_number" in codes(read_rows(rows))
    assert figures(read_rows(rows, told))["河口镇", "2024Q2", "new_members"] == 100


def test_a_group_reaches_over_the_parts_and_a_repeated_header_is_parted_too() -> None:
    grid = sheet(
        [
            ["乡镇", "新建工会（家）", "", "会员总数（人）"],
            ["", "企业/事业", "合计", ""],
            ["石桥镇", "1/2", 3, 10],
            ["乡镇", "企业/事业", "合计", ""],
            ["河口镇", "4/5", 9, 20],
        ],
        merged=((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3)),
        hidden_columns=frozenset([3]),
    )
    found = parted(grid)
    assert [row[1:3] for row in found.values[1:]] == [["企业", "事业"], [1, 2], ["企业", "事业"], [4, 5]]
    assert found.merged == ((0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 1, 4))
    assert found.hidden_columns == {4}
    assert found.file_columns == (0, 1, 1, 2, 3)


def test_a_header_that_reaches_down_does_so_in_each_part() -> None:
    grid = sheet([["乡镇", "企业/事业"], ["", ""], ["石桥镇", "1/2"]], merged=((0, 0, 1, 0), (0, 1, 1, 1)))
    assert parted(grid).merged == ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2))


def test_marks_of_cells_stay_with_them() -> None:
    grid = sheet(
        [["乡镇", "企业/事业", "率"], ["石桥镇", "1/2", 0.5], ["河口镇", "3/4", ""]],
        percent=frozenset([(1, 2)]),
        errors={(2, 2): "#REF!"},
    )
    found = parted(grid)
    assert found.percent == {(1, 3)}
    assert found.errors == {(2, 3): "#REF!"}


def test_other_sheets_stay_as_they_are() -> None:
    grid = sheet([["乡镇", "新建工会（家）"], ["石桥镇", "6/30"]])
    assert parted(grid) is grid


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("12/3", ["12", "3"]),
        ("12家/—", ["12家", ""]),
        ("企业12家，事业3家", ["企业12家", "事业3家"]),
        ("企业：12 事业：3", ["企业12", "事业3"]),
        ("企业12家", ["企业12家"]),
        ("/", [""]),
        ("1,234", []),
        ("12 345", []),
        ("12 3", []),
        ("约12", []),
        ("详见附件1/2", []),
        ("12/城关镇", []),
    ],
)
def test_numbers_apart(text: str, pieces: list[str]) -> None:
    assert [piece.label + piece.text for piece in pieces_of(text)] == pieces


def test_labels_tell_which_number_is_which() -> None:
    names = headers_of("事业/企业", 2)
    assert placed(pieces_of("企业12家/事业3家"), names) == ("3家", "12家")
    assert placed(pieces_of("企业12家"), names) == (None, "12家")
    assert placed(pieces_of("企业12家/企业3家"), names) is None
    assert placed(pieces_of("机关1家"), names) is None


def test_numbers_on_two_lines_are_not_one() -> None:
    assert read_amount("12\n300") is None
    assert read_amount("12 300") == read_amount("12300")
    assert (
        codes(read({"2024年一季度": [["乡镇", "会员总数（人）"], ["石桥镇", "12\n300"], ["河口镇", 5]]}))["not_a_number"]
        == "B2"
    )
