"""Words for making models in tests: a Word file with these paragraphs, and what a report makes of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import docx

from indicators.model import TOTAL
from indicators.narrative import write
from indicators.narrative.document import Document
from indicators.periods import Period
from indicators.progress import table_of
from indicators.report.docx_options import WordOptions
from indicators.stationery import Figures, Unusable, put_in
from tests.report.datasets import county

H1 = Period.parse("2024H1")


@cache
def report(org_unit: str = TOTAL) -> Document:
    return write(county(), H1, org_unit)


@cache
def figures() -> Figures:
    dataset = county()
    return Figures(dataset, table_of(dataset, H1), H1)


def model(*paragraphs: str | Iterable[str], dress: Callable[[Any], object] | None = None) -> bytes:
    """A Word file with these paragraphs; of one given in pieces each is a run. ``dress`` does more to it."""
    word = docx.Document()
    for paragraph in paragraphs:
        added = word.add_paragraph()
        for piece in [paragraph] if isinstance(paragraph, str) else paragraph:
            added.add_run(piece)
    if dress:
        dress(word)
    return saved(word)


def saved(word: Any) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def filled(content: bytes, *, org_unit: str = TOTAL, document: Document | None = None, **options: Any) -> Any:
    """The report in the model, opened again."""
    made = put_in(content, document or report(org_unit), figures(), org_unit=org_unit, options=WordOptions(**options))
    return docx.Document(io.BytesIO(made))


def lines(word: Any) -> list[str]:
    return [p.text for p in word.paragraphs if p.text]


def sentences(content: bytes, language: str = "zh") -> list[str]:
    """Why a model cannot be used; empty if it can."""
    try:
        filled(content)
    except Unusable as unusable:
        return [flaw.sentence(language) for flaw in unusable.flaws]
    return []


def with_parts(content: bytes, **changed: bytes | Callable[[bytes], bytes]) -> bytes:
    """The package with parts put in or changed; in names __ stands for / and _dot_ for a dot."""
    by_name = {name.replace("__", "/").replace("_dot_", "."): change for name, change in changed.items()}
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(result, "w") as package:
        for name in dict.fromkeys((*source.namelist(), *by_name)):
            old = source.read(name) if name in source.namelist() else b""
            change = by_name.get(name, old)
            package.writestr(name, change(old) if callable(change) else change)
    return result.getvalue()
