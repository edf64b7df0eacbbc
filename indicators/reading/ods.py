"""OpenDocument spreadsheets (.ods, .fods), read from their XML.

The format says in each cell what it is (percentage, date, error), repeats equal cells and rows by number, and pads
sheets with a million empty rows; only cells with something in them take room here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from indicators.model import Problem
from indicators.reading.grid import CellValue, Grid, Watch, clean_value
from indicators.reading.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, check_sheets, unpacked
from indicators.reading.markup import listen
from indicators.reading.sheet_builder import SheetBuilder
from indicators.reading.unreadable import refuse

Attributes = Mapping[str, str]

_NOT_SHOWN = frozenset({"collapse", "filter"})
_ERROR = re.compile(r"#[A-Z/0-9]+[!?]?|Err:\d+")


def read_ods(data: bytes, watch: Watch) -> tuple[list[Grid], list[Problem]]:
    """Every sheet of a packed document."""
    parts = unpacked(data)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise refuse("file_has_password")
    return read_flat_ods(parts.get("content.xml", b""), watch)


def read_flat_ods(data: bytes, watch: Watch) -> tuple[list[Grid], list[Problem]]:
    """Every sheet of a document that is one piece of XML."""
    book = _Book(watch)
    listen(data, book)
    if not book.sheets:
        raise refuse("no_worksheet")
    return [sheet.grid() for sheet in book.sheets], []


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell whose XML is going by: where it stands, what it states of itself, how deep it lies, its paragraphs so far."""

    column: int
    attributes: Attributes
    depth: int
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


class _Book:
    """Collects the sheets while their XML goes by."""

    def __init__(self, watch: Watch) -> None:
        self.sheets: list[SheetBuilder] = []
        self._watch = watch
        self._path: list[str] = []
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._row = self._column = self._columns_defined = 0
        self._rows_repeated = 1
        self._cell: _Cell | None = None
        self._cells_of_row: list[_Cell] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self._path.append(name)
        if self._cell is not None:
            self._add_paragraph_or_space(name, attributes, self._cell)
        elif name == "style":
            self._style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "table":
            self._start_sheet(attributes)
        elif self.sheets and name == "table-column":
            self._define_columns(attributes)
        elif self.sheets and name == "table-row":
            self._start_row(attributes)
        elif self.sheets and name in ("table-cell", "covered-table-cell"):
            self._cell = _Cell(self._column, attributes, len(self._path), [])
            self._column += _count(attributes, "number-columns-repeated")

    def text(self, text: str) -> None:
        if self._cell is not None and self._is_own_text(self._cell):
            self._cell.lines[-1] += text

    def end(self, name: str) -> None:
        if self._cell is not None and len(self._path) == self._cell.depth:
            self._cells_of_row.append(self._cell)
            self._cell = None
        elif self._cell is None and name == "table-row" and self.sheets:
            self._end_row()
        self._path.pop()

    def _is_own_text(self, cell: _Cell) -> bool:
        """Whether the text going by is the cell's: not that of a comment, nor of a drawing laid over it."""
        first, *inner = self._path[cell.depth :] or [""]
        return first == "p" and {"span", "a"}.issuperset(inner)

    def _add_paragraph_or_space(self, name: str, attributes: Attributes, cell: _Cell) -> None:
        inside = self._path[cell.depth :]
        if inside == ["p"]:
            cell.lines.append("")
        elif inside[0] == "p" and {"span", "a"}.issuperset(inside[1:-1]):
            count = min(_count(attributes, "c"), 1_000)
            cell.lines[-1] += {"s": " " * count, "tab": "\t", "line-break": "\n"}.get(name, "")

    def _start_sheet(self, attributes: Attributes) -> None:
        name = attributes.get("name", "")
        self._watch(name, len(self.sheets), len(self.sheets) + 1)
        self.sheets.append(SheetBuilder(name, hidden=attributes.get("style-name", "") in self._hidden_styles))
        check_sheets(len(self.sheets))
        self._row = self._columns_defined = 0

    def _define_columns(self, attributes: Attributes) -> None:
        columns = range(self._columns_defined, self._columns_defined + _count(attributes, "number-columns-repeated"))
        self._columns_defined = columns.stop
        if attributes.get("visibility") in _NOT_SHOWN:
            self.sheets[-1].hidden_columns.update(columns[:MAX_COLUMNS])

    def _start_row(self, attributes: Attributes) -> None:
        self._column, self._rows_repeated, self._cells_of_row = 0, _count(attributes, "number-rows-repeated"), []
        if attributes.get("visibility") in _NOT_SHOWN:
            self.sheets[-1].hidden_rows.update(range(self._row, self._row + min(self._rows_repeated, MAX_ROWS)))

    def _end_row(self) -> None:
        for cell in self._cells_of_row:
            if cell.lines or "formula" in cell.attributes or "value-type" in cell.attributes:
                self._put(cell)
        self._row += self._rows_repeated

    def _put(self, cell: _Cell) -> None:
        """Write a cell into every place it is repeated in."""
        right, bottom = _count(cell.attributes, "number-columns-spanned"), _count(cell.attributes, "number-rows-spanned")
        if right > 1 or bottom > 1:
            self.sheets[-1].merged.append((self._row, cell.column, self._row + bottom - 1, cell.column + right - 1))
        columns = range(cell.column, cell.column + _count(cell.attributes, "number-columns-repeated"))
        sheet, kind, is_formula = self.sheets[-1], cell.attributes.get("value-type"), "formula" in cell.attributes
        places = ((row, column) for row in range(self._row, self._row + self._rows_repeated) for column in columns)
        if kind == "error" or (is_formula and _ERROR.fullmatch(cell.text)):
            sheet.errors.update(dict.fromkeys(islice(places, MAX_CELLS), cell.text))
        elif is_formula and kind is None:
            sheet.unevaluated.update(islice(places, MAX_CELLS))
        else:
            value = _value(cell)
            for place in places:
                sheet.put(*place, value)
                if kind == "percentage":
                    sheet.percent.add(place)


def _count(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1


def _value(cell: _Cell) -> CellValue:
    """The value by the type the cell states; one that does not fit its type is the text shown."""
    stated = cell.attributes
    try:
        match stated.get("value-type"):
            case "float" | "currency" | "percentage":
                return clean_value(float(stated["value"]))
            case "date":
                return clean_value(datetime.fromisoformat(stated["date-value"]).replace(tzinfo=None))
            case "boolean":
                return stated["boolean-value"] == "true"
    except (KeyError, ValueError):
        pass
    return clean_value(cell.text)
