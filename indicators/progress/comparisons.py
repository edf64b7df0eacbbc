"""Comparisons of a value: with the year before, and of an org unit with the others."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
import pandas as pd

from indicators.model import TOTAL, Indicator, Kind


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
    stocks, whose values add up. ``to_median``: value − the median of the org units.
    """
    additive = [i for i, d in definitions.items() if d.kind in (Kind.FLOW, Kind.STOCK)]
    wholes = progress[progress["org_unit"] == TOTAL].set_index("indicator")[["value", "change"]]
    wholes = wholes[wholes.index.isin(additive)]
    medians = progress[progress["org_unit"] != TOTAL].groupby("indicator")["value"].median()

    def each(by_indicator: pd.Series[float]) -> pd.Series[float]:
        return progress["indicator"].map(by_indicator).astype("float64")  # of no rows the map would be text

    return progress.assign(
        share=progress["value"] / each(wholes["value"].where(wholes["value"] > 0)),
        contribution=progress["change"] / each(wholes["change"].where(wholes["change"] != 0)),
        to_median=progress["value"] - each(medians),
    )
