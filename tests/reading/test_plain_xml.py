"""Plain sheets read with whole arrays against the readers for every sheet: the same values, formats and marks."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import datetime
from typing import Any

import numpy as np
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from indicators.reading.calamine import CalamineBook
from indicators.reading.formats import open_grids
from indicators.reading.grid import Grid, rectangle
from indicators.reading.plain_sheets import LARGE, shared_texts
from indicators.reading.plain_xml import plain_cells
from indicators.reading.sheet_columns import SheetRows, columns_of_sheet

FORMATS = ("General", "0.0%", '0"%"', "#,##0.00", "yyyy-mm-dd", "@")


def drawn(seed: int, rows: int = 700) -> tuple[bytes, bool]:
    """A workbook, and whether its sheet is plain."""
    chance = random.Random(seed)
    plain = seed % 2 == 0
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("表")
        formats = [book.add_format({"num_format": f}) for f in FORMATS]
        indented = book.add_format({"indent": 2})
        for row in range(rows):
            name = chance.choice(("合计", f"第{row}村", "a & b < c", "东 西"))
            sheet.write_string(row, 0, name, indented if row % 9 == 0 else None)
            for column in range(1, 9):
                written = chance.choice((float(chance.randint(-50, 10**6)), chance.random(), 0.1 + 0.2, None))
                if written is not None:
                    sheet.write_number(row, column, written, formats[chance.choice((0, 1, 3, 5))])
                elif row % 5 == 0:
                    sheet.write_blank(row, column, None, formats[1])
            sheet.write_formula(row, 10, f"=B{row + 1}*2", formats[0], chance.randint(1, 9))
        if not plain:
            odd: Any = chance.choice((True, datetime(2024, 6, 30), 95.3, "=1/0", "  ends ", 12.5))
            if odd == "=1/0":
                sheet.write_formula(rows, 2, odd, None, "#DIV/0!")
            else:
                sheet.write(rows, 2, odd, formats[4 if isinstance(odd, datetime) else 2 if isinstance(odd, float) else 0])
        sheet.merge_range(rows + 3, 0, rows + 3, 2, "注：略")
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})
    return file.getvalue(), plain


def read_the_usual_way(data: bytes, monkeypatch: pytest.MonkeyPatch) -> Grid:
    monkeypatch.setattr("indicators.reading.xlsx.LARGE", 1 << 60)
    return open_grids(data, "表.xlsx")[0][0]


@pytest.mark.parametrize("seed", range(16))
def test_a_plain_sheet_is_the_same_grid(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data, plain = drawn(seed)
    ours = open_grids(data, "表.xlsx")[0][0]
    assert isinstance(ours.values, SheetRows) == plain
    usual = read_the_usual_way(data, monkeypatch)
    assert [list(map(type, row)) for row in ours.values] == [list(map(type, row)) for row in usual.values]
    assert list(ours.values) == list(usual.values)
    inside = {(r, c) for r, c in usual.percent if r < usual.height and c < usual.width and usual.values[r][c] is not None}
    assert {p for p in ours.percent if ours.values[p[0]][p[1]] is not None} == inside
    assert (ours.merged, ours.hidden_rows, ours.hidden_columns) == (usual.merged, usual.hidden_rows, usual.hidden_columns)
    assert {p: i for p, i in ours.indents.items() if p in usual.indents} == usual.indents


def test_the_columns_of_a_plain_sheet_are_those_of_its_rows() -> None:
    grid = open_grids(drawn(2)[0], "表.xlsx")[0][0]
    ours, theirs = columns_of_sheet(grid), columns_of_sheet(Grid("表", rectangle(list(grid.values))))
    assert np.array_equal(ours.held, theirs.held)
    assert np.array_equal(ours.numbers, theirs.numbers, equal_nan=True)
    texts = [[[None if t < 0 else c.words[t] for t in row] for row in c.texts.tolist()] for c in (ours, theirs)]
    assert texts[0] == texts[1]


def test_workbooks_of_openpyxl_are_plain_too() -> None:
    file, book = io.BytesIO(), Workbook()
    for row in range(3000):
        book.active.append([f"第{row}村", row, row / 7, None, row * 1000.5])
    book.save(file)
    grid = open_grids(file.getvalue(), "表.xlsx")[0][0]
    assert isinstance(grid.values, SheetRows)
    assert list(grid.values) == CalamineBook(file.getvalue()).rows(0)
    assert len(zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml")) > LARGE


@given(st.lists(st.one_of(st.integers(-(10**17), 10**17), st.floats(allow_nan=False, allow_infinity=False)), min_size=1))
def test_every_number_is_read_as_python_reads_it(numbers: list[float]) -> None:
    cells = "".join(f'<row r="{r}"><c r="A{r}"><v>{n!r}</v></c></row>' for r, n in enumerate(numbers, start=1))
    read = plain_cells(f"<worksheet><sheetData>{cells}</sheetData></worksheet>".encode())
    assert read is not None
    assert read.number.tolist() == [float(n) for n in numbers]


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A1"><v>abc</v></c>',
        '<c r="A1"><v>1e999</v></c>',
        '<c r="A1"><v></v></c>',
        '<c r="A1" t="b"><v>1</v></c>',
        '<c r="A1" t="e"><v>#REF!</v></c>',
        '<c r="A1" t="inlineStr"><is><r><t>甲</t></r></is></c>',
        '<c r="A1" t="inlineStr"><v>1</v></c>',
        '<c r="A1" t="str"><f>B1</f><v>甲</v></c>',
        '<c r="A1"><f>B1</f></c>',
        '<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>',
        '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>',
        '<c r="a1"><v>1</v></c>',
        '<c s="1" r="A1"><v>1</v></c>',
        '<c r="A1" cm="1"><v>1</v></c>',
        '<c r="A1"><v>1</v><v>2</v></c>',
        "<c><v>1</v></c>",
        '<c r="A12345678"><v>1</v></c>',
        '<!-- note --><c r="A1"><v>1</v></c>',
    ],
)
def test_what_is_not_plain_is_left_to_others(cells: str) -> None:
    assert plain_cells(f'<worksheet><sheetData><row r="1">{cells}</row></sheetData></worksheet>'.encode()) is None


def test_shared_texts_with_more_than_text_are_left_to_others() -> None:
    assert shared_texts("<sst><si><t>甲 &amp; 乙</t></si><si><t></t></si></sst>".encode()) == ["甲 & 乙", ""]
    assert shared_texts('<sst><si><t>甲</t><phoneticPr fontId="1" type="noConversion"/></si></sst>'.encode()) == ["甲"]
    assert shared_texts('<sst><si><t>甲</t><rPh sb="0" eb="1"><t>jia</t></rPh></si></sst>'.encode()) is None
    assert shared_texts(b"<sst><si><r><t>a</t></r></si></sst>") is None
    assert shared_texts(b'<sst><si><t xml:space="preserve"> a</t></si></sst>') is None
    assert shared_texts(b"<sst><si><t>_x000D_</t></si></sst>") is None
