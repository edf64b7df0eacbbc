"""What the axes of a table mean: which labels are org units and which are indicators.

Structure alone does not tell a township from an indicator. Every axis with names is judged by what its header says, by the
form of its names and by the catalogue, and the assignment that fits all axes best is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from indicators.catalogue import Catalogue
from indicators.reading.column_uses import About, Use, says_unit_alone
from indicators.reading.columns import Column
from indicators.reading.context import Context
from indicators.reading.grid import CellValue
from indicators.reading.labels import Label
from indicators.reading.layout import CAPTIONS, LEAF, UPPER, Axis, Layout, names_by_axis
from indicators.reading.lines import units_stated
from indicators.reading.org_units import is_area_group, is_part_of_whole, is_whole, likeness
from indicators.reading.regions import Table
from indicators.reading.settled import settled_labels
from indicators.reading.subjects import is_bare_measure
from indicators.reading.titled_parts import whole_in_title

_SAMPLE = 60
_HEADER_WORTH = 1.2
_LEAF_UNREAD, _NAMES_UNREAD, _NO_INDICATOR, _NO_INDICATOR_BUT_NAMED = -1.5, -0.2, -0.5, -0.1
_SURELY_NO_UNITS = -1.0
_TOWNSHIP = 1.0
_LONE, _SURELY_UNITS = -1.0, 0.8
_CAPTION_SURENESS = 0.6
_REPEATED_ROWS, _REPEATED_GROUPS = 200, 3
_AREA_WORTH, _DISTINCT_WORTH = 0.0, 0.5
"""Of two columns that may be org units, areas (东部片区) lose to their members, and few names to many."""
_KINDS_OF_NAMED = -1.0
"""A column of kinds (指标性质) beside one headed 指标名称 does not name the indicators."""


def layout_of(table: Table, columns: tuple[Column, ...], context: Context, catalogue: Catalogue) -> Layout | None:
    """Understand a table's axes; None if it has no numbers beside labels."""
    if not any(c.use is Use.NUMBERS and c.numbers for c in columns):
        return None
    context = _with_span_in_corner(_with_unit_in_corner(context, columns), columns)
    plain = Layout(table, columns, None, None, context)
    layout = Layout(table, columns, None, None, context, settled_labels(plain, catalogue))
    people = next((c.index for c in columns if c.about is About.PERSON), None)
    names = {axis: labels for axis, labels in names_by_axis(layout).items() if people is None or not isinstance(axis, int)}
    scores = {axis: _score(layout, axis, labels, catalogue) for axis, labels in names.items() if _has_members(labels)}
    org_units, indicators = _assign(layout, scores, _subject_is_known(context, catalogue))
    found = replace(layout, org_units=org_units, indicators=indicators, people=people)
    return replace(found, whole=whole_in_title(found, catalogue))


def _with_unit_in_corner(context: Context, columns: tuple[Column, ...]) -> Context:
    """A unit over the names of the rows (（万元）, 乡镇（单位：万元）) is a unit line, where there is no other."""
    names = [c for c in columns if c.use is Use.NAMES and c.path and (c.about is not About.UNKNOWN or says_unit_alone(c.path))]
    units, of_money = next((said for c in names if (said := units_stated(c.path[-1].label.text))[0]), ((), False))
    return replace(context, units=units, money_unit=of_money) if units and not context.units else context


def _with_span_in_corner(context: Context, columns: tuple[Column, ...]) -> Context:
    """A period over the names of the rows (2025年一季度) is the table's, where nothing else names one."""
    spans = {c.path[-1].label.span for c in columns if c.use is Use.NAMES and c.path and not c.path[-1].label.name} - {None}
    if len(spans) != 1 or (context.span is not None and context.span.first is not None):
        return context
    span = next(span for span in spans if span is not None).within(context.span)
    return replace(context, span=span)


def _is_sum(label: Label) -> bool:
    return is_whole(label.name) or is_part_of_whole(label.name)


def _has_members(labels: Sequence[Label]) -> bool:
    return any(not _is_sum(label) for label in labels)


def _score(layout: Layout, axis: Axis, labels: Sequence[Label], catalogue: Catalogue) -> float:
    """How much an axis looks like org units (positive) or indicators (negative)."""
    members = [label for label in labels if not _is_sum(label)]
    members = _without_shared_unit(members)
    worth = [_worth(label, catalogue) for label in members[:_SAMPLE]]
    score = sum(worth) / len(worth) if worth else 0.0
    column = next((c for c in layout.columns if c.index == axis), None)
    if column is None:
        return score
    rows = max(1, len(layout.table.data_rows))
    about = {About.ORG_UNIT: _HEADER_WORTH, About.INDICATOR: -_HEADER_WORTH, About.KIND: -_HEADER_WORTH}
    return score + _DISTINCT_WORTH * len(members) / rows + about.get(column.about, 0.0)


def _without_shared_unit(labels: list[Label]) -> list[Label]:
    """城关镇（万元）, 河口镇（万元） name townships, and the unit of all; names with units of their own are indicators."""
    shared = len(labels) > 1 and len({label.unit for label in labels}) == 1 and labels[0].unit != ""
    if shared and all(likeness(label.name) == _TOWNSHIP for label in labels):
        return [replace(label, unit="") for label in labels]
    return labels


def _worth(label: Label, catalogue: Catalogue) -> float:
    if is_bare_measure(label.name) or catalogue.match(label.name, label.unit).accepted:
        return -1.0
    if label.unit or label.part:
        return -0.7
    return _AREA_WORTH if is_area_group(label.name) else likeness(label.name)


def _subject_is_known(context: Context, catalogue: Catalogue) -> bool:
    """Whether something around the table names an indicator: a known one, or what can only be one by its form."""
    return any(catalogue.match(s).accepted for s in context.subjects) or any(likeness(s) == -1.0 for s in context.titled)


def _assign(layout: Layout, scores: dict[Axis, float], subject_known: bool) -> tuple[Axis | None, Axis | None]:
    """The pair of axes for org units and indicators that fits best."""
    candidates: list[Axis | None] = [*scores, None]
    best: tuple[float, Axis | None, Axis | None] = (float("-inf"), None, None)
    for org_units, indicators in product(candidates, repeat=2):
        if org_units is not None and org_units == indicators:
            continue
        worth = _fit(layout, scores, org_units, indicators, subject_known)
        if worth > best[0] + 1e-9:
            best = (worth, org_units, indicators)
    return best[1], best[2]


def _fit(
    layout: Layout, scores: dict[Axis, float], org_units: Axis | None, indicators: Axis | None, subject_known: bool
) -> float:
    worth = 0.0
    if org_units is not None:
        worth += scores[org_units]
        sure = scores[org_units] >= _CAPTION_SURENESS or (org_units == CAPTIONS and _rows_repeat(layout.table))
        worth += -2.0 if org_units in (CAPTIONS, UPPER) and not sure else 0.0
        worth += _SURELY_NO_UNITS if scores[org_units] <= -_CAPTION_SURENESS else 0.0
        worth += _LONE if org_units == LEAF and scores[LEAF] < _SURELY_UNITS and _is_lone(layout) else 0.0
    named = _share_of_named(layout)
    if indicators is not None:
        worth -= scores[indicators] * (named if indicators == LEAF else 1.0)
        worth += -2.0 if indicators == CAPTIONS and scores[indicators] > -_CAPTION_SURENESS else 0.0
        worth += -0.5 if indicators == UPPER else 0.0
        worth += _KINDS_OF_NAMED if _about(layout, indicators) is About.KIND and _names_indicators(layout, scores) else 0.0
    else:
        worth += _NO_INDICATOR_BUT_NAMED if subject_known else _NO_INDICATOR
    for axis in scores:
        if axis in (org_units, indicators):
            continue
        worth += _LEAF_UNREAD * named if axis == LEAF else _NAMES_UNREAD if isinstance(axis, int) else 0.0
    return worth


def _is_lone(layout: Layout) -> bool:
    """Whether one column alone of several has a name: beside 本季 and 上年同期 more likely a period than an org unit."""
    numbers = layout.numbers
    return len(numbers) > 1 and sum(bool(layout.names_over(c)) for c in numbers) == 1


def _about(layout: Layout, axis: Axis) -> About:
    return next((c.about for c in layout.columns if c.index == axis), About.UNKNOWN)


def _names_indicators(layout: Layout, scores: dict[Axis, float]) -> bool:
    return any(_about(layout, axis) is About.INDICATOR for axis in scores)


def _share_of_named(layout: Layout) -> float:
    """The share of number columns with a name over them: beside 年度目标 and 完成 a name over one column names little."""
    numbers = layout.numbers
    return sum(bool(layout.names_over(c)) for c in numbers) / len(numbers)


def _rows_repeat(table: Table) -> bool:
    """Whether the same labels stand under each of several group rows: then these are whose the numbers are, not what of."""
    groups: list[set[CellValue]] = []
    for row in table.rows[:_REPEATED_ROWS]:
        if row in table.captions:
            groups.append(set())
        elif groups:
            groups[-1].add(next((v for c in table.rect.columns if isinstance(v := table.value(row, c), str)), None))
    filled = [group for group in groups if group]
    return len(filled) >= _REPEATED_GROUPS and len(filled[0]) > 1 and all(group == filled[0] for group in filled)
