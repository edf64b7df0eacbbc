import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from indicators.annotating import PROBLEM_SHEET, annotated
from indicators.model import Problem

FALLS = (("org_unit", "河东镇"), ("indicator", "新建工会数"), ("found", "3"), ("before", "5"))


def falls(cell: str, sheet: str = "组织建设") -> Problem:
    return Problem("running_total_falls", "表.xlsx", sheet, cell, FALLS)


def differs(cell: str) -> Problem:
    facts = (("org_unit", "河东镇"), ("indicator", "新建工会数"), ("found", "3"), ("expected", "5"))
    return Problem("running_total_differs", "表.xlsx", "组织建设", cell, facts)


def office_workbook() -> Workbook:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "组织建设"
    for row in (["乡镇", "新建工会数"], ["河东镇", 3], ["河西镇", 4], ["合计", "=SUM(B2:B3)"]):
        sheet.append(row)
    sheet["B2"].font, sheet["B2"].number_format = Font(bold=True, name="仿宋"), "#,##0"
    sheet["B3"].comment = Comment("已与镇里核对", "张三")
    sheet["A2"].fill = PatternFill("solid", fgColor="FF00FF00")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "E2")
    workbook.create_sheet("说明")["A1"] = "填表说明"
    return workbook


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def marked(problems: Sequence[Problem], data: bytes | None = None) -> Workbook:
    return load_workbook(io.BytesIO(annotated(data or saved(office_workbook()), "表.xlsx", problems)))


def test_a_problem_cell_is_coloured_and_says_what_is_wrong() -> None:
    cell = marked([falls("B2")])["组织建设"]["B2"]
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert "小于上一期累计数5" in cell.comment.text
    assert "组织建设" not in cell.comment.text


def test_the_gravest_of_several_problems_gives_the_colour_and_all_are_in_the_comment() -> None:
    cell = marked([differs("B2"), falls("B2")])["组织建设"]["B2"]
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert cell.comment.text.count("累计数为3") == 2


def test_every_comment_is_anchored_to_its_own_cell() -> None:
    data = annotated(saved(office_workbook()), "表.xlsx", [falls("B2"), falls("A4")])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        drawings = [package.read(name).decode() for name in package.namelist() if name.endswith(".vml")]
    placed = {pair for text in drawings for pair in re.findall(r"Row>(\d+)<.*?Column>(\d+)<", text)}
    assert placed == {("1", "1"), ("2", "1"), ("3", "0")}


def test_all_else_about_the_cell_stays() -> None:
    cell = marked([falls("B2")])["组织建设"]["B2"]
    assert (cell.value, cell.font.b, cell.font.name, cell.number_format) == (3, True, "仿宋", "#,##0")


def test_the_rest_of_the_workbook_stays() -> None:
    before = saved(office_workbook())
    after = annotated(before, "表.xlsx", [falls("B2")])
    workbook = load_workbook(io.BytesIO(after))
    assert workbook.sheetnames == ["组织建设", "说明", PROBLEM_SHEET]
    assert workbook["组织建设"]["B4"].value == "=SUM(B2:B3)"
    assert workbook["组织建设"]["A2"].fill.fgColor.rgb == "FF00FF00"
    assert workbook["组织建设"]["B3"].comment.text == "已与镇里核对"
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.read("xl/charts/chart1.xml") == new.read("xl/charts/chart1.xml")


def test_a_comment_already_there_is_kept_above_the_new_text() -> None:
    text = marked([falls("B3")])["组织建设"]["B3"].comment.text
    assert text.startswith("已与镇里核对\n")
    assert "不应减少" in text


def test_an_empty_cell_can_be_marked() -> None:
    sheet = marked([falls("D7"), falls("A9"), falls("C2")])["组织建设"]
    assert all(sheet[cell].comment for cell in ("D7", "A9", "C2"))
    assert sheet["B2"].value == 3


def test_the_list_has_a_row_a_problem_and_a_link_to_each_cell() -> None:
    sheet = marked([falls("B2"), Problem("running_total_falls", "表.xlsx", facts=FALLS)])[PROBLEM_SHEET]
    assert [cell.value for cell in sheet[2]][:4] == ["1", "必须改", "组织建设", "B2"]
    assert sheet["D2"].hyperlink.location == "'组织建设'!B2"
    assert sheet["F3"].value.startswith("表.xlsx：")
    assert sheet["D3"].hyperlink is None


def test_marks_of_an_earlier_annotation_are_taken_out() -> None:
    once = annotated(saved(office_workbook()), "表.xlsx", [falls("B2"), falls("B3")])
    twice = load_workbook(io.BytesIO(annotated(once, "表.xlsx", [falls("A3")])))
    sheet = twice["组织建设"]
    assert sheet["B2"].fill.fill_type is None
    assert sheet["B2"].comment is None
    assert sheet["B3"].comment.text == "已与镇里核对"
    assert sheet["A3"].comment is not None
    assert twice.sheetnames.count(PROBLEM_SHEET) == 1
    assert twice[PROBLEM_SHEET].max_row == 2


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param("乡镇,新建工会数\n河东镇,3\n河西镇,=1+1\n".encode("gb18030"), "表.csv", id="a text table"),
        pytest.param(
            b"<html><table><tr><td>a</td><td>3</td></tr><tr><td>b</td><td>=1+1</td></tr></table></html>",
            "x.xls",
            id="a web page",
        ),
    ],
)
def test_another_format_comes_back_as_a_marked_copy(data: bytes, name: str) -> None:
    from indicators.reading.formats import open_grids

    sheet = open_grids(data, name)[0][0].name
    workbook = load_workbook(io.BytesIO(annotated(data, name, [falls("B2", sheet)])))
    assert workbook[sheet]["B2"].comment is not None
    formulas = [c for row in workbook[sheet].iter_rows() for c in row if c.data_type == "f"]
    assert formulas == []


def test_a_problem_on_a_sheet_that_is_not_there_is_still_listed() -> None:
    assert marked([falls("B2", "没有的表")])[PROBLEM_SHEET]["C2"].value == "没有的表"


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_office_program_opens_the_marked_workbook(tmp_path: Path) -> None:
    file = tmp_path / "marked.xlsx"
    file.write_bytes(annotated(saved(office_workbook()), "表.xlsx", [falls("B2"), falls("B3"), falls("D7")]))
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    content = zipfile.ZipFile(tmp_path / "marked.ods").read("content.xml").decode()
    assert content.count("<office:annotation ") == 3
    assert "问题清单" in content
