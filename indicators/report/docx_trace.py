"""The appendix that leads every number of the text to its cells."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.narrative.document import Document, Table
from indicators.report.trace import Names, meaning_of, places

_TITLE = {"zh": "数据来源", "en": "Sources of the figures"}
_HEADER = {
    "zh": ("序号", "文中数字", "含义", "算法", "文件", "工作表", "单元格"),
    "en": ("No.", "Figure", "Meaning", "Formula", "File", "Sheet", "Cells"),
}
TEXT_COLUMNS = frozenset({2, 3, 4, 5, 6})


def trace_table(document: Document, names: Names) -> Table:
    """A row a number, in the order of the text; a number from several sheets has a line for each."""
    language = document.language if document.language in _HEADER else "en"
    return Table(_TITLE[language], _HEADER[language], tuple(_rows(document, names, language)))


def _rows(document: Document, names: Names, language: str) -> Iterator[tuple[str, ...]]:
    claims = (claim for section in document.sections for paragraph in section.paragraphs for claim in paragraph.claims)
    for number, claim in enumerate(claims, start=1):
        files, sheets, cells = zip(*places(claim.sources), strict=True) if claim.sources else ((), (), ())
        source = ("\n".join(dict.fromkeys(files)), "\n".join(sheets), "\n".join(cells))
        yield str(number), claim.text, meaning_of(claim, names, language), claim.formula, *source
