"""What people say of headers and cells changes the reading, there and nowhere else."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

import pytest

from indicators.catalogue import Catalogue
from indicators.model import Observation, Reading
from indicators.observations import Observations
from indicators.reading.corrections import as_made
from indicators.reading.tables import read_grids
from indicators.reading.told import wording_of
from indicators.told import Correction, HeaderMeaning, Told, texts_of
from tests.reading.sheets import Rows, figures, sheet, targets

NOW = datetime(2024, 4, 8, 9, 30, tzinfo=UTC)
TITLE = "临溪县2024年第一季度工会工作报表"
HELP: Rows = [
    [TITLE, "", "", ""],
    ["单位", "救急济难专项（万元）", "", "会员总数（人）"],
    ["", "年度目标", "本季完成", ""],
    ["青石镇", 20, 4.5, 5200],
    ["白塔镇", 10, "2 oo", 3100],
    ["柳河乡", 8, 1.8, 2050],
]
OWN = "救急济难专项"


def read(rows: Rows, *headers: HeaderMeaning, cells: dict[str, str] | None = None, **more: object) -> Reading:
    corrections = tuple(Correction("Sheet1", cell, new, NOW) for cell, new in (cells or {}).items())
    return read_grids([sheet(rows, **more)], "报表.xlsx", Catalogue.load(), Told(headers, corrections))


@pytest.mark.parametrize(
    ("header", "org_units", "expected"),
    [
        ("帮扶资金（万元）", (), "帮扶资金（万元）"),
        ("帮扶资金（万元） / 年度目标", (), "帮扶资金（万元）"),
        ("帮扶资金 / 2024年一季度 / 本季完成", (), "帮扶资金"),
        ("2024年第一季度帮扶资金（万元）", (), "帮扶资金（万元）"),
        ("困难职工 / 人数", (), "困难职工 / 人数"),
        ("青石镇 / 帮扶资金", {"青石镇"}, "帮扶资金"),
        ("合计 / 帮扶资金", (), "帮扶资金"),
        ("帮扶\n资金", (), "帮扶资金"),
        ("年度目标", (), ""),
        ("", (), ""),
    ],
)
def test_the_wording_of_a_header_leaves_out_what_changes_from_sheet_to_sheet(
    header: str, org_units: Collection[str], expected: str
) -> None:
    assert wording_of(header, org_units) == expected


def test_a_header_means_what_a_person_said_and_so_do_the_columns_that_belong_to_it() -> None:
    before, after = read(HELP), read(HELP, HeaderMeaning("救急济难专项（万元）", indicator="assistance_funds"))
    assert figures(before)["青石镇", "2024Q1", OWN] == 45000
    assert figures(after)["青石镇", "2024Q1", "assistance_funds"] == 45000
    assert targets(after)["青石镇", "assistance_funds", None] == 200000
    assert OWN not in {o.indicator for o in after.observations}
    assert {c.certainty for c in after.columns if c.indicator == "assistance_funds"} == {1.0}


def test_a_header_can_be_an_indicator_of_its_own_though_one_like_it_is_defined() -> None:
    rows = [[TITLE, ""], ["单位", "新成立工会数（家）"], ["青石镇", 3], ["白塔镇", 2]]
    own = read(rows, HeaderMeaning("新成立工会数（家）", indicator="新成立工会数"))
    assert {o.indicator for o in read(rows).observations} == {"new_unions"}
    assert {o.indicator for o in own.observations} == {"新成立工会数"}
    assert [i.unit for i in own.indicators] == ["家"]


def test_two_headers_that_are_said_to_be_one_indicator_are_still_set_apart() -> None:
    rows = [[TITLE, "", ""], ["单位", "帮扶资金（万元）", "救急济难专项（万元）"], ["青石镇", 4.5, 7], ["白塔镇", 2.25, 8]]
    reading = read(rows, HeaderMeaning("救急济难专项（万元）", indicator="assistance_funds"))
    assert figures(reading)["青石镇", "2024Q1", "assistance_funds"] == 45000
    assert figures(reading)["青石镇", "2024Q1", OWN] == 70000
    assert "indicator_taken" in {p.code for p in reading.problems}


def test_an_ignored_column_gives_no_value_and_is_told() -> None:
    reading = read(HELP, HeaderMeaning("救急济难专项（万元）", ignored=True))
    assert {o.indicator for o in reading.observations} == {"members"}
    assert not reading.targets
    assert "column_left_out" in {p.code for p in reading.problems}


@pytest.mark.parametrize(
    ("above", "said", "expected"),
    [
        ("", HeaderMeaning("帮扶资金", unit="万元"), 45000),
        ("", HeaderMeaning("帮扶资金", context="元", unit="万元"), 45000),
        ("单位：元", HeaderMeaning("帮扶资金", context="元", unit="万元"), 45000),
        ("单位：亿元", HeaderMeaning("帮扶资金", context="元", unit="万元"), 450_000_000),
        ("单位：亿元", HeaderMeaning("帮扶资金", unit="万元"), 450_000_000),
    ],
    ids=["none printed", "the usual one", "printed as it was then", "another printed", "another printed, none then"],
)
def test_a_unit_said_once_never_goes_against_another_one_that_is_printed(
    above: str, said: HeaderMeaning, expected: float
) -> None:
    rows = [[TITLE, ""], [above, ""], ["单位", "帮扶资金"], ["青石镇", 4.5], ["白塔镇", 2.25]]
    assert figures(read(rows, said))["青石镇", "2024Q1", "assistance_funds"] == expected


def test_rows_that_name_indicators_are_told_likewise() -> None:
    rows = [[TITLE, ""], ["指标", "青石镇"], ["救急济难专项（万元）", 4.5], ["会员总数（人）", 5200]]
    reading = read(rows, HeaderMeaning("救急济难专项（万元）", indicator="assistance_funds"))
    assert figures(reading)["青石镇", "2024Q1", "assistance_funds"] == 45000


def observation(reading: Reading, cell: str) -> Observation:
    return next(o for o in reading.observations if o.source.cell == cell)


def test_a_typed_value_takes_the_place_of_what_could_not_be_read() -> None:
    assert [p.cell for p in read(HELP).problems if p.code == "not_a_number"] == ["C5"]
    reading = read(HELP, cells={"C5": "2.25"})
    assert [p.cell for p in reading.problems if p.code == "not_a_number"] == []
    found = observation(reading, "C5")
    assert (found.org_unit, found.value, found.raw) == ("白塔镇", 22500, "2.25（更正，原填“2 oo”）")
    assert texts_of(found.raw) == ("2.25", "2 oo")
    assert texts_of(observation(reading, "C4").raw) == ("4.5", None)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12000", 12000),
        ("１２０００", 12000),
        ("12,000", 12000),
        ("-3", -3),
        ("3.5", 3.5),
        ("约12", 12),
        ("", None),
        ("未报", None),
    ],
)
def test_what_is_typed_is_read_like_a_cell(typed: str, value: float | None) -> None:
    reading = read(HELP, cells={"D4": typed})
    assert figures(reading).get(("青石镇", "2024Q1", "members")) == value


@pytest.mark.parametrize(("typed", "value"), [("95%", 0.95), ("96.5", 0.965)])
def test_a_percentage_is_typed_as_the_header_says(typed: str, value: float) -> None:
    rows = [[TITLE, ""], ["单位", "集体合同签订率（%）"], ["青石镇", 0.9], ["白塔镇", 0.8]]
    reading = read(rows, cells={"B3": typed}, percent=frozenset([(2, 1), (3, 1)]))
    assert [o.value for o in reading.observations] == pytest.approx([value, 0.8])


def test_error_cells_and_formulas_without_a_result_can_be_corrected() -> None:
    rows = [[TITLE, ""], ["单位", "会员总数（人）"], ["青石镇", ""], ["白塔镇", ""], ["柳河乡", 4]]
    broken = {"errors": {(2, 1): "#REF!"}, "unevaluated": frozenset([(3, 1)])}
    reading = read(rows, cells={"B3": "7", "B4": "8"}, **broken)
    assert [(o.value, texts_of(o.raw)[1]) for o in reading.observations] == [(7, "#REF!"), (8, ""), (4, None)]
    assert not {"error_cell", "formula_without_value"} & {p.code for p in reading.problems}


def test_a_corrected_cell_of_a_large_table_leaves_it_by_columns() -> None:
    rows = [[TITLE, ""], ["单位", "会员总数（人）"], *([f"第{n}村", n] for n in range(1, 100))]
    reading = read(rows, cells={"B12": "7"})
    assert isinstance(reading.observations, Observations)
    assert (observation(reading, "B12").value, observation(reading, "B12").raw) == (7, "7（更正，原填“10”）")
    assert [o.raw for o in reading.observations if o.source.cell != "B12"] == [str(n) for n in range(1, 100) if n != 10]


def test_corrections_of_cells_that_are_not_there_change_nothing() -> None:
    typed = (
        Correction("另一张表", "A1", "3", NOW),
        Correction("Sheet1", "ZZ99", "3", NOW),
        Correction("Sheet1", "D4", "9", NOW, "王芳"),
    )
    reading = read_grids([sheet(HELP)], "报表.xlsx", Catalogue.load(), Told(corrections=typed))
    assert as_made(typed, reading) == (Correction("Sheet1", "D4", "9", NOW, "王芳", old="5200"),)
