"""The Word file is read back: its page, faces, text and tables."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from indicators.narrative.document import Document, Paragraph, Section, Table
from indicators.report.docx import write_docx
from indicators.report.docx_fonts import STAND_INS, STANDARD, WINDOWS, Fonts, faces_used
from tests.report.documents import NAMES, half_year, progress_table, wide_table
from tests.report.word_format import faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALL = {"appendix": True, "comments": True, "names": NAMES}


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def texts(content: bytes) -> list[str]:
    return [p.text for p in opened(content).paragraphs if p.text]


def test_the_page_is_that_of_the_standard() -> None:
    section = opened(write_docx(half_year())).sections[0]
    measures = [section.page_width, section.page_height, section.top_margin, section.bottom_margin]
    assert [round(m.mm) for m in [*measures, section.left_margin, section.right_margin]] == [210, 297, 37, 35, 28, 26]


def test_twenty_two_lines_of_twenty_eight_characters_fit() -> None:
    content = write_docx(half_year())
    grid = part(content, "word/document.xml").find(f".//{W}docGrid")
    assert grid.get(qn("w:type")) == "linesAndChars"
    pitch, space = int(grid.get(qn("w:linePitch"))), int(grid.get(qn("w:charSpace")))
    section = opened(content).sections[0]
    height = section.page_height.pt - section.top_margin.pt - section.bottom_margin.pt
    width = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    assert 22 * pitch / 20 <= height < 23 * pitch / 20
    assert 28 * (16 + space / 4096) <= width < 29 * (16 + space / 4096)
    normal = next(s for s in part(content, "word/styles.xml") if s.get(qn("w:styleId")) == "Normal")
    spacing = normal.find(f"{W}pPr/{W}spacing")
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == (str(pitch), "exact")
    letters = int(normal.find(f"{W}rPr/{W}spacing").get(qn("w:val"))) / 20
    assert 28 * (16 + letters) <= width < 29 * (16 + letters)


@pytest.mark.parametrize("fonts", [STANDARD, WINDOWS, Fonts(body="方正仿宋_GBK")], ids=["standard", "windows", "own"])
def test_every_run_names_an_east_asian_and_a_latin_face(fonts: Fonts) -> None:
    content = write_docx(half_year(), fonts=fonts, **ALL)
    names = ["word/document.xml", "word/footer1.xml", "word/footer2.xml", "word/comments.xml"]
    runs = [r for name in names for r in part(content, name).iter(f"{W}r") if r.find(f"{W}commentReference") is None]
    assert len(runs) > 100
    for run in runs:
        faces = run.find(f"{W}rPr/{W}rFonts")
        assert faces.get(qn("w:eastAsia")) in (fonts.title, fonts.heading, fonts.lead, fonts.body, fonts.page_number)
        assert faces.get(qn("w:ascii")) == faces.get(qn("w:hAnsi")) != ""
        assert faces.get(qn("w:hint")) == "eastAsia"


def faces_of(content: bytes, text: str) -> set[str]:
    """The East Asian faces of the runs that hold the text."""
    runs = (r for r in part(content, "word/document.xml").iter(f"{W}r") if text in "".join(r.itertext()))
    return {r.find(f"{W}rPr/{W}rFonts").get(qn("w:eastAsia")) for r in runs}


def test_each_level_has_its_face() -> None:
    content = write_docx(half_year())
    assert faces_of(content, "工会工作总结") == {"方正小标宋简体"}
    assert faces_of(content, "一、工会组织建设") == {"黑体"}
    assert faces_of(content, "（一）组建工作快于序时，单位之间差距较大。") == {"楷体_GB2312"}
    assert faces_of(content, "上半年新建工会87家") == {"仿宋_GB2312"}


def test_sizes_are_two_and_three_hao() -> None:
    styles = {s.get(qn("w:styleId")): s for s in part(write_docx(half_year()), "word/styles.xml").iter(f"{W}style")}
    sizes = {name: styles[name].find(f"{W}rPr/{W}sz").get(qn("w:val")) for name in ("Title", "Normal", "Footer")}
    assert sizes == {"Title": "44", "Normal": "32", "Footer": "28"}


def test_paragraphs_begin_two_characters_in_and_are_justified() -> None:
    document = opened(write_docx(half_year()))
    body = next(p for p in document.paragraphs if p.text.startswith("今年以来"))
    assert body.style.name == "Body Text"
    assert body.style.element.find(f"{W}pPr/{W}ind").get(qn("w:firstLineChars")) == "200"
    assert document.styles["Normal"].paragraph_format.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.JUSTIFY


def test_those_it_is_sent_to_stand_at_the_very_left() -> None:
    opening = Section("", (Paragraph("各乡镇（街道）工会："), Paragraph("现将有关情况通报如下：")))
    document = Document("通报", (opening, Section("一、有关要求", (Paragraph("各单位工会："),))))
    indents = {p.text: p.paragraph_format.first_line_indent for p in opened(write_docx(document)).paragraphs if p.text}
    assert indents["各乡镇（街道）工会："] == 0
    assert (indents["现将有关情况通报如下："], indents["各单位工会："]) == (None, None), "that of their style"


def test_every_face_has_stand_ins_in_the_font_table() -> None:
    table = part(write_docx(half_year()), "word/fontTable.xml")
    alternatives = {f.get(qn("w:name")): f.find(f"{W}altName").get(qn("w:val")).split(",") for f in table}
    assert set(alternatives) == set(faces_used(STANDARD)) <= set(STAND_INS)
    assert alternatives["仿宋_GB2312"][0] == "仿宋"
    assert "宋体" in alternatives["方正小标宋简体"]


def test_headings_are_bold_only_where_asked() -> None:
    def bold(content: bytes) -> bool | None:
        return opened(content).styles["heading 1"].font.bold

    assert not bold(write_docx(half_year()))
    assert bold(write_docx(half_year(), bold_headings=True))


@pytest.mark.parametrize(("name", "side"), [("word/footer1.xml", "right"), ("word/footer2.xml", "left")], ids=["odd", "even"])
def test_page_numbers_stand_between_dashes_at_the_outer_edge(name: str, side: str) -> None:
    content = write_docx(half_year())
    footer = part(content, name)
    shown = "".join(t.text for t in footer.iter(f"{W}t", f"{W}instrText"))
    assert re.fullmatch(r"— {1,2}PAGE \d —", shown)
    assert footer.find(f".//{W}jc").get(qn("w:val")) == side
    assert footer.find(f".//{W}ind").get(qn(f"w:{side}Chars")) == "100"
    assert {f.get(qn("w:ascii")) for f in footer.iter(f"{W}rFonts")} == {"宋体"}
    assert part(content, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_text_and_numbers_read_back_as_they_are_in_the_document() -> None:
    document = half_year()
    expected = [document.title]
    for section in document.sections:
        expected += [section.heading] * bool(section.heading) + [p.text for p in section.paragraphs]
    expected += [document.signature, document.date, "附表　各单位新建工会完成情况"]
    assert texts(write_docx(document)) == expected
    assert texts(write_docx(document, **ALL)) == [*expected, "数据来源"]


def test_a_table_repeats_its_header_and_keeps_its_rows_whole() -> None:
    content = write_docx(replace(half_year(), tables=(progress_table(60),)))
    table = opened(content).tables[0]
    wanted = progress_table(60)
    assert [tuple(c.text for c in row.cells) for row in table.rows] == [wanted.header, *wanted.rows]
    rows = list(part(content, "word/document.xml").iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 60
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_several_tables_are_numbered_and_begin_pages() -> None:
    content = write_docx(replace(half_year(), tables=(progress_table(), replace(progress_table(), title="会员"))))
    captions = [p for p in opened(content).paragraphs if p.style.name == "Caption"]
    assert [c.text for c in captions] == ["附表1　各单位新建工会完成情况", "附表2　会员"]
    assert all(c.paragraph_format.page_break_before for c in captions)


def test_the_appendix_leads_every_number_to_its_cells() -> None:
    document = half_year()
    rows = [[c.text for c in row.cells] for row in opened(write_docx(document, **ALL)).tables[1].rows]
    claims = [c for s in document.sections for p in s.paragraphs for c in p.claims]
    assert [row[1] for row in rows[1::2]] == [row[1] for row in rows[2::2]] == [c.text for c in claims]
    number = ["4", "52.7%", "临溪县 2024年上半年 新建工会数 完成率", "87÷165", "报表.xlsx"]
    assert rows[7:9] == [[*number, "2024年第二季度", "C5:C14"], [*number, "2024年第一季度", "D15"]]


def test_comments_hang_on_the_numbers_themselves() -> None:
    document = half_year()
    word = opened(write_docx(document, comments=True, names=NAMES))
    claims = [c for s in document.sections for p in s.paragraphs for c in p.claims]
    marked = {start.get(qn("w:id")): start.getnext().text for start in word.element.body.iter(f"{W}commentRangeStart")}
    assert [marked[str(n)] for n in range(len(claims))] == [c.text for c in claims]
    said = [comment.text for comment in word.comments]
    assert len(said) == len(claims)
    assert said[3] == (
        "临溪县 2024年上半年 新建工会数 完成率\n87÷165\n未取整 0.527272727273\n"
        "报表.xlsx 2024年第二季度!C5:C14\n报表.xlsx 2024年第一季度!D15"
    )


def test_numbers_typed_by_hand_are_marked_unless_switched_off() -> None:
    document = half_year()
    text = document.sections[2].paragraphs[0].text
    start = text.index("30.7%")
    typed = {text: ((start, start + 5),)}
    marked = opened(write_docx(document, typed=typed))
    assert [r.text for p in marked.paragraphs for r in p.runs if r.font.highlight_color is not None] == ["30.7%"]
    assert [comment.text for comment in marked.comments] == ["手工填写的数字，未与数据核对"]
    plain = opened(write_docx(document, typed=typed, marked=False))
    assert [r.text for p in plain.paragraphs for r in p.runs if r.font.highlight_color is not None] == []
    assert len(plain.comments) == 0


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ((wide_table(),), ["portrait", "landscape"]),
        ((progress_table(), wide_table()), ["portrait", "landscape"]),
        ((wide_table(), progress_table()), ["portrait", "landscape", "portrait"]),
        ((wide_table(), progress_table(), wide_table()), ["portrait", "landscape", "portrait", "landscape"]),
    ],
    ids=["one", "last", "first", "two"],
)
def test_a_wide_table_has_a_page_turned_on_its_side(tables: tuple[Table, ...], expected: list[str]) -> None:
    content = write_docx(replace(half_year(), tables=tables))
    assert [s.orientation.name.lower() for s in opened(content).sections] == expected
    for section in opened(content).sections:
        sides = sorted(
            round(m.mm) for m in (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
        )
        assert sides == [26, 28, 35, 37]


def test_a_turned_page_has_its_number_at_the_foot_of_the_upright_paper() -> None:
    content = write_docx(replace(half_year(), tables=(wide_table(), progress_table())))
    relations = {r.get("Id"): r.get("Target") for r in part(content, "word/_rels/document.xml.rels")}
    sections = list(part(content, "word/document.xml").iter(f"{W}sectPr"))
    footers = [[relations[f.get(qn("r:id"))] for f in s.iterfind(f"{W}footerReference")] for s in sections]
    assert footers == [["footer1.xml", "footer2.xml"], ["footer3.xml", "footer4.xml"], ["footer1.xml", "footer2.xml"]]
    for name, side in (("word/footer3.xml", "right"), ("word/footer4.xml", "left")):
        footer = part(content, name)
        assert {jc.get(qn("w:val")) for jc in footer.iter(f"{W}jc")} == {side}
        assert [body.get("vert") for body in footer.iter("{*}bodyPr")] == ["vert"]
        box = footer.find(".//{*}anchor/{*}extent")
        assert (int(box.get("cx")) / 36000 / 2, int(box.get("cy")) / 36000) == pytest.approx((28, 156), abs=0.1)


def test_without_turned_pages_there_are_no_footers_for_them() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(half_year()))) as package:
        assert "word/footer3.xml" not in package.namelist()


def test_the_same_report_gives_the_same_file() -> None:
    assert write_docx(half_year(), **ALL) == write_docx(half_year(), **ALL)


def test_properties_name_the_report_and_no_author() -> None:
    properties = opened(write_docx(half_year())).core_properties
    assert (properties.title, properties.author, properties.language) == ("临溪县2024年上半年工会工作总结", "", "zh-CN")


@pytest.mark.parametrize(
    "text",
    ["A<b>&amp;\"'", "退休\x0b职工\x00活动\x1f", "  两端空格  ", "\ud83d", "一\n二"],
    ids=["markup", "control characters", "spaces", "half a character", "two lines"],
)
def test_any_text_can_be_written(text: str) -> None:
    table = Table(text, (text, "值"), ((text, "1"),))
    content = write_docx(Document(text, (Section("一" + text, (Paragraph("二" + text),)),), tables=(table,)))
    kept = re.sub("[\x00-\x08\x0b\x1f\ud83d]", "", text)
    assert {"一" + kept, "二" + kept, "附表　" + kept} <= set(texts(content))


def test_an_empty_report_is_a_document_still() -> None:
    assert texts(write_docx(Document("总结", ()), appendix=True, comments=True)) == ["总结", "数据来源"]


def test_in_english_quotes_keep_their_latin_face() -> None:
    content = write_docx(Document("Summary", (Section("", (Paragraph("“On schedule”"),)),), language="en"))
    assert not [f for f in part(content, "word/document.xml").iter(f"{W}rFonts") if f.get(qn("w:hint"))]


def test_the_file_has_no_faults_of_format() -> None:
    document = replace(half_year(), tables=(wide_table(), progress_table()))
    text = document.sections[1].paragraphs[0].text
    assert faults(write_docx(document)) == []
    assert faults(write_docx(document, typed={text: ((2, 4),)}, **ALL)) == []
