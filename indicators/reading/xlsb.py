"""Binary workbooks (.xlsb): values by calamine, what it does not tell from the records of the file."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from indicators.model import Problem
from indicators.reading.calamine import CalamineBook, RefusedByCalamine
from indicators.reading.grid import Grid, Watch
from indicators.reading.limits import check_sheets, unpacked
from indicators.reading.marks import marked_grid
from indicators.reading.unreadable import refuse
from indicators.reading.xlsb_records import cell_formats, marks_of, sheet_relations
from indicators.reading.xlsx_parts import Package, targets, workbook_path


def read_xlsb(data: bytes, watch: Watch) -> tuple[list[Grid], list[Problem]]:
    """Every worksheet of the book."""
    package = Package(unpacked(data))
    try:
        return list(_grids(package, CalamineBook(data), watch)), []
    except (RefusedByCalamine, struct.error, LookupError, ValueError) as error:
        raise refuse("file_damaged") from error


def _grids(package: Package, book: CalamineBook, watch: Watch) -> Iterator[Grid]:
    path = workbook_path(package)
    known = targets(package, path)
    formats = cell_formats(next((package.part(part) for kind, part in known.values() if kind == "styles"), b""))
    relations = sheet_relations(package.part(path))
    check_sheets(len(relations))
    for index, ((name, hidden, has_cells), relation) in enumerate(zip(book.sheets, relations, strict=True)):
        if has_cells:
            watch(name, index, len(relations))
            marks = marks_of(package.part(known[relation][1]), formats, sheet=name)
            yield marked_grid(name, book.rows(index), marks, hidden=hidden)
