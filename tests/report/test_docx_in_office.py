"""What the Word file looks like when LibreOffice sets it: lines, page numbers, turned pages, repeated headers."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.narrative.document import Document, Paragraph, Section
from indicators.report.docx import write_docx
from tests.report.documents import NAMES, half_year, progress_table, wide_table

ALL = {"appendix": True, "comments": True, "names": NAMES}
office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def pages_in_office(content: bytes, folder: Path) -> list[list[str]]:
    """The lines of each page as LibreOffice sets them."""
    (folder / "report.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "report.docx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    text = subprocess.run(
        ["pdftotext", "-layout", str(folder / "report.pdf"), "-"], check=True, capture_output=True, timeout=300
    ).stdout.decode()
    lines = [[line.strip().replace(" ", "") for line in page.splitlines()] for page in text.split("\f")]
    return [[line for line in page if line] for page in lines if any(page)]


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
def test_office_numbers_turned_pages_on_and_leaves_none_empty(tmp_path: Path) -> None:
    tables = (wide_table(), progress_table(), wide_table())
    pages = pages_in_office(write_docx(replace(half_year(), tables=tables)), tmp_path)
    assert [page[-1] for page in pages] == [f"—{n}—" for n in range(1, len(pages) + 1)]
    assert all(len(page) > 1 for page in pages)
    captions = [line for page in pages for line in page if line.startswith("附表")]
    assert captions == ["附表1各单位指标", "附表2各单位新建工会完成情况", "附表3各单位指标"]


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
