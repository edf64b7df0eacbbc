"""XML Spreadsheet 2003, which many office systems write and call .xls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from indicators.model import Problem
from indicators.reading.grid import CellValue, Grid, Watch, clean_value
from indicators.reading.limits import MAX_COLUMNS, check_sheets
from indicators.reading.markup import listen
from indicators.reading.number_formats import shows_percent, typed_suffix, with_suffix
from indicators.reading.sheet_builder import SheetBuilder
from indicators.reading.unreadable import refuse

Attributes = Mapping[str, str]

_FIRST_DAY = datetime(1900, 1, 1)  # noqa: DTZ001 - a time of day is written as a moment of the day before


def read_xml_spreadsheet(data: bytes, watch: Watch) -> tuple[list[Grid], list[Problem]]:
    """Every worksheet of the book."""
    book = _Book(watch)
    listen(data.lstrip(), book)
    if not book.sheets:
        raise refuse("no_worksheet")
    return [sheet.grid() for sheet in book.sheets], []


@dataclass(slots=True)
class _Styles:
    """What the book's styles say of the cells that use them."""

    current: str = ""
    percent: set[str] = field(default_factory=set)
    suffixes: dict[str, str] = field(default_factory=dict)
    indents: dict[str, int] = field(default_factory=dict)

    def learn(self, name: str, attributes: Attributes) -> None:
        code = attributes.get("Format", "")
        if name == "Style":
            self.current = attributes.get("ID", "")
        elif name == "NumberFormat" and (code == "Percent" or shows_percent(code)):
            self.percent.add(self.current)
        elif name == "NumberFormat" and typed_suffix(code):
            self.suffixes[self.current] = typed_suffix(code)
        elif name == "Alignment" and attributes.get("Indent", "").isdecimal():
            self.indents[self.current] = int(attributes["Indent"])


class _Book:
    """Collects the sheets while their XML goes by."""

    def __init__(self, watch: Watch) -> None:
        self.sheets: list[SheetBuilder] = []
        self._watch = watch
        self._styles = _Styles()
        self._style_of_column: dict[int, str] = {}
        self._style_of_row = self._style_of_cell = ""
        self._row = self._column = -1
        self._next_column = 0
        self._columns_defined = 0
        self._formula = False
        self._type = ""
        self._text: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("Style", "NumberFormat", "Alignment"):
            self._styles.learn(name, attributes)
        elif name == "Worksheet":
            self._start_sheet(attributes)
        elif name in ("Data", "Visible"):
            self._type, self._text = attributes.get("Type", "String"), []
        elif self.sheets and name == "Column":
            self._define_column(attributes)
        elif self.sheets and name == "Row":
            self._start_row(attributes)
        elif self.sheets and name == "Cell":
            self._start_cell(attributes)

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        if not self.sheets:
            return
        if name == "Data" and self._text is not None:
            self._put("".join(self._text))
        elif name == "Visible" and self._text is not None:
            self.sheets[-1].hidden = "".join(self._text).strip() != "SheetVisible"
        elif name == "Cell" and self._formula:
            self.sheets[-1].unevaluated.add((self._row, self._column))
        if name in ("Data", "Visible"):
            self._text = None

    def _start_sheet(self, attributes: Attributes) -> None:
        name = attributes.get("Name", "")
        self._watch(name, len(self.sheets), len(self.sheets) + 1)
        self.sheets.append(SheetBuilder(name))
        check_sheets(len(self.sheets))
        self._style_of_column = {}
        self._row, self._columns_defined = -1, 0

    def _define_column(self, attributes: Attributes) -> None:
        """A column, or several alike; a column not mentioned in between is skipped by its ``Index``."""
        first = _number(attributes, "Index", self._columns_defined + 1) - 1
        self._columns_defined = min(first + 1 + _number(attributes, "Span", 0), MAX_COLUMNS)
        columns = range(first, self._columns_defined)
        self._style_of_column |= dict.fromkeys(columns, attributes.get("StyleID", ""))
        if attributes.get("Hidden") == "1":
            self.sheets[-1].hidden_columns.update(columns)

    def _start_row(self, attributes: Attributes) -> None:
        self._row, self._next_column = _number(attributes, "Index", self._row + 2) - 1, 0
        self._style_of_row = attributes.get("StyleID", "")
        if attributes.get("Hidden") == "1":
            self.sheets[-1].hidden_rows.add(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        self._column = _number(attributes, "Index", self._next_column + 1) - 1
        self._style_of_cell = attributes.get("StyleID") or self._style_of_row or self._style_of_column.get(self._column, "")
        self._formula = "Formula" in attributes
        right, bottom = (_number(attributes, name, 0) for name in ("MergeAcross", "MergeDown"))
        if right or bottom:
            self.sheets[-1].merged.append((self._row, self._column, self._row + bottom, self._column + right))
        self._next_column = self._column + 1 + right

    def _put(self, text: str) -> None:
        sheet, position = self.sheets[-1], (self._row, self._column)
        self._formula = False
        if self._type == "Error":
            sheet.errors[position] = text
            return
        value = _value(self._type, text)
        sheet.put(*position, with_suffix(value, self._styles.suffixes.get(self._style_of_cell, "")))
        if self._style_of_cell in self._styles.percent:
            sheet.percent.add(position)
        if self._style_of_cell in self._styles.indents:
            sheet.indents[position] = self._styles.indents[self._style_of_cell]


def _number(attributes: Attributes, name: str, otherwise: int) -> int:
    text = attributes.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 9 else otherwise


def _value(kind: str, text: str) -> CellValue:
    """The cell's value by the type it states; text that does not fit the type stays text."""
    try:
        if kind == "Number":
            return clean_value(float(text))
        if kind == "DateTime":
            moment = datetime.fromisoformat(text)
            return clean_value(moment.time() if moment < _FIRST_DAY else moment.replace(tzinfo=None))
    except ValueError:
        return clean_value(text)
    return text == "1" if kind == "Boolean" else clean_value(text)
