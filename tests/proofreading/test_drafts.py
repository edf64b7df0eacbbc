"""Drafts as files: their text whatever the format and encoding, refusals in words, and the Word file back with marks."""

from __future__ import annotations

import io
import random
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement

from indicators.narrative import write
from indicators.periods import Period
from indicators.proofreading import Mark, UnreadableDraft, draft_text, marked_copy
from indicators.proofreading.opening import MAX_CHARACTERS
from indicators.report import write_docx
from tests.narrative.datasets import two_halves

TEXT = "石桥镇2024年上半年工会工作总结\n新建工会５家，完成率55.1％。\n“两节”慰问120人"


def saved(document: Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_of_any_encoding(encoding: str) -> None:
    assert draft_text(TEXT.encode(encoding)) == TEXT


def test_line_ends_of_windows_are_line_ends() -> None:
    assert draft_text(TEXT.replace("\n", "\r\n").encode()) == TEXT


def test_a_word_file_is_a_line_a_paragraph() -> None:
    assert draft_text(word(*TEXT.split("\n"))) == TEXT


def test_a_row_of_a_table_is_a_line_with_tabs() -> None:
    document = docx.Document()
    document.add_paragraph("前")
    table = document.add_table(2, 2)
    for place, text in enumerate("甲乙丙丁"):
        table.cell(place // 2, place % 2).text = text
    document.add_paragraph("后")
    assert draft_text(saved(document)) == "前\n甲\t乙\n丙\t丁\n后"


def test_what_was_deleted_with_changes_tracked_is_no_text_and_what_was_inserted_is() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("新建工会")
    for tag, text_tag, text in (("w:del", "w:delText", "4家"), ("w:ins", "w:t", "5家")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    assert draft_text(saved(document)) == "新建工会5家"


def test_our_own_word_report_has_the_text_of_its_paragraphs() -> None:
    document = write(two_halves(), Period.parse("2024H1"))
    text = draft_text(write_docx(document))
    assert all(paragraph.text in text for section in document.sections for paragraph in section.paragraphs)


def with_dtd() -> bytes:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    return data.getvalue()


def zip_of(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b" \r\n\t", "空的"),
        (word(""), "空的"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04 cut off", "损坏"),
        (word("新建工会5家")[:-200], "损坏"),
        (zip_of(word__document_xml=b"<not closed"), "损坏"),
        (zip_of(xl__workbook_xml=b"<workbook/>"), "表格文件"),
        (zip_of(readme=b"nothing"), "不是文字稿"),
        (with_dtd(), "为安全起见"),
        (bytes(range(256)) * 40, "不是文字稿"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le"), ".doc"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (("字" * (MAX_CHARACTERS + 1)).encode(), "最多核对"),
    ],
)
def test_what_is_no_draft_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDraft) as refused:
        draft_text(data)
    assert words in refused.value.sentence()
    assert refused.value.sentence("en").isascii() or "“" in refused.value.sentence("en")


def test_after_any_bytes_the_next_draft_is_read() -> None:
    chance = random.Random(7)
    good, sentences = word("新建工会5家"), list[str]()
    for _ in range(15):
        bad = bytearray(good)
        for _ in range(30):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        try:
            draft_text(bytes(bad))
        except UnreadableDraft as refusal:
            sentences.append(refusal.sentence())
    assert all(sentences)
    assert draft_text(good) == "新建工会5家"


def test_marks_split_runs_and_leave_the_text_and_its_look() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("新建工会")
    paragraph.add_run("65家，会员").bold = True
    paragraph.add_run("6000人，共120户。")
    data = saved(document)
    text = draft_text(data)
    marks = [(text.index(words), text.index(words) + len(words), words) for words in ("65家", "6000人", "120户")]
    copy = marked_copy(data, [Mark(start, end, "yellow", f"看{words}") for start, end, words in marks])

    assert draft_text(copy) == text
    [marked] = docx.Document(io.BytesIO(copy)).paragraphs
    assert [run.text for run in marked.runs if run.font.highlight_color] == ["65家", "6000人", "120户"]
    assert next(run for run in marked.runs if run.text == "65家").bold
    comments = docx.Document(io.BytesIO(copy)).comments
    assert sorted(comment.text for comment in comments) == sorted(f"看{words}" for _, _, words in marks)


def test_a_mark_may_reach_over_several_runs() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("新建6")
    paragraph.add_run("5")
    paragraph.add_run("家。")
    copy = marked_copy(saved(document), [Mark(2, 5, "red", "一处")])
    read = docx.Document(io.BytesIO(copy))
    assert "".join(run.text for run in read.paragraphs[0].runs if run.font.highlight_color) == "65家"
    assert [comment.text for comment in read.comments] == ["一处"]


def test_comments_join_those_that_are_there() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("新建工会65家。")
    document.add_comment(paragraph.runs, text="原有", author="领导")
    copy = marked_copy(saved(document), [Mark(4, 7, "red", "新加")])
    assert sorted(comment.text for comment in docx.Document(io.BytesIO(copy)).comments) == ["原有", "新加"]


@pytest.mark.parametrize("seed", range(5))
def test_random_marks_never_change_the_text(seed: int) -> None:
    chance = random.Random(seed)
    data = write_docx(write(two_halves(), Period.parse("2024H1")))
    text = draft_text(data)
    at, marks = 0, []
    while at < len(text) - 30:
        start = at + chance.randint(0, 20)
        at = start + chance.randint(1, 9)
        marks.append(Mark(start, at, "yellow", "看" if chance.random() < 0.3 else ""))
    assert draft_text(marked_copy(data, marks)) == text
