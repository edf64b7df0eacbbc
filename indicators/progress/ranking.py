"""The place of an org unit among its peers: competition ranking (1, 2, 2, 4), missing values not ranked.

A flow with targets for at least half of the org units is ranked by completion, everything else by value; so is a ceiling
that is zero for some, of which no completion can be said. Where lower is better the lowest comes first. Nothing is ranked
while half or more of the org units due have not reported.
"""

from __future__ import annotations

import narwhals as nw

from indicators.progress.definitions import PRECISION, Frame


def with_basis(totals: Frame) -> Frame:
    """Add to the wholes, per indicator: ``by_completion`` and ``ranked``, how many org units get a place."""
    c = nw.col
    comparable = ~c("is_ceiling") | (c("completions") == c("targets"))
    by_completion = c("is_flow") & comparable & (c("completions") * 2 >= c("members")) & (c("completions") > 0)
    totals = totals.with_columns(by_completion=by_completion)
    enough = c("members_reported") * 2 > c("members")
    count = nw.when(c("by_completion")).then(c("completions")).otherwise(c("values"))
    return totals.with_columns(ranked=nw.when(enough).then(count).otherwise(nw.lit(0.0)))


def with_rank(members: Frame, totals: Frame) -> Frame:
    """Add ``rank`` and ``ranked`` to the org units' rows."""
    c = nw.col
    rows = members.join(totals.select("indicator", "by_completion", "ranked"), on="indicator", how="left")
    key = nw.when(c("by_completion")).then(c("completion")).otherwise(c("value")).round(PRECISION)
    rows = rows.with_columns(key=nw.when(c("ranked") > 0).then(nw.when(c("lower_first")).then(key).otherwise(-key)))
    return rows.with_columns(rank=c("key").rank("min").over("indicator").cast(nw.Float64))
