"""Made up for (已补齐): behind the schedule at an earlier quarter of the year, and on schedule now.

A missed quarter later made good is not the same as never having missed one; who reads the report should see both. Only what
is due step by step can be missed on the way: a rate below the year's target in spring has missed nothing yet. And who is on
schedule because less is asked than was then has made good nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from indicators.periods import Period
from indicators.progress.keys import keys_of
from indicators.status import Status

_KEYS = ["org_unit", "indicator"]
_MISSED = [status.value for status in (Status.SLIGHTLY_BEHIND, Status.BEHIND, Status.FAR_BEHIND)]
_REACHED = [status.value for status in (Status.DONE, Status.AHEAD, Status.ON_SCHEDULE)]


def earlier_periods(period: Period) -> tuple[Period, ...]:
    """The years to date that ended in this year before the period did, oldest first."""
    return tuple(Period.to_date(period.year, quarter) for quarter in range(1, period.end))


def with_made_up(progress: pd.DataFrame, earlier: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Add to the progress of a year to date whether something missed was made good.

    ``earlier`` are the frames of ``earlier_periods``, judged by the same preset; what ``with_verdicts`` excuses there was not
    missed. ``missed``: the code of the last period
    in which it was behind, missing if it never was. ``made_up``: behind then, and reached, ahead or on schedule now, against
    no smaller a target.
    """
    missed: dict[tuple[str, str], str] = {}
    asked: dict[tuple[str, str], float] = {}
    for frame in earlier:
        missing = frame["status"].isin(_MISSED) & (frame["schedule"] < 1) & _of_all(frame)
        if "excuse" in frame:
            missing &= frame["excuse"] == ""
        for org_unit, indicator, code, target in frame.loc[missing, [*_KEYS, "period", "target"]].itertuples(index=False):
            missed[org_unit, indicator] = code
            asked[org_unit, indicator] = target
    keys = list(keys_of(progress))
    column = pd.Series([missed.get(key) for key in keys], index=progress.index, dtype="str")
    as_much = progress["target"] >= [asked.get(key, 0.0) for key in keys]
    reached = progress["status"].isin(_REACHED) & as_much & _of_all(progress)
    return progress.assign(missed=column, made_up=column.notna() & reached)


def _of_all(frame: pd.DataFrame) -> pd.Series:
    """Where the row's own figure is judged: others then and now have neither fallen behind nor caught up."""
    return frame["of_units"] <= 0 if "of_units" in frame else pd.Series(data=True, index=frame.index)
