"""The copy of a file that was corrected on upload: the new value in the cell, the old one told, and read again as on upload."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook

from indicators.annotating import PROBLEM_SHEET, annotated
from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.looking_over import checked
from indicators.model import Problem, Reading
from indicators.reading import read
from indicators.told import Correction, Told
from tests.annotating.test_annotated import falls, saved

AT = datetime(2024, 7, 3, 7, 20, tzinfo=UTC)


def workbook(value: object, number_format: str = "General", header: str = "会员总数（人）") -> bytes:
    """A sheet of two townships and their total; B4 holds the value."""
    book = Workbook()
    sheet = book.active
    sheet.title = "报表"
    for row in (
        ["临溪县2024年第一季度工会工作报表"],
        ["单位", header],
        ["河东镇", 12],
        ["河西镇", value],
        ["合计", "=SUM(B3:B4)"],
    ):
        sheet.append(row)
    sheet["B4"].number_format = number_format
    return saved(book)


def corrected(data: bytes, new: str) -> tuple[Reading, bytes]:
    """What is read with the correction of B4, and the marked copy."""
    told = Told(corrections=(Correction("报表", "B4", new, AT, "王芳"),))
    reading = read(data, "表.xlsx", Catalogue.load(), told=told)
    return reading, annotated(data, "表.xlsx", reading.problems)


@pytest.mark.parametrize(
    ("header", "number_format", "new", "expected", "shown"),
    [
        pytest.param("会员总数（人）", "General", "3100", 3100, "General", id="a number"),
        pytest.param("会员总数（人）", "#,##0", "3100", 3100, "#,##0", id="a format of numbers stays"),
        pytest.param("会员总数（人）", "yyyy-mm-dd", "35", 35, "General", id="a date's format would show a date"),
        pytest.param("会员总数（人）", "@", "3100", 3100, "General", id="a format of texts would show a text"),
        pytest.param("集体合同签订率（%）", "0.0%", "95.3", 95.3, "General", id="a number where a percent format stood"),
        pytest.param("集体合同签订率", "General", "95.3%", 0.953, "0.00%", id="a percentage"),
        pytest.param("集体合同签订率", "0.0%", "95%", 0.95, "0%", id="a whole percentage"),
        pytest.param("会员总数（人）", "General", "未报", "未报", "General", id="a word"),
        pytest.param("会员总数（人）", "General", "", None, "General", id="nothing"),
    ],
)
def test_the_cell_holds_what_was_typed_and_is_read_as_on_upload(
    header: str, number_format: str, new: str, expected: object, shown: str
) -> None:
    reading, copy = corrected(workbook("3 1oo", number_format, header), new)
    cell = load_workbook(io.BytesIO(copy))["报表"]["B4"]
    assert (cell.value, cell.number_format) == (expected, shown)
    again = read(copy, "表.xlsx", Catalogue.load())
    assert [(o.org_unit, o.value) for o in again.observations] == [(o.org_unit, o.value) for o in reading.observations]


def test_comment_and_list_say_what_stood_there_who_corrected_it_and_when() -> None:
    _, copy = corrected(workbook("3 1oo"), "3100")
    book = load_workbook(io.BytesIO(copy))
    said = "原填“3 1oo”，上报时更正为“3100”（王芳，2024年7月3日 15:20）"
    assert said in book["报表"]["B4"].comment.text
    assert any(said in str(row[5].value) for row in book[PROBLEM_SHEET].iter_rows())


def test_formulas_stay_and_are_computed_anew() -> None:
    _, copy = corrected(workbook("3 1oo"), "3100")
    book = load_workbook(io.BytesIO(copy))
    assert book["报表"]["B5"].value == "=SUM(B3:B4)"
    assert book.calculation.fullCalcOnLoad


def with_results(formulas: dict[str, tuple[str, float]]) -> bytes:
    """The sheet with formulas and their stored results, as a spreadsheet program saves them."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("报表")
        page.write(0, 0, "临溪县2024年第一季度工会工作报表")
        for row, cells in enumerate((("单位", "会员总数（人）"), ("河东镇", 12), ("河西镇", 30)), start=1):
            page.write_row(row, 0, cells)
        for cell, (formula, result) in formulas.items():
            page.write_formula(cell, formula, None, result)
        page.write(4, 0, "合计")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("formula", "before", "after"),
    [
        pytest.param("=SUM(B3:B4)", 42.0, 112.0, id="a range"),
        pytest.param("=SUM($B$3,B4)", 42.0, 112.0, id="cells"),
        pytest.param("=B3+B4", 42.0, 112.0, id="cells with a plus between"),
        pytest.param("=B3*2", 24.0, 24.0, id="what does not hold the cell"),
        pytest.param("=AVERAGE(B3:B4)", 21.0, 21.0, id="what is no sum is left to the program"),
    ],
)
def test_the_stored_result_of_a_sum_follows(formula: str, before: float, after: float) -> None:
    _, copy = corrected(with_results({"B5": (formula, before)}), "100")
    assert load_workbook(io.BytesIO(copy), data_only=True)["报表"]["B5"].value == after
    assert load_workbook(io.BytesIO(copy))["报表"]["B5"].value == formula


def test_a_sum_of_sums_follows_too() -> None:
    _, copy = corrected(with_results({"B5": ("=SUM(B3:B4)", 42), "D9": ("=B5+B3", 54)}), "100")
    assert load_workbook(io.BytesIO(copy), data_only=True)["报表"]["D9"].value == 124


def test_a_sum_that_holds_a_cell_and_its_sum_follows_both() -> None:
    _, copy = corrected(with_results({"D9": ("=SUM(B3:B5)", 84), "B5": ("=SUM(B3:B4)", 42)}), "100")
    assert load_workbook(io.BytesIO(copy), data_only=True)["报表"]["D9"].value == 224


def test_sums_in_a_circle_are_left_to_the_program() -> None:
    _, copy = corrected(with_results({"B5": ("=SUM(B3:B4,D9)", 42), "D9": ("=B5+B3", 54)}), "100")
    sheet = load_workbook(io.BytesIO(copy), data_only=True)["报表"]
    assert (sheet["B4"].value, sheet["B5"].value, sheet["D9"].value) == (100, 42, 54)


@pytest.mark.parametrize("order", [("B4", "B5"), ("B5", "B4")])
def test_a_total_that_was_corrected_itself_stays_as_typed(order: tuple[str, str]) -> None:
    data, new = with_results({"B5": ("=SUM(B3:B4)", 42), "D9": ("=B5+B3", 54)}), {"B4": "100", "B5": "110"}
    problems = [
        Problem(
            "value_corrected", "表.xlsx", "报表", cell, (("found", "42"), ("used", new[cell]), ("by", f"王芳 {AT.isoformat()}"))
        )
        for cell in order
    ]
    sheet = load_workbook(io.BytesIO(annotated(data, "表.xlsx", problems)), data_only=True)["报表"]
    assert (sheet["B4"].value, sheet["B5"].value, sheet["D9"].value) == (100, 110, 122)


def test_the_copy_is_read_without_a_question() -> None:
    _, copy = corrected(with_results({"B5": ("=SUM(B3:B4)", 42)}), "100")
    again = checked(read(copy, "表.xlsx", Catalogue.load()), Catalogue.load(), Dataset())
    assert [p.code for p in again.problems] == []


def test_cells_that_shared_the_formula_keep_it() -> None:
    """B4 is the cell that states the formula for B5 as well."""
    plain = workbook("=A9*2")
    shared = b'<c r="B4"><f t="shared" ref="B4:B5" si="0">A9*2</f><v>4</v></c>'
    with zipfile.ZipFile(io.BytesIO(plain)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    part = "xl/worksheets/sheet1.xml"
    row = parts[part].split(b'<row r="4"')[1].split(b"</row>")[0]
    first = row[row.index(b'<c r="B4"') :]
    parts[part] = parts[part].replace(first, shared)
    last = parts[part][parts[part].index(b'<c r="B5"') :].split(b"</c>")[0] + b"</c>"
    parts[part] = parts[part].replace(last, b'<c r="B5"><f t="shared" si="0"/><v>6</v></c>')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    _, copy = corrected(out.getvalue(), "7")
    sheet = load_workbook(io.BytesIO(copy))["报表"]
    assert (sheet["B4"].value, sheet["B5"].value) == (7, "=A10*2")


def test_what_was_said_to_a_problem_is_listed_beside_it() -> None:
    problem = falls("B4", "报表")
    book = load_workbook(io.BytesIO(annotated(workbook(7), "表.xlsx", [problem], {problem: "上季度多报"})))
    assert [cell.value for cell in book[PROBLEM_SHEET]["G"]] == ["已作说明", "上季度多报"]
