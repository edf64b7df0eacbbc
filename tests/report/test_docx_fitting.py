"""A report of a page and a line or two is set closer, so that its signature does not stand alone."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from indicators.narrative.document import Document, Paragraph, Section, Table
from indicators.report.docx import write_docx
from indicators.report.docx_fitting import lines_of
from indicators.report.docx_fonts import STANDARD
from indicators.report.docx_page import LINE_PITCH, TYPE_HEIGHT
from indicators.report.docx_table import lay_out, table_element
from indicators.report.docx_xml import Typist
from tests.report.test_docx_in_office import office, pages_in_office


def brief(lines: int, signature: str = "临溪县总工会") -> Document:
    """A brief whose text takes so many lines."""
    paragraphs = (Paragraph("工" * (28 * 2 - 2)),) * (lines // 2) + (Paragraph("工" * 26),) * (lines % 2)
    return Document("简报", (Section("", paragraphs),), signature, "2024年7月" if signature else "")


def pitch(document: Document) -> int:
    """The line of the text in twips."""
    styles = docx.Document(io.BytesIO(write_docx(document))).styles
    return int(styles["Normal"].element.find(f"{qn('w:pPr')}/{qn('w:spacing')}").get(qn("w:line")))


@pytest.mark.parametrize("lines", [1, 2, 7, 16, 17, 18, 19, 20, 40])
def test_lines_are_closer_only_where_one_page_then_holds_all(lines: int) -> None:
    document = brief(lines)
    assert lines_of(document) == lines + 5
    if lines in (18, 19):
        assert LINE_PITCH * 0.9 < pitch(document) < LINE_PITCH
        assert pitch(document) * lines_of(document) <= TYPE_HEIGHT
    else:
        assert pitch(document) == LINE_PITCH


def test_a_report_without_signature_goes_on_as_it_is() -> None:
    assert pitch(brief(18, signature="")) == LINE_PITCH


def test_a_long_last_paragraph_leaves_no_title_behind() -> None:
    def kept(length: int) -> bool | None:
        document = Document("简报", (Section("", (Paragraph("工" * length),)),), "县总工会", "2024年7月")
        paragraphs = docx.Document(io.BytesIO(write_docx(document))).paragraphs
        return next(p for p in paragraphs if "工工" in p.text).paragraph_format.keep_with_next

    assert kept(28 * 8)
    assert not kept(28 * 8 + 1)


@pytest.mark.office
@office
def test_office_sets_it_on_one_page(tmp_path: Path) -> None:
    (page,) = pages_in_office(write_docx(brief(19)), tmp_path)
    assert page[-3:-1] == ["临溪县总工会", "2024年7月"]


def test_a_table_under_names_of_several_lines_leaves_room_for_its_note() -> None:
    """The names over the columns are counted by their lines: a page full of org units still has its note below them."""
    header = ("单位", "新就业形态劳动者会员发展数", "集体合同签订率", "建会率", "职工入会率", "新增会员数", "新建工会数")
    rows = tuple((f"第{number}街道", *("62.5%",) * 6) for number in range(28))
    typist = Typist(STANDARD)
    made = table_element(Table("各单位年度目标完成率", header, rows), typist)
    heights = [int(height.get(qn("w:val"))) for height in made.iter(qn("w:trHeight"))]
    layout = lay_out(header, rows)
    room = (layout.widths[1] - 2 * 57) / (layout.size * 20)
    lines = -(-len(header[1]) // int(room))
    assert lines > 1
    assert sum(heights) + (lines - 1) * heights[0] <= TYPE_HEIGHT - 3 * LINE_PITCH
