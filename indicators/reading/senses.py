"""What a column of numbers adds to the meaning of each of them: its header's names, period, role and unit."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import IntEnum

from indicators.reading.cell_units import unit_in_cells
from indicators.reading.columns import Column
from indicators.reading.labels import Label, label_of
from indicators.reading.layout import LEAF, UPPER, Layout
from indicators.reading.org_units import is_part_of_whole, is_whole, likeness
from indicators.reading.roles import Role, is_for_the_quarter, says_month
from indicators.reading.spans import Span
from indicators.reading.subjects import Subject, counts_like_whole, ends_with, is_bare_measure, says_little
from indicators.reading.text import compact
from indicators.reading.units import unit_of
from indicators.reading.words import pattern

_CHANGE = re.compile(r"新增|增加|净增|减少")
_AT_END = re.compile(r"[季月年期]末[数值]?$")
_SURELY_UNIT = 0.8
_SUBTOTALS, _WHOLE = frozenset(("小计", "计", "共", "总")), "合计"
_ROLES_BY_STRENGTH = (
    Role.VALUE, Role.RUNNING, Role.TARGET, Role.COMPLETION, Role.IGNORED, Role.GROWTH, Role.RANK, Role.REMARK
)  # fmt: skip
STRENGTH = {role: strength for strength, role in enumerate(_ROLES_BY_STRENGTH)}
"""Where row and column state a role, the stronger counts: 同比 of a 累计 column is 同比."""


class ForQuarter(IntEnum):
    """Whether a target is the plan of a quarter: it says so, it stands under a quarter, on a quarter's sheet (as a 计划 or by
    another word), or neither."""

    NO = 0
    ON_ITS_SHEET = 1
    PLAN_ON_ITS_SHEET = 2
    PERHAPS = 3
    YES = 4


@dataclass(frozen=True, slots=True)
class Sense:
    """What a row or a column adds to the meaning of its numbers. ``row`` and ``column`` are where its label stands.

    ``detail`` is a row's part of the names of indicators that stand in the header. ``change`` marks 本季新增, which of a level
    is its change. ``nameless`` are figures that no org unit or indicator is named for. ``rival`` is the column that is read
    where two say that they hold the same.
    """

    row: int
    column: int
    header: str = ""
    org_unit: str | None = None
    subject: Subject | None = None
    span: Span | None = None
    role: Role | None = None
    unit: str = ""
    for_quarter: ForQuarter = ForQuarter.NO
    detail: str = ""
    change: bool = False
    nameless: bool = False
    rival: int | None = None


def senses_of_columns(layout: Layout) -> dict[int, Sense]:
    """What each column of numbers says, by column."""
    columns = {c.index: _sense_of_column(layout, c) for c in layout.numbers}
    columns |= {i: replace(columns[i], role=Role.IGNORED) for i in _sums_beside(layout)}
    columns |= {i: replace(columns[i], role=Role.VALUE) for i in _measured(layout, columns)}
    if layout.indicators == LEAF:
        columns = _with_wholes(_adopted(_with_subtotals(columns | _beside_in_theme(layout, columns))))
    return _each_meant_once(columns)


def _measured(layout: Layout, columns: dict[int, Sense]) -> list[int]:
    """The columns 指标值 where no other column holds a value: beside 完成值 alone they are targets."""
    headed = [c.index for c in layout.numbers if c.path and _says_measured(c.path[-1].label.text)]
    others = {sense.role for index, sense in columns.items() if index not in headed}
    return [] if others & {None, Role.VALUE, Role.RUNNING} else headed


def _says_measured(header: str) -> bool:
    return bool(pattern("names", "measured").fullmatch(compact(header)))


def _sums_beside(layout: Layout) -> list[int]:
    """The columns 合计 or 小计 under a name that has columns of periods beside it: sums of these, not the whole of all org
    units. Under an org unit any other name beside 数量 (资金) is of no org unit either."""
    names = {c.index: [layout.label(h.label).name for h in layout.names_over(c)] for c in layout.numbers}
    leaves = {over[-1] for over in names.values() if over}
    within = {i: over[-1] for i, over in names.items() if len(over) > 1 and over[-2] in leaves}
    if layout.org_units == LEAF:
        return [i for i, name in within.items() if likeness(name) < _SURELY_UNIT]
    return [i for i, name in within.items() if is_whole(name) or is_part_of_whole(name)]


def _each_meant_once(columns: dict[int, Sense]) -> dict[int, Sense]:
    """Of columns that mean the same (会员: 本季新增, 本季末) one counts: the level at the end, else the first that says what it
    is (本季完成 beside a blank) and is not a month's (本月 beside 本季); the others are left out and told."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, s in columns.items():
        role = s.role or Role.VALUE
        said = s.subject is not None or s.org_unit is not None or s.span is not None
        if role.is_imported and (said or role is Role.TARGET):
            alike[s.org_unit, s.subject, s.span, role, s.for_quarter].append(index)
    left: dict[int, int | None] = {}
    for same in alike.values():
        level = next((i for i in same if _AT_END.search(columns[i].header)), None)
        if level is None and any(columns[i].change for i in same):
            level = next((i for i in same if not columns[i].change), None)
        stated = [i for i in same if columns[i].role is not None] or same
        rivals = [i for i in stated if not says_month(columns[i].header)] or stated[:1]
        kept = rivals[0] if level is None else level
        other = [i for i in same if i != kept and columns[i].header != columns[kept].header]
        values = level is None and columns[kept].role is not Role.TARGET
        left |= {i: kept if values and i in rivals else None for i in other}
    return {i: replace(s, role=Role.IGNORED, rival=left[i]) if i in left else s for i, s in columns.items()}


def _adopted(columns: dict[int, Sense]) -> dict[int, Sense]:
    """A bare 年度目标, 累计 or 本季增加 beside an indicator's own column is about that indicator.

    It is the one on its left; where the first bare column comes before any indicator, they all belong to the right, but for
    those behind the last one.
    """
    first = next((s for s in columns.values() if s.subject is not None or _is_bare(s)), None)
    if first is not None and first.subject is None:
        found = _adopted_in_order(dict(reversed(columns.items())))
        columns = {index: found[index] for index in columns}
    return _adopted_in_order(columns)


def _adopted_in_order(columns: dict[int, Sense]) -> dict[int, Sense]:
    result, last = {}, None
    for index, sense in columns.items():
        if sense.subject is not None:
            last = None if says_little(sense.subject.name) and not sense.subject.groups else sense
        elif last is not None and _is_bare(sense) and _count_alike(sense.unit, last.unit):
            unit, org_unit = sense.unit or last.unit, sense.org_unit or last.org_unit
            sense = replace(sense, subject=last.subject, unit=unit, org_unit=org_unit)
        result[index] = sense
    return result


def _beside_in_theme(layout: Layout, columns: dict[int, Sense]) -> dict[int, Sense]:
    """The targets of one thing in a theme that holds several (组织建设: 新建工会（家）, 目标（家）): each is about the column
    on its left that is counted alike."""
    themes: dict[tuple[int, int], list[Column]] = defaultdict(list)
    for column in layout.numbers:
        if len(column.path) > 1:
            themes[column.path[-2].row, column.path[-2].column].append(column)
    found: dict[int, Sense] = {}
    for group in themes.values():
        bare = {c.index for c in group if not layout.label(c.path[-1].label).name}
        if any(columns[i].role in (None, Role.VALUE, Role.RUNNING) for i in bare):
            continue
        for index in (i for i in bare if columns[i].role is Role.TARGET and columns[i].unit):
            left = [columns[c.index] for c in group if c.index < index and c.index not in bare]
            named = next(
                (s for s in reversed(left) if s.subject and not s.subject.part and s.unit == columns[index].unit), None
            )
            found |= {index: replace(columns[index], subject=named.subject)} if named else {}
    return found


def _is_bare(sense: Sense) -> bool:
    open_ = sense.role in (Role.TARGET, Role.RUNNING) or (sense.role is Role.VALUE and sense.change)
    return sense.subject is None and open_ and not sense.nameless


def _count_alike(unit: str, other: str) -> bool:
    """Whether two columns can be of one indicator as far as their units tell: not where only one is money, or a percentage."""
    kinds = {unit_of(unit).base, unit_of(other).base}
    return not (unit and other) or len(kinds) == 1 or not kinds & {"元", "%"}


def _with_subtotals(columns: dict[int, Sense]) -> dict[int, Sense]:
    """小计 in a group that has no 合计 is the group's whole: 会员总数 over 小计 and 其中：女."""
    whole = {s.subject.groups[0] for s in columns.values() if s.subject and s.subject.groups and is_whole(s.subject.name)}
    result = dict(columns)
    for index, sense in columns.items():
        subject = sense.subject
        if subject and subject.groups and subject.groups[0] not in whole and subject.name in _SUBTOTALS:
            result[index] = replace(sense, subject=replace(subject, name=_WHOLE))
    return result


def _with_wholes(columns: dict[int, Sense]) -> dict[int, Sense]:
    """A column headed 其中：… is part of the nearest column on its left that is not."""
    result: dict[int, Sense] = {}
    whole: Subject | None = None
    for index, sense in columns.items():
        subject = sense.subject
        if subject is not None and subject.part and whole is not None:
            unit = subject.unit or (whole.unit if counts_like_whole(subject) else "")
            of = whole.groups[0] if whole.groups and is_bare_measure(whole.name) else whole.name
            subject = replace(subject, groups=tuple(dict.fromkeys((of, *subject.groups))), unit=unit)
            sense = replace(sense, subject=subject, unit=sense.unit or unit)
        elif subject is not None and not subject.part:
            whole = subject
        result[index] = sense
    return result


def _sense_of_column(layout: Layout, column: Column) -> Sense:
    labels = [layout.label(h.label) for h in column.path]
    places = column.path[-1] if column.path else None
    roles = [label.role for label in labels if label.role is not None]
    role = max(roles, key=STRENGTH.__getitem__, default=None)
    if any(label.role is Role.TARGET and is_part_of_year(label.span) for label in labels):
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
        unit=next((label.unit for label in reversed(labels) if label.unit), "") or unit_in_cells(layout.table, column.index),
        for_quarter=_for_quarter(labels),
        change=any(map(says_change, labels)),
        nameless=any(not label.text for label in labels) and not any(label.name for label in labels),
    )
    named = [label for label in labels if label.name]
    unread = layout.has_unit_of_its_own(column.index) or _lacks_header(layout, column)
    if unread or (len(named) > 1 and _may_be_target(column.path[-1].label, named[-1])):
        sense = replace(sense, role=Role.IGNORED)
    return _with_names(layout, sense, named)


def _lacks_header(layout: Layout, column: Column) -> bool:
    """Whether nothing stands over a column of numbers where others have a header: nobody says what they are."""
    return not column.path and any(c.path for c in layout.numbers)


def _may_be_target(printed: Label, read: Label) -> bool:
    """Whether a name under a group may as well be a kind of target: 镇自定目标 beside 县下达目标 under 新建工会."""
    return printed.loose is not None and printed.loose.role is Role.TARGET and read.name == printed.name


def says_change(label: Label) -> bool:
    """Whether a label says no more than that something came or went in the period: 本季新增, 本期减少."""
    return label.role is Role.VALUE and not label.name and bool(_CHANGE.search(label.text))


def _for_quarter(labels: list[Label]) -> ForQuarter:
    targets = [label for label in labels if label.role is Role.TARGET]
    if any(is_for_the_quarter(label.text) or is_quarter(label.span) for label in targets):
        return ForQuarter.YES
    perhaps = bool(targets) and "年" not in targets[-1].text and any(is_quarter(label.span) for label in labels)
    return ForQuarter.PERHAPS if perhaps else ForQuarter.NO


def is_part_of_year(span: Span | None) -> bool:
    """A half-year or three quarters: a target for them is neither a quarter's nor the year's."""
    return span is not None and span.first is not None and not is_quarter(span) and (span.first, span.last) != (1, 12)


def is_quarter(span: Span | None) -> bool:
    return span is not None and span.first is not None and span.last == span.first + 2


def _with_names(layout: Layout, sense: Sense, named: list[Label]) -> Sense:
    if not named:
        return sense
    if not {LEAF, UPPER} & {layout.org_units, layout.indicators}:
        return replace(sense, role=sense.role if sense.role not in (None, Role.VALUE) else Role.IGNORED)
    leaf, upper = named[-1], named[:-1]
    if layout.org_units == LEAF:
        computed = label_of(leaf.text).loose
        if computed is not None and computed.role is not None and not computed.role.is_imported:
            return replace(sense, role=computed.role)  # no org unit is called 城区占比
        sense = replace(sense, org_unit=leaf.name)
    elif layout.org_units == UPPER and upper:
        sense = replace(sense, org_unit=upper[-1].name)
    if layout.indicators == LEAF:
        groups = [] if layout.org_units == UPPER else [label.name for label in reversed(upper) if not is_whole(label.name)]
        section = upper[0].name if groups else ""
        title = label_of(layout.context.titled[0]).name if layout.context.titled else ""
        bare = is_bare_measure(leaf.name) or (layout.says_little and says_little(leaf.name)) or ends_with(title, leaf.name)
        around = title if bare else ""
        groups = groups or ([layout.whole] if layout.whole else [])
        if is_whole(leaf.name) and not groups:
            return replace(sense, role=Role.IGNORED)
        return replace(sense, subject=Subject(leaf.name, tuple(groups), sense.unit, section, leaf.part, around))
    if layout.indicators == UPPER and upper:
        return replace(sense, subject=Subject(upper[-1].name, (), sense.unit, "", upper[-1].part))
    return sense
