"""What cells say beside their values, where a library gives the values only and the file is searched for the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indicators.reading.grid import CellValue, Grid, Position, Range, rectangle
from indicators.reading.number_formats import shows_number, shows_percent, typed_suffix, with_suffix


@dataclass(frozen=True, slots=True)
class CellFormats:
    """The cell formats of a book that matter, by their number in ``styles.xml``; ``numbers`` are those that surely show a
    number as such, not as a date."""

    percent: frozenset[str] = frozenset()
    suffixes: Mapping[str, str] = field(default_factory=dict)
    indents: Mapping[str, int] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()

    @property
    def notable(self) -> frozenset[str]:
        return self.percent | self.suffixes.keys() | self.indents.keys()


# Built-in formats have no code in the file, ECMA-376 18.8.30: 9 and 10 are 0% and 0.00%, 14 to 22 and 27 to 36 dates.
_BUILT_IN_PERCENT = frozenset({"9", "10"})
_BUILT_IN_NUMBERS = frozenset(map(str, (*range(5), *range(9, 14), *range(37, 45), 48, 49)))


def formats_in_use(codes: Mapping[str, str], formats: Sequence[tuple[str, int]]) -> CellFormats:
    """The formats that matter among ``formats`` (number format id and indent, in order); ``codes`` are those ids' codes."""
    percent = _BUILT_IN_PERCENT - codes.keys() | {i for i, code in codes.items() if shows_percent(code)}
    suffixes = {i: suffix for i, code in codes.items() if (suffix := typed_suffix(code))}
    numbers = _BUILT_IN_NUMBERS - codes.keys() | {i for i, code in codes.items() if shows_number(code)}
    return CellFormats(
        numbers=frozenset(str(i) for i, (number, _) in enumerate(formats) if number in numbers),
        percent=frozenset(str(i) for i, (number, _) in enumerate(formats) if number in percent),
        suffixes={str(i): suffixes[number] for i, (number, _) in enumerate(formats) if number in suffixes},
        indents={str(i): indent for i, (_, indent) in enumerate(formats) if indent},
    )


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything :class:`~indicators.reading.grid.Grid` holds beside its values, and the literal text shown behind numbers."""

    percent: frozenset[Position] = frozenset()
    suffixes: Mapping[Position, str] = field(default_factory=dict)
    errors: Mapping[Position, str] = field(default_factory=dict)
    unevaluated: frozenset[Position] = frozenset()
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    indents: Mapping[Position, int] = field(default_factory=dict)


def marked_grid(name: str, rows: list[list[CellValue]], marks: Marks, *, hidden: bool) -> Grid:
    """The sheet with all that its marks tell of its cells."""
    values = rectangle(rows, keep=marks.errors.keys() | marks.unevaluated)
    for row, column in marks.errors:
        values[row][column] = None
    height, width = len(values), len(values[0]) if values else 0
    for (row, column), suffix in marks.suffixes.items():
        if row < height and column < width:
            values[row][column] = with_suffix(values[row][column], suffix)
    return Grid(
        name=name,
        values=values,
        percent=marks.percent,
        errors=marks.errors,
        unevaluated=marks.unevaluated,
        merged=marks.merged,
        hidden=hidden,
        hidden_rows=marks.hidden_rows,
        hidden_columns=marks.hidden_columns,
        indents=marks.indents,
    )
