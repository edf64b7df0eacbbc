"""What a row adds to the meaning of its numbers: the labels before them, and the group rows above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indicators.reading.column_uses import Use
from indicators.reading.columns import Column
from indicators.reading.grid import CellValue
from indicators.reading.labels import Label, label_of
from indicators.reading.layout import CAPTIONS, Layout, caption_label
from indicators.reading.org_units import is_part_of_whole, is_whole, likeness, plain_name
from indicators.reading.roles import Role
from indicators.reading.row_labels import period_label, row_texts
from indicators.reading.senses import Sense, says_change
from indicators.reading.spans import Span
from indicators.reading.subjects import Subject, counts_like_whole
from indicators.reading.text import chinese_part, compact, even
from indicators.reading.unit_names import says_something
from indicators.reading.units import is_unit

_LONGEST_UNIT = 8
"""Characters of a unit nobody has met: 立方米每小时, not a remark."""


@dataclass(slots=True)
class _Carried:
    """What earlier rows say about later ones: group rows and the item that 其中 rows belong to."""

    caption: str = ""
    outline: str = ""
    whole: Subject | None = None
    span: Span | None = None
    role: Role | None = None
    org_unit: str | None = None
    subject: Subject | None = None


def senses_of_rows(layout: Layout) -> Iterator[Sense]:
    """What each row of numbers says, from top to bottom, with the org units that gave none."""
    table = layout.table
    label_columns = [c for c in layout.columns if c.use not in (Use.NUMBERS, Use.NEITHER)]
    grouping = {c.index for c in label_columns if c.use in (Use.NAMES, Use.PERIODS, Use.SECTIONS)}
    texts = row_texts(table, [c.index for c in label_columns], grouping)
    shared = _shared_names(layout, texts)
    carried = _Carried()
    for i, r in enumerate(table.rows):
        values = {c.index: texts[c.index][i] for c in label_columns}
        if r in table.captions:
            sense = _caption(layout, r, values, carried)
            if sense is not None:
                yield sense
            continue
        if layout.people is not None and not _is_of_all(values):
            continue
        sense = _sense_of_row(layout, r, label_columns, values, carried)
        if layout.outer is not None and sense.org_unit in shared and (outer := values[layout.outer]) is not None:
            sense = replace(sense, org_unit=plain_name(str(outer)) + plain_name(sense.org_unit or ""))
        yield sense


def _is_of_all(values: dict[int, CellValue]) -> bool:
    """Whether a row of a list of people sums them up."""
    return any(isinstance(v, str) and is_whole(v) for v in values.values())


def _shared_names(layout: Layout, texts: dict[int, list[CellValue]]) -> set[str]:
    """The org units' names that occur under several outer ones: 中心小学 of each township."""
    if layout.outer is None or not isinstance(layout.org_units, int):
        return set()
    pairs = {(str(own), outer) for own, outer in zip(texts[layout.org_units], texts[layout.outer], strict=True)}
    return {name for name, count in Counter(own for own, _ in pairs).items() if count > 1 and not is_whole(name)}


def _caption(layout: Layout, row: int, values: dict[int, CellValue], carried: _Carried) -> Sense | None:
    """A group row changes what the rows below it mean; an org unit or a quarter without any number is a row of its own."""
    label = caption_label(layout.table, row)
    if label.span is not None and label.span.first is not None and _is_among_periods(layout, row):
        return None
    if (
        isinstance(layout.org_units, int)
        and (name := values.get(layout.org_units)) is not None
        and _is_unit_without_numbers(name, label)
    ):
        return Sense(row, layout.org_units, org_unit=label.name)
    if not label.name and (label.span or label.role) is not None:
        carried.span, carried.role = label.span or carried.span, label.role
    elif layout.org_units == CAPTIONS:
        carried.org_unit = label.name
    elif layout.indicators == CAPTIONS:
        carried.subject = Subject(label.name, (), label.unit, "", label.part)
    if label.name:
        carried.caption, carried.whole = label.name, None
        carried.outline = label.name if label.outline else carried.outline
    return None


def _is_among_periods(layout: Layout, row: int) -> bool:
    """Whether a row's one label stands where other rows have their period: 四季度, of which nothing is known yet."""
    return any(c.use is Use.PERIODS and layout.table.value(row, c.index) is not None for c in layout.columns)


def _is_unit_without_numbers(name: CellValue, label: Label) -> bool:
    return isinstance(name, str) and even(name) == label.text and not label.outline and likeness(label.name) >= 0.8


def _sense_of_row(layout: Layout, row: int, columns: list[Column], values: dict[int, CellValue], carried: _Carried) -> Sense:
    place = columns[0].index if columns else layout.table.rect.left
    sense = Sense(row, place, org_unit=carried.org_unit, subject=carried.subject, role=carried.role)
    section = ""
    for column in columns:
        value = values[column.index]
        if value is None:
            continue
        if column.use is Use.PERIODS:
            sense = _with_period(sense, column, value)
        elif column.use is Use.UNITS and column.index == layout.unit_column:
            sense = replace(sense, unit=label_of(value).unit or _unit_said(value))
        elif column.use is Use.ROLES:
            sense = _with_role(sense, value)
        elif column.index == layout.detail:
            sense = _with_detail(layout, sense, value)
        elif column.use in (Use.SECTIONS, Use.NAMES) and column.index not in (layout.org_units, layout.indicators):
            section = label_of(value).name or section
    if carried.span is not None:
        sense = replace(sense, span=_within(sense.span, carried.span))
    sense = _named_by_org_unit(layout, sense, values)
    return _named_by_indicator(layout, sense, values, section or carried.outline or carried.caption, carried)


def _unit_said(value: CellValue) -> str:
    """A word for a unit, known or not; a number, a sum or a sentence in its place says nothing."""
    text = compact(str(value))
    word = len(text) <= _LONGEST_UNIT and says_something(text) and not is_whole(text)
    return text if word or is_unit(text, marked=True) else ""


def _with_detail(layout: Layout, sense: Sense, value: CellValue) -> Sense:
    """A kind of what the header counts; where that says no more than 人数, the row of all kinds is only their sum."""
    name = layout.label(label_of(value)).name
    only_sums = is_part_of_whole(name) or (is_whole(name) and layout.counts_only)
    role = Role.IGNORED if only_sums else sense.role
    return replace(sense, detail=name, role=role, header=even(str(value)))


def _with_period(sense: Sense, column: Column, value: CellValue) -> Sense:
    """The sense with one more period word; 合计 or 上半年合计 among the periods is computed from the others."""
    period = period_label(value, compact(column.path[-1].label.text) if column.path else "")
    label = label_of(value)
    if period is None and not label.name and label.role is not None:
        return _with_role(sense, value)
    if period is None or is_whole(label.name):
        return replace(sense, role=Role.IGNORED, header=even(str(value)))
    span = period if sense.span is None else _narrower(sense.span, period)
    return replace(sense, role=label.role or sense.role, span=span)


def _with_role(sense: Sense, value: CellValue) -> Sense:
    """The sense with what 1—6月完成 says; words among the roles that say none of this (合计) are left out."""
    label = label_of(value)
    role = label.role if not label.name else Role.IGNORED
    span = label.span if sense.span is None else sense.span if label.span is None else _narrower(sense.span, label.span)
    return replace(sense, role=role, span=span, header=even(str(value)), change=says_change(label))


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
    if not isinstance(own, str) and axis not in layout.coded:  # a numbered note below the table
        return replace(sense, column=axis, role=Role.IGNORED, header=str(own))
    return replace(sense, column=axis, org_unit=org_unit_said(str(own)), header=sense.header or even(str(own)))


def org_unit_said(label: str) -> str:
    """The org unit that a label in the column of org units names, as it is spelled there."""
    return chinese_part(label)


def _named_by_indicator(layout: Layout, sense: Sense, values: dict[int, CellValue], section: str, carried: _Carried) -> Sense:
    axis = layout.indicators
    if not isinstance(axis, int):
        return sense
    label = layout.label(label_of(values.get(axis)))
    if not label.name:
        return replace(sense, column=axis, role=label.role, span=_within(label.span, sense.span), header=label.text)
    said = label.text if sense.detail or not sense.header else f"{label.text} / {sense.header}"
    above = () if layout.org_units == CAPTIONS else (carried.outline, carried.caption)
    whole = carried.whole if label.part else None
    groups = dict.fromkeys(g for g in (whole.name if whole else "", *above) if g and g != label.name)
    if is_whole(label.name) and not groups:
        return replace(sense, column=axis, role=Role.IGNORED, header=label.text)
    details = [sense.detail] if sense.detail else []
    subject = Subject(label.name, (*details, *groups), sense.unit or label.unit, section, label.part)
    if whole is not None and not subject.unit and counts_like_whole(subject):
        subject = replace(subject, unit=whole.unit)
    if label.outline:
        carried.outline, carried.caption = label.name, ""
    if not label.part:
        carried.whole = subject
    return replace(
        sense, column=axis, subject=subject, unit=subject.unit, header=said,
        role=label.role or sense.role, span=_within(label.span, sense.span),
    )  # fmt: skip
