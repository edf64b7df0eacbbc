"""A further column of labels without which rows would be the same: a kind that belongs to the indicator's name (救助类型 beside
人数, 金额), or the township above org units that share a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.column_uses import About, Use
from indicators.reading.grid import CellValue
from indicators.reading.labels import label_of
from indicators.reading.layout import Layout
from indicators.reading.org_units import is_part_of_whole, is_whole, likeness
from indicators.reading.row_labels import row_texts
from indicators.reading.text import compact

_SAMPLE = 400
_SURELY_UNITS = 0.6
_Texts = dict[int, list[CellValue]]


def with_details(layout: Layout) -> Layout:
    """The layout with a label column that tells its rows apart, where those of org unit, indicator and period do not."""
    labels = [c for c in layout.columns if c.use not in (Use.NUMBERS, Use.NEITHER, Use.SERIAL, Use.UNITS)]
    read = {layout.org_units, layout.indicators}
    if layout.people is not None:
        return layout
    others = [c.index for c in labels if c.index not in read and c.use in (Use.NAMES, Use.SECTIONS)]
    if not others:
        return layout
    keys = [c.index for c in labels if c.index not in others]
    texts = row_texts(layout.table, [c.index for c in labels], {c.index for c in labels if c.use is not Use.ROLES})
    repeated = _repeated(layout, texts, keys)
    for column in others if repeated else ():
        if 2 * _repeated(layout, texts, [*keys, column]) <= repeated:
            return _told_apart(layout, column, texts)
    return layout


def _told_apart(layout: Layout, column: int, texts: _Texts) -> Layout:
    """The layout with one more column read: kinds of the indicators, or, beside org units, others within or above them."""
    if not isinstance(layout.org_units, int) or not _holds_units(layout, column, texts[column]):
        return replace(layout, detail=column)
    few, many = sorted((layout.org_units, column), key=lambda c: len(set(texts[c])))
    return replace(layout, org_units=many, outer=few)


def _holds_units(layout: Layout, column: int, values: Sequence[CellValue]) -> bool:
    about = next((c.about for c in layout.columns if c.index == column), About.UNKNOWN)
    names = {label_of(v).name for v in values if isinstance(v, str) and not is_whole(v)} - {""}
    if about is not About.UNKNOWN or not names:
        return about is About.ORG_UNIT
    return sum(map(likeness, names)) >= _SURELY_UNITS * len(names)


def _repeated(layout: Layout, texts: _Texts, columns: Sequence[int]) -> int:
    """How many rows say in these columns what an earlier one says too; totals and group rows aside."""
    captions, seen, group = layout.table.captions, Counter[tuple[object, ...]](), 0
    for i, row in enumerate(layout.table.rows[:_SAMPLE]):
        if row in captions:
            group = row
            continue
        values = tuple(_plain(texts[c][i]) for c in columns)
        if not any(isinstance(v, str) and (is_whole(v) or is_part_of_whole(v)) for v in values):
            seen[group, *values] += 1
    return seen.total() - len(seen)


def _plain(value: CellValue) -> CellValue:
    return compact(value) if isinstance(value, str) else value
