"""txt, md and json: the same sentences, each in its own dress."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from indicators.narrative.document import Document, Paragraph, Section, Table
from indicators.report import write_html, write_json, write_md, write_txt
from indicators.report.md import plain
from tests.report.documents import half_year

TEXTS = [p.text for section in half_year().sections for p in section.paragraphs]


@pytest.mark.parametrize("text", TEXTS)
def test_txt_has_every_paragraph_on_a_line_of_its_own(text: str) -> None:
    assert f"　　{text}" in write_txt(half_year()).decode().splitlines()


def test_txt_centres_the_title_and_sets_signature_and_date_to_the_right() -> None:
    lines = write_txt(half_year()).decode().splitlines()
    assert lines[0].strip() == "临溪县2024年上半年工会工作总结"
    assert 20 < len(lines[0]) - len(lines[0].lstrip()) < 30
    signature = next(line for line in lines if line.strip() == "临溪县总工会")
    assert len(signature) - len(signature.lstrip()) > 50
    assert any(line.strip() == "2024年7月" for line in lines)


def test_txt_gives_tables_as_columns() -> None:
    document = replace(half_year(), tables=(Table("附表", ("单位", "完成"), (("甲镇", "9家"),)),))
    assert write_txt(document).decode().endswith("附表\n单位\t完成\n甲镇\t9家\n")


def test_md_has_headings_and_bold_run_in_headings() -> None:
    text = write_md(half_year()).decode()
    assert text.startswith("# 临溪县2024年上半年工会工作总结\n")
    assert "\n## 一、工会组织建设\n" in text
    assert "\n**（一）组建工作快于序时，单位之间差距较大。**上半年新建工会87家" in text
    assert "临溪县总工会  \n2024年7月" in text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("5.1服务卡*2", "5.1服务卡\\*2"),
        ("1. 紧盯任务", "\\1. 紧盯任务"),
        ("a_b|c", "a\\_b\\|c"),
        ("- 一项", "\\- 一项"),
        ("<b>", "\\<b\\>"),
        ("2024年", "2024年"),
    ],
)
def test_nothing_in_the_text_is_taken_for_markup(text: str, escaped: str) -> None:
    assert plain(text) == escaped


@pytest.mark.parametrize("write", [write_txt, write_md, write_html])
def test_a_table_of_the_text_stands_above_the_signature_without_a_title(write: Callable[[Document], bytes]) -> None:
    inner = Table("事项表", ("督办事项", "尚差"), (("新建工会数", "八家"),), within=True, note="注：略有出入。")
    after = Table("附表", ("单位", "完成"), (("甲镇", "九家"),))
    written = write(replace(half_year(), tables=(inner, after))).decode().partition("<body>")
    text = written[2] or written[0]
    last = TEXTS[-1][-20:]
    places = [text.rindex(words) for words in (last, "八家", "注：略有出入。", "临溪县总工会", "附表", "九家")]
    assert places == sorted(places)
    assert "事项表\n" not in text
    assert ">事项表<" not in text


def test_md_tables_have_a_row_for_each_row() -> None:
    lines = write_md(half_year()).decode().splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("| 单位"))
    table = [line for line in lines[start:] if line.startswith("|")]
    assert len(table) == 12
    assert len({line.count("|") for line in table}) == 1


def test_json_holds_the_contract() -> None:
    data = json.loads(write_json(half_year()))
    assert data["title"] == "临溪县2024年上半年工会工作总结"
    paragraph = data["sections"][1]["paragraphs"][0]
    claim = paragraph["claims"][0]
    assert claim.keys() == {
        "start", "end", "text", "indicator", "org_unit", "period", "measure", "value", "unit", "formula", "sources",
    }  # fmt: skip
    assert paragraph["text"][claim["start"] : claim["end"]] == claim["text"] == "87家"
    assert claim["sources"][0] == {"file": "报表.xlsx", "sheet": "2024年第二季度", "cell": "C5"}
    assert claim["period"] == "2024H1"


def test_json_is_readable_chinese_and_refuses_what_is_no_number() -> None:
    assert "新建工会" in write_json(half_year()).decode()
    claim = half_year().sections[1].paragraphs[0].claims[0]
    broken = Document("总结", (Section("", (Paragraph("87家", (replace(claim, start=0, end=3, value=float("nan")),)),)),))
    with pytest.raises(ValueError, match="JSON"):
        write_json(broken)


@pytest.mark.parametrize("write", [write_txt, write_md, write_json])
def test_the_same_document_gives_the_same_bytes(write: object) -> None:
    assert callable(write)
    assert write(half_year()) == write(half_year())
