"""From a table and the meaning of its axes to facts: each number with its org unit, subject, period, role and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from indicators.reading.achieved import with_achievements
from indicators.reading.completions import with_completions
from indicators.reading.context import Context
from indicators.reading.details import with_details
from indicators.reading.layout import Layout
from indicators.reading.nameless import without_nameless_columns, without_nameless_rows
from indicators.reading.omitted import OmittedRows, omitted_rows
from indicators.reading.org_units import is_whole
from indicators.reading.plans import Plan
from indicators.reading.roles import Role, says_quarter
from indicators.reading.row_senses import senses_of_rows
from indicators.reading.senses import STRENGTH, ForQuarter, Sense, is_part_of_year, is_quarter, senses_of_columns
from indicators.reading.spans import Span
from indicators.reading.subjects import Subject
from indicators.reading.told import as_told
from indicators.reading.whole_years import with_only_year, with_whole_years
from indicators.told import HeaderMeaning

_OF_THE_YEAR = re.compile(r"(?<![\d半])年|annual|year", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What row, column and sheet together say about a number, apart from its org unit; ``unit`` as printed, "" if none is."""

    subject: Subject | None
    span: Span | None
    role: Role
    unit: str
    for_quarter: ForQuarter = ForQuarter.NO
    change: bool = False


class Fact(NamedTuple):
    """One cell with something in it, whose it is (None if no label says so) and what it means."""

    row: int
    column: int
    org_unit: str | None
    meaning: Meaning


@dataclass(frozen=True, slots=True, eq=False)
class AlikeRows:
    """The rows that are looked at whose numbers mean the same, column by column, but for the org unit."""

    meanings: Mapping[int, Meaning]
    rows: list[int] = field(default_factory=list)
    filled: dict[int, int] = field(default_factory=dict)
    """The first of the rows with something in it, by column."""


@dataclass(frozen=True)
class Facts:
    """What the cells of a table's number columns mean: the senses of the columns and of the rows (by row number), rows of
    the same meaning together, and the rows that need not be looked at."""

    layout: Layout
    columns: dict[int, Sense]
    rows: dict[int, Sense]
    alike: tuple[AlikeRows, ...] = ()
    omitted: OmittedRows | None = None

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All filled cells of the rows that are looked at, row by row."""
        sorts = self.layout.table.sorts
        of_row = {row: alike for alike in self.alike for row in alike.rows}
        return tuple(
            Fact(r, c, sense.org_unit if sense.org_unit is not None else column.org_unit, of_row[r].meanings[c])
            for r, sense in self.rows.items()
            for c, column in self.columns.items()
            if sorts[r][c]
        )

    def meanings(self) -> list[Meaning]:
        """The meanings that a filled cell has, in the order of the first cell of each."""
        first = [(row, column, alike) for alike in self.alike for column, row in alike.filled.items()]
        return [alike.meanings[column] for _, column, alike in sorted(first, key=lambda f: f[:2])]


def facts_of(layout: Layout, told: Iterable[HeaderMeaning] = ()) -> Facts:
    """All filled cells of a table's number columns, under headers that mean what people ``told`` of them."""
    layout, told, units = with_details(layout), tuple(told), layout.context.units
    around = layout.context.span
    senses = without_nameless_rows(layout, {s.row: s for s in senses_of_rows(layout)})
    rows = as_told(with_whole_years(senses, around), told, units)
    numbers = layout.numbers
    across = with_completions(numbers, with_achievements(numbers, with_whole_years(senses_of_columns(layout), around)))
    columns = as_told(across, told, {*units, *(s.unit for s in rows.values() if s.unit)})
    columns = without_nameless_columns(layout, columns)
    rows = _with_unit_of_columns(rows, columns)
    alike = tuple(_alike(layout, columns, rows))
    return Facts(layout, columns, rows, alike, omitted_rows(layout, rows))


def _with_unit_of_columns(rows: dict[int, Sense], columns: dict[int, Sense]) -> dict[int, Sense]:
    """The rows that name indicators, counted in the one unit that all columns have: 工会经费收缴 under 城关镇（万元）."""
    units = {s.unit for s in columns.values() if s.role is not Role.IGNORED}
    unit = units.pop() if len(units) == 1 else ""
    if not unit:
        return rows
    open_ = {r: s.subject for r, s in rows.items() if s.subject is not None and not s.unit and not s.subject.unit}
    return rows | {r: replace(rows[r], subject=replace(subject, unit=unit)) for r, subject in open_.items()}


def _alike(layout: Layout, columns: dict[int, Sense], rows: dict[int, Sense]) -> Iterable[AlikeRows]:
    sorts, around = layout.table.sorts, _around(layout.context, (*rows.values(), *columns.values()))
    found: dict[tuple[object, ...], AlikeRows] = {}
    unmet: dict[tuple[object, ...], set[int]] = {}
    for r, row in rows.items():
        key = (row.subject, row.span, row.role, row.unit, row.detail, row.change)
        if key not in found:
            found[key] = AlikeRows({c: _join(row, column, around) for c, column in columns.items()})
            unmet[key] = set(columns)
        alike, line = found[key], sorts[r]
        alike.rows.append(r)
        met = [c for c in unmet[key] if line[c]]
        alike.filled.update(dict.fromkeys(met, r))
        unmet[key].difference_update(met)
    return found.values()


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for all numbers of a table.

    ``span`` is said around it, or the only year its labels name. ``role`` is that of numbers for which no label states one,
    ``stated`` where one says 完成 or 数量, which beside columns of targets are results even under the title 任务分解表;
    ``by_period`` if labels name periods.
    """

    context: Context
    span: Span | None
    role: Role
    stated: Role
    by_period: bool


def _around(context: Context, senses: Iterable[Sense]) -> _Around:
    default = Role.TARGET if context.plan else Role.RUNNING if context.running else Role.VALUE
    senses = tuple(senses)
    stated = Role.VALUE if context.plan and any(s.role is Role.TARGET for s in senses) else default
    by_period = any(s.span is not None and s.span.first is not None for s in senses)
    return _Around(context, with_only_year(context.span, senses), default, stated, by_period)


def _join(row: Sense, column: Sense, around: _Around) -> Meaning:
    """What both say, and what is said around them where they leave it open."""
    role = max((s.role for s in (row, column) if s.role is not None), key=STRENGTH.__getitem__, default=None)
    role = around.role if role is None else around.stated if role is Role.VALUE else role
    if role is Role.RUNNING and around.role is Role.RUNNING and (says_quarter(column.header) or says_quarter(row.header)):
        role = Role.VALUE
    span = _joined_span(row.span, column.span, around.span)
    if span is not None and span.is_month and not span.point and (says_quarter(column.header) or says_quarter(row.header)):
        span = span.quarter_so_far()
    if role is Role.RUNNING and around.by_period and (span is None or span.first is None):
        role = Role.IGNORED  # the sum of the periods beside it, up to nobody says when
    for_quarter = max(column.for_quarter, row.for_quarter, _for_quarter(row, column), _for_quarter(column, row))
    if role is Role.TARGET:
        role, planned = _planned(row, column, around.context)
        for_quarter = ForQuarter.YES if planned else max(for_quarter, _on_its_sheet(row, column, span))
    naming, other = (row, column) if row.subject is not None else (column, row)
    return Meaning(
        subject=_detailed(naming.subject, row.detail) if naming is column else naming.subject,
        span=span,
        role=role,
        unit=naming.unit or other.unit,
        for_quarter=for_quarter,
        change=row.change or column.change,
    )


def _detailed(subject: Subject | None, detail: str) -> Subject | None:
    """The column 人数 in a row 生活救助 is about 生活救助人数."""
    if subject is None or not detail or is_whole(detail) or subject.means:
        return subject
    return replace(subject, groups=(detail, *subject.groups), title="")


def _planned(row: Sense, column: Sense, context: Context) -> tuple[Role, bool]:
    """Whether a target counts at all, and whether it is surely a quarter's plan: under 第二季度任务分解表, or under 二季度 in a
    table of targets. One for half a year, or for nobody knows how long, is left out; the year's own (年度目标) holds for the
    year whatever period the results beside it are of."""
    plan = context.plan or Plan()
    said = [s for s in (row, column) if s.role is Role.TARGET]
    of_the_year = any(_OF_THE_YEAR.search(s.header) for s in said)
    if of_the_year:
        return Role.TARGET, False
    if any(map(is_part_of_year, (row.span, column.span, plan.span))) or plan.unclear:
        return Role.IGNORED, False
    own = () if said else (row.span, column.span)
    return Role.TARGET, is_quarter(plan.span) or any(map(is_quarter, own))


def _for_quarter(target: Sense, crossing: Sense) -> ForQuarter:
    """A row of 计划 under 一季度 is perhaps that quarter's plan, like a column of 计划 beside it."""
    perhaps = target.role is Role.TARGET and is_quarter(crossing.span) and not _OF_THE_YEAR.search(target.header)
    return ForQuarter.PERHAPS if perhaps else ForQuarter.NO


def _on_its_sheet(row: Sense, column: Sense, span: Span | None) -> ForQuarter:
    """A target that does not speak of the year, on a sheet about one quarter: 计划 beside 完成 under 2024年二季度."""
    said = [s for s in (row, column) if s.role is Role.TARGET]
    of_the_year = any(_OF_THE_YEAR.search(s.header) or (s.span is not None and s.span.first is None) for s in said)
    open_ = bool(said) and is_quarter(span) and not of_the_year
    if not open_:
        return ForQuarter.NO
    return ForQuarter.PLAN_ON_ITS_SHEET if any("计划" in s.header for s in said) else ForQuarter.ON_ITS_SHEET


def _joined_span(row: Span | None, column: Span | None, around: Span | None) -> Span | None:
    """The narrower of the two within the other, both within what the sheet says."""
    inner, outer = (row, column) if row is not None and (column is None or column.first is None) else (column, row)
    joined = outer if inner is None else inner.within(outer)
    return around if joined is None else joined.within(around)
