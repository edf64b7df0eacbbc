"""What each row of a sheet is, before any table is known: blank, words about a table, header, column numbers, or data."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from indicators.reading.cells import Sort
from indicators.reading.forms import form_lines, is_period_word, period_in_cells
from indicators.reading.grid import CellValue, Grid
from indicators.reading.lines import is_beside_title, is_keyed_line, is_title, units_stated
from indicators.reading.spans import is_span
from indicators.reading.text import compact

_NUMBERING_WORDS = frozenset(["甲", "乙", "丙", "丁", "戊", "栏次", "栏号", "序号", "行次", "a", "b", "c", "d"])
_OUTLINE_NUMBER = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)、.]?|第[一二三四五六七八九十]{1,3}[部分章节]*")
_FORMULA = re.compile(r"=[\d+\-*/÷×().%]+$")
"""How a numbered column is computed: 3=2/1."""
_FEWEST_HEADS = 2
_COUNTED_PERIODS = frozenset(("月份", "季度", "月", "季"))


class RowKind(Enum):
    BLANK = auto()
    LINE = auto()
    HEADER = auto()
    NUMBERING = auto()
    DATA = auto()


@dataclass(frozen=True, slots=True)
class Rect:
    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> range:
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        return range(self.left, self.right + 1)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a sheet with the rows of the sheet that are looked at and the sorts of their cells."""

    grid: Grid
    sorts: Mapping[int, bytearray]
    rect: Rect
    looked_at: Sequence[int]

    def part(self, rect: Rect) -> Area:
        return Area(self.grid, self.sorts, rect, self.looked_at)

    @property
    def rows(self) -> Sequence[int]:
        """The rows of the rectangle that are looked at."""
        return self.looked_at[bisect_left(self.looked_at, self.rect.top) : bisect_right(self.looked_at, self.rect.bottom)]

    def cells(self, row: int) -> bytearray:
        """The sorts of a row's cells."""
        return self.sorts[row][self.rect.left : self.rect.right + 1]

    def values(self, row: int) -> Sequence[CellValue]:
        """The values of a row's cells."""
        return self.grid.values[row][self.rect.left : self.rect.right + 1]

    def places(self, row: int, sort: Sort) -> Iterator[int]:
        """The columns in which cells of a sort stand, from left to right."""
        cells = self.cells(row)
        place = cells.find(sort)
        while place >= 0:
            yield self.rect.left + place
            place = cells.find(sort, place + 1)

    def is_number(self, row: int, column: int) -> bool:
        return self.sorts[row][column] in (Sort.NUMBER, Sort.ODD)

    def text(self, row: int, column: int) -> str:
        """The text in a cell without spaces; "" for anything else."""
        value = self.grid.value(row, column)
        return compact(value) if isinstance(value, str) else ""


def kind_of_row(area: Area, row: int) -> RowKind:
    cells = area.cells(row)
    texts, numbers = cells.count(Sort.TEXT), cells.count(Sort.NUMBER) + cells.count(Sort.ODD)
    gaps = cells.count(Sort.GAP)
    if not texts:
        if not numbers:
            return RowKind.BLANK
        return RowKind.NUMBERING if _counts_up(numbers_in(area, row), start=1) and numbers > 2 else RowKind.DATA
    if 2 * texts >= texts + numbers + gaps and form_lines(area.values(row)):
        return RowKind.LINE
    words = [area.grid.value(row, c) for c in area.places(row, Sort.TEXT)]
    shown = [w for w in words if isinstance(w, str)]
    if shown and is_keyed_line(shown[0]) and (numbers or not _has_unit_in_corner(shown)):
        return RowKind.LINE
    if numbers:
        return _kind_with_numbers(area, row, shown)
    others = [w for w in shown if not is_keyed_line(w)]
    if is_numbered_group(shown):
        return RowKind.LINE
    if gaps and (texts > gaps or texts <= 3) and not _is_title_row(others):
        return RowKind.DATA
    return RowKind.LINE if len(others) + texts - len(shown) <= 1 or _is_title_row(others) else RowKind.HEADER


def _has_unit_in_corner(words: list[str]) -> bool:
    """Whether a row of headings has the unit line over the names: 单位：万元 | 帮扶资金 | 慰问金额."""
    heads = [w for w in words[1:] if not is_keyed_line(w) and not is_span(w)]
    return len(heads) == len(words) - 1 >= _FEWEST_HEADS and bool(units_stated(words[0])[0])


def _kind_with_numbers(area: Area, row: int, words: list[str]) -> RowKind:
    if all(compact(w).lower() in _NUMBERING_WORDS for w in words) and _counts_up(numbers_in(area, row), start=1):
        return RowKind.NUMBERING
    if all(map(is_period_word, words)) and period_in_cells(area.values(row)):
        return RowKind.LINE
    counted = compact(words[0] if words else "") in _COUNTED_PERIODS
    if not counted and not may_be_years(area, row):
        return RowKind.DATA
    numbers = numbers_in(area, row)
    if len(numbers) > 1 and counted and _counts_up(numbers):
        return RowKind.HEADER
    return RowKind.HEADER if len(numbers) > 1 and are_years(numbers) and _run_on(numbers) else RowKind.DATA


def may_be_years(area: Area, row: int) -> bool:
    column = next((c for c in area.rect.columns if area.is_number(row, c)), None)
    return column is not None and are_years([area.grid.value(row, column)])


def numbers_in(area: Area, row: int) -> list[CellValue]:
    return [area.grid.value(row, c) for c in area.rect.columns if area.is_number(row, c)]


def _whole(value: CellValue) -> int | None:
    if isinstance(value, str):
        digits = _FORMULA.sub("", compact(value)).strip("()")
        return int(digits) if digits.isdecimal() else None
    if isinstance(value, int | float) and not isinstance(value, bool) and float(value).is_integer():
        return int(value)
    return None


def _counts_up(values: Sequence[CellValue], start: int | None = None) -> bool:
    numbers = [_whole(v) for v in values]
    first = numbers[0] if numbers else None
    if first is None or (start is not None and first != start):
        return False
    return numbers == list(range(first, first + len(numbers)))


def are_years(values: Sequence[CellValue]) -> bool:
    return bool(values) and all((n := _whole(v)) is not None and 1980 <= n <= 2050 for v in values)


def _run_on(values: Sequence[CellValue]) -> bool:
    """Years of a header follow each other, up or down, perhaps in pairs or starting again; amounts do not."""
    years = [_whole(v) or 0 for v in values]
    return len(set(years)) > 1 and max(years) - min(years) < len(set(years)) + 2


def is_numbering_word(text: str) -> bool:
    """Whether a label may belong to a row of numbers of columns (栏次), a header of months, or a numbered group row."""
    plain = compact(text)
    return plain.lower() in _NUMBERING_WORDS | _COUNTED_PERIODS or bool(_OUTLINE_NUMBER.fullmatch(plain))


def is_outline_number(text: str) -> bool:
    """Whether a text is the number of a part and nothing else: 一, (二), 第三部分."""
    return bool(_OUTLINE_NUMBER.fullmatch(compact(text)))


def is_numbered_group(words: Sequence[str]) -> bool:
    """A group row with its number in a cell of its own: 一 | 组织建设."""
    return len(words) == 2 and bool(_OUTLINE_NUMBER.fullmatch(compact(words[0]))) and not is_keyed_line(words[1])


def _is_title_row(words: list[str]) -> bool:
    return 1 < len(words) <= 3 and is_title(words[0]) and all(is_beside_title(w) for w in words[1:])
