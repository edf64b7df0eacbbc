"""What the cells of a column hold: labels (names, periods, units …), numbers, or neither; by its heading and its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from indicators.reading.cells import Sort
from indicators.reading.grid import CellValue
from indicators.reading.headers import Heading
from indicators.reading.labels import EMPTY, Label, label_of
from indicators.reading.lines import is_keyed_line, units_stated
from indicators.reading.org_units import is_whole, likeness
from indicators.reading.regions import Table
from indicators.reading.roles import Role, role_of
from indicators.reading.row_labels import period_label
from indicators.reading.several_parts import pieces_of
from indicators.reading.spans import end_of_quarter, is_day, is_span
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
    PERSON = "person"
    UNKNOWN = ""


_MOST, _HALF, _SURE = 0.8, 0.5, 0.8
_DISTINCT = 400
_COUNTS = 6
"""So many numbers that only count the rows are no figures, whatever stands over them."""
_SHORT = 8


@dataclass(frozen=True)
class Profile:
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
    def of(table: Table, column: int) -> Profile:
        cells = table.cells_below(column)
        numbers = cells.count(Sort.NUMBER) + cells.count(Sort.ODD)
        return Profile(table, column, cells.count(Sort.TEXT), numbers, cells.count(Sort.GAP))


def use_of(table: Table, column: int, path: tuple[Heading, ...], profile: Profile) -> Use:
    said = compact(path[-1].label.text) if path else ""
    first = column == table.rect.left
    if heads_serial(said, first=first) or (not said and _is_serial(table, column, profile)):
        return Use.SERIAL
    filled_on = bool(pattern("lines", "filled_on").search(said)) and _tell_when_it_happened(said, profile.values)
    may_be_period = not filled_on and (not said or pattern("headings", "period").fullmatch(said))
    if may_be_period and _are_periods(profile.values, said):
        return Use.PERIODS
    if profile.numbers >= _COUNTS and _is_serial(table, column, profile) and not path[-1].label.unit:
        return Use.SERIAL
    if profile.numbers + profile.gaps >= max(1, profile.texts):
        if profile.texts and not profile.numbers and not (path and _asks_for_numbers(path[-1].label, profile)):
            return Use.NEITHER  # 无 beside words answers in words
        return _use_of_numbers(path, profile)
    if not profile.texts:
        return Use.NUMBERS if path and role_of(said) is not Role.REMARK else Use.NEITHER
    return _use_of_texts(EMPTY if says_unit_alone(path) else path[-1].label, profile)


def says_unit_alone(path: tuple[Heading, ...]) -> bool:
    """Whether nothing stands over a column, or only a unit: （万元） in the corner over the names is the table's."""
    return all(_is_unit_alone(h.label) for h in path)


def _is_unit_alone(label: Label) -> bool:
    if is_keyed_line(label.text):
        return bool(units_stated(label.text)[0])
    return bool(label.unit) and not label.name and label.role is None and label.span is None


def _are_periods(values: Sequence[CellValue], said: str) -> bool:
    periods = [v for v in values if not (isinstance(v, str) and is_whole(v))]
    return _share(periods, lambda v: period_label(v, said) is not None) >= (_HALF if said else _MOST)


def _use_of_numbers(path: tuple[Heading, ...], profile: Profile) -> Use:
    role = path[-1].label.role if path else None
    if role is Role.REMARK and profile.texts:
        return Use.NEITHER
    return Use.NUMBERS


def _use_of_texts(label: Label, profile: Profile) -> Use:
    said = compact(label.text)
    periods = [v for v in profile.values if not (isinstance(v, str) and is_whole(v))]
    if _share(periods, lambda v: isinstance(v, datetime) or (isinstance(v, str) and is_span(v))) >= _MOST:
        return Use.NEITHER if _tell_when_it_happened(said, periods) else Use.PERIODS
    headed = bool(pattern("headings", "unit").fullmatch(said))
    units = _share(profile.values, lambda v: isinstance(v, str) and is_unit(v, marked=headed))
    if units >= (_HALF if headed else _MOST):
        return Use.UNITS
    if role_of(said) is not None and not _names_what_to_do(said, profile):
        return Use.NEITHER
    if _are_roles([label_of(v) for v in periods]):
        return Use.ROLES
    if pattern("headings", "section").fullmatch(said):
        return Use.SECTIONS
    return Use.NUMBERS if _asks_for_numbers(label, profile) else Use.NAMES


def _names_what_to_do(said: str, profile: Profile) -> bool:
    """Whether a heading like 任务 stands over names, each of them once and none with a number: not over what is asked of a
    row."""
    if not pattern("headings", "indicator").fullmatch(said) or profile.numbers:
        return False
    return len(profile.values) == profile.texts > 1 and not any(map(str.isdigit, "".join(map(str, profile.values))))


def _tell_when_it_happened(said: str, dates: Sequence[CellValue]) -> bool:
    """Whether dates are each row's own (成立日期, 慰问时间): months that end no quarter, under a heading of another thing."""
    if pattern("lines", "filled_on").search(said):
        return all(isinstance(v, datetime) or is_day(str(v)) for v in dates) and not _are_ends_of_quarters(dates)
    if not said or pattern("headings", "period").fullmatch(said):
        return False
    spans = [span for v in dates if (span := label_of(v).span) is not None]
    return all(s.is_month for s in spans) and any((s.last or 3) % 3 for s in spans)


def _are_ends_of_quarters(dates: Sequence[CellValue]) -> bool:
    """Whether days under 上报日期 are the last of several quarters: so regular are periods alone."""
    ends = [end_of_quarter(v if isinstance(v, datetime) else str(v)) for v in dates]
    return all(ends) and len(set(ends)) > 1


def _asks_for_numbers(label: Label, profile: Profile) -> bool:
    """Whether a column without any number can only be meant to hold some: 新建工会数（家） over 见附件."""
    longest = max((len(str(v)) for v in profile.values if not pieces_of(str(v))), default=0)
    if _about_heading(label.text) is not About.UNKNOWN or longest > _SHORT:
        return False
    counts = any(pattern("names", kind).fullmatch(label.name) for kind in ("count", "money")) or label.name.endswith("率")
    return bool(label.unit) or counts


def _are_roles(labels: Sequence[Label]) -> bool:
    """Whether labels tell the kinds of numbers of one indicator apart: 年度目标, 1—6月完成, 完成率."""
    roles = [label.role for label in labels if not label.name]
    said = sum(not label.name and (label.role or label.span) is not None for label in labels)
    if any(label.text.startswith(("未", "不", "否")) for label in labels):
        return False  # 已完成 beside 未完成 says whether, not what
    return said >= _MOST * len(labels) and any(role is not None and role.is_imported for role in roles)


def _share(values: Sequence[CellValue], test: Callable[[CellValue], bool]) -> float:
    return sum(test(v) for v in values) / len(values) if values else 0.0


def heads_serial(said: str, *, first: bool) -> bool:
    """序号, No.; a bare # only over the first column, elsewhere it may stand for anything."""
    return bool(pattern("headings", "serial").fullmatch(said)) and (first or any(c.isalpha() for c in said))


def _is_serial(table: Table, column: int, profile: Profile) -> bool:
    """Numbers 1, 2, 3 … in the first column."""
    if column != table.rect.left or profile.texts or profile.numbers < 2:
        return False
    numbers = [table.value(r, column) for r in table.data_rows if table.sorts[r][column] == Sort.NUMBER]
    return numbers == list(range(1, len(numbers) + 1))


def look_like_units(values: Sequence[CellValue]) -> bool:
    return _share(values, lambda v: isinstance(v, str) and likeness(v) >= _SURE) >= _HALF


def about_of(path: tuple[Heading, ...]) -> About:
    return _about_heading(path[-1].label.text) if path else About.UNKNOWN


def heads_org_units(heading: str) -> bool:
    return _about_heading(heading) is About.ORG_UNIT


def _about_heading(heading: str) -> About:
    said = compact(heading)
    if pattern("headings", "person").fullmatch(said):
        return About.PERSON
    org_unit, indicator = (
        bool(pattern("headings", "org_unit").fullmatch(said)),
        bool(pattern("headings", "indicator").fullmatch(said)),
    )
    if org_unit == indicator:
        return About.KIND if pattern("headings", "kind").fullmatch(said) else About.UNKNOWN
    return About.ORG_UNIT if org_unit else About.INDICATOR
