"""Every format gives the same grid for the same table, and the bytes decide, not the name."""

from __future__ import annotations

import io
import zipfile

import made_files as made
import pytest

from indicators.model import Severity
from indicators.problems import message_of, severity_of
from indicators.reading.formats import UnreadableFile, open_grids
from indicators.reading.grid import Grid

TYPED = {
    "xlsx by xlsxwriter": made.with_xlsxwriter,
    "xlsx by openpyxl": made.with_openpyxl,
    "xls by xlwt": made.with_xlwt,
    "ods by odfpy": made.with_odfpy,
    "flat ods": made.flat_ods,
    "xml spreadsheet 2003": made.XML_SPREADSHEET.encode,
}
TEXTUAL = {
    "csv in UTF-8": lambda: made.CSV.encode(),
    "csv in UTF-8 with a mark": lambda: made.CSV.encode("utf-8-sig"),
    "csv in GB18030": lambda: made.CSV.encode("gb18030"),
    "csv in UTF-16": lambda: made.CSV.encode("utf-16"),
    "csv with semicolons": lambda: made.CSV.replace(",", ";").encode(),
    "csv with tabs": lambda: made.CSV.replace(",", "\t").encode("gb18030"),
    "csv with CRLF": lambda: made.CSV.replace("\n", "\r\n").encode(),
    "html called xls": lambda: made.HTML.encode("gb2312"),
    "html after empty lines": lambda: b"\r\n\r\n\r\n" + made.HTML.encode("gb2312"),
    "web archive": lambda: made.WEB_ARCHIVE.format(page=made.HTML).encode("gb2312"),
}


def only_grid(data: bytes, name: str = "表.xlsx") -> Grid:
    grids, problems = open_grids(data, name)
    assert problems == []
    assert len(grids) == 1
    return grids[0]


@pytest.mark.parametrize("write", TYPED.values(), ids=TYPED)
def test_numbers_text_percentages_and_merged_cells_come_out_of_every_spreadsheet_format(write):
    grid = only_grid(write())
    assert grid.name == "二季度"
    assert grid.values == made.VALUES
    assert [list(map(type, row)) for row in grid.values] == [list(map(type, row)) for row in made.VALUES]
    assert grid.percent == {(2, 2)}
    assert grid.merged == ((0, 0, 0, 2),)
    assert not grid.hidden


@pytest.mark.parametrize("write", TEXTUAL.values(), ids=TEXTUAL)
def test_text_formats_keep_every_field_as_text(write):
    grid = only_grid(write(), "二季度.xls")
    assert grid.values == [
        ["2024年第二季度", None, None],
        ["单位", "会员总数", "入会率"],
        ["城关镇", "1250", "95.3%"],
        ["007", "12.5", None],
    ]
    assert grid.name == "二季度"
    assert grid.percent == frozenset()


@pytest.mark.parametrize("name", ["表.csv", "表.xls", "表.ods", "表.pdf", "表", ""])
def test_the_name_does_not_decide(name):
    assert only_grid(made.with_xlsxwriter(), name).values == made.VALUES


def zip_of(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def docx() -> bytes:
    from docx import Document

    file = io.BytesIO()
    document = Document()
    document.add_table(2, 2)
    document.save(file)
    return file.getvalue()


def pptx() -> bytes:
    from pptx import Presentation

    file = io.BytesIO()
    Presentation().save(file)
    return file.getvalue()


REFUSED = {
    "empty": (b"", "file_empty"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "file_is_pdf"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(50), "file_is_picture"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(50), "file_is_picture"),
    "bmp": (b"BM\x36\x10\0\0\0\0\0\0\x36", "file_is_picture"),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "file_is_picture"),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(30), "file_is_picture"),
    "rtf": (b"{\\rtf1\\ansi}", "file_is_document"),
    "docx": (docx(), "file_is_document"),
    "pptx": (pptx(), "file_is_presentation"),
    "ofd": (zip_of(**{"OFD.xml": b"<ofd/>"}), "file_is_document"),
    "zip of a workbook": (zip_of(**{"二季度.xlsx": made.with_xlsxwriter()}), "file_is_archive"),
    "rar": (b"Rar!\x1a\x07\x01\0" + bytes(50), "file_is_archive"),
    "gzip": (b"\x1f\x8b\x08" + bytes(50), "file_is_archive"),
    "half a workbook": (made.with_xlsxwriter()[:3000], "file_damaged"),
    "program": (b"MZ\x90\0\x03\0\0\0" + bytes(range(32)) * 40, "file_unknown"),
    "only spaces": (b"  \r\n \r\n", "no_values"),
    "empty workbook": (made.with_sheet_data(b""), "no_values"),
    "a page without tables or text": (b"<html><body></body></html>", "no_values"),
    "a page of frames": (
        b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><frameset><frame src="a.files/1.htm"></frameset></html>',
        "page_without_its_folder",
    ),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_table_is_named(data, code):
    with pytest.raises(UnreadableFile) as refusal:
        open_grids(data, "上报.xlsx")
    problem = refusal.value.problem
    assert problem.code == code
    assert problem.file == "上报.xlsx"
    assert severity_of(problem) is Severity.ERROR
    for language in ("zh", "en"):
        sentence = message_of(problem, language)
        assert sentence.startswith("上报.xlsx")
        assert "{" not in sentence


def test_a_text_beginning_with_the_letters_of_a_picture_is_a_text():
    assert only_grid("BMI,人数\n24,3\n".encode()).values == [["BMI", "人数"], ["24", "3"]]
