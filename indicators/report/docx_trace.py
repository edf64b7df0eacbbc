"""The appendix that leads every number of the text to its cells, and names those that no cell vouches for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from indicators.model import CellRef
from indicators.narrative.document import Claim, Document, Paragraph, Table
from indicators.report.docx_comments import why_marked
from indicators.report.docx_table import Columns
from indicators.report.trace import Names, meaning_of, places

_TITLE = {"zh": "数据来源", "en": "Sources of the figures"}
_HEADER = {
    "zh": ("序号", "文中数字", "含义", "算法", "文件", "工作表", "单元格"),
    "en": ("No.", "Figure", "Meaning", "Formula", "File", "Sheet", "Cells"),
}
_FILES = {"zh": "数据来源文件", "en": "Files of the figures"}
_FILES_HEADER = {"zh": ("编号", "文件"), "en": ("Mark", "File")}
_AND_MORE = {"zh": "…共{count}格", "en": "… {count} cells"}
Typed = Mapping[str, Sequence[tuple[int, int]]]

COLUMNS = Columns(text=frozenset({2, 3, 4, 5, 6}), sharing=frozenset({2, 3, 6}), going_on=frozenset({0, 1, 2, 3, 4}))

_MOST_RANGES = 6
"""More ranges of one sheet than these are counted, not listed: 25项指标 comes from every cell there is."""


def trace_tables(document: Document, names: Names, typed: Typed | None = None) -> tuple[Table, ...]:
    """The table of numbers: in the order of the text, a number from several sheets with a row for each.

    Where the data come from several files, a table before it lists them, and the numbers are led to their places there.
    ``typed`` are the numbers typed by hand, by the text of their paragraph.
    """
    language = document.language if document.language in _HEADER else "en"
    numbers = list(_all_numbers(document, typed or {}))
    files = list(dict.fromkeys(c.file for one in numbers if not isinstance(one, str) for c in one.sources))
    marks = {file: f"[{place}]" for place, file in enumerate(files, start=1)} if len(files) > 1 else {f: f for f in files}
    rows = (row for place, one in enumerate(numbers, start=1) for row in _rows(place, one, names, marks, language))
    table = Table(_TITLE[language], _HEADER[language], tuple(rows))
    if len(files) <= 1:
        return (table,)
    return Table(_FILES[language], _FILES_HEADER[language], tuple((marks[f], f) for f in files)), table


def _all_numbers(document: Document, typed: Typed) -> Iterator[Claim | str]:
    for section in document.sections:
        for paragraph in section.paragraphs:
            yield from _numbers(paragraph, typed.get(paragraph.text, ()))


def _rows(place: int, one: Claim | str, names: Names, marks: Mapping[str, str], language: str) -> Iterator[tuple[str, ...]]:
    """A row for each sheet; in those after the first what is the same is left empty."""
    if isinstance(one, str):
        yield str(place), one, why_marked(one, language), "—", "—", "—", "—"
        return
    first, *others = _sources(one.sources, marks, language)
    yield str(place), one.text, meaning_of(one, names, language), one.formula, *first
    file = first[0]
    for found in others:
        yield "", "", "", "", "" if found[0] == file else found[0], *found[1:]
        file = found[0]


def _numbers(paragraph: Paragraph, typed: Sequence[tuple[int, int]]) -> list[Claim | str]:
    """The claims, and the texts of the numbers typed by hand, in the order in which they are read."""
    at: list[tuple[int, Claim | str]] = [(claim.start, claim) for claim in paragraph.claims]
    at += [(start, paragraph.text[start:end]) for start, end in typed]
    return [one for _, one in sorted(at, key=lambda found: found[0])]


def _sources(sources: Sequence[CellRef], marks: Mapping[str, str], language: str) -> list[tuple[str, str, str]]:
    """Files, sheet and cells; files with the same cells of the same sheet stand together."""
    counts: dict[tuple[str, str], set[str]] = {}
    for source in sources:
        counts.setdefault((source.file, source.sheet), set()).add(source.cell)
    found: dict[tuple[str, str], list[str]] = {}
    for file, sheet, cells in places(sources):
        found.setdefault((sheet, _few(cells, len(counts[file, sheet]), language)), []).append(marks[file])
    return [("".join(files), sheet, cells) for (sheet, cells), files in found.items()] or [("", "", "")]


def _few(cells: str, count: int, language: str) -> str:
    ranges = cells.split(", ")
    if len(ranges) <= _MOST_RANGES:
        return cells
    return ", ".join(ranges[:_MOST_RANGES]) + _AND_MORE[language].format(count=count)
