"""What the Word file looks like when LibreOffice sets it: lines, page numbers, turned pages, repeated headers."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from indicators.narrative.document import Document, Paragraph, Section
from indicators.report.docx import write_docx
from tests.report.documents import NAMES, half_year, progress_table, wide_table

ALL = {"appendix": True, "comments": True, "names": NAMES}
office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def set_in_office(content: bytes, folder: Path) -> Path:
    """The file as LibreOffice sets it, a PDF."""
    (folder / "report.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "report.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "report.pdf"


def said_by(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()


def pages_in_office(content: bytes, folder: Path) -> list[list[str]]:
    """The lines of each page as LibreOffice sets them."""
    text = said_by("pdftotext", "-layout", str(set_in_office(content, folder)), "-")
    lines = [[line.strip().replace(" ", "") for line in page.splitlines()] for page in text.split("\f")]
    return [[line for line in page if line] for page in lines if any(page)]


@dataclass(frozen=True)
class Page:
    """The size of a page, and its words with the middle of each, in millimetres from the top left corner."""

    width: float
    height: float
    words: tuple[tuple[str, float, float], ...]

    def place_of_number(self, number: int) -> tuple[float, float]:
        """Where the page number stands between its dashes."""
        ((x, y),) = [
            (x, y)
            for (before, _, _), (word, x, y), (after, _, _) in zip(self.words, self.words[1:], self.words[2:], strict=False)
            if (before, word, after) == ("—", str(number), "—")
        ]
        return x, y


def words_in_office(content: bytes, folder: Path) -> list[Page]:
    tree = etree.fromstring(said_by("pdftotext", "-bbox", str(set_in_office(content, folder)), "-").encode())
    return [
        Page(_mm(page, "width"), _mm(page, "height"), tuple((w.text, *_middle(w)) for w in page.iter("{*}word")))
        for page in tree.iter("{*}page")
    ]


def _middle(word: Any) -> tuple[float, float]:
    return (_mm(word, "xMin") + _mm(word, "xMax")) / 2, (_mm(word, "yMin") + _mm(word, "yMax")) / 2


def _mm(element: Any, name: str) -> float:
    return float(element.get(name)) / 72 * 25.4


@pytest.mark.office
@office
def test_office_sets_22_lines_of_28_characters_with_page_numbers(tmp_path: Path) -> None:
    long = Document(
        "总结", (Section("", tuple(Paragraph("工会组织建设" * 40) for _ in range(8))),), "临溪县总工会", "2024年7月"
    )
    pages = pages_in_office(write_docx(long), tmp_path)
    assert len(pages) > 3
    assert [page[-1] for page in pages] == [f"—{n}—" for n in range(1, len(pages) + 1)]
    assert {len(page) - 1 for page in pages[1:-2]} == {22}
    assert max(len(line) for page in pages for line in page) == 28
    assert pages[-1][-3:-1] == ["临溪县总工会", "2024年7月"]
    assert len(pages[-1]) > 3, "the signature does not stand on a page without text"


@pytest.mark.office
@office
def test_office_keeps_the_page_number_at_its_place_of_the_paper(tmp_path: Path) -> None:
    """7 mm below the type area and a character in from its edge: also on turned pages, whose foot is at the left."""
    tables = (wide_table(), progress_table(), wide_table())
    pages = words_in_office(write_docx(replace(half_year(), tables=tables)), tmp_path)
    assert {page.width > page.height for page in pages} == {True, False}
    for number, page in enumerate(pages, start=1):
        assert len(page.words) > 3, "no page holds nothing but its number"
        x, y = page.place_of_number(number)
        if page.width > page.height:
            x, y = y, page.width - x  # as on the upright paper: the top of a turned page is its left edge
        assert 297 - y == pytest.approx(28, abs=1)
        assert (210 - 26 - x if number % 2 else x - 28) == pytest.approx(4.94 + 7, abs=4)


@pytest.mark.office
@office
def test_office_leaves_no_page_empty_after_a_table_that_fills_its_page(tmp_path: Path) -> None:
    tables = tuple(progress_table(rows) for rows in range(24, 34))
    pages = words_in_office(write_docx(replace(half_year(), tables=(*tables, wide_table()))), tmp_path)
    assert all(len(page.words) > 3 for page in pages)


@pytest.mark.office
@office
def test_office_opens_a_report_with_everything_in_it(tmp_path: Path) -> None:
    pages = pages_in_office(write_docx(replace(half_year(), tables=(progress_table(60),)), **ALL), tmp_path)
    text = "\n".join(line for page in pages for line in page)
    assert "临溪县" in pages[0][0]
    assert text.count("新建工会") >= 10
    with_header = [page for page in pages if any("城东街道" in line for line in page)]
    assert len(with_header) > 1
    assert all(any("完成率" in line for line in page[:4]) for page in with_header)
