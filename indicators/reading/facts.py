"""From a table and the meaning of its axes to facts: each number with its org unit, subject, period, role and unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

from indicators.reading.columns import Column, Use, period_label, row_texts
from indicators.reading.grid import CellValue
from indicators.reading.labels import Label, label_of
from indicators.reading.layout import CAPTIONS, LEAF, UPPER, Layout, caption_label
from indicators.reading.org_units import is_part_of_whole, is_whole, likeness
from indicators.reading.roles import Role, is_for_the_quarter
from indicators.reading.spans import Span
from indicators.reading.text import compact, even

_STRENGTH = {
    Role.VALUE: 0, Role.RUNNING: 1, Role.TARGET: 2, Role.COMPLETION: 3, Role.IGNORED: 4, Role.GROWTH: 5, Role.RANK: 6, Role.REMARK: 7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured, in the table's own words: a name, the groups it stands in (nearest first), unit and theme."""

    name: str
    groups: tuple[str, ...] = ()
    unit: str = ""
    section: str = ""
    part: bool = False


class ForQuarter(IntEnum):
    """Whether a target is the plan of a quarter: it says so, it stands under a quarter, or neither."""

    NO = 0
    PERHAPS = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Sense:
    """What a row or a column adds to the meaning of its numbers. ``row`` and ``column`` are where its label stands."""

    row: int
    column: int
    header: str = ""
    org_unit: str | None = None
    subject: Subject | None = None
    span: Span | None = None
    role: Role | None = None
    unit: str = ""
    for_quarter: ForQuarter = ForQuarter.NO


@dataclass(frozen=True, slots=True)
class Meaning:
    """What row, column and sheet together say about a number, apart from its org unit. ``unit`` is as printed, "" if none is."""

    subject: Subject | None
    span: Span | None
    role: Role
    unit: str
    for_quarter: ForQuarter = ForQuarter.NO


class Fact(NamedTuple):
    """One cell with something in it, whose it is (None if no label says so) and what it means."""

    row: int
    column: int
    org_unit: str | None
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Facts:
    """A table's facts with the senses of its number columns and of its rows (by row number)."""

    layout: Layout
    columns: dict[int, Sense]
    rows: dict[int, Sense]
    facts: tuple[Fact, ...]


def facts_of(layout: Layout) -> Facts:
    columns = {c.index: _sense_of_column(layout, c) for c in layout.numbers()}
    rows = {s.row: s for s in _senses_of_rows(layout)}
    return Facts(layout, columns, rows, tuple(_facts(layout, columns, rows)))


def _facts(layout: Layout, columns: dict[int, Sense], rows: dict[int, Sense]) -> Iterator[Fact]:
    sorts, around = layout.table.sorts, layout.context.span
    default = Role.TARGET if layout.context.is_target else Role.VALUE
    joined: dict[tuple[object, ...], dict[int, Meaning]] = {}
    for r, row in rows.items():
        alike = (row.subject, row.span, row.role, row.unit)
        meanings = joined.get(alike)
        if meanings is None:
            meanings = joined[alike] = {c: _join(row, column, around, default) for c, column in columns.items()}
        line = sorts[r]
        for c, column in columns.items():
            if line[c]:
                yield Fact(r, c, row.org_unit if row.org_unit is not None else column.org_unit, meanings[c])


def _join(row: Sense, column: Sense, around: Span | None, default: Role) -> Meaning:
    role = max((s.role for s in (row, column) if s.role is not None), key=_STRENGTH.__getitem__, default=None)
    naming, other = (row, column) if row.subject is not None else (column, row)
    return Meaning(
        subject=naming.subject,
        span=_joined_span(row.span, column.span, around),
        role=default if role is None or role is Role.VALUE else role,
        unit=naming.unit or other.unit,
        for_quarter=max(column.for_quarter, row.for_quarter),
    )


def _joined_span(row: Span | None, column: Span | None, around: Span | None) -> Span | None:
    """The narrower of the two within the other, both within what the sheet says."""
    inner, outer = (row, column) if row is not None and (column is None or column.first is None) else (column, row)
    joined = outer if inner is None else inner.within(outer)
    return around if joined is None else joined.within(around)


def _sense_of_column(layout: Layout, column: Column) -> Sense:
    labels = [layout.label(h.label) for h in column.path]
    places = column.path[-1] if column.path else None
    roles = [label.role for label in labels if label.role is not None]
    role = max(roles, key=_STRENGTH.__getitem__, default=None)
    if any(label.role is Role.TARGET and _is_part_of_year(label.span) for label in labels):
        role = Role.IGNORED
    span: Span | None = None
    for label in reversed(labels):
        span = label.span if span is None else span.within(label.span)
    sense = Sense(
        row=places.row if places else layout.table.rows[0],
        column=column.index,
        header=column.header,
        span=span,
        role=role,
        unit=next((label.unit for label in reversed(labels) if label.unit), ""),
        for_quarter=_for_quarter(labels),
    )
    return _with_names(layout, sense, [label for label in labels if label.name])


def _for_quarter(labels: list[Label]) -> ForQuarter:
    targets = [label for label in labels if label.role is Role.TARGET]
    if any(is_for_the_quarter(label.text) or _is_quarter(label.span) for label in targets):
        return ForQuarter.YES
    perhaps = bool(targets) and "年" not in targets[-1].text and any(_is_quarter(label.span) for label in labels)
    return ForQuarter.PERHAPS if perhaps else ForQuarter.NO


def _is_part_of_year(span: Span | None) -> bool:
    """A half-year or three quarters: a target for them is neither a quarter's nor the year's."""
    return span is not None and span.first is not None and not _is_quarter(span) and (span.first, span.last) != (1, 12)


def _is_quarter(span: Span | None) -> bool:
    return span is not None and span.first is not None and span.last == span.first + 2


def _with_names(layout: Layout, sense: Sense, named: list[Label]) -> Sense:
    if not named:
        return sense
    if not {LEAF, UPPER} & {layout.org_units, layout.indicators}:
        return replace(sense, role=sense.role if sense.role not in (None, Role.VALUE) else Role.IGNORED)
    leaf, upper = named[-1], named[:-1]
    if layout.org_units == LEAF:
        sense = replace(sense, org_unit=leaf.name)
    elif layout.org_units == UPPER and upper:
        sense = replace(sense, org_unit=upper[-1].name)
    if layout.indicators == LEAF:
        groups = [] if layout.org_units == UPPER else [label.name for label in reversed(upper) if not is_whole(label.name)]
        section = upper[0].name if groups else ""
        if is_whole(leaf.name) and not groups:
            return replace(sense, role=Role.IGNORED)
        return replace(sense, subject=Subject(leaf.name, tuple(groups), sense.unit, section, leaf.part))
    if layout.indicators == UPPER and upper:
        return replace(sense, subject=Subject(upper[-1].name, (), sense.unit, "", upper[-1].part))
    return sense


@dataclass(slots=True)
class _Carried:
    """What earlier rows say about later ones: group rows and the item that 其中 rows belong to."""

    caption: str = ""
    outline: str = ""
    whole: str = ""
    span: Span | None = None
    org_unit: str | None = None
    subject: Subject | None = None


def _senses_of_rows(layout: Layout) -> Iterator[Sense]:
    table = layout.table
    label_columns = [c for c in layout.columns if c.use not in (Use.NUMBERS, Use.NEITHER)]
    grouping = {c.index for c in label_columns if c.use in (Use.NAMES, Use.PERIODS, Use.SECTIONS)}
    texts = row_texts(table, [c.index for c in label_columns], grouping)
    carried = _Carried()
    for i, r in enumerate(table.rows):
        values = {c.index: texts[c.index][i] for c in label_columns}
        if r in table.captions:
            sense = _caption(layout, r, values, carried)
            if sense is not None:
                yield sense
            continue
        yield _sense_of_row(layout, r, label_columns, values, carried)


def _caption(layout: Layout, row: int, values: dict[int, CellValue], carried: _Carried) -> Sense | None:
    """A group row changes what the rows below it mean; an org unit without any number is a row of its own."""
    label = caption_label(layout.table, row)
    if isinstance(layout.org_units, int) and (name := values.get(layout.org_units)) is not None and _is_unit_without_numbers(name, label):
        return Sense(row, layout.org_units, org_unit=label.name)
    if label.span is not None and not label.name:
        carried.span = label.span
    elif layout.org_units == CAPTIONS:
        carried.org_unit = label.name
    elif layout.indicators == CAPTIONS:
        carried.subject = Subject(label.name, (), label.unit, "", label.part)
    if label.name:
        carried.caption, carried.whole = label.name, ""
        carried.outline = label.name if label.outline else carried.outline
    return None


def _is_unit_without_numbers(name: CellValue, label: Label) -> bool:
    return isinstance(name, str) and even(name) == label.text and not label.outline and likeness(label.name) >= 0.8


def _sense_of_row(
    layout: Layout, row: int, columns: list[Column], values: dict[int, CellValue], carried: _Carried
) -> Sense:
    sense = Sense(row, columns[0].index if columns else layout.table.rect.left, org_unit=carried.org_unit, subject=carried.subject)
    span, unit, section = None, "", ""
    for column in columns:
        value = values[column.index]
        if value is None:
            continue
        if column.use is Use.PERIODS:
            said = compact(column.path[-1].label.text) if column.path else ""
            period = period_label(value, said)
            span = period if span is None or period is None else _narrower(span, period)
        elif column.use is Use.UNITS:
            unit = label_of(value).unit or compact(str(value))
        elif column.use is Use.ROLES:
            sense = replace(sense, role=label_of(value).role)
        elif column.use is Use.SECTIONS or (column.use is Use.NAMES and column.index not in (layout.org_units, layout.indicators)):
            section = label_of(value).name or section
    sense = replace(sense, span=_within(span, carried.span), unit=unit)
    sense = _named_by_org_unit(layout, sense, values)
    return _named_by_indicator(layout, sense, values, section or carried.outline or carried.caption, carried)


def _narrower(one: Span, other: Span) -> Span:
    return other.within(one) if other.first is not None else one.within(other)


def _within(span: Span | None, outer: Span | None) -> Span | None:
    return outer if span is None else span.within(outer)


def _named_by_org_unit(layout: Layout, sense: Sense, values: dict[int, CellValue]) -> Sense:
    """The org unit of a row; a total row may have its word in another label column (合计 under 序号)."""
    axis = layout.org_units
    if not isinstance(axis, int):
        return sense
    words = [str(v) for c, v in values.items() if c < axis and isinstance(v, str)]
    own = values.get(axis)
    aside = next((w for w in words if is_whole(w) or is_part_of_whole(w)), None)
    if aside is not None and (own is None or compact(str(own)) == compact(aside)):
        return replace(sense, column=axis, org_unit=aside)
    if own is None:
        return replace(sense, column=axis, org_unit=words[-1] if words else None)
    return replace(sense, column=axis, org_unit=str(own), header=even(str(own)))


def _named_by_indicator(
    layout: Layout, sense: Sense, values: dict[int, CellValue], section: str, carried: _Carried
) -> Sense:
    axis = layout.indicators
    if not isinstance(axis, int):
        return sense
    label = layout.label(label_of(values.get(axis)))
    if not label.name:
        return replace(sense, column=axis, role=label.role, span=_within(label.span, sense.span), header=label.text)
    groups = dict.fromkeys(g for g in (carried.whole if label.part else "", carried.outline, carried.caption) if g and g != label.name)
    if is_whole(label.name) and not groups:
        return replace(sense, column=axis, role=Role.IGNORED, header=label.text)
    unit = sense.unit or label.unit
    subject = Subject(label.name, tuple(groups), unit, section, label.part)
    if label.outline:
        carried.outline, carried.caption = label.name, ""
    if not label.part:
        carried.whole = label.name
    return replace(
        sense, column=axis, subject=subject, unit=unit, header=label.text,
        role=label.role or sense.role, span=_within(label.span, sense.span),
    )  # fmt: skip
