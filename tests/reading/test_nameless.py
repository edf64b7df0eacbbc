"""Rows of figures whose org unit cannot be told are not read, and said to be so; no number or dash becomes an org unit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indicators.catalogue import Catalogue
from indicators.model import Reading
from indicators.reading.grid import CellValue
from indicators.reading.tables import read_grids
from indicators.reading.unit_names import is_name
from indicators.told import Correction, HeaderMeaning, Told
from tests.reading.sheets import codes, figures, read, sheet, table

TOWNS = ("石桥镇", "河口镇", "松林乡", "清泉乡")


def rows_with(third: CellValue, *more: str) -> list[list[CellValue]]:
    """A sheet of four townships, the third called something else."""
    rows = table(
        """
        序号|乡镇|新建工会数（家）|会员总数（人）
        1|石桥镇|3|450
        2|河口镇|4|500
        3|松林乡|5|600
        4|清泉乡|6|700
        """
    )
    rows[3][1] = third
    return [*rows, *table("\n".join(more))] if more else rows


NAMES = ["城东街道", "八一", "404厂", "108队", "3318地质队", "7-11便利店", "12中学", "A1", "P&G", "第3村", "一〇四队", "五七"]
NUMBERS = ["95%", "９５％", "12家", "3万元", "0.5亿", "≤3", "约120", "1/3", "3-5", "2024/3/31", "12.5.6", "1e308", "inf", "NaN"]
NOTHING = ["—", "/", "无", "未报", "%", "💡", "（万元）", "第一季度" * 20]


@pytest.mark.parametrize("text", NAMES)
def test_what_can_name_an_org_unit(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", [*NUMBERS, *NOTHING])
def test_what_cannot(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("name", ["—", "95%", "12家", "未报", 7, 0.95, True, "说明" * 40])
def test_a_row_named_by_no_name_is_not_read_and_told(name: CellValue) -> None:
    reading = read({"2024年二季度": rows_with(name)})
    assert set(reading.org_units) == set(TOWNS) - {"松林乡"}
    assert codes(reading)["org_unit_not_named"] == "B4"
    told = next(p for p in reading.problems if p.code == "org_unit_not_named")
    assert dict(told.facts)["count"] == "2"
    assert dict(told.facts)["found"].startswith(str(name)[:10])
    assert len(dict(told.facts)["found"]) < 70


def test_an_error_where_a_name_belongs_is_shown_as_the_cell_shows_it() -> None:
    grid = sheet(rows_with(""), "2024年二季度", errors={(3, 1): "#REF!"})
    told = next(p for p in read([grid]).problems if p.code == "org_unit_not_named")
    assert dict(told.facts) == {"found": "#REF!", "count": "2"}


def test_a_row_without_a_name_is_nobodys_and_told() -> None:
    reading = read({"2024年二季度": rows_with("")})
    assert codes(reading)["org_unit_blank"] == "B4"
    assert reading.totals == ()
    assert {unit for unit, _, _ in figures(reading)} == set(TOWNS) - {"松林乡"}


@pytest.mark.parametrize("total", ["|合计|18|2250", "合计||18|2250", "||18|2250"])
def test_sums_need_no_name(total: str) -> None:
    reading = read({"2024年二季度": rows_with("松林乡", total)})
    assert not {"org_unit_blank", "org_unit_not_named"} & codes(reading).keys()
    assert len(reading.org_units) == 4


def test_a_sum_of_some_without_a_name_is_no_org_unit_either() -> None:
    rows = [*rows_with("松林乡"), *table("||18|2250\n5|白马街道|1|100\n6|东关街道|2|300\n||3|400")]
    reading = read({"2024年二季度": rows})
    assert not {"org_unit_blank", "org_unit_not_named"} & codes(reading).keys()
    assert len(reading.org_units) == 6


def test_a_few_figures_below_the_table_are_no_row_of_it() -> None:
    reading = read({"2024年二季度": [*rows_with("松林乡"), [None, None, None, None], [None, None, 7, None]]})
    assert not {"org_unit_blank", "org_unit_not_named"} & codes(reading).keys()


def test_where_org_units_go_by_numbers_numbers_are_their_names() -> None:
    rows = table(
        """
        乡镇|新建工会数（家）|会员总数（人）
        石桥镇|3|450
        河口镇|4|500
        12|5|600
        13|6|700
        """
    )
    told = [p.code for p in read({"2024年二季度": [row for row in rows if any(row)]}).problems]
    assert "org_unit_not_named" not in told


def test_among_thousands_of_rows_the_one_without_a_name_is_found() -> None:
    head = table("乡镇|新建工会数（家）|会员总数（人）")
    body: list[list[CellValue]] = [[f"第{n}村", n % 7, 100 + n] for n in range(3000)]
    body[2000][0] = "95%"
    body[2500][0] = None
    reading = read({"2024年二季度": [*head, *body]})
    assert codes(reading)["org_unit_not_named"] == "A2002"
    assert codes(reading)["org_unit_blank"] == "A2502"
    assert len(reading.org_units) == 2998


@pytest.mark.parametrize("header", ["95%", "12", 12, 0.95, "≤3", "未报", "1e308", "💡"])
def test_a_header_that_is_no_name_costs_its_own_column_only(header: CellValue) -> None:
    rows = rows_with("松林乡")
    rows[0][2] = header
    reading = read({"2024年二季度": rows})
    assert figures(reading) == {(town, "2024Q2", "members"): v for town, v in zip(TOWNS, (450, 500, 600, 700), strict=True)}
    told = next(p for p in reading.problems if p.code == "header_not_named")
    assert (told.cell, dict(told.facts)["count"]) == ("C1", "4")


def test_two_header_rows_stay_a_header_though_a_number_stands_in_the_first() -> None:
    rows = table(
        """
        序号|乡镇|新建工会数（家）||12||会员总数（人）|
        ||年度目标|本季完成|年度目标|本季完成|年度目标|本季完成
        1|石桥镇|8|3|90|45|500|450
        2|河口镇|9|4|95|50|600|500
        """
    )
    rows = [[None if cell == "" else cell for cell in row] for row in rows]
    grid = sheet(rows, "2024年二季度", merged=((0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 0, 7)))
    reading = read([grid])
    assert {indicator for _, _, indicator in figures(reading)} == {"new_unions", "members"}
    told = next(p for p in reading.problems if p.code == "header_not_named")
    assert (told.cell, dict(told.facts)) == ("E1", {"found": "12", "count": "4"})


def test_a_first_row_of_figures_is_no_header_for_a_word_among_them() -> None:
    rows = rows_with("松林乡")
    rows[1][2] = "已完成"
    assert "石桥镇" in read({"2024年二季度": rows}).org_units


def test_what_a_person_said_of_a_header_names_it() -> None:
    rows = rows_with("松林乡")
    rows[0][2] = "95%"
    told = Told(headers=(HeaderMeaning("95%", indicator="new_unions"),))
    reading = read_grids([sheet(rows, "2024年二季度")], "报表.xlsx", Catalogue.load(), told)
    assert "new_unions" in {indicator for _, _, indicator in figures(reading)}


def test_org_units_across_the_header_need_names_too() -> None:
    rows = table(
        """
        指标|石桥镇|95%|松林乡|清泉乡
        新建工会数（家）|3|4|5|6
        会员总数（人）|450|500|600|700
        """
    )
    reading = read({"2024年二季度": rows})
    assert reading.org_units == ("石桥镇", "松林乡", "清泉乡")
    assert codes(reading)["org_unit_not_named"] == "C1"


GROUPED = """
    序号|乡镇|新建工会数（家）||新增会员数（人）||会员总数（人）|
    ||年度目标|本季完成|年度目标|本季完成|年度目标|本季完成
    1|石桥镇|8|3|90|45|500|450
    2|河口镇|9|4|95|50|600|500
    """
MERGED = ((0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 0, 7))


def grouped(*changes: tuple[int, int, CellValue]) -> Reading:
    """A sheet of three indicators with a target each, some cells changed."""
    rows = [[None if cell == "" else cell for cell in row] for row in table(GROUPED)]
    for row, column, value in changes:
        rows[row][column] = value
    return read([sheet(rows, "2024年二季度", merged=MERGED)])


def test_a_blank_merged_header_does_not_belong_to_its_neighbour() -> None:
    reading = grouped((0, 4, None))
    assert {indicator for _, _, indicator in figures(reading)} == {"new_unions", "members"}
    assert {t.indicator for t in reading.targets} == {"new_unions", "members"}
    told = next(p for p in reading.problems if p.code == "header_blank")
    assert (told.cell, dict(told.facts)) == ("E1", {"count": "4"})


@pytest.mark.parametrize("word", ["12", 7, "1/3", "95%"])
def test_a_number_in_the_second_header_row_leaves_the_others_alone(word: CellValue) -> None:
    read_right, reading = figures(grouped()), figures(grouped((1, 4, word)))
    assert reading.items() >= {key: value for key, value in read_right.items() if key[2] != "new_members"}.items()


def test_the_column_that_says_what_it_holds_counts_not_the_one_that_does_not() -> None:
    assert figures(grouped((1, 2, None))) == figures(grouped())


def test_a_target_in_money_is_not_of_a_count_beside_it() -> None:
    rows = table(
        """
        乡镇|新建工会数（家）|年度目标（万元）|会员总数（人）
        石桥镇|3|12.5|450
        河口镇|4|13.5|500
        """
    )
    assert read({"2024年二季度": [row for row in rows if any(row)]}).targets == ()


@pytest.mark.parametrize("word", ["-5", "—", "合计", "原因说明见附件一第三页"])
def test_what_is_no_unit_in_a_column_of_units_says_nothing(word: str) -> None:
    def rows(unit: str) -> list[list[CellValue]]:
        text = f"乡镇|指标|单位|数量\n石桥镇|新增会员数|人|45\n河口镇|新增会员数|{unit}|50\n松林乡|新增会员数|人|60"
        return table(text)

    assert figures(read({"2024年二季度": rows(word)})) == figures(read({"2024年二季度": rows("人")}))


@pytest.mark.parametrize("name", ["95%", "12", "—", "未报"])
def test_an_indicator_named_by_no_name_in_a_row_is_not_read_and_told(name: str) -> None:
    rows = table(f"乡镇|指标|数量\n石桥镇|新增会员数|45\n河口镇|{name}|50\n松林乡|新增会员数|60")
    reading = read({"2024年二季度": rows})
    assert {unit for unit, _, _ in figures(reading)} == {"石桥镇", "松林乡"}


def test_the_header_again_in_place_of_a_name_is_no_name() -> None:
    assert codes(read({"2024年二季度": rows_with("乡镇")}))["org_unit_not_named"] == "B4"


@pytest.mark.parametrize("header", ["序号", "编 号", "乡镇", "行", ""])
def test_numbers_that_only_count_the_rows_are_no_figures(header: str) -> None:
    body = [[n, f"{name}镇", 10 * n] for n, name in enumerate("甲乙丙丁戊己庚", start=1)]
    reading = read({"2024年二季度": [[header or None, "单位", "新建工会数（家）"], *body]})
    assert {indicator for _, _, indicator in figures(reading)} == {"new_unions"}


@pytest.mark.parametrize("word", ["95%", "12", 7, "1/3", "未报"])
def test_what_is_headed_by_neither_target_nor_value_is_no_indicator(word: CellValue) -> None:
    right, reading = figures(grouped()), grouped((1, 2, word))
    assert figures(reading) == right
    assert {t.indicator for t in reading.targets} == {"new_members", "members"}
    assert codes(reading)["header_not_named"] == "C2"


def test_groups_of_age_are_named_by_numbers() -> None:
    rows = [row for row in table("乡镇|职工年龄（人）||\n|16-24|25-34|35-59\n石桥镇|8|3|37\n河口镇|9|4|44") if any(row)]
    reading = read([sheet([[cell or None for cell in row] for row in rows], "2024年二季度", merged=((0, 1, 0, 3),))])
    assert len(figures(reading)) == 6
    assert not {"header_not_named", "org_unit_blank"} & codes(reading).keys()


@pytest.mark.parametrize("found", ["95%", ""])
def test_a_name_typed_where_it_lacked_brings_the_row_back(found: str) -> None:
    typed = Told(corrections=(Correction("2024年二季度", "B4", "松林乡", datetime(2024, 7, 3, tzinfo=UTC)),))
    reading = read_grids([sheet(rows_with(found), "2024年二季度")], "报表.xlsx", Catalogue.load(), typed)
    assert figures(reading) == figures(read({"2024年二季度": rows_with("松林乡")}))
