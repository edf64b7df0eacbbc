"""A table as it is understood: its columns, and the axes its org units and indicators stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from indicators.reading.column_uses import Use
from indicators.reading.columns import Column
from indicators.reading.context import Context
from indicators.reading.headers import Heading
from indicators.reading.labels import Label, label_of
from indicators.reading.regions import Table
from indicators.reading.row_kinds import is_numbered_group
from indicators.reading.subjects import is_bare_measure, says_little

_SAMPLE = 180

UPPER, LEAF, CAPTIONS = "upper", "leaf", "captions"
Axis = int | str
"""An axis with names: a label column by its index, the upper or lower names of the header, or the group rows."""


@dataclass(frozen=True)
class Layout:
    """A table with its columns and the axes its org units and indicators stand on (None if on none).

    ``detail`` is a label column that with the header names the indicator, ``outer`` one that tells org units of one name
    apart, ``people`` one that names people: then each row but that of the whole is about one of them. ``whole`` is the
    indicator in the title whose parts the columns are.
    """

    table: Table
    columns: tuple[Column, ...]
    org_units: Axis | None
    indicators: Axis | None
    context: Context
    settled: dict[str, Label] = field(default_factory=dict)
    detail: int | None = None
    outer: int | None = None
    people: int | None = None
    whole: str = ""

    @cached_property
    def numbers(self) -> tuple[Column, ...]:
        """The columns of numbers."""
        return tuple(c for c in self.columns if c.use is Use.NUMBERS)

    @cached_property
    def coded(self) -> frozenset[int]:
        """The columns whose names are numbers."""
        return frozenset(c.index for c in self.columns if c.coded)

    @cached_property
    def _units(self) -> tuple[int, ...]:
        return tuple(c.index for c in self.columns if c.use is Use.UNITS)

    @property
    def unit_column(self) -> int | None:
        """The first column of units; where numbers have their own (本季 | 单位 | 累计 | 单位), the others are not read."""
        return next(iter(self._units), None)

    def has_unit_of_its_own(self, column: int) -> bool:
        """Whether another column than ``unit_column`` holds a number column's units."""
        units = self._units
        if len(units) < 2:
            return False
        behind = units[0] > min(c.index for c in self.numbers)
        own = next((u for u in units if u > column), None) if behind else next((u for u in reversed(units) if u < column), None)
        return own is not None and own != units[0]

    @cached_property
    def counts_only(self) -> bool:
        """Whether the header says only how things are counted (人数, 金额), not what."""
        names = [over[-1].label for c in self.numbers if (over := self.names_over(c))]
        return bool(names) and all(is_bare_measure(self.label(label).name) for label in names)

    @cached_property
    def says_little(self) -> bool:
        """Whether the names in the header say how far something is (结余, 已拨付), and the title alone what."""
        names = [self.label(over[-1].label).name for c in self.numbers if (over := self.names_over(c))]
        return self.indicators == LEAF and bool(names) and all(map(says_little, names))

    @cached_property
    def has_bare_periods(self) -> bool:
        """Whether the header names something over some columns of numbers, over others several periods alone."""
        bare = [self.label(c.path[-1].label) for c in self.numbers if c.path and not self.names_over(c)]
        periods = {label.span for label in bare if label.span is not None and label.span.first is not None and not label.role}
        return self.indicators == LEAF and len(periods) > 1

    def label(self, label: Label) -> Label:
        """A label in the reading that the rest of the table supports."""
        return self.settled.get(label.text, label)

    def names_over(self, column: Column) -> list[Heading]:
        """The header cells over a column that hold a name, from top to bottom."""
        return [h for h in column.path if self.label(h.label).name]


def names_by_axis(layout: Layout) -> dict[Axis, list[Label]]:
    """The distinct labels with names on each axis."""
    result: dict[Axis, list[Label]] = {}
    table = layout.table
    for column in layout.columns:
        if column.use is Use.NAMES:
            values = dict.fromkeys(table.value(r, column.index) for r in table.data_rows)
            result[column.index] = [label for v in list(values)[:_SAMPLE] if (label := layout.label(label_of(v))).name]
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
