from __future__ import annotations

import re

import pytest

from indicators.model import CellRef
from indicators.narrative.document import Claim, Paragraph
from indicators.ui.components.words import as_html, as_markdown, paragraph_html

HOSTILE = [
    pytest.param("![x](http://example.org/x.png)", id="a picture"),
    pytest.param("[here](http://example.org)", id="a link"),
    pytest.param("<script>alert(1)</script>", id="a script"),
    pytest.param("<img src=x onerror=alert(1)>", id="an image with a handler"),
    pytest.param("$E=mc^2$", id="a formula"),
    pytest.param("**bold** _slanted_ `code` ~~gone~~", id="emphasis"),
    pytest.param("# heading", id="a heading"),
    pytest.param("1. one", id="a list"),
    pytest.param(":red[warning] :material/home:", id="Streamlit's own directives"),
    pytest.param("http://example.org", id="a bare address"),
    pytest.param("a | b", id="a table"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_letter_by_letter(text: str) -> None:
    """A backslash before a sign of ASCII punctuation shows the sign; without the backslashes the text is the same."""
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", as_markdown(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_every_sign_with_a_meaning_in_streamlits_markdown_is_escaped(text: str) -> None:
    bare = re.sub(r"\\.", "", as_markdown(text))

    assert not set("$:[]<>*_`#|~!") & set(bare)


@pytest.mark.parametrize("text", HOSTILE)
def test_html_holds_no_tag_and_no_quote(text: str) -> None:
    assert not set("<>\"'") & set(as_html(text))


def claim(text: str, number: str, *sources: CellRef, formula: str = "合计") -> Claim:
    start = text.index(number)
    return Claim(start, start + len(number), number, "new_unions", "total", "2024H1", "value", 87, "家", formula, sources)


def test_a_number_tells_its_formula_and_its_cells() -> None:
    text = "上半年新建工会87家。"
    shown = paragraph_html(Paragraph(text, (claim(text, "87家", CellRef("a.xlsx", "一季度", "C5")),)))

    assert shown == "上半年新建工会<span class='claim' tabindex='0' title='合计\na.xlsx · 一季度!C5'>87家</span>。"


def test_more_cells_than_fit_are_counted() -> None:
    text = "新建87家"
    cells = [CellRef("a.xlsx", "一季度", f"C{row}") for row in range(9)]

    assert "…" in paragraph_html(Paragraph(text, (claim(text, "87家", *cells),)))


def test_the_heading_within_a_paragraph_is_bold_even_across_a_number() -> None:
    text = "完成87家。其余正常。"
    shown = paragraph_html(Paragraph(text, (claim(text, "87家"),), lead=6))

    assert shown.startswith("<b>完成</b><span")
    assert shown.endswith("<b>。</b>其余正常。")


def test_names_from_a_file_cannot_break_out_of_a_paragraph() -> None:
    text = "<img src=x>镇新建87家"
    shown = paragraph_html(Paragraph(text, (claim(text, "87家", formula="'><script>"),)))

    assert "<img" not in shown
    assert "<script" not in shown
