"""Whatever is given as a model ends in a file or in a sentence that says what to do."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from indicators.stationery import worker
from tests.stationery.models import filled, lines, model, report, sentences, with_parts
from tests.workbooks import quarterly


def text_box(word: Any) -> None:
    from docx.oxml import parse_xml

    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">'
        "<w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>{{正文}}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    word.add_paragraph()._p.append(parse_xml(box))


def in_header(word: Any) -> None:
    word.sections[0].header.paragraphs[0].text = "{{正文}}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "文件是空的", id="empty"),
        pytest.param(b"hello", "这不是 Word 的 .docx 文件", id="text"),
        pytest.param(b"{\\rtf1 hello}", "这不是 Word 的 .docx 文件", id="rtf"),
        pytest.param(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "旧格式的 .doc", id="doc"),
        pytest.param(bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "密码", id="with a password"),
        pytest.param(b"PK\x03\x04" + bytes(60), "不完整或已损坏", id="cut off"),
        pytest.param(quarterly("2024Q1"), "这不是 Word 的 .docx 文件", id="workbook"),
        pytest.param(model("没有"), "模板里没有占位符", id="no placeholders"),
        pytest.param(model("{{标题}}", "{{会员总教}}"), "不认识占位符{{会员总教}}，是不是{{会员总数}}？", id="slip"),
        pytest.param(model("{{会员总数.序时进读}}"), "是不是{{会员总数.序时进度}}？", id="slip after the dot"),
        pytest.param(model("{{明天的天气如何}}"), "不认识占位符{{明天的天气如何}}。", id="unlike any"),
        pytest.param(model("{{标题}} {正文}"), "“{正文}”只有一对花括号", id="single braces"),
        pytest.param(model("{{标题}"), "“{{标题}”这里的花括号不完整", id="a brace missing"),
        pytest.param(model("{{标题", "}}"), "花括号不完整", id="over two paragraphs"),
        pytest.param(model("{{各单位}}"), "要用循环逐个写出", id="a list printed"),
        pytest.param(model("{% for x in 标题 %}{{x}}{% endfor %}"), "“标题”不是一组内容", id="a text looped over"),
        pytest.param(model("{% for x in 各单位 %}", "{{x}}"), "for 要有 endfor", id="endfor missing"),
        pytest.param(model("{% for x in 各单位 %}{{x.名字}}{% endfor %}"), "是不是{{各单位.名称}}？", id="slip in a loop"),
        pytest.param(model(dress=in_header), "不能放在页眉", id="text in a header"),
        pytest.param(model(dress=text_box), "文本框", id="text in a text box"),
        pytest.param(with_parts(model("{{标题}}"), word__vbaProject_dot_bin=b"x"), "模板里有宏", id="macros"),
        pytest.param(
            with_parts(model("{{标题}}"), word__document_dot_xml=lambda xml: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + xml[55:]),
            "DTD",
            id="entities",
        ),
        pytest.param(with_parts(model("{{标题}}"), word__document_dot_xml=b"<w:docu"), "不完整或已损坏", id="broken XML"),
    ],
)
def test_what_keeps_a_model_from_being_used_is_told(content: bytes, said: str) -> None:
    found = sentences(content)
    assert any(said in sentence for sentence in found), found
    assert len(english := sentences(content, "en")) == len(found)
    assert all(sentence.endswith((".", "?")) for sentence in english)


def test_everything_wrong_is_told_at_once() -> None:
    assert len(sentences(model("{{会员总教}}{{新建工会书}}", "{{各单位}}"))) == 3


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 标题.__class__ }}",
        "{{ 标题['__class__'] }}",
        "{{ 标题.format }}",
        "{{ self.__init__ }}",
        "{{ 标题|upper }}",
        "{{ 标题() }}",
        "{{ range(10) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ cycler }}",
        "{% if 会员总数 > 5 %}x{% endif %}",
        "{% if '标' in 标题 %}x{% endif %}",
        "{% if 'a'.b > 1 %}x{% endif %}",
        "{% for x in range(1000000000) %}x{% endfor %}",
        "{% for a, b in 各单位 %}{% endfor %}",
        "{% for x in 各单位 recursive %}{{ loop(各单位) }}{% endfor %}",
        "{% set x = 标题 %}{{ x }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include 'a' %}",
        "{% import 'os' as os %}",
        "{% extends 'a' %}",
        "{% block a %}{% endblock %}",
        "{% with a = 标题 %}{{ a }}{% endwith %}",
        "{% filter upper %}{{ 标题 }}{% endfilter %}",
        "{% call 标题() %}{% endcall %}",
    ],
)
def test_a_model_can_say_nothing_but_names_loops_and_conditions(tag: str) -> None:
    assert any("不能用" in said or "不认识" in said for said in sentences(model("{{标题}}", tag)))


def test_loops_within_loops_end_for_want_of_time_or_memory_and_the_next_model_is_filled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "SECONDS", 3)
    depth = 12
    tags = "".join("{% for a in 各单位 %}" for _ in range(depth)) + "{{a}}" + "{% endfor %}" * depth
    (said,) = sentences(model("{{标题}}", tags))
    assert "已停止" in said
    monkeypatch.undo()
    assert lines(filled(model("{{标题}}"))) == [report().title]


def test_a_file_that_inflates_without_end_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(300 * 1024**2))
    assert sentences(buffer.getvalue()) == ["模板解压后超过256MB。请删去多余的图片和内容。"]


def linked(kind: str) -> bytes:
    relation = (
        f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        'Target="http://example.invalid/x" TargetMode="External"/></Relationships>'
    ).encode()
    return with_parts(
        model("{{标题}}"), word___rels__document_dot_xml_dot_rels=lambda xml: xml.replace(b"</Relationships>", relation)
    )


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert "链接到别处" in sentences(linked("image"))[0]
    assert sentences(linked("hyperlink")) == []


@pytest.mark.parametrize("code", ["DDEAUTO cmd x", " INCLUDETEXT c:/x ", "INCLUDEPICTURE http://x"])
def test_fields_that_read_other_files_are_refused(code: str) -> None:
    def dress(word: Any) -> None:
        from docx.oxml import OxmlElement

        instruction = OxmlElement("w:instrText")
        instruction.text = code
        word.add_paragraph().add_run()._r.append(instruction)

    assert "自动读取其他文件的域" in sentences(model("{{标题}}", dress=dress))[0]
