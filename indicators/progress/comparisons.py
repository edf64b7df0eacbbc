"""Comparisons of a value: with the year before, and of an org unit with the others."""

from __future__ import annotations

import math
from collections.abc import Mapping

import narwhals as nw
import pandas as pd

from indicators.model import TOTAL, Indicator, Kind
from indicators.periods import Period
from indicators.progress.definitions import KEYS

SHARES = ("share", "contribution", "to_median", "quarter_change", "quarter_growth")
"""The columns that ``with_shares`` adds."""


def change() -> nw.Expr:
    """value − previous year; of rates a difference in percentage points."""
    return nw.col("value") - nw.col("previous_year")


def growth() -> nw.Expr:
    """value ÷ previous year − 1; null for fractions, and over a base that is zero or negative."""
    comparable = (nw.col("previous_year") > 0) & ~nw.col("is_fraction")
    return nw.when(comparable).then(nw.col("value") / nw.col("previous_year") - 1)


def with_shares(progress: pd.DataFrame, definitions: Mapping[str, Indicator]) -> pd.DataFrame:
    """Add to the frame of ``compute_progress`` how each org unit stands in the whole.

    ``share``: value ÷ the whole's value. ``contribution``: change ÷ the whole's change (贡献率). Both only for flows and
    stocks, whose values add up. ``to_median``: value − the median of the org units. Of a single quarter also
    ``quarter_change``: value − the quarter before (环比), and ``quarter_growth``, missing for fractions and over a base that is
    zero or negative.
    """
    if progress.empty:
        return progress.assign(**dict.fromkeys(SHARES, progress["value"]))
    additive = [i for i, d in definitions.items() if d.kind in (Kind.FLOW, Kind.STOCK)]
    wholes = progress[progress["org_unit"] == TOTAL].set_index("indicator")[["value", "change"]]
    wholes = wholes[wholes.index.isin(additive)]
    medians = progress[progress["org_unit"] != TOTAL].groupby("indicator")["value"].median()

    fractions = [i for i, d in definitions.items() if d.is_fraction]
    alone = Period.parse(progress["period"].iloc[0]).is_quarter
    before = progress["previous_quarter"] if alone else pd.Series(math.nan, progress.index)
    since_before = progress["value"] - before

    def each(by_indicator: pd.Series[float]) -> pd.Series[float]:
        return progress["indicator"].map(by_indicator).astype("float64")  # of no rows the map would be text

    return progress.assign(
        share=progress["value"] / each(wholes["value"].where(wholes["value"] > 0)),
        contribution=progress["change"] / each(wholes["change"].where(wholes["change"] != 0)),
        to_median=progress["value"] - each(medians),
        quarter_change=since_before,
        quarter_growth=(since_before / before).where((before > 0) & ~progress["indicator"].isin(fractions)),
    )


def with_rank_change(progress: pd.DataFrame, earlier: pd.DataFrame | None) -> pd.DataFrame:
    """Add ``rank_change``: how many places up (negative: down) since the earlier table; missing where either has no place."""
    if earlier is None:
        return progress.assign(rank_change=math.nan)
    stood = earlier.set_index(list(KEYS))["rank"]
    before = stood.reindex(pd.MultiIndex.from_frame(progress[list(KEYS)])).to_numpy()
    return progress.assign(rank_change=before - progress["rank"])


def period_before(period: Period) -> Period:
    """The period one quarter earlier, from the same start of the year; for a first quarter that of the year before."""
    if period.end == 1:
        return period.year_before()
    return period.previous_quarter() if period.is_quarter else Period(period.year, period.start, period.end - 1)
