"""Cells whose number format shows a fraction of what they hold: 52000 as 5.2 under 万元."""

from __future__ import annotations

import io

import openpyxl
import pytest

from indicators.reading import read
from indicators.reading.number_formats import typed_suffix, with_suffix
from tests.reading.sheets import figures


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        pytest.param('0!.0,"万"', 52_000, "5.2万", id="ten thousands with the word"),
        pytest.param("0!.0,", 52_000, "5.2万", id="ten thousands without it"),
        pytest.param('0"."0000,', 52_000_000, 52_000_000, id="a size without a word of its own"),
        pytest.param("0.0,", 1200, "1.2千", id="thousands"),
        pytest.param("0.00,,", 3_500_000, "3.5百万", id="millions"),
        pytest.param("#,##0.00", 52_000, 52_000, id="commas between digits"),
        pytest.param('0.0"%"', 95.3, "95.3%", id="a per cent sign that is only text"),
        pytest.param("0.0%", 0.953, 0.953, id="a percentage"),
        pytest.param("General", 3, 3, id="none"),
    ],
)
def test_a_number_as_its_format_shows_it(code: str, number: float, shown: float | str) -> None:
    assert with_suffix(number, typed_suffix(code)) == shown


@pytest.mark.parametrize("heading", ["慰问金额（万元）", "慰问金额（元）", "慰问金额"])
def test_the_amount_is_the_same_whatever_the_heading_says(heading: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2026年二季度"
    for row in (["单位", heading], ["甲镇", 52_000], ["乙镇", 41_000]):
        sheet.append(row)
    for cell in sheet["B"][1:]:
        cell.number_format = "0!.0,"
    file = io.BytesIO()
    book.save(file)
    found = figures(read(file.getvalue(), "报表.xlsx"))
    assert found == {("甲镇", "2026Q2", "condolence_funds"): 52_000, ("乙镇", "2026Q2", "condolence_funds"): 41_000}
