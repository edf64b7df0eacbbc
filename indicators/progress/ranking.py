"""The place of an org unit among its peers: competition ranking (1, 2, 2, 4), missing values not ranked.

A flow with targets for at least half of the org units is ranked by completion, everything else by value; so is a ceiling
that is zero for some, of which no completion can be said. Where lower is better the lowest comes first. Nothing is ranked
while half or more of the org units due have not reported.
"""

from __future__ import annotations

import narwhals as nw

from indicators.progress.definitions import PRECISION, Frame


def by_completion() -> nw.Expr:
    """Whether an indicator's org units are ranked by completion, from the counts of its whole."""
    c = nw.col
    comparable = ~c("is_ceiling") | (c("count completion") == c("count target"))
    return c("is_flow") & comparable & (c("count completion") * 2 >= c("members"))


def ranked() -> nw.Expr:
    """How many org units get a place."""
    c = nw.col
    count = nw.when(c("by_completion")).then(c("count completion")).otherwise(c("count value"))
    return nw.when(c("sum closing") * 2 > c("members")).then(count).otherwise(nw.lit(0))


def with_rank(members: Frame, totals: Frame) -> Frame:
    """Add ``rank`` and ``ranked`` to the org units' rows."""
    c = nw.col
    rows = members.join(totals.select("indicator", "by_completion", "ranked"), on="indicator")
    key = nw.when(c("by_completion")).then(c("completion")).otherwise(c("value")).round(PRECISION)
    ordered = nw.when(c("lower_first")).then(key).otherwise(-key)
    rows = rows.with_columns(rank_key=nw.when(c("ranked") > 0).then(ordered))
    return rows.with_columns(rank=c("rank_key").rank("min").over("indicator").cast(nw.Float64))
