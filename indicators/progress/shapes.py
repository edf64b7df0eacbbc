"""Seasonal work without an earlier year to go by: the even schedule it falls back on says nothing about it.

Winter relief is spent in the first quarter and summer relief in the third. Where a quarter of last year lacks, or all of it, a
quarter of the year's target a quarter of the year would call the one early and the other late.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL, Schedule
from indicators.periods import Period
from indicators.progress.coverage import Coverage
from indicators.progress.schedule import even_share

FEW = 0.1
"""The part of the whole's target that those without a shape of their own may have, so that the whole has one still."""

_EQUAL = 1e-9


def without_shape(progress: pd.DataFrame, dataset: Dataset, coverage: Coverage, period: Period) -> np.ndarray:
    """Of each row of the frame of ``compute_progress`` whether its schedule is the even one for want of any other.

    No row is where the year is over: then all of it is due.
    """
    seasonal = [i for i, definition in dataset.indicators.items() if definition.schedule is Schedule.SEASONAL]
    asked = (progress["indicator"].isin(seasonal) & (progress["target"] > 0)).to_numpy()
    if period.end == 4 or not asked.any():
        return np.zeros(len(progress), dtype=bool)
    even = np.isclose(progress["schedule"].to_numpy(dtype=float), even_share(period), rtol=0, atol=_EQUAL)
    unknown = asked & even & ~_planned(progress, dataset, period) & ~_known_last_year(progress, coverage, period)
    member = (progress["org_unit"] != TOTAL).to_numpy()
    return np.asarray(np.where(member, unknown, _of_wholes(progress, member, asked, unknown)))


def _of_wholes(progress: pd.DataFrame, member: np.ndarray, asked: np.ndarray, unknown: np.ndarray) -> np.ndarray:
    """A whole is due what its members are; one without members is like them."""
    code, names = pd.factorize(progress["indicator"])
    target = np.where(member & asked, np.nan_to_num(progress["target"].to_numpy(dtype=float)), 0.0)
    every, some = np.zeros(len(names)), np.zeros(len(names))
    np.add.at(every, code, np.where(member, target, 0.0))
    np.add.at(some, code, np.where(unknown, target, 0.0))
    return np.asarray(np.where(every[code] > 0, some[code] > FEW * every[code], unknown))


def _planned(progress: pd.DataFrame, dataset: Dataset, period: Period) -> np.ndarray:
    targets = dataset.target_frame
    plans = targets[(targets["year"] == period.year) & (targets["quarter"] > 0)]
    planned = set(zip(plans["org_unit"], plans["indicator"], strict=True))
    rows = zip(progress["org_unit"], progress["indicator"], strict=True)
    return np.fromiter((row in planned for row in rows), dtype=bool, count=len(progress))


def _known_last_year(progress: pd.DataFrame, coverage: Coverage, period: Period) -> np.ndarray:
    """Whether all four quarters of last year are on record, and may be compared."""
    covered: np.ndarray = np.all(coverage.covered(Period(period.year - 1, 1, 4)), axis=2)
    indicator, unit = coverage.places(progress)
    return np.asarray(covered[indicator, unit] & progress["previous_year"].notna().to_numpy())
