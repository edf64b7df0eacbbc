"""A report in the office's file looks as the office's file says, and as ours where that says nothing."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from indicators.report.chart_spec import ChartSeries, ChartSpec
from indicators.report.docx_options import WordOptions
from indicators.stationery import put_in, sample_model
from tests.report.datasets import UNITS
from tests.report.documents import NAMES, half_year, progress_table, wide_table
from tests.report.test_docx_in_office import office, pages_in_office
from tests.report.word_format import faults
from tests.stationery.models import figures, filled, lines, model, saved

CHART = ChartSpec("完成率", UNITS, (ChartSeries("完成率", (0.9, 0.8, None, 0.5, 0.3)),), after="工会组织建设")
FIRST = half_year().sections[1].paragraphs[0].text


def face(style: Any, name: str) -> None:
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("eastAsia", "ascii", "hAnsi"):
        faces.set(qn(f"w:{slot}"), name)


def bare() -> Any:
    """A Word file with hardly any styles, as Word itself begins one."""
    word = docx.Document()
    for style in list(word.styles):
        if style.name not in ("Normal", "Default Paragraph Font", "Normal Table", "header", "footer"):
            style.delete()
    return word


def styled(**faces: str) -> bytes:
    """A model with {{正文}} and these paragraph styles (_ stands for a space), each in its face."""
    word = bare()
    for name, its_face in faces.items():
        face(word.styles.add_style(name.replace("_", " "), WD_STYLE_TYPE.PARAGRAPH), its_face)
    word.add_paragraph("{{正文}}")
    return saved(word)


def paragraph(word: Any, text: str) -> Any:
    return next(p for p in word.paragraphs if p.text == text)


def faces_of(found: Any) -> set[str]:
    return {r.rPr.rFonts.get(qn("w:eastAsia")) for r in found._p.iter(qn("w:r")) if r.rPr is not None and r.text}


def half_year_in(content: bytes, **options: Any) -> Any:
    return filled(content, document=half_year(), **options)


def test_headings_take_the_models_style() -> None:
    heading = paragraph(half_year_in(styled(heading_1="华文新魏")), "一、工会组织建设")
    assert (heading.style.name, faces_of(heading)) == ("Heading 1", {"华文新魏"})


@pytest.mark.parametrize(
    ("styles", "style", "its_face"),
    [
        ({"公文正文": "华文仿宋"}, "公文正文", "华文仿宋"),
        ({"Body_Text": "楷体"}, "Body Text", "楷体"),
        ({"公文正文": "华文仿宋", "Body_Text": "楷体"}, "公文正文", "华文仿宋"),
        ({}, "Body Text", "仿宋_GB2312"),
    ],
    ids=["the office's own", "Word's", "both", "none: ours"],
)
def test_text_takes_the_models_style_for_text_else_ours(styles: dict[str, str], style: str, its_face: str) -> None:
    found = paragraph(half_year_in(styled(**styles)), FIRST)
    assert found.style.name == style
    assert its_face in faces_of(found)


def test_text_looks_as_the_paragraph_of_its_placeholder() -> None:
    word = bare()
    word.add_paragraph()
    placed = word.add_paragraph()
    placed.paragraph_format.first_line_indent = Pt(24)
    run = placed.add_run("{{正文}}")
    run.font.size, run.font.highlight_color = Pt(12), WD_COLOR_INDEX.YELLOW
    found = paragraph(half_year_in(saved(word)), FIRST)
    assert found.paragraph_format.first_line_indent == Pt(24)
    assert {r.font.size for r in found.runs} == {Pt(12)}
    assert {r.font.highlight_color for r in found.runs} == {None}


def test_what_word_adds_while_typing_says_nothing_of_the_look() -> None:
    word = bare()
    placed = word.add_paragraph()
    placed.add_run("{{正文}}").element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    found = paragraph(half_year_in(saved(word)), FIRST)
    assert found.style.name == "Body Text"
    assert "仿宋_GB2312" in faces_of(found)


def test_text_looks_as_normal_where_the_office_formed_that() -> None:
    word = bare()
    face(word.styles["Normal"], "华文中宋")
    word.add_paragraph("{{正文}}")
    found = paragraph(half_year_in(saved(word)), FIRST)
    assert found.style.name == "Normal"
    assert "华文中宋" in faces_of(found)


def test_headings_that_word_numbers_by_itself_are_not_numbered_twice() -> None:
    word = bare()
    style = word.styles.add_style("heading 1", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1
    word.add_paragraph("{{正文}}")
    headings = [p.text for p in half_year_in(saved(word)).paragraphs if p.style.name == "Heading 1"]
    assert headings == ["工会组织建设", "困难职工帮扶", "下一步打算"]


def test_every_run_put_in_names_its_faces() -> None:
    word = half_year_in(styled(heading_1="华文新魏"), appendix=True, comments=True, names=NAMES)
    runs = [r for p in word.element.body.iter(qn("w:p")) for r in p.iter(qn("w:r")) if r.text]
    assert len(runs) > 200
    for run in runs:
        faces = run.rPr.rFonts
        assert faces.get(qn("w:eastAsia")) or faces.get(qn("w:eastAsiaTheme"))
        assert faces.get(qn("w:hint")) == "eastAsia"


def test_what_stands_around_a_placeholder_stays_around_the_text() -> None:
    found = lines(half_year_in(model("前言：{{正文}}（完）", "后面")))
    assert found[0] == "前言："
    assert found[-3:] == ["（完）", "后面", "附表　各单位新建工会完成情况"]


@pytest.mark.parametrize(
    "pieces",
    [("前{{正文}}中{{附表}}尾",), ("前", "{{正文}}", "中", "{{附表}}", "尾"), ("前\n{{正文}}\n中{{附表}}\t尾",)],
    ids=["one run", "runs", "lines"],
)
def test_several_placeholders_of_one_paragraph_each_have_their_place(pieces: tuple[str, ...]) -> None:
    found = [line.strip() for line in lines(half_year_in(model(pieces)))]
    assert found[0:2] == ["前", half_year().sections[0].paragraphs[0].text]
    assert found[-3:] == ["中", "附表　各单位新建工会完成情况", "尾"]
    assert len(found) == len(lines(half_year_in(model("{{正文}}")))) + 3


def test_headings_and_texts_of_sections_stand_in_turn_though_in_one_paragraph() -> None:
    found = lines(half_year_in(model("{% for 节 in 各节 %}{{节.名称}}{{节.正文}}{% endfor %}")))
    expected = [line for s in half_year().sections for line in (s.heading.split("、")[-1], *(p.text for p in s.paragraphs))]
    assert found[:-1] == [line for line in expected if line]


def test_a_page_break_before_the_text_stays() -> None:
    def dress(word: Any) -> None:
        word.paragraphs[0].runs[0].add_break(WD_BREAK.PAGE)
        word.paragraphs[0].runs[0].add_text("{{正文}}")

    breaks = half_year_in(model([""], dress=dress)).element.body.iter(qn("w:br"))
    assert [br.get(qn("w:type")) for br in breaks] == ["page"]


def test_the_title_is_printed_where_it_stands_and_nothing_is_said_twice() -> None:
    found = lines(half_year_in(model("{{标题}}", "{{正文}}", "{{落款}}　{{日期}}")))
    assert found[0] == half_year().title
    assert found.count(FIRST) == 1
    assert "临溪县总工会　2024年7月" in found


def with_everything(content: bytes) -> bytes:
    options = WordOptions(appendix=True, comments=True, names=NAMES, charts=(CHART,), typed={FIRST: ((2, 3),)})
    return put_in(content, replace(half_year(), tables=(wide_table(), progress_table())), figures(), options=options)


def commented() -> bytes:
    word = docx.Document()
    run = word.add_paragraph("领导批注").runs[0]
    word.add_comment(run, "请改", author="局长")
    word.add_paragraph("{{正文}}")
    return saved(word)


def in_a_cell() -> bytes:
    word = docx.Document()
    word.add_table(rows=1, cols=2).rows[0].cells[1].text = "{{正文}}"
    return saved(word)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(model("{{正文}}"), id="plain"),
        pytest.param(model("{{标题}}", "{{正文}}", "{{附表}}", "{{数据来源}}", "抄送"), id="with places for all"),
        pytest.param(model("{% for 节 in 各节 %}", "{{节.标题}}", "{{节.正文}}", "{% endfor %}"), id="looped"),
        pytest.param(commented(), id="with comments of its own"),
        pytest.param(in_a_cell(), id="in a cell"),
        pytest.param(sample_model(("会员总数", "新建工会数")), id="the sample"),
        pytest.param(styled(), id="without styles"),
        pytest.param(model("{{正文}}", "{{正文}}"), id="twice"),
    ],
)
def test_the_file_has_no_faults_whatever_the_model(content: bytes) -> None:
    assert faults(with_everything(content)) == []


def test_comments_of_the_model_stay_beside_ours() -> None:
    word = docx.Document(io.BytesIO(with_everything(commented())))
    said = [comment.text for comment in word.comments]
    assert said[0] == "请改"
    assert any("手工填写" in text for text in said)
    assert len(said) > 10


def test_charts_stay_editable_and_no_wider_than_the_text() -> None:
    def narrow(word: Any) -> None:
        word.sections[0].page_width, word.sections[0].left_margin, word.sections[0].right_margin = Mm(148), Mm(20), Mm(20)

    word = half_year_in(model("{{正文}}", dress=narrow), charts=(CHART,))
    parts = {str(p.partname) for p in word.part.package.iter_parts()}
    assert {"/word/charts/chart1.xml", "/word/embeddings/chart1.xlsx"} <= parts
    (extent,) = word.element.body.iter("{*}extent")
    assert int(extent.get("cx")) <= Mm(108) + 635


def test_a_first_page_of_its_own_and_the_headers_hold_for_turned_pages_too() -> None:
    def dress(word: Any) -> None:
        section = word.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "红头"
        section.header.paragraphs[0].text = "页眉"

    word = docx.Document(io.BytesIO(with_everything(model("{{正文}}", "抄送", dress=dress))))
    assert [s.orientation.name for s in word.sections] == ["PORTRAIT", "LANDSCAPE", "PORTRAIT", "LANDSCAPE"]
    assert [s.different_first_page_header_footer for s in word.sections] == [True, False, False, False]
    assert {s.header.paragraphs[0].text for s in word.sections} == {"页眉"}


def test_the_sample_is_filled_as_it_is() -> None:
    word = filled(sample_model(("会员总数", "新建工会数")))
    assert lines(word)[0] == "临溪县总工会文件"
    assert [row.cells[0].text for row in word.tables[0].rows] == ["单位", *UNITS]
    assert faults(sample_model(("会员总数",))) == []


def test_the_same_report_in_the_same_model_is_the_same_file() -> None:
    content = sample_model(("会员总数",))
    assert with_everything(content) == with_everything(content)


def test_the_font_table_names_stand_ins_for_faces_that_come_with_our_styles() -> None:
    word = half_year_in(styled())
    table = next(p for p in word.part.package.iter_parts() if str(p.partname) == "/word/fontTable.xml").blob.decode()
    assert "仿宋_GB2312" in table
    assert "FangSong" in table


@pytest.mark.office
@office
def test_office_sets_the_letterhead_once_and_numbers_the_pages_on(tmp_path: Path) -> None:
    pages = pages_in_office(with_everything(sample_model(("会员总数", "新建工会数"))), tmp_path)
    assert pages[0][0] == "临溪县总工会文件"
    assert [page[-1] for page in pages] == [f"—{n}—" for n in range(1, len(pages) + 1)]
    assert sum(line == "临溪县总工会文件" for page in pages for line in page) == 1


@pytest.mark.office
@office
def test_a_model_that_another_program_saved_is_filled(tmp_path: Path) -> None:
    """LibreOffice gives its styles other ids and writes everything its own way."""
    (tmp_path / "model.docx").write_bytes(sample_model(("会员总数", "新建工会数")))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "docx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "saved"), str(tmp_path / "model.docx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    word = half_year_in((tmp_path / "saved" / "model.docx").read_bytes(), comments=True, names=NAMES)
    assert lines(word)[0] == "临溪县总工会文件"
    assert FIRST in lines(word)
    assert [row.cells[0].text for row in word.tables[0].rows] == ["单位", *UNITS]
