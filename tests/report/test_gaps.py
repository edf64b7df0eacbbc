"""Numbers that no longer exist, in the files: marked as gaps, not as typed by hand."""

from __future__ import annotations

import io

import docx
import pytest

from indicators.narrative.document import Document, Paragraph, Section
from indicators.report import write_docx, write_html
from indicators.report.docx_comments import why_marked

TEXT = "新建工会60家，完成××%。"
REPORT = Document("总结", (Section("一、组织", (Paragraph(TEXT),)),))
TYPED = {TEXT: ((4, 6), (10, 13))}
HAND, GAP = "手工填写的数字，未与数据核对", "本期没有这个数，请补上或删去"


@pytest.mark.parametrize(
    ("text", "language", "expected"), [("60", "zh", HAND), ("××%", "zh", GAP), ("60", "en", "Typed"), ("××", "en", "no such")]
)
def test_why_a_number_is_marked(text: str, language: str, expected: str) -> None:
    assert expected in why_marked(text, language)


def test_the_word_file_says_of_each_mark_what_it_is() -> None:
    word = docx.Document(io.BytesIO(write_docx(REPORT, typed=TYPED, marked=True)))
    assert [r.text for p in word.paragraphs for r in p.runs if r.font.highlight_color] == ["60", "××%"]
    assert [comment.text for comment in word.comments] == [HAND, GAP]


def test_the_appendix_names_both() -> None:
    word = docx.Document(io.BytesIO(write_docx(REPORT, appendix=True, typed=TYPED)))
    assert [[cell.text for cell in row.cells[1:3]] for row in word.tables[-1].rows[1:]] == [["60", HAND], ["××%", GAP]]


def test_the_web_page_says_it_too() -> None:
    page = write_html(REPORT, typed=TYPED).decode()
    assert f'title="{HAND}">60</mark>' in page
    assert f'title="{GAP}">××%</mark>' in page
