"""What OpenDocument sheets and XML Spreadsheet 2003 say in their own ways."""

from __future__ import annotations

from datetime import datetime

import made_files as made
import pytest

from indicators.reading.formats import UnreadableFile, open_grids
from indicators.reading.grid import Grid

PREFIXES = {"office": "office", "table": "table", "text": "text", "style": "style", "draw": "drawing"}
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(f'xmlns:{prefix}="{OASIS}:{name}:1.0"' for prefix, name in PREFIXES.items())
SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {names} xmlns:calcext="urn:org:documentfoundation:names"><office:automatic-styles>
<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"""


def ods(body: str) -> bytes:
    content = SHEET.format(names=NAMES, body=body).encode()
    return made.rewritten(made.with_odfpy(), {"content.xml": lambda _: content})


def grid_of(rows: str, **attributes: str) -> Grid:
    style = "".join(f' table:{name}="{value}"' for name, value in attributes.items())
    return open_grids(ods(f'<table:table table:name="表"{style}>{rows}</table:table>'), "表.ods")[0][0]


CELLS = {
    "a float": ('office:value-type="float" office:value="12.5"', "<text:p>13</text:p>", 12.5),
    "money": ('office:value-type="currency" office:value="3"', "<text:p>￥3.00</text:p>", 3),
    "a date": ('office:value-type="date" office:date-value="2024-06-30"', "<text:p>6月</text:p>", datetime(2024, 6, 30)),
    "a truth value": ('office:value-type="boolean" office:boolean-value="true"', "", True),
    "a time of day": ('office:value-type="time" office:time-value="PT08H30M00S"', "<text:p>08:30</text:p>", "08:30"),
    "text in paragraphs, spans and spaces": (
        'office:value-type="string"',
        '<text:p>合<text:s text:c="2"/>计</text:p><text:p>其<text:span>中</text:span></text:p>',
        "合  计\n其中",
    ),
    "text under a comment": (
        'office:value-type="string"',
        "<office:annotation><text:p>批注</text:p></office:annotation><text:p>正文</text:p>",
        "正文",
    ),
    "a drawing over the cell": (
        'office:value-type="string"',
        "<draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame><text:p>文</text:p>",
        "文",
    ),
    "a number that is none": ('office:value-type="float" office:value="x"', "<text:p>未报</text:p>", "未报"),
}


@pytest.mark.parametrize(("attributes", "content", "value"), CELLS.values(), ids=CELLS)
def test_each_cell_by_the_type_it_states(attributes, content, value):
    cell = f"<table:table-cell {attributes}>{content}</table:table-cell>"
    assert grid_of(f"<table:table-row>{cell}</table:table-row>").values == [[value]]


def test_cells_and_rows_are_repeated_and_a_million_empty_ones_are_not():
    grid = grid_of(
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row>"
    )
    assert grid.values == [[None, None, 1, 1], [None, None, 1, 1]]


def test_errors_and_formulas_without_a_result():
    grid = grid_of(
        '<table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""'
        ' calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell><table:table-cell table:formula="of:=[.A1]"/>'
        '<table:table-cell table:formula="of:=2" office:value-type="float" office:value="2"/></table:table-row>'
    )
    assert grid.errors == {(0, 0): "#DIV/0!"}
    assert grid.unevaluated == {(0, 1)}
    assert grid.values == [[None, None, 2]]


def test_hidden_and_merged_parts():
    grid = grid_of(
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        '<table:table-row table:visibility="filter"><table:table-cell table:number-columns-spanned="2"'
        ' table:number-rows-spanned="2" office:value-type="string"><text:p>甲</text:p></table:table-cell>'
        '<table:covered-table-cell/><table:table-cell office:value-type="float" office:value="3"/></table:table-row>',
        **{"style-name": "ta2"},
    )
    assert grid.values == [["甲", None, 3]]
    assert grid.merged == ((0, 0, 1, 1),)
    assert (grid.hidden, grid.hidden_rows, grid.hidden_columns) == (True, {0}, {1, 2})


def test_a_document_with_a_password_is_told_from_a_damaged_one():
    manifest = b'<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    locked = made.rewritten(
        made.with_odfpy(), {"META-INF/manifest.xml": lambda _: manifest, "content.xml": lambda _: b"\x8f\x12"}
    )
    damaged = made.rewritten(made.with_odfpy(), {"content.xml": lambda xml: xml[:-200]})
    for data, code in ((locked, "file_has_password"), (damaged, "file_damaged")):
        with pytest.raises(UnreadableFile) as refusal:
            open_grids(data, "表.ods")
        assert refusal.value.problem.code == code


def test_xml_spreadsheets_skip_rows_and_cells_and_inherit_formats():
    xml = (
        made.XML_SPREADSHEET.split("<Worksheet")[0]
        + """<Worksheet ss:Name="表"><Table>
      <Column ss:Index="2" ss:StyleID="p" ss:Hidden="1"/>
      <Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">0.5</Data></Cell>
       <Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=RC[-1]"/></Row>
      <Row ss:StyleID="p"><Cell ss:MergeDown="1" ss:MergeAcross="1"><Data ss:Type="String">甲</Data></Cell>
       <Cell><Data ss:Type="DateTime">2024-06-30T00:00:00.000</Data></Cell>
       <Cell><Data ss:Type="DateTime">1899-12-31T08:30:00.000</Data></Cell>
       <Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table>
      <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>
     </Worksheet></Workbook>"""
    )
    (grid,) = open_grids(xml.encode(), "表.xls")[0]
    assert grid.values[2] == [None, 0.5, None, None, None]
    assert grid.values[3] == ["甲", None, datetime(2024, 6, 30), "08:30:00", True]
    assert (grid.errors, grid.unevaluated) == ({(2, 2): "#REF!"}, {(2, 3)})
    assert (2, 1) in grid.percent
    assert grid.merged == ((3, 0, 4, 1),)
    assert (grid.hidden, grid.hidden_rows, grid.hidden_columns) == (True, {2}, {1})
