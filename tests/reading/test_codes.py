"""Org units called by numbers; a unit alone over their names is the table's."""

from __future__ import annotations

import pytest

from indicators.reading.grid import CellValue
from indicators.reading.org_units import plain_name
from tests.reading.sheets import Rows, figures, read

FIGURES = ["新建工会数（家）", "会员总数（人）"]


def named(heading: str, names: list[CellValue]) -> Rows:
    return [[heading, *FIGURES], *([name, place, 10 * place] for place, name in enumerate(names, 1))]


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("单位", ["001", "002", "003"]),
        ("单位", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("单位编码", [101, 102, 204]),
        ("乡镇代码", ["320101", "320102", "320104"]),
        ("社区", ["1号楼", "2号楼", "3号楼"]),
        ("单位名称", ["404厂", "108队", "石桥镇", "八一村"]),
        ("单位", ["1团", "2团", "8团"]),
        ("", ["001", "002", "003"]),
        ("楼栋", ["1号楼", "2号楼", "3号楼"]),
        ("", ["1号楼", "2号楼"]),
    ],
)
def test_numbers_that_name_org_units(heading: str, names: list[CellValue]) -> None:
    reading = read({"2024年二季度": named(heading, names)})
    assert reading.org_units == tuple(map(str, names))
    assert figures(reading)[str(names[1]), "2024Q2", "members"] == 20
    assert len(figures(reading)) == 2 * len(names)


def test_a_serial_number_stays_one_and_the_whole_is_the_whole() -> None:
    reading = read({"2024年二季度": [["序号", "单位", "新建工会数（家）"], [1, "001", 5], [2, "002", 6], ["", "合计", 11]]})
    assert reading.org_units == ("001", "002")
    assert [o.value for o in reading.totals] == [11]


@pytest.mark.parametrize("heading", ["新建工会数（家）", "单位数", "", "企业（家）"])
def test_numbers_under_another_heading_are_figures_or_nothing(heading: str) -> None:
    assert not read({"2024年二季度": named(heading, [12, 15, 9])}).org_units


def test_a_number_said_twice_is_no_name() -> None:
    assert not read({"2024年二季度": named("企业", [12, 15, 12])}).org_units


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("404厂", "404厂"),
        ("8团", "8团"),
        ("3社区", "3社区"),
        ("1号楼", "1号楼"),
        ("3城关镇", "城关镇"),
        ("3. 城关镇", "城关镇"),
        ("03城关", "城关"),
        ("3 城关", "城关"),
        ("（3）城关镇", "城关镇"),
        ("城关镇（盖章）", "城关镇"),
        ("城关镇（原城关乡）", "城关镇"),
        ("城关镇（含园区）", "城关镇(含园区)"),
        ("城关镇（企业）", "城关镇(企业)"),
    ],
)
def test_a_number_before_a_name_goes_unless_it_is_the_name(text: str, name: str) -> None:
    assert plain_name(text) == name


TOWNS: Rows = [["石桥镇", 1, 5], ["河口镇", 2, 6]]


@pytest.mark.parametrize(
    "corner", ["（万元）", "万元", "单位：万元", "乡镇（单位：万元）", "乡镇（万元）", "单位：万元、人", "金额单位：万元"]
)
def test_a_unit_over_the_names_is_that_of_the_table(corner: str) -> None:
    reading = read({"2024年二季度": [[corner, "帮扶资金", "慰问金额"], *TOWNS]})
    assert reading.org_units == ("石桥镇", "河口镇")
    assert figures(reading)["河口镇", "2024Q2", "assistance_funds"] == 20000
    assert figures(reading)["河口镇", "2024Q2", "condolence_funds"] == 60000


def test_a_unit_in_a_row_of_its_own_below_the_header() -> None:
    reading = read({"2024年二季度": [["乡镇", "帮扶资金", "慰问金额"], ["（万元）", "", ""], *TOWNS]})
    assert figures(reading)["石桥镇", "2024Q2", "condolence_funds"] == 50000
    assert not reading.problems


def test_a_line_of_the_table_beside_its_period_stays_one() -> None:
    reading = read({"Sheet1": [["单位：万元", "", "2024年二季度", "共1页"], ["乡镇", "帮扶资金", "慰问金额"], *TOWNS]})
    assert figures(reading)["石桥镇", "2024Q2", "assistance_funds"] == 10000


def test_whom_a_name_covers_makes_no_other_org_unit() -> None:
    first = [["乡镇", *FIGURES], ["石桥镇", 1, 5], ["河口镇", 2, 6]]
    second = [["乡镇", *FIGURES], ["石桥镇", 1, 5], ["河口镇（含园区）", 2, 6]]
    assert read({"2024年一季度": first, "2024年二季度": second}).org_units == ("石桥镇", "河口镇")
    assert read({"2024年二季度": second}).org_units == ("石桥镇", "河口镇(含园区)")
