"""What the axes of a table mean: which labels are org units, which are indicators, and what each row and column says.

Structure alone does not tell a township from an indicator. Every axis with names is judged by what its header says, by the
form of its names and by the catalogue, and the assignment that fits all axes best is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

from indicators.catalogue import Catalogue
from indicators.reading.columns import About, Column, Use, columns_of
from indicators.reading.context import Context
from indicators.reading.grid import CellValue
from indicators.reading.headers import Heading
from indicators.reading.labels import Label, label_of, settle
from indicators.reading.org_units import is_area_group, is_part_of_whole, is_whole, likeness
from indicators.reading.regions import Table
from indicators.reading.row_kinds import is_numbered_group
from indicators.reading.subjects import is_bare_measure
from indicators.reading.text import compact

_SAMPLE = 60
_HEADER_WORTH = 1.2
_LEAF_UNREAD, _NAMES_UNREAD, _NO_INDICATOR, _NO_INDICATOR_BUT_NAMED = -1.5, -0.2, -0.5, -0.1
_SURELY_NO_UNITS = -1.0
_CAPTION_SURENESS = 0.6
_REPEATED_ROWS, _REPEATED_GROUPS = 200, 3
_AREA_WORTH, _DISTINCT_WORTH = 0.0, 0.5
"""Of two columns that may be org units, areas (东部片区) lose to their members, and few names to many."""

UPPER, LEAF, CAPTIONS = "upper", "leaf", "captions"
Axis = int | str
"""An axis with names: a label column by its index, the upper or lower names of the header, or the group rows."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table with its columns and the axes its org units and indicators stand on (None if on none).

    ``detail`` is a label column that with the header names the indicator, ``outer`` one that tells org units of one name apart.
    """

    table: Table
    columns: tuple[Column, ...]
    org_units: Axis | None
    indicators: Axis | None
    context: Context
    settled: dict[str, Label] = field(default_factory=dict)
    detail: int | None = None
    outer: int | None = None

    def numbers(self) -> list[Column]:
        return [c for c in self.columns if c.use is Use.NUMBERS]

    @property
    def unit_column(self) -> int | None:
        """The first column of units; where numbers have their own (本季 | 单位 | 累计 | 单位), the others are not read."""
        return next((c.index for c in self.columns if c.use is Use.UNITS), None)

    def has_unit_of_its_own(self, column: int) -> bool:
        """Whether another column than ``unit_column`` holds a number column's units."""
        units = [c.index for c in self.columns if c.use is Use.UNITS]
        if len(units) < 2:
            return False
        behind = units[0] > min(c.index for c in self.numbers())
        own = next((u for u in units if u > column), None) if behind else next((u for u in reversed(units) if u < column), None)
        return own is not None and own != units[0]

    @property
    def counts_only(self) -> bool:
        """Whether the header says only how things are counted (人数, 金额), not what."""
        names = [over[-1].label for c in self.numbers() if (over := self.names_over(c))]
        return bool(names) and all(is_bare_measure(self.label(label).name) for label in names)

    def label(self, label: Label) -> Label:
        """A label in the reading that the rest of the table supports."""
        return self.settled.get(label.text, label) if label.loose else label

    def names_over(self, column: Column) -> list[Heading]:
        """The header cells over a column that hold a name, from top to bottom."""
        return [h for h in column.path if self.label(h.label).name]


def layout_of(table: Table, context: Context, catalogue: Catalogue) -> Layout | None:
    """Understand a table's axes; None if it has no numbers beside labels."""
    columns = tuple(columns_of(table))
    if not any(c.use is Use.NUMBERS and c.numbers for c in columns):
        return None
    plain = Layout(table, columns, None, None, context)
    layout = Layout(table, columns, None, None, context, _settled(plain, catalogue))
    names = _names_by_axis(layout)
    scores = {axis: _score(layout, axis, labels, catalogue) for axis, labels in names.items() if _has_members(labels)}
    org_units, indicators = _assign(layout, scores, _subject_is_known(context, catalogue))
    return Layout(table, columns, org_units, indicators, context, layout.settled)


def _settled(layout: Layout, catalogue: Catalogue) -> dict[str, Label]:
    """For every label with two readings, the one that fits: its shorter name stands elsewhere, or is a known indicator."""
    labels = [label for labels in _names_by_axis(layout).values() for label in labels]
    whole = {_stem(label.name) for label in labels}
    result = {}
    for label in labels:
        if label.loose is None:
            continue
        short = label.loose
        elsewhere = _stem(short.name) in whole
        known = catalogue.match(short.name, label.unit).accepted
        fixed = catalogue.match(label.name, label.unit).accepted and not (short.role and short.role.is_imported)
        result[label.text] = settle(label, supported=elsewhere or (known and not fixed))
    return result


def _stem(name: str) -> str:
    return compact(name).removesuffix("数")


def _names_by_axis(layout: Layout) -> dict[Axis, list[Label]]:
    """The distinct labels with names on each axis."""
    result: dict[Axis, list[Label]] = {}
    table = layout.table
    for column in layout.columns:
        if column.use is Use.NAMES:
            values = dict.fromkeys(table.value(r, column.index) for r in table.data_rows)
            result[column.index] = [label for v in list(values)[: _SAMPLE * 3] if (label := layout.label(label_of(v))).name]
    upper: dict[str, Label] = {}
    leaf: dict[str, Label] = {}
    for column in layout.columns:
        if column.use is Use.NUMBERS:
            over = [layout.label(h.label) for h in column.path if layout.label(h.label).name]
            leaf |= {over[-1].text: over[-1]} if over else {}
            upper |= {label.text: label for label in over[:-1]}
    captions = {label.text: label for r in table.captions if (label := caption_label(table, r)).name}
    return result | {UPPER: list(upper.values()), LEAF: list(leaf.values()), CAPTIONS: list(captions.values())}


def caption_label(table: Table, row: int) -> Label:
    """The label of a group row: its first text, with the number before it."""
    filled = [v for c in table.rect.columns if (v := table.value(row, c)) is not None]
    words = [v for v in filled if isinstance(v, str)]
    return label_of(f"{words[0]}、{words[1]}" if is_numbered_group(words) else next(iter(filled), None))


def _is_sum(label: Label) -> bool:
    return is_whole(label.name) or is_part_of_whole(label.name)


def _has_members(labels: Sequence[Label]) -> bool:
    return any(not _is_sum(label) for label in labels)


def _score(layout: Layout, axis: Axis, labels: Sequence[Label], catalogue: Catalogue) -> float:
    """How much an axis looks like org units (positive) or indicators (negative)."""
    members = [label for label in labels if not _is_sum(label)]
    worth = [_worth(label, catalogue) for label in members[:_SAMPLE]]
    score = sum(worth) / len(worth) if worth else 0.0
    column = next((c for c in layout.columns if c.index == axis), None)
    if column is None:
        return score
    rows = max(1, len(layout.table.data_rows))
    about = {About.ORG_UNIT: _HEADER_WORTH, About.INDICATOR: -_HEADER_WORTH, About.KIND: -_HEADER_WORTH}
    return score + _DISTINCT_WORTH * len(members) / rows + about.get(column.about, 0.0)


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
    named = _share_of_named(layout)
    if indicators is not None:
        worth -= scores[indicators] * (named if indicators == LEAF else 1.0)
        worth += -2.0 if indicators == CAPTIONS and scores[indicators] > -_CAPTION_SURENESS else 0.0
        worth += -0.5 if indicators == UPPER else 0.0
    else:
        worth += _NO_INDICATOR_BUT_NAMED if subject_known else _NO_INDICATOR
    for axis in scores:
        if axis in (org_units, indicators):
            continue
        worth += _LEAF_UNREAD * named if axis == LEAF else _NAMES_UNREAD if isinstance(axis, int) else 0.0
    return worth


def _share_of_named(layout: Layout) -> float:
    """The share of number columns with a name over them: beside 年度目标 and 完成 a name over one column names little."""
    numbers = layout.numbers()
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
