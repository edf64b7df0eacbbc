"""A row whose label names several things and whose cells hold as many numbers is read as that many rows."""

from __future__ import annotations

import pytest

from indicators.reading.grid import CellValue
from indicators.reading.parted_rows import with_rows_parted
from indicators.reading.sheet_columns import columns_of_sheet
from tests.reading.sheets import Rows, codes, figures, read, sheet, targets

HEAD: list[CellValue] = ["指标", "单位", "石桥镇", "河口镇"]
FIRST: list[CellValue] = ["工会换届数", "家", 1, 2]
LAST: list[CellValue] = ["会员总数", "人", 10, 20]


def around(*rows: list[CellValue]) -> dict[str, Rows]:
    """The rows between two plain ones."""
    return {"2024年二季度": [HEAD, FIRST, *rows, LAST]}


SAME = [
    (["新建工会数/新增会员数（家/人）", "", "12/300", "2家/100人"], "新建工会数", "家", "新增会员数", "人"),
    (["新建工会\n新增会员", "", "12\n300", "2\n100"], "新建工会", "", "新增会员", ""),
    (["劳动争议受理、调解成功（件）", "", "12、300", "2、100"], "劳动争议受理", "件", "劳动争议调解成功", "件"),
    (["培训（期／人次）", "", "12／300", "2／100"], "培训期数", "期", "培训人次", "人次"),
    (["慰问困难职工", "人/人次", "12/300", "2/100"], "慰问困难职工", "人", "慰问困难职工", "人次"),
]


@pytest.mark.parametrize(("row", "one", "unit", "other", "unit_of_other"), SAME)
def test_parts_are_read_like_rows_of_their_own(
    row: list[CellValue], one: str, unit: str, other: str, unit_of_other: str
) -> None:
    found, expected = read(around(row)), read(around([one, unit, 12, 2], [other, unit_of_other, 300, 100]))
    assert figures(found) == figures(expected)
    assert len(figures(found)) == 8


def test_cells_and_problems_are_those_of_the_file() -> None:
    rows = [["新建工会数/新增会员数", "家/人", "12/300", "2/-100"]]
    reading = read(around(*rows))
    cells = {(o.org_unit, o.indicator): o.source.cell for o in reading.observations}
    assert [cells["河口镇", i] for i in ("union_reelections", "new_unions", "new_members", "members")] == [
        "D2",
        "D3",
        "D3",
        "D4",
    ]


def test_what_is_not_reported_is_missing_in_all_parts() -> None:
    reading = read(around(["新建工会数/新增会员数", "家/人", "12/300", "未报"]))
    assert {key: value for key, value in figures(reading).items() if key[2] in ("new_unions", "new_members")} == {
        ("石桥镇", "2024Q2", "new_unions"): 12,
        ("石桥镇", "2024Q2", "new_members"): 300,
    }


def test_a_label_merged_down_names_the_parts_of_all_its_rows() -> None:
    rows: Rows = [
        ["指标", "", "石桥镇", "河口镇"],
        ["新建工会/新增会员", "年度目标", "20/400", "10/200"],
        ["", "本季完成", "12/300", "2/100"],
    ]
    reading = read([sheet(rows, "2024年二季度", merged=((1, 0, 2, 0),))])
    assert figures(reading) == {
        ("石桥镇", "2024Q2", "new_unions"): 12,
        ("石桥镇", "2024Q2", "new_members"): 300,
        ("河口镇", "2024Q2", "new_unions"): 2,
        ("河口镇", "2024Q2", "new_members"): 100,
    }
    assert targets(reading)["河口镇", "new_members", None] == 200


@pytest.mark.parametrize(
    "row",
    [
        ["新建工会数/新增会员数", "", "12/300", 5],
        ["新建工会数/新增会员数", "", "12/300", "1/2/3"],
        ["新建工会数", "家", "12/300", "2/100"],
    ],
    ids=["a number of either", "too many numbers", "one name"],
)
def test_rows_that_leave_open_which_number_is_which_stay_and_are_told(row: list[CellValue]) -> None:
    grid = sheet(around(row)["2024年二季度"])
    assert with_rows_parted(grid, columns_of_sheet(grid)) is grid
    assert "not_a_number" in codes(read(around(row)))


def test_columns_that_are_parted_need_no_parted_rows() -> None:
    rows: Rows = [["乡镇", "新建工会/新增会员（家/人）"], ["石桥镇", "12/300"], ["河口镇", "2/100"]]
    assert figures(read({"2024年二季度": rows}))["河口镇", "2024Q2", "new_members"] == 100


def test_a_note_below_parted_rows_is_told_with_its_cell_in_the_file() -> None:
    rows: Rows = [HEAD, FIRST, ["新建工会/新增会员", "家/人", "1/2", "3/4"], LAST, ["注：以上为初步数，以年报为准。"]]
    reading = read({"2024年二季度": rows})
    assert codes(reading)["provisional_sheet"] == "A5"
