"""Observed spans of quarters: spread into columns, and covered without splitting or counting anything twice.

A column for a span is named by its period's code: ``2024Q1``, ``2024H1``. A step that needs the amount of a window looks
at the spans inside it only.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import narwhals as nw

from indicators.periods import Period
from indicators.progress.definitions import KEYS, Frame

Spans = frozenset[tuple[int, int]]
"""Spans of more than one quarter, as (first, last)."""

EVERY_SPAN: Spans = frozenset(combinations(range(1, 5), 2))


def spans_in(observations: Frame) -> Spans:
    """The spans of more than one quarter that occur: usually none, which spares looking for them everywhere."""
    several = observations.filter(nw.col("start") < nw.col("end")).select("start", "end").unique().collect()
    return frozenset(zip(several["start"].to_list(), several["end"].to_list(), strict=True))


def inside(window: Period, spans: Spans) -> list[Period]:
    """The quarters of a window, and the spans inside it."""
    several = (Period(window.year, first, last) for first, last in sorted(spans))
    return [*window.quarters, *(p for p in several if window.contains(p))]


def spread(observations: Frame, periods: Iterable[Period]) -> Frame:
    """One row an org unit and indicator, one column a period with the value observed for it.

    Units and indicators observed at other times only keep a row of missing values: they are known to report.
    """
    columns = {p.code: p.year * 100 + p.start * 10 + p.end for p in periods}
    coded = observations.select(*KEYS, "value", code=nw.col("year") * 100 + nw.col("start") * 10 + nw.col("end"))
    values = {name: nw.when(nw.col("code") == code).then(nw.col("value")) for name, code in columns.items()}
    return coded.select(*KEYS, **values).group_by(*KEYS).agg(*(nw.col(name).max() for name in columns))


def with_amounts(frame: Frame, windows: Iterable[Period], spans: Spans) -> Frame:
    """Add what ``amount`` and ``quarters`` need where spans of several quarters occur in one of these windows.

    The amount of a window is that of the observed spans inside it that cover most quarters, none split, none overlapping.
    Where single quarters and a longer span cover the same quarters, the quarters count.
    """
    runs = {run for window in windows if _has_spans(window, spans) for run in inside(window, EVERY_SPAN)}
    for run in sorted(runs, key=lambda p: (p.end - p.start, p)):
        if _has_spans(run, spans):
            frame = _with_amount(frame, run, spans)
    return frame


def amount(window: Period, spans: Spans) -> nw.Expr:
    """The amount of a window, null if nothing was observed in it."""
    if window.is_quarter:
        return nw.col(window.code)
    if _has_spans(window, spans):
        return nw.col(f"{window.code} amount")
    codes = [q.code for q in window.quarters]
    return nw.when(_present(nw.coalesce(*codes))).then(nw.sum_horizontal(*codes))


def quarters(window: Period, spans: Spans) -> nw.Expr:
    """How many quarters of a window its amount covers, 0 to 4."""
    if _has_spans(window, spans):
        return nw.col(f"{window.code} quarters")
    return nw.sum_horizontal(*(_present(nw.col(q.code)).cast(nw.Float64) for q in window.quarters))


def level(window: Period, spans: Spans) -> nw.Expr:
    """The last level observed in a window, null if there is none.

    A rate stated for a span counts where the span lies inside the window, and then comes before that of the last quarter
    alone.
    """
    found = [p.code for q in reversed(window.quarters) for p in (*_ending_with(q, spans, since=window.start), q)]
    return nw.coalesce(*found)


def closing(window: Period, spans: Spans) -> nw.Expr:
    """1 where the window's last quarter is covered by an observation, else 0."""
    last = window.last_quarter
    codes = [p.code for p in (*_ending_with(last, spans, since=window.start), last)]
    return _present(nw.coalesce(*codes)).cast(nw.Float64)


def with_levels(frame: Frame, periods: Iterable[Period]) -> Frame:
    """A stock stated for a span is the level at its end, whenever the span began; one stated for that quarter goes before."""
    every = list(periods)
    levels: dict[str, nw.Expr] = {}
    for quarter in (p for p in every if p.is_quarter):
        several = sorted(p for p in every if p.contains(quarter) and p.last_quarter == quarter and p != quarter)
        if several:
            at_its_end = nw.coalesce(*(p.code for p in (quarter, *several)))
            for p in several:
                stated = nw.col("is_stock") & _present(nw.col(p.code))
                levels[p.code] = nw.when(stated).then(at_its_end).otherwise(nw.col(p.code))
            levels[quarter.code] = nw.when(nw.col("is_stock")).then(at_its_end).otherwise(nw.col(quarter.code))
    return frame.with_columns(**levels) if levels else frame


def with_sums(frame: Frame, periods: Iterable[Period]) -> Frame:
    """The amount of a span that was told in parts only is their sum, where none of them is missing."""
    stated = frozenset(periods)
    several = [p for p in sorted(stated) if not p.is_quarter]
    sums = {p.code: nw.when(nw.col("is_flow")).then(_stated_or_sum(p, stated)).otherwise(nw.col(p.code)) for p in several}
    return frame.with_columns(**sums) if sums else frame


def splits(span: Period) -> list[tuple[Period, Period]]:
    """The ways to part a span in two, the shorter beginning first."""
    return [(Period(span.year, span.start, k), Period(span.year, k + 1, span.end)) for k in range(span.start, span.end)]


def _stated_or_sum(span: Period, stated: frozenset[Period]) -> nw.Expr:
    own = [nw.col(span.code)] if span in stated else []
    sums = [_stated_or_sum(left, stated) + _stated_or_sum(right, stated) for left, right in splits(span)]
    return nw.coalesce(*own, *sums)


def _ending_with(quarter: Period, spans: Spans, *, since: int) -> list[Period]:
    """The spans that end with a quarter, the longest first, none of them begun before the quarter ``since``."""
    return [Period(quarter.year, first, quarter.end) for first in range(since, quarter.end) if (first, quarter.end) in spans]


def _has_spans(window: Period, spans: Spans) -> bool:
    return any(window.start <= first and last <= window.end for first, last in spans)


def _present(value: nw.Expr) -> nw.Expr:
    return ~value.is_null()


def _with_amount(frame: Frame, window: Period, spans: Spans) -> Frame:
    """Add amount and quarters covered: the best way to split the window in two, or the span that is all of it."""
    covered = [quarters(left, spans) + quarters(right, spans) for left, right in splits(window)]
    amounts = [nw.sum_horizontal(amount(left, spans), amount(right, spans)) for left, right in splits(window)]
    most = nw.max_horizontal(*covered) if len(covered) > 1 else covered[0]  # Spark compares two or more
    best = nw.coalesce(*(nw.when((n == most) & (n > 0)).then(a) for n, a in zip(covered, amounts, strict=True)))
    if (window.start, window.end) in spans:
        length = nw.lit(float(len(window.quarters)))
        whole = (most < length) & _present(nw.col(window.code))
        best = nw.when(whole).then(nw.col(window.code)).otherwise(best)
        most = nw.when(whole).then(length).otherwise(most)
    return frame.with_columns(best.alias(f"{window.code} amount"), most.alias(f"{window.code} quarters"))
