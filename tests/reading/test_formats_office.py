"""Files written by a real office program: LibreOffice turns one workbook into every format it can write."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from indicators.reading.formats import open_grids
from indicators.reading.grid import Grid

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
FORMATS = ("xlsx", "xls", "ods", "fods", "html:HTML (StarCalc)")


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("office")
    source = folder / "表.xlsx"
    write(source)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    for target in FORMATS:
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(folder / "out"), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {file.suffix[1:]: file.read_bytes() for file in (folder / "out").iterdir()}


def write(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "二季度"
    sheet["B2"] = "2024年第二季度"
    sheet.merge_cells("B2:D2")
    for row, values in enumerate(
        [("单位", "入会率", "日期"), ("007", 0.953, datetime(2024, 6, 30)), ("合计", "=1/0", "=C4*2")], 3
    ):
        for column, value in enumerate(values, 2):
            sheet.cell(row, column, value)
    sheet["C4"].number_format = "0.0%"
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("隐藏")["A1"] = 5
    book["隐藏"].sheet_state = "hidden"
    book.save(path)


@pytest.mark.parametrize("name", FORMATS[:-1])
def test_one_book_is_the_same_in_every_format(converted: dict[str, bytes], name: str):
    grids, problems = open_grids(converted[name], f"表.{name}")
    assert problems == []
    first, second = grids
    assert (first.name, second.name, first.hidden, second.hidden) == ("二季度", "隐藏", False, True)
    assert first.values == [
        [None, None, None, None],
        [None, "2024年第二季度", None, None],
        [None, "单位", "入会率", "日期"],
        [None, "007", 0.953, datetime(2024, 6, 30)],
        [None, "合计", None, 1.906],
    ]
    assert (3, 2) in first.percent
    assert first.errors == {(4, 2): "#DIV/0!"}
    assert first.merged == ((1, 1, 1, 3),)
    assert first.hidden_rows == {3}
    assert second.values == [[5]]


def test_a_page_saved_by_an_office_program_is_a_table(converted: dict[str, bytes]):
    grid: Grid = open_grids(converted["html"], "表.xls")[0][0]
    shown = {value for row in grid.values for value in row if value}
    assert {"2024年第二季度", "单位", "合计", "#DIV/0!"} <= shown
