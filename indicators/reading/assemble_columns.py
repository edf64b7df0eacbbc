"""Observations of a large file without making any: what ``assemble.py`` does item by item, done with whole columns.

It takes the common case only: no months to be added up, and no level or rate given twice as 本季 and 累计.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from indicators.cell_names import position_of
from indicators.model import TOTAL, Kind
from indicators.observations import (
    Coded,
    Codes,
    Columns,
    Numbers,
    Observations,
    all_together,
    coded,
    coded_again,
    constant,
    together,
)
from indicators.periods import Period
from indicators.reading.blocks import Block, Item, Meant, Run, TableItems
from indicators.reading.roles import Role
from indicators.reading.year_targets import TargetsOfYears

T = TypeVar("T")
Places = npt.NDArray[np.intp]


def goes_by_columns(tables: Iterable[TableItems]) -> bool:
    """Whether there are blocks of values, and nothing that must be looked at item by item."""
    meant = {id(m): m for table in tables for run in table.runs for m in _meant_in(run)}
    blocks = any(block.meant.role is not Role.TARGET for table in tables for run in table.runs for block in run.blocks)
    return blocks and all(m.time.month is None and _is_single(m) for m in meant.values())


def _is_single(meant: Meant | Item) -> bool:
    return meant.role is not Role.RUNNING or meant.matched.indicator.kind is Kind.FLOW


def _meant_in(run: Run) -> Iterable[Meant | Item]:
    return (*(item for _, item in run.items), *(block.meant for block in run.blocks))


def observations_of(tables: Iterable[TableItems], years: TargetsOfYears) -> Observations:
    """All values as observations, in the order of their cells, with the year's targets beside them."""
    parts = [part for table in tables for run in table.runs if (part := _of_run(run, years)) is not None]
    return all_together(parts) if parts else _of_items((), years)


def _of_run(run: Run, years: TargetsOfYears) -> Observations | None:
    blocks = [block for block in run.blocks if block.meant.role is not Role.TARGET]
    items = [item for _, item in run.items if item.role is not Role.TARGET]
    parts = [*([_of_blocks(blocks, years)] if blocks else []), *([_of_items(items, years)] if items else [])]
    if not parts:
        return None
    joined = all_together(parts)
    order = np.argsort(joined.row.astype(np.int64) << 16 | joined.column, kind="stable")
    return joined.take(order)


def _of_blocks(blocks: Sequence[Block], years: TargetsOfYears) -> Observations:
    lengths = np.array([len(block) for block in blocks])
    count = int(lengths.sum())
    return Observations(
        Columns(
            together([block.org_unit for block in blocks]),
            _each((block.meant.matched.indicator.id for block in blocks), lengths),
            _each((block.meant.time.period for block in blocks), lengths),
            _each((block.meant.unit for block in blocks), lengths),
            np.concatenate([block.value for block in blocks]),
            np.repeat([block.meant.time.running for block in blocks], lengths),
        ),
        place=_each(((block.file, block.sheet) for block in blocks), lengths),
        row=np.concatenate([block.rows for block in blocks]),
        column=np.repeat(np.array([block.column for block in blocks], np.int32), lengths),
        target=np.concatenate([_targets(block, years) for block in blocks]) if years else np.full(count, np.nan),
        raw=np.concatenate([block.raw for block in blocks]),
        text=together([_texts(block) for block in blocks]) if any(map(_holds_texts, blocks)) else constant("", count),
        also=constant((), count),
    )


def _each(words: Iterable[T], lengths: Places) -> Coded[T]:
    """A word for each of some stretches."""
    of_stretch = coded(words)
    return Coded(np.repeat(of_stretch.codes, lengths), of_stretch.words)


def _targets(block: Block, years: TargetsOfYears) -> Numbers:
    indicator, year = block.meant.matched.indicator.id, block.meant.time.period.year
    asked = [years.of(block.sheet, unit, indicator, year) for unit in block.org_unit.words]
    found: Numbers = np.array(asked, np.float64)[block.org_unit.codes]
    return found


def _holds_texts(block: Block) -> bool:
    return bool(block.text.max(initial=-1) >= 0)


def _texts(block: Block) -> Coded[str]:
    if not _holds_texts(block):
        return constant("", len(block))
    used, codes = np.unique(block.text, return_inverse=True)
    return coded_again(codes.astype(np.int32), ["" if code < 0 else block.texts[code] for code in used.tolist()])


def _of_items(items: Sequence[Item], years: TargetsOfYears) -> Observations:
    cells = [position_of(item.source.cell) for item in items]
    count = len(items)
    asked = [years.of(i.source.sheet, i.org_unit, i.matched.indicator.id, i.time.period.year) for i in items]
    return Observations(
        Columns(
            coded(i.org_unit for i in items),
            coded(i.matched.indicator.id for i in items),
            coded(i.time.period for i in items),
            coded(i.unit for i in items),
            np.array([i.value for i in items]),
            np.array([i.time.running for i in items], np.bool_),
        ),
        place=coded((i.source.file, i.source.sheet) for i in items),
        row=np.array([row for row, _ in cells], np.int32),
        column=np.array([column for _, column in cells], np.int32),
        target=np.array(asked, np.float64),
        raw=np.zeros(count),
        text=coded(i.raw for i in items),
        also=constant((), count),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Parted:
    """Observations apart from those that are totals to compare with."""

    observations: Observations
    totals: Observations


def parted(observed: Observations) -> Parted:
    """A value for the whole is a total where members have one for the same indicator and period."""
    columns = observed.columns
    series: npt.NDArray[np.int64] = columns.indicator.codes.astype(np.int64) * len(columns.period.words) + columns.period.codes
    of_whole = columns.org_unit.which(lambda name: name == TOTAL)
    with_members = np.zeros(int(series.max(initial=-1)) + 1, np.bool_)
    with_members[series[~of_whole]] = True
    is_total = of_whole & with_members[series]
    if not is_total.any():
        return Parted(observed, observed.take(is_total))
    return Parted(observed.take(~is_total), observed.take(is_total))


def sums_by_key(observations: Observations) -> dict[tuple[str, Period, bool], float]:
    """The sum of all observations of an indicator, period and way of counting, added up in their order."""
    columns = observations.columns
    key = (columns.indicator.codes.astype(np.int64) * len(columns.period.words) + columns.period.codes) * 2
    key += columns.running_total
    sums: Numbers = np.bincount(key, weights=columns.value).astype(np.float64)
    found: Codes = np.unique(key).astype(np.int32)
    periods, indicators = columns.period.words, columns.indicator.words
    return {
        (indicators[k // 2 // len(periods)], periods[k // 2 % len(periods)], bool(k % 2)): float(sums[k])
        for k in found.tolist()
    }
