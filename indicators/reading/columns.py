"""What each column of a table is for: labels (names, periods, units), numbers, or neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from indicators.reading.cells import Sort
from indicators.reading.grid import CellValue
from indicators.reading.headers import Heading, anchors, headings
from indicators.reading.labels import EMPTY, Label, label_of
from indicators.reading.org_units import is_whole, likeness
from indicators.reading.regions import Table
from indicators.reading.roles import Role, role_of
from indicators.reading.spans import Span, is_span, span_of
from indicators.reading.text import compact
from indicators.reading.units import is_unit
from indicators.reading.words import pattern


class Use(StrEnum):
    """What the cells of a column hold. ``names`` are org units or indicators: ``layout.py`` tells which."""

    NUMBERS = "numbers"
    NAMES = "names"
    PERIODS = "periods"
    UNITS = "units"
    ROLES = "roles"
    SECTIONS = "sections"
    SERIAL = "serial"
    NEITHER = "neither"


class About(StrEnum):
    """What the heading of a label column says its names are."""

    ORG_UNIT = "org_unit"
    INDICATOR = "indicator"
    KIND = "kind"
    UNKNOWN = ""


_QUARTER = re.compile(r"季|quarter", re.IGNORECASE)
_MONTH = re.compile(r"^(?:.*月份?)$|month", re.IGNORECASE)
_MOST, _HALF, _SURE = 0.8, 0.5, 0.8
_DISTINCT = 400
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its use, its header cells from top to bottom, and for names what the header says they are."""

    index: int
    use: Use
    path: tuple[Heading, ...]
    about: About = About.UNKNOWN
    numbers: int = 0

    @property
    def header(self) -> str:
        return " / ".join(h.label.text for h in self.path)

    @property
    def key(self) -> str:
        """The header without spaces, to compare columns by."""
        return "/".join(compact(h.label.text) for h in self.path)


def columns_of(table: Table) -> list[Column]:
    """The columns of a table that hold anything, from left to right."""
    plain = headings(table, table.rect.columns)
    profiles = {c: _Profile.of(table, c) for c in table.rect.columns}
    uses = {c: _use(table, c, plain[c], profiles[c]) for c in table.rect.columns}
    numeric = {c for c, use in uses.items() if use is Use.NUMBERS}
    _demote_text_after_numbers(uses, profiles, plain, numeric)
    paths = headings(table, numeric | {c for c, use in uses.items() if use is Use.NEITHER and len(plain[c]) > 1})
    return [
        Column(c, uses[c], paths[c], _about(paths[c]) if uses[c] is Use.NAMES else About.UNKNOWN, profiles[c].numbers)
        for c in table.rect.columns
        if paths[c] or profiles[c].filled
    ]


@dataclass(frozen=True)
class _Profile:
    """How many cells of a column, below the header, hold what; and the distinct values, at most a few hundred."""

    table: Table
    column: int
    texts: int
    numbers: int
    gaps: int

    @cached_property
    def values(self) -> tuple[CellValue, ...]:
        rows, column, sorts = self.table.data_rows, self.column, self.table.sorts
        values = Counter(self.table.value(r, column) for r in rows if sorts[r][column] in (Sort.TEXT, Sort.NUMBER))
        return tuple(v for v, _ in values.most_common(_DISTINCT))

    @property
    def filled(self) -> int:
        return self.texts + self.numbers + self.gaps

    @staticmethod
    def of(table: Table, column: int) -> _Profile:
        cells = table.cells_below(column)
        numbers = cells.count(Sort.NUMBER) + cells.count(Sort.ODD)
        return _Profile(table, column, cells.count(Sort.TEXT), numbers, cells.count(Sort.GAP))


def _use(table: Table, column: int, path: tuple[Heading, ...], profile: _Profile) -> Use:
    said = compact(path[-1].label.text) if path else ""
    if pattern("headings", "serial").fullmatch(said) or (not said and _is_serial(table, column, profile)):
        return Use.SERIAL
    may_be_period = not said or pattern("headings", "period").fullmatch(said)
    if may_be_period and _are_periods(profile.values, said):
        return Use.PERIODS
    if profile.numbers + profile.gaps >= max(1, profile.texts):
        return _use_of_numbers(path, profile)
    if not profile.texts:
        return Use.NUMBERS if path and role_of(said) is not Role.REMARK else Use.NEITHER
    return _use_of_texts(path[-1].label if path else EMPTY, profile)


def _are_periods(values: Sequence[CellValue], said: str) -> bool:
    periods = [v for v in values if not (isinstance(v, str) and is_whole(v))]
    return _share(periods, lambda v: period_label(v, said) is not None) >= (_HALF if said else _MOST)


def _use_of_numbers(path: tuple[Heading, ...], profile: _Profile) -> Use:
    role = path[-1].label.role if path else None
    if role is Role.REMARK and profile.texts:
        return Use.NEITHER
    return Use.NUMBERS


def _use_of_texts(label: Label, profile: _Profile) -> Use:
    said = compact(label.text)
    periods = [v for v in profile.values if not (isinstance(v, str) and is_whole(v))]
    if _share(periods, lambda v: isinstance(v, datetime) or (isinstance(v, str) and is_span(v))) >= _MOST:
        return Use.PERIODS
    units = _share(profile.values, lambda v: isinstance(v, str) and is_unit(v))
    if units >= _MOST or (pattern("headings", "unit").fullmatch(said) and units >= 0.5):
        return Use.UNITS
    if role_of(said) is not None:
        return Use.NEITHER
    if _are_roles([label_of(v) for v in periods]):
        return Use.ROLES
    if pattern("headings", "section").fullmatch(said):
        return Use.SECTIONS
    return Use.NUMBERS if _asks_for_numbers(label, profile) else Use.NAMES


def _asks_for_numbers(label: Label, profile: _Profile) -> bool:
    """Whether a column without any number can only be meant to hold some: 新建工会数（家） over 见附件."""
    if _about_of(label.text) is not About.UNKNOWN or max((len(str(v)) for v in profile.values), default=0) > _SHORT:
        return False
    counts = any(pattern("names", kind).fullmatch(label.name) for kind in ("count", "money")) or label.name.endswith("率")
    return bool(label.unit) or counts


def _are_roles(labels: Sequence[Label]) -> bool:
    """Whether labels tell the kinds of numbers of one indicator apart: 年度目标, 1—6月完成, 完成率."""
    roles = [label.role for label in labels if not label.name]
    said = sum(not label.name and (label.role or label.span) is not None for label in labels)
    return said >= _MOST * len(labels) and any(role is not None and role.is_imported for role in roles)


def _share(values: Sequence[CellValue], test: Callable[[CellValue], bool]) -> float:
    return sum(test(v) for v in values) / len(values) if values else 0.0


def _is_serial(table: Table, column: int, profile: _Profile) -> bool:
    """Numbers 1, 2, 3 … in the first column under no header."""
    if column != table.rect.left or profile.texts or profile.numbers < 2:
        return False
    numbers = [table.grid.values[r][column] for r in table.data_rows if table.sorts[r][column] == Sort.NUMBER]
    return numbers == list(range(1, len(numbers) + 1))


def _demote_text_after_numbers(
    uses: dict[int, Use], profiles: dict[int, _Profile], paths: dict[int, tuple[Heading, ...]], numeric: set[int]
) -> None:
    """Words to the right of all numbers are remarks, unless there are no names before them, or only they name org units."""
    names = [c for c, use in uses.items() if use is Use.NAMES]
    if not numeric or not any(c < min(numeric) for c in names):
        return
    for c in names:
        if c > max(numeric) and _about(paths[c]) is About.UNKNOWN and not _look_like_units(profiles[c].values):
            uses[c] = Use.NEITHER


def _look_like_units(values: Sequence[CellValue]) -> bool:
    return _share(values, lambda v: isinstance(v, str) and likeness(v) >= _SURE) >= _HALF


def _about(path: tuple[Heading, ...]) -> About:
    return _about_of(path[-1].label.text) if path else About.UNKNOWN


def _about_of(heading: str) -> About:
    said = compact(heading)
    org_unit, indicator = (
        bool(pattern("headings", "org_unit").fullmatch(said)),
        bool(pattern("headings", "indicator").fullmatch(said)),
    )
    if org_unit == indicator:
        return About.KIND if pattern("headings", "kind").fullmatch(said) else About.UNKNOWN
    return About.ORG_UNIT if org_unit else About.INDICATOR


def period_label(value: CellValue, header: str) -> Span | None:
    """The period a cell of a period column means: 2024, 第一季度, 1 under 季度, 6 under 月份, a date."""
    label: Label = label_of(value)
    if label.span is not None:
        return label.span if not label.name or is_whole(label.name) else None
    text = compact(label.text)
    if _QUARTER.search(header) and text in ("1", "2", "3", "4", "一", "二", "三", "四"):
        return span_of(f"{text}季度")
    if _MONTH.search(header) and text.isdecimal() and 1 <= int(text) <= 12:
        return span_of(f"{int(text)}月")
    return None


def row_texts(table: Table, columns: list[int], grouping: set[int]) -> dict[int, list[CellValue]]:
    """The values of label columns, row by row, with merged cells and blank gaps filled from above.

    Gaps are filled in ``grouping`` columns only, and only where a label stands to the right in the same row.
    """
    rows = table.rows
    covered = anchors(table, rows)
    result: dict[int, list[CellValue]] = {c: [] for c in columns}
    for c in columns:
        later = [d for d in columns if d > c]
        last: CellValue = None
        for r in rows:
            value = table.value(r, c)
            if value is None and (anchor := covered.get((r, c))) is not None:
                value = table.value(*anchor)
            elif (
                value is None
                and c in grouping
                and r not in table.captions
                and any(table.value(r, d) is not None for d in later)
            ):
                value = last
            if r in table.captions and value is not None:
                last = None
            elif value is not None:
                last = value
            result[c].append(value)
    return result
