from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from indicators.narrative.document import Claim, Document, Paragraph, Section, Table
from indicators.report.html import write_html
from tests.report.documents import NAMES, half_year


def page(document: Document) -> Any:
    return html.fromstring(write_html(document, names=NAMES))


def test_the_text_is_that_of_the_document() -> None:
    document = half_year()
    written = page(document)
    assert written.findtext(".//title") == written.findtext(".//h1") == document.title
    assert [h.text for h in written.iter("h2")] == [s.heading for s in document.sections if s.heading]
    assert [p.text_content() for p in written.iter("p")] == [p.text for s in document.sections for p in s.paragraphs]
    assert written.find(".//footer").text_content() == "临溪县总工会2024年7月"


def test_every_number_tells_where_it_comes_from() -> None:
    document = half_year()
    shown = page(document).find_class("claim")
    claims = [c for s in document.sections for p in s.paragraphs for c in p.claims]
    assert [s.text for s in shown] == [c.text for c in claims]
    assert shown[3].get("title") == (
        "临溪县 2024年上半年 新建工会数 完成率\n87÷165\n未取整 0.527272727273\n"
        "报表.xlsx 2024年第二季度!C5:C14\n报表.xlsx 2024年第一季度!D15"
    )
    assert all(s.get("tabindex") == "0" for s in shown), "a number can be reached by keyboard and by tapping"


def test_tables_have_captions_headers_and_all_cells() -> None:
    document = half_year()
    table = page(document).find(".//table")
    assert table.findtext("caption") == document.tables[0].title
    assert [th.text for th in table.iter("th")] == list(document.tables[0].header)
    assert [tuple(td.text for td in tr.iter("td")) for tr in table.iterfind("tbody/tr")] == list(document.tables[0].rows)


def test_the_sources_of_all_numbers_are_listed_at_the_end() -> None:
    document = half_year()
    rows = [[td.text for td in row.iter("td")] for row in page(document).findall(".//details//tbody/tr")]
    claims = [c for s in document.sections for p in s.paragraphs for c in p.claims]
    assert [row[1] for row in rows if row[0]] == [c.text for c in claims]
    assert {row[5] for row in rows if not row[0]} == {"2024年第一季度"}


NASTY = "<script>alert(1)</script>\"'& ![x](http://example.org)"


def test_nothing_in_the_data_becomes_markup() -> None:
    claim = Claim(0, 3, "<i>", NASTY, NASTY, NASTY, NASTY, 1.0, NASTY, NASTY, ())
    document = Document(
        NASTY, (Section(NASTY, (Paragraph("<i>" + NASTY, (claim,)),)),), NASTY, NASTY, (Table(NASTY, (NASTY,), ((NASTY,),)),)
    )
    written = html.fromstring(write_html(document, names={NASTY: NASTY}))
    assert not list(written.iter("script", "i", "img"))
    assert written.findtext(".//h2") == NASTY
    assert NASTY in written.find_class("claim")[0].get("title")


def test_it_needs_nothing_from_elsewhere() -> None:
    text = write_html(half_year(), names=NAMES).decode()
    assert not re.findall(r"(?:src|href)=|url\(|@import|https?://", text)
    assert "default-src 'none'" in text


@pytest.mark.parametrize(("language", "expected"), [("zh", "zh-CN"), ("en", "en")])
def test_the_language_is_declared(language: str, expected: str) -> None:
    assert page(replace(half_year(), language=language)).get("lang") == expected


def test_the_same_report_gives_the_same_page() -> None:
    assert write_html(half_year()) == write_html(half_year())


def test_an_empty_report_is_a_page_still() -> None:
    assert page(Document("总结", ())).findtext(".//h1") == "总结"
