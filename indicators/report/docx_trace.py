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

COLUMNS = Columns(text=frozenset({2, 3, 4, 5, 6}), sharing=frozenset({2, 3, 6}))

_MOST_RANGES = 6
"""More ranges of one sheet than these are counted, not listed: 25项指标 comes from every cell there is."""


def trace_tables(document: Document, names: Names, typed: Typed | None = None) -> tuple[Table, ...]:
    """The table of numbers: a row each, in the order of the text; a number from several sheets has a line for each.

    Where the data come from several files, a table before it lists them, and the numbers are led to their places there.
    ``typed`` are the numbers typed by hand, by the text of their paragraph.
    """
    language = document.language if document.language in _HEADER else "en"
    numbers = list(_all_numbers(document, typed or {}))
    files = list(dict.fromkeys(c.file for one in numbers if not isinstance(one, str) for c in one.sources))
    marks = {file: f"[{place}]" for place, file in enumerate(files, start=1)} if len(files) > 1 else {f: f for f in files}
    rows = tuple(_row(place, one, names, marks, language) for place, one in enumerate(numbers, start=1))
    table = Table(_TITLE[language], _HEADER[language], rows)
    if len(files) <= 1:
        return (table,)
    return Table(_FILES[language], _FILES_HEADER[language], tuple((marks[f], f) for f in files)), table


def _all_numbers(document: Document, typed: Typed) -> Iterator[Claim | str]:
    for section in document.sections:
        for paragraph in section.paragraphs:
            yield from _numbers(paragraph, typed.get(paragraph.text, ()))


def _row(place: int, one: Claim | str, names: Names, marks: Mapping[str, str], language: str) -> tuple[str, ...]:
    if isinstance(one, str):
        return str(place), one, why_marked(one, language), "—", "—", "—", "—"
    return str(place), one.text, meaning_of(one, names, language), one.formula, *_source(one.sources, marks, language)


def _numbers(paragraph: Paragraph, typed: Sequence[tuple[int, int]]) -> list[Claim | str]:
    """The claims, and the texts of the numbers typed by hand, in the order in which they are read."""
    at: list[tuple[int, Claim | str]] = [(claim.start, claim) for claim in paragraph.claims]
    at += [(start, paragraph.text[start:end]) for start, end in typed]
    return [one for _, one in sorted(at, key=lambda found: found[0])]


def _source(sources: Sequence[CellRef], marks: Mapping[str, str], language: str) -> tuple[str, str, str]:
    """Files, sheet and cells, a line for each sheet; files with the same cells of the same sheet have one line.

    What is the same in every line is said once.
    """
    counts: dict[tuple[str, str], set[str]] = {}
    for source in sources:
        counts.setdefault((source.file, source.sheet), set()).add(source.cell)
    lines: dict[tuple[str, str], list[str]] = {}
    for file, sheet, cells in places(sources):
        lines.setdefault((sheet, _few(cells, len(counts[file, sheet]), language)), []).append(marks[file])
    files = ["".join(found) for found in lines.values()]
    return (
        "\n".join(files if len(set(files)) > 1 else files[:1]),
        "\n".join(sheet for sheet, _ in lines),
        "\n".join(cells for _, cells in lines),
    )


def _few(cells: str, count: int, language: str) -> str:
    ranges = cells.split(", ")
    if len(ranges) <= _MOST_RANGES:
        return cells
    return ", ".join(ranges[:_MOST_RANGES]) + _AND_MORE[language].format(count=count)
