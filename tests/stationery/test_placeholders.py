"""What stands in the place of each placeholder, however the office typed it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from indicators import wording
from indicators.model import TOTAL
from indicators.narrative import write
from indicators.periods import Period
from indicators.progress import table_of
from indicators.report.docx_options import WordOptions
from indicators.stationery import Figures, put_in
from tests.narrative.datasets import Sheet
from tests.report.datasets import UNITS
from tests.stationery.models import figures, filled, lines, model, report, saved, with_parts


def value(org_unit: str, indicator: str, field: str = "value") -> Any:
    table = figures().progress
    return table[(table["org_unit"] == org_unit) & (table["indicator"] == indicator)][field].iloc[0]


@pytest.mark.parametrize(
    ("placeholder", "expected"),
    [
        ("{{标题}}", report().title),
        ("{{ title }}", report().title),
        ("{{落款}}", report().signature),
        ("{{日期}}", report().date),
        ("{{期间}}", "2024年上半年"),
        ("{{年份}}年", "2024年"),
        ("{{单位}}", "临溪县"),
        ("{{会员总数}}", wording.amount(value(TOTAL, "members"), "人")),
        ("{{会员总数.数值}}人", wording.amount(value(TOTAL, "members"), "人")),
        ("{{members}}", wording.amount(value(TOTAL, "members"), "人")),
        ("{{会员总数.计量单位}}", "人"),
        ("{{会员总数.目标}}", "—"),
        ("{{新建工会数.完成率}}", wording.percent(value(TOTAL, "new_unions", "completion"))),
        ("{{新建工会数.与序时进度之差}}", wording.signed(value(TOTAL, "new_unions", "lead"), "%")),
        ("{{帮扶资金}}", wording.amount(value(TOTAL, "assistance_funds"), "元")),
        ("{{帮扶资金.万元}}万元", f"{wording.number(value(TOTAL, 'assistance_funds') / 10_000)}万元"),
        ("{{指标['会员总数'].数值}}", wording.number(value(TOTAL, "members"))),
        ("{{各单位[0].会员总数}}", wording.amount(value(UNITS[0], "members"), "人")),
        ("｛｛期间｝｝", "2024年上半年"),
        ("{%if 会员总数.目标 %}有{%else%}没有{%endif%}目标", "没有目标"),
        ("{% if 新建工会数.目标 %}有{% else %}没有{% endif %}目标", "有目标"),
        ("{{期间}}和{{ 期间 }}", "2024年上半年和2024年上半年"),
        ("{% if 单位 == '临溪县' %}本县{% else %}别处{% endif %}", "本县"),
        ("{% if 单位 != '临溪县' %}别处{% else %}本县{% endif %}", "本县"),
        ("{% if 年份 == 2024 and 单位 != 期间 %}今年{% endif %}", "今年"),
        (
            "{% for x in 各单位 %}{% if loop.index > 1 %}{% if loop.index < 3 %}{{x}}{% endif %}{% endif %}{% endfor %}",
            UNITS[1],
        ),
    ],
)
def test_what_a_placeholder_prints(placeholder: str, expected: str) -> None:
    assert lines(filled(model(placeholder))) == [expected]


def test_growth_is_printed_where_both_years_are_of_the_same() -> None:
    sheet = Sheet()
    sheet.put("new_unions", "2023Q1", (5,) * 6)
    sheet.put("new_unions", "2024Q1", (6, 6, 6, 6, 6, None))
    dataset, period = sheet.dataset(), Period.parse("2024Q1")
    of = Figures(dataset, table_of(dataset, period), period)
    text = "全县{{新建工会数.同比}}，{% for u in 各单位 %}{{u}}{{u.新建工会数.同比}}，{% endfor %}"
    made = put_in(model(text), write(dataset, period), of, org_unit=TOTAL, options=WordOptions())
    (line,) = lines(docx.Document(io.BytesIO(made)))
    assert line.startswith("全县—，东岭镇+20.0%，")
    assert line.endswith("柳溪乡—，")


@pytest.mark.parametrize("pieces", [("{", "{标题}", "}"), ("{{", "标", "题}}"), ("{{标题", "}}"), tuple("{{标题}}")])
def test_a_placeholder_split_over_runs_is_one(pieces: tuple[str, ...]) -> None:
    assert lines(filled(model(pieces))) == [report().title]


def test_single_figures_are_those_of_the_org_unit_that_the_report_is_about() -> None:
    word = filled(model("{{单位}}{{会员总数}}，全县{{全县.会员总数}}"), org_unit=UNITS[1])
    own, whole = (wording.amount(value(u, "members"), "人") for u in (UNITS[1], TOTAL))
    assert lines(word) == [f"{UNITS[1]}{own}，全县{whole}"]


def test_a_name_may_hold_what_no_variable_may() -> None:
    members = wording.amount(value(TOTAL, "members"), "人")
    assert lines(filled(model("{{ 会员 总数 }}"))) == [members]
    odd = dataset_named("规范化(示范)工会 2-1")
    made = put_in(model("{{规范化(示范)工会 2-1.数值}}，{{规范化(示范)工会 2-1}}"), report(), odd)
    assert lines(docx.Document(io.BytesIO(made))) == [f"{members.removesuffix('人')}，{members}"]


def dataset_named(name: str) -> Figures:
    """The county with its members under another name."""
    dataset = figures().dataset
    indicators = {**dataset.indicators, "members": replace(dataset.indicators["members"], name=name)}
    return replace(figures(), dataset=replace(dataset, indicators=indicators))


def test_sections_are_looped_over_with_their_texts() -> None:
    word = filled(model("{% for 节 in 各节 %}", "【{{节.名称}}】", "{{节.正文}}", "{% endfor %}"))
    sections = report().sections
    expected = [line for s in sections for line in (f"【{s.heading.split('、')[-1]}】", *(p.text for p in s.paragraphs))]
    assert lines(word)[: len(expected)] == expected


def test_a_section_without_a_heading_leaves_no_empty_line() -> None:
    word = filled(model("{% for 节 in 各节 %}", "{{节.标题}}", "{{节.正文}}", "{% endfor %}", "{{年份}}"))
    assert report().sections[0].heading == ""
    assert [p.text for p in word.paragraphs if not p.text.strip() and p.style.name == "Normal"] == []
    assert "\ue0f2" not in word.element.xml


def test_paragraphs_of_a_section_can_be_looped_over() -> None:
    tags = ("{%p for 节 in 各节 %}", "{%p for 段 in 节.段落 %}", "· {{段}}", "{%p endfor %}", "{%p endfor %}")
    word = filled(model(*tags))
    assert lines(word) == [f"· {p.text}" for s in report().sections for p in s.paragraphs]


def rows_of(word: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in word.tables[0].rows]


def table_model(*rows: tuple[str, ...]) -> bytes:
    def dress(word: Any) -> None:
        table = word.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    return model(dress=dress)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((("{% for x in 各单位 %}{{x.名称}}", "{{x.会员总数}}{% endfor %}"),), id="in the first and the last cell"),
        pytest.param(
            (("{%tr for x in 各单位 %}", ""), ("{{x}}", "{{x.会员总数}}"), ("{%tr endfor %}", "")), id="in rows of their own"
        ),
        pytest.param((("{% for x in 各单位 %}", ""), ("{{x}}", "{{x.会员总数}}"), ("", "{% endfor %}")), id="without tr"),
        pytest.param((("{% for x in townships %}{{x.name}}", "{{x.members}}{% endfor %}"),), id="in English"),
    ],
)
def test_a_row_is_repeated_for_each_org_unit(rows: tuple[tuple[str, ...], ...]) -> None:
    found = rows_of(filled(table_model(("单位", "会员"), *rows)))
    assert found == [["单位", "会员"], *([u, wording.amount(value(u, "members"), "人")] for u in UNITS)]


def test_text_that_looks_like_markup_is_printed_as_it_is() -> None:
    word = filled(table_model(("{% for x in 各单位 %}{{x}}", "{% endfor %}")))
    assert rows_of(word)[-1][0] == UNITS[-1] == "=cmd|'/c calc'!A1"


def test_headers_and_footers_are_filled_and_kept() -> None:
    def dress(word: Any) -> None:
        word.sections[0].header.paragraphs[0].text = "临溪县总工会 {{期间}}"
        word.sections[0].footer.paragraphs[0].text = "第一页"

    section = filled(model("{{标题}}", dress=dress)).sections[0]
    assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == ("临溪县总工会 2024年上半年", "第一页")


def test_the_format_of_a_placeholder_is_that_of_what_it_prints() -> None:
    def dress(word: Any) -> None:
        word.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        word.paragraphs[0].runs[0].font.bold = True

    (title,) = [p for p in filled(model("{{标题}}", dress=dress)).paragraphs if p.text]
    assert (title.alignment, title.runs[0].font.bold) == (WD_ALIGN_PARAGRAPH.CENTER, True)


def test_a_word_template_serves_as_well_and_is_attached_to_nothing() -> None:
    attached = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="file:///server/share/Normal.dotm" TargetMode="External"/></Relationships>'
    )
    reference = (
        b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>'
        b"</w:settings>"
    )
    changes = {
        "[Content_Types]_dot_xml": lambda xml: xml.replace(b"document.main+xml", b"template.main+xml"),
        "word___rels__settings_dot_xml_dot_rels": attached,
        "word__settings_dot_xml": lambda xml: xml.replace(b"</w:settings>", reference),
    }
    word = filled(with_parts(model("{{标题}}"), **changes))
    assert lines(word) == [report().title]
    with zipfile.ZipFile(io.BytesIO(saved(word))) as package:
        assert not [name for name in package.namelist() if b"file:///server" in package.read(name)]
        assert b"attachedTemplate" not in package.read("word/settings.xml")
