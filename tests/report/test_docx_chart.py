from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import openpyxl
import pytest
from lxml import etree

from indicators.report.chart_spec import ChartSeries, ChartSpec
from indicators.report.docx import write_docx
from tests.report.documents import TOWNSHIPS, half_year

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

BARS = ChartSpec(
    "各单位新建工会完成率",
    TOWNSHIPS,
    (
        ChartSeries("已完成", (0.9, 0.8, *[None] * 8), "0B5CAD"),
        ChartSeries("滞后", (None, None, None, 0.5, *[0.3] * 6), "CF6A1F"),
    ),
    number_format="0.0%",
    description="城东街道最高，为90.0%",
    after="工会组织建设",
)
LINES = ChartSpec("会员", ("一季度", "二季度"), (ChartSeries("=1+1", (1, None)), ChartSeries("目标", (2, 2))), lines=True)


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_docx(half_year(), charts=(BARS, LINES))


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def chart(content: bytes, number: int) -> Any:
    return etree.fromstring(part(content, f"word/charts/chart{number}.xml"))


def test_a_chart_stands_after_its_section_and_the_others_last(content: bytes) -> None:
    paragraphs = [(p.style.name, p.text) for p in docx.Document(io.BytesIO(content)).paragraphs]
    captions = [text for style, text in paragraphs if style == "图题"]
    assert captions == ["图1　各单位新建工会完成率", "图2　会员"]
    assert paragraphs.index(("图题", captions[0])) < paragraphs.index(("Heading 1", "二、困难职工帮扶"))
    assert paragraphs.index(("图题", captions[1])) < paragraphs.index(("Signature", "临溪县总工会"))


def test_the_values_drawn_are_those_given(content: bytes) -> None:
    for series, given in zip(chart(content, 1).iter(f"{C}ser"), BARS.series, strict=True):
        drawn = {int(p.get("idx")): float(p.findtext(f"{C}v")) for p in series.iterfind(f"{C}val//{C}pt")}
        assert drawn == {i: v for i, v in enumerate(given.values) if v is not None}
        assert tuple(p.findtext(f"{C}v") for p in series.iterfind(f"{C}cat//{C}pt")) == TOWNSHIPS
        assert [c.get("val") for c in series.iterfind(f"{C}spPr//{A}srgbClr")] == [given.colour]


def test_bars_of_several_colours_share_their_place_and_a_legend_says_what_they_mean(content: bytes) -> None:
    bars, lines = (chart(content, number) for number in (1, 2))
    assert bars.find(f".//{C}overlap").get("val") == "100"
    assert bars.find(f".//{C}catAx/{C}tickLblSkip").get("val") == "1", "no name is left out"
    assert [text.text for text in bars.iterfind(f".//{C}ser/{C}tx//{C}v")] == ["已完成", "滞后"]
    assert bars.find(f".//{C}legend") is not None
    assert lines.find(f".//{C}overlap") is None


@pytest.mark.parametrize("spec", [BARS, LINES], ids=["bars", "lines"])
def test_the_workbook_for_editing_holds_the_same(content: bytes, spec: ChartSpec) -> None:
    number = (BARS, LINES).index(spec) + 1
    sheet = openpyxl.load_workbook(io.BytesIO(part(content, f"word/embeddings/chart{number}.xlsx")))["Sheet1"]
    header, *rows = sheet.iter_rows(values_only=True)
    assert header == (None, *(s.name for s in spec.series))
    assert rows == list(zip(spec.categories, *(s.values for s in spec.series), strict=True))
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_the_chart_finds_its_workbook(content: bytes) -> None:
    relation = (
        chart(content, 2)
        .find(f"{C}externalData")
        .get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    )
    relations = etree.fromstring(part(content, "word/charts/_rels/chart2.xml.rels"))
    assert {r.get("Id"): r.get("Target") for r in relations} == {relation: "../embeddings/chart2.xlsx"}


def test_the_chart_names_its_faces(content: bytes) -> None:
    texts = list(chart(content, 1).iter(f"{A}defRPr"))
    assert texts
    assert {t.find(f"{A}ea").get("typeface") for t in texts} == {"仿宋_GB2312"}


def test_it_is_described_for_those_who_cannot_see_it(content: bytes) -> None:
    document = etree.fromstring(part(content, "word/document.xml"))
    assert [p.get("descr") for p in document.iter("{*}docPr")] == ["城东街道最高，为90.0%", "会员"]


def test_the_same_charts_give_the_same_file(content: bytes) -> None:
    assert write_docx(half_year(), charts=(BARS, LINES)) == content
