"""What workbooks of Excel and WPS hold beside plain values."""

from __future__ import annotations

import io
from datetime import datetime

import made_files as made
import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Alignment
from openpyxl.worksheet.formula import ArrayFormula

from indicators.model import Problem
from indicators.reading.formats import UnreadableFile, open_grids
from indicators.reading.grid import Grid


def grids_of(data: bytes) -> list[Grid]:
    grids, problems = open_grids(data, "表.xlsx")
    assert problems == []
    return grids


def grid_of_rows(rows: str) -> Grid:
    return grids_of(made.with_sheet_data(rows.encode()))[0]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        pytest.param("0%", True, id="whole per cent"),
        pytest.param("0.00%;[Red]-0.00%", True, id="negative in red"),
        pytest.param('_ * #,##0.0%_ ;_ * "-"??_ ;', True, id="accounting"),
        pytest.param("General", False, id="general"),
        pytest.param('0.0"分"', False, id="a unit"),
        pytest.param("0_%", False, id="only as wide as a per cent sign"),
    ],
)
def test_a_percent_format_is_seen_by_its_code(code, shown):
    book = openpyxl.Workbook()
    book.active["B2"] = 0.953
    book.active["B2"].number_format = code
    (grid,) = grids_of(made.saved(book))
    assert grid.percent == ({(1, 1)} if shown else frozenset())
    assert grid.values[1][1] == 0.953


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param('0.0"%"', "95.3%", id="quoted per cent sign does not multiply"),
        pytest.param("0.0\\%", "95.3%", id="escaped per cent sign does not multiply"),
        pytest.param('0.00"万元"', "95.3万元", id="money in a larger unit"),
        pytest.param('0.0"家"', 95.3, id="a unit that changes nothing"),
        pytest.param('"约"0.0', 95.3, id="text before the number"),
    ],
)
def test_a_sign_typed_into_the_format_is_read_with_the_number(code, expected):
    book = openpyxl.Workbook()
    book.active["A1"] = 95.3
    book.active["A1"].number_format = code
    (grid,) = grids_of(made.saved(book))
    assert grid.values == [[expected]]
    assert grid.percent == frozenset()


def test_sheets_stand_from_a1_however_far_the_table_is_from_it():
    book = openpyxl.Workbook()
    book.active["C4"] = "城关镇"
    (grid,) = grids_of(made.saved(book))
    assert (grid.height, grid.width) == (4, 3)
    assert grid.values[3][2] == "城关镇"
    assert sum(v is not None for row in grid.values for v in row) == 1


def test_text_keeps_its_zeros_and_words_that_look_like_nothing_stay():
    book = openpyxl.Workbook()
    book.active.append(["00000001", "NA", "None", "NULL", "TRUE", True, "1e5"])
    (grid,) = grids_of(made.saved(book))
    assert grid.values == [["00000001", "NA", "None", "NULL", "TRUE", True, "1e5"]]


@pytest.mark.parametrize("epoch", ["1900", "1904"])
def test_dates_are_the_same_in_both_calendars_of_excel(epoch):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"date_1904": epoch == "1904"}) as book:
        sheet = book.add_worksheet()
        sheet.write_datetime("A1", datetime(2024, 6, 30), book.add_format({"num_format": 'yyyy"年"m"月"'}))
        sheet.write_datetime("B1", datetime(2024, 6, 30, 8, 30), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
        sheet.write_datetime("C1", datetime(2024, 6, 30), book.add_format({"num_format": 57}))
    (grid,) = grids_of(file.getvalue())
    assert grid.values == [[datetime(2024, 6, 30), datetime(2024, 6, 30, 8, 30), datetime(2024, 6, 30)]]


def test_numbers_of_more_than_fifteen_digits_are_noted_once_for_each_sheet():
    book = openpyxl.Workbook()
    book.active.title = "人员"
    book.active.append(["身份证号", 110101199001011235])
    book.active.append(["账号", 6222020200012345678])
    book.active.append(["编号", 123456789012345, "110101199001011235"])
    grids, problems = open_grids(made.saved(book), "表.xlsx")
    assert problems == [Problem("long_numbers_rounded", file="表.xlsx", sheet="人员", cell="B1", facts=(("count", "2"),))]
    assert grids[0].values[2] == ["编号", 123456789012345, "110101199001011235"]


def test_errors_are_told_from_blanks():
    (grid,) = grid_of_errors("#REF!", "#DIV/0!", "#N/A", "#NAME?")
    assert grid.errors == {(0, 1): "#REF!", (0, 2): "#DIV/0!", (0, 3): "#N/A", (0, 4): "#NAME?"}
    assert grid.values == [["完成", None, None, None, None]]


def grid_of_errors(*errors: str) -> list[Grid]:
    cells = "".join(f'<c r="{chr(66 + i)}1" t="e"><f>A{i}</f><v>{error}</v></c>' for i, error in enumerate(errors))
    return grids_of(made.with_sheet_data(f'<row r="1"><c r="A1" t="inlineStr"><is><t>完成</t></is></c>{cells}</row>'.encode()))


@pytest.mark.parametrize("error", ["#SPILL!", "#CALC!", "#GETTING_DATA"])
def test_a_modern_error_costs_its_cell_and_not_its_sheet(error):
    (grid,) = grid_of_errors(error, "#REF!")
    assert grid.errors == {(0, 1): error, (0, 2): "#REF!"}
    assert grid.values == [["完成", None, None]]


def test_formulas_without_a_result_are_told_from_blanks_and_from_empty_results():
    grid = grid_of_rows(
        '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*2</f></c><c r="C1"><f>A1*2</f><v></v></c><c r="D1"><f>A1</f><v/></c>'
        '<c r="E1"><f>A1*2</f><v>4</v></c><c r="F1" t="str"><f>""</f><v></v></c><c r="G1" s="0"/></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
    )
    assert grid.unevaluated == {(0, 1), (0, 2), (0, 3), (1, 0)}
    assert grid.values[0][:5] == [2, None, None, None, 4]


def test_formulas_as_openpyxl_writes_them_have_no_result():
    book = openpyxl.Workbook()
    book.active.append([1, 2, "=A1+B1"])
    book.active["A2"] = ArrayFormula("A2", "=SUM(A1:B1)")
    (grid,) = grids_of(made.saved(book))
    assert grid.unevaluated == {(0, 2), (1, 0)}


def test_hidden_sheets_rows_and_columns_are_read_and_marked():
    book = openpyxl.Workbook()
    shown = book.active
    for row in range(4):
        shown.append([row, "a", "b", "c"])
    shown.row_dimensions[2].hidden = True
    shown.column_dimensions["C"].hidden = True
    for name, state in (("隐藏", "hidden"), ("深藏", "veryHidden")):
        book.create_sheet(name)["A1"] = 1
        book[name].sheet_state = state
    grids = grids_of(made.saved(book))
    assert [grid.hidden for grid in grids] == [False, True, True]
    assert (grids[0].hidden_rows, grids[0].hidden_columns) == ({1}, {2})
    assert grids[0].values[1] == [1, "a", "b", "c"]


def test_indents_of_labels_are_kept():
    book = openpyxl.Workbook()
    for row, indent in enumerate((0, 1, 2), start=1):
        book.active.cell(row, 1, "其中").alignment = Alignment(horizontal="left", indent=indent)
    (grid,) = grids_of(made.saved(book))
    assert grid.indents == {(1, 0): 1, (2, 0): 2}


def test_sheets_of_charts_are_left_out_and_the_order_of_the_tabs_is_kept():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("乙").write("A1", 2)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=乙!$A$1:$A$1"})
        book.add_chartsheet("图").set_chart(chart)
        book.add_worksheet("甲").write("A1", 1)
    assert [(grid.name, grid.values) for grid in grids_of(file.getvalue())] == [("乙", [[2]]), ("甲", [[1]])]


FORMS = {
    "as excel writes it": '<row r="1"><c r="A1" s="1"><v>0.5</v></c></row><row r="3"><c r="B3" t="b"><v>1</v></c></row>',
    "without names": '<row><c s="1"><v>0.5</v></c></row><row/><row><c/><c t="b"><v>1</v></c></row>',
    "names last": '<row spans="1:2" r="1"><c s="1" r="A1"><v>0.5</v></c></row><row r="3"><c t="b" r="B3"><v>1</v></c></row>',
    "single quotes": "<row r='1'><c r='A1' s='1'><v>0.5</v></c></row><row r='3'><c r='B3' t='b'><v>1</v></c></row>",
    "a line each": '<row r="1">\n<c r="A1" s="1">\n<v>0.5</v>\n</c>\n</row>\n<row r="3"><c r="B3" t="b"><v>1</v></c></row>',
}


@pytest.mark.parametrize("rows", FORMS.values(), ids=FORMS)
def test_the_xml_of_other_programs_reads_the_same(rows):
    grid = grid_of_rows(rows)
    assert grid.values == [[0.5, None], [None, None], [None, True]]
    assert grid.percent == {(0, 0)}


def test_the_xml_may_have_prefixes():
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = (
        f'<x:worksheet xmlns:x="{main}"><x:cols><x:col min="2" max="2" hidden="1"/></x:cols><x:sheetData><x:row r="1">'
        '<x:c r="A1" s="1"><x:v>0.5</x:v></x:c><x:c r="B1" t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>'
    )
    (grid,) = grids_of(made.with_sheet_xml(xml.encode()))
    assert grid.values == [[0.5, None]]
    assert (grid.percent, grid.errors, grid.hidden_columns) == ({(0, 0)}, {(0, 1): "#N/A"}, {1})
    assert grid.merged == ((0, 0, 1, 0),)


STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def test_the_strict_form_of_the_format_reads_the_same():
    def strict(xml: bytes) -> bytes:
        for loose, name in STRICT.items():
            xml = xml.replace(loose, name)
        return xml

    data = made.with_xlsxwriter()
    parts = (
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "_rels/.rels",
        made.SHEET_1,
    )
    (grid,) = grids_of(made.rewritten(data, dict.fromkeys(parts, strict)))
    assert grid == grids_of(data)[0]


def test_a_package_that_does_not_state_its_type_is_still_a_workbook():
    data = made.rewritten(made.with_xlsxwriter(), {"[Content_Types].xml": lambda _: b"<Types/>"})
    assert grids_of(data)[0].values == made.VALUES


def test_a_sheet_nobody_can_read_is_reported_and_the_others_are_read():
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.create_sheet("坏表")["A1"] = 2
    data = made.rewritten(made.saved(book), {"xl/worksheets/sheet2.xml": lambda xml: xml.replace(b"</c>", b"</d>")})
    grids, problems = open_grids(data, "表.xlsx")
    assert [grid.name for grid in grids] == ["Sheet"]
    assert problems == [Problem("sheet_unreadable", file="表.xlsx", sheet="坏表")]


def test_a_far_cell_with_something_in_it_is_named_and_a_far_blank_cell_is_not_minded():
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"{}</row>'
    with pytest.raises(UnreadableFile) as refusal:
        grid_of_rows(far.format("><v>1</v></c>"))
    assert (refusal.value.problem.code, refusal.value.problem.cell) == ("cell_far_away", "XFD1048576")
    assert grid_of_rows(far.format(' s="1"/>')).values == [[1]]


@pytest.mark.parametrize(("rows", "far"), [(40_000, None), (1_000, "AB40000")])
def test_a_long_table_is_not_far_away_but_a_lost_cell_below_one_is(rows, far):
    cells = "".join(f'<row r="{r}"><c r="AB{r}"><v>1</v></c></row>' for r in (*range(1, rows), 40_000))
    if far is None:
        assert grid_of_rows(cells).height == 40_000
        return
    with pytest.raises(UnreadableFile) as refusal:
        grid_of_rows(cells)
    assert refusal.value.problem.cell == far
