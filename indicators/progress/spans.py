"""Observed spans of quarters: spread into columns, and covered without splitting or counting anything twice.

A column for a span is named by its period's code: ``2024Q1``, ``2024H1``. A step that needs the amount of a window looks
at the spans inside it only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations_with_replacement
from typing import Any

import narwhals as nw

from indicators.periods import Period
from indicators.progress.definitions import KEYS, Frame

Spans = frozenset[tuple[int, int]]
"""Spans of more than one quarter, as (first, last)."""

EVERY_SPAN: Spans = frozenset((a, b) for a, b in combinations_with_replacement(range(1, 5), 2) if a < b)


def spans_in(observations: nw.DataFrame[Any] | nw.LazyFrame[Any]) -> Spans:
    """The spans of more than one quarter that occur. A lazy frame is not asked: all are taken as possible."""
    if isinstance(observations, nw.LazyFrame):
        return EVERY_SPAN
    several = observations.filter(nw.col("start") < nw.col("end")).select("start", "end").unique()
    return frozenset(zip(several["start"].to_list(), several["end"].to_list(), strict=True))


def inside(window: Period, spans: Spans) -> list[Period]:
    """The quarters of a window and the spans inside it, the short ones first."""
    several = [Period(window.year, a, b) for a, b in sorted(spans, key=lambda s: (s[1] - s[0], s))]
    return [*window.quarters, *(p for p in several if window.contains(p))]


def spread(observations: Frame, periods: Iterable[Period]) -> Frame:
    """One row an org unit and indicator, one column a period with the value observed for it.

    Units and indicators observed at other times only keep a row of missing values: they are known to report.
    """
    periods = list(periods)
    code = nw.col("year") * 100 + nw.col("start") * 10 + nw.col("end")
    values = [
        nw.when(nw.col("code") == p.year * 100 + p.start * 10 + p.end).then(nw.col("value")).alias(p.code) for p in periods
    ]
    long = observations.select(*KEYS, "value", code=code).select(*KEYS, *values)
    return long.group_by(*KEYS).agg(*(nw.col(p.code).max() for p in periods))


def amount(window: Period) -> nw.Expr:
    """The amount of a window that ``with_amounts`` has added."""
    return nw.col(window.code) if window.is_quarter else nw.col(f"{window.code} amount")


def quarters(window: Period) -> nw.Expr:
    """How many quarters of a window that amount covers, 0 to 4."""
    if window.is_quarter:
        return (~nw.col(window.code).is_null()).cast(nw.Float64)
    return nw.col(f"{window.code} quarters")


def with_amounts(frame: Frame, windows: Iterable[Period], spans: Spans) -> Frame:
    """Add the amount of each window: the observed spans inside it that cover most quarters, none split, none overlapping.

    Where single quarters and a longer span cover the same quarters, the quarters count.
    """
    needed = {part for window in windows for part in _parts(window, spans)}
    for part in sorted(needed, key=lambda p: (p.end - p.start, p)):
        if not part.is_quarter:
            frame = _with_amount(frame, part, spans)
    return frame


def _parts(window: Period, spans: Spans) -> list[Period]:
    """The windows whose amounts are needed first: none where only quarters occur, else every run of quarters in it."""
    if len(inside(window, spans)) == len(window.quarters):
        return [window]
    return inside(window, EVERY_SPAN)


def _with_amount(frame: Frame, window: Period, spans: Spans) -> Frame:
    if len(inside(window, spans)) == len(window.quarters):
        return _with_sum(frame, window)
    year, first, last = window.year, window.start, window.end
    splits = [(Period(year, first, k), Period(year, k + 1, last)) for k in range(first, last)]
    covered = [quarters(left) + quarters(right) for left, right in splits]
    amounts = [nw.sum_horizontal(amount(left), amount(right)) for left, right in splits]
    most = nw.max_horizontal(*covered)
    best = nw.coalesce(*(nw.when((n == most) & (n > 0)).then(a) for n, a in zip(covered, amounts, strict=True)))
    if (first, last) not in spans:
        return frame.with_columns(best.alias(f"{window.code} amount"), most.alias(f"{window.code} quarters"))
    length = float(last - first + 1)
    whole = (most < length) & ~nw.col(window.code).is_null()
    return frame.with_columns(
        nw.when(whole).then(nw.col(window.code)).otherwise(best).alias(f"{window.code} amount"),
        nw.when(whole).then(nw.lit(length)).otherwise(most).alias(f"{window.code} quarters"),
    )


def _with_sum(frame: Frame, window: Period) -> Frame:
    codes = [q.code for q in window.quarters]
    count = nw.sum_horizontal(*((~nw.col(c).is_null()).cast(nw.Float64) for c in codes))
    frame = frame.with_columns(count.alias(f"{window.code} quarters"))
    total = nw.when(quarters(window) > 0).then(nw.sum_horizontal(*codes))
    return frame.with_columns(total.alias(f"{window.code} amount"))


def level(window: Period, spans: Spans, *, of_stock: bool) -> nw.Expr:
    """The last level observed in a window, null if there is none.

    A stock stated for a span is the level at its end, whenever the span began. A rate stated for a span counts where the
    span lies inside the window, and then comes before that of the last quarter alone.
    """
    found = [nw.col(p.code) for q in reversed(window.quarters) for p in ending_with(q, window, spans, of_stock=of_stock)]
    return nw.coalesce(*found)


def closing(window: Period, spans: Spans, *, of_stock: bool) -> nw.Expr:
    """1 where the window's last quarter is covered by an observation, else 0."""
    codes = [p.code for p in ending_with(window.last_quarter, window, spans, of_stock=of_stock)]
    return (~nw.coalesce(*codes).is_null()).cast(nw.Float64)


def ending_with(quarter: Period, window: Period, spans: Spans, *, of_stock: bool) -> Sequence[Period]:
    """The periods that give the level at the end of a quarter, the preferred first."""
    year, last = quarter.year, quarter.end
    several = [Period(year, first, last) for first in range(1, last) if (first, last) in spans]
    if of_stock:
        return [quarter, *reversed(several)]
    return [*(p for p in several if p.start >= window.start), quarter]
