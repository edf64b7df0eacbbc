"""Comparisons of a value: with the year before, and of an org unit with the others."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
import pandas as pd

from indicators.model import TOTAL, Indicator, Kind
from indicators.progress.definitions import Frame


def with_growth(frame: Frame) -> Frame:
    """Add ``change`` (value − previous year) and ``growth`` (relative).

    Growth is null for fractions, whose differences are percentage points, and over a base that is zero or negative.
    """
    c = nw.col
    comparable = (c("previous_year") > 0) & ~c("fraction")
    return frame.with_columns(
        change=c("value") - c("previous_year"),
        growth=nw.when(comparable).then(c("value") / c("previous_year") - 1),
    )


def with_shares(progress: pd.DataFrame, definitions: Mapping[str, Indicator]) -> pd.DataFrame:
    """Add to the frame of ``compute_progress`` how each org unit stands in the whole.

    ``share``: value ÷ the whole's value. ``contribution``: change ÷ the whole's change (贡献率). Both only for flows and
    stocks, whose values add up. ``to_median``: value − the median of the org units.
    """
    additive = [i for i, d in definitions.items() if d.kind in (Kind.FLOW, Kind.STOCK)]
    wholes = progress[progress["org_unit"] == TOTAL].set_index("indicator")[["value", "change"]]
    wholes = wholes[wholes.index.isin(additive)]
    medians = progress[progress["org_unit"] != TOTAL].groupby("indicator")["value"].median()
    of = progress["indicator"]
    return progress.assign(
        share=progress["value"] / of.map(wholes["value"].where(wholes["value"] > 0)),
        contribution=progress["change"] / of.map(wholes["change"].where(wholes["change"] != 0)),
        to_median=progress["value"] - of.map(medians),
    )
