"""What binary workbooks hold beside plain values."""

from __future__ import annotations

import binary_workbook as binary
import made_files as made
import pytest

from indicators.reading.formats import UnreadableFile, open_grids

STYLES = binary.styles({164: "0.0%", 165: '0.0"%"'}, [(0, 0), (164, 0), (10, 0), (165, 0), (0, 2)])
PLAIN, PERCENT, BUILT_IN_PERCENT, LITERAL_PERCENT, INDENTED = range(5)


def table() -> bytes:
    rows = [binary.row(0, binary.cell(0, "2024年第二季度"))]
    for number, values in enumerate(made.VALUES[1:], start=1):
        cells = (binary.cell(c, v, PERCENT if v == 0.953 else PLAIN) for c, v in enumerate(values) if v is not None)
        rows.append(binary.row(number, *cells))
    return binary.workbook({"二季度": binary.sheet(*rows, after=binary.merged(0, 0, 0, 2))}, STYLES)


def test_the_same_table_as_xlsb_and_xlsx_is_the_same_grid():
    xlsb, xlsx = (open_grids(data, "表.xlsb")[0] for data in (table(), made.with_xlsxwriter()))
    assert xlsb == xlsx


def test_formats_errors_and_hidden_parts():
    sheet = binary.sheet(
        binary.row(0, binary.cell(0, 0.5, BUILT_IN_PERCENT), binary.cell(1, 95.5, LITERAL_PERCENT), binary.cell(2, True)),
        binary.row(2, binary.cell(0, "其中", INDENTED), binary.cell(1, (3, b"\x17")), hidden=True),
        before=binary.hidden_columns(1, 2),
    )
    book = binary.workbook({"甲": sheet, "乙": binary.sheet(binary.row(0, binary.cell(0, 1.0)))}, STYLES, frozenset({"乙"}))
    first, second = open_grids(book, "表.xlsb")[0]
    assert first.values == [[0.5, "95.5%", True], [None, None, None], ["其中", None, None]]
    assert first.percent == {(0, 0)}
    assert first.errors == {(2, 1): "#REF!"}
    assert first.indents == {(2, 0): 2}
    assert (first.hidden, first.hidden_rows, first.hidden_columns) == (False, {2}, {1, 2})
    assert (second.name, second.hidden, second.values) == ("乙", True, [[1]])


def test_a_stray_cell_is_named_before_anything_makes_room_for_it():
    sheet = binary.sheet(binary.row(0, binary.cell(0, 1.0)), binary.row(1_048_575, binary.cell(16_383, 1.0)))
    with pytest.raises(UnreadableFile) as refusal:
        open_grids(binary.workbook({"表": sheet}, STYLES), "表.xlsb")
    assert (refusal.value.problem.code, refusal.value.problem.cell) == ("cell_far_away", "XFD1048576")


@pytest.mark.parametrize("part", ["xl/workbook.bin", "xl/styles.bin", "xl/worksheets/sheet1.bin"])
@pytest.mark.parametrize("keep", [1, 10, 40])
def test_a_part_cut_short_is_damaged(part, keep):
    with pytest.raises(UnreadableFile) as refusal:
        open_grids(made.rewritten(table(), {part: lambda content: content[:keep]}), "表.xlsb")
    assert refusal.value.problem.code in {"file_damaged", "no_values"}
