"""The year still to come: the range in which it may end, and what the remaining quarters must bring.

Two ways to go on from the year to date are in use: as evenly as so far (run rate), or in last year's shape, where last year
is complete. They bound the range; where only the first can be told, both ends are the forecast itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from indicators.model import TOTAL, Indicator, Kind, TargetForm
from indicators.periods import Period
from indicators.progress.definitions import target_form
from indicators.progress.schedule import even_share

OUTLOOK = ("forecast_low", "forecast_high", "required", "required_per_quarter")
"""The columns added."""


def is_worked_towards(indicator: Indicator) -> bool:
    """Whether its target is reached over the year, as those of amounts and levels are, and not those of rates or ceilings."""
    adds_up = indicator.kind in (Kind.FLOW, Kind.STOCK)
    return adds_up and target_form(indicator) in (TargetForm.ANNUAL_AMOUNT, TargetForm.YEAR_END_LEVEL)


def with_outlook(progress: pd.DataFrame, definitions: Mapping[str, Indicator]) -> pd.DataFrame:
    """Add to the frame of ``compute_progress`` what is to be expected and what is needed.

    ``forecast_low``, ``forecast_high``: the year's amount by the lower and the higher of the two ways, missing where
    nothing is forecast. ``required``: target − value, 0 once reached, for amounts of a year and levels at its end, missing
    while the org unit's own reports are incomplete and for spans that do not begin with the year.
    ``required_per_quarter``: the same ÷ the quarters left, missing when the year is over.
    """
    if progress.empty:
        return progress.assign(**dict.fromkeys(OUTLOOK, progress["value"]))
    period = Period.parse(progress["period"].iloc[0])
    even = (progress["value"] / even_share(period)).where(progress["forecast"].notna())
    ways = pd.concat([even, progress["forecast"]], axis=1)
    worked_towards = [i for i, d in definitions.items() if is_worked_towards(d)]
    of_members = progress["indicator"].isin(progress.loc[progress["org_unit"] != TOTAL, "indicator"].unique())
    told = ((progress["org_unit"] == TOTAL) & of_members) | (progress["reported"] >= progress["due"])
    needed = told & progress["indicator"].isin(worked_towards) & (progress["target"] > 0) & period.is_year_to_date
    required = (progress["target"] - progress["value"]).clip(lower=0).where(needed)
    quarters_left = float(4 - period.end) or math.nan
    return progress.assign(
        forecast_low=ways.min(axis=1),
        forecast_high=ways.max(axis=1),
        required=required,
        required_per_quarter=required / quarters_left,
    )
