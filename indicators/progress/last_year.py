"""The year before beside a figure, where both are of the same org units and quarters (同口径), and of whom where they are not.

A sum of eleven org units beside last year's of twelve has fallen without anything having become less, and half a year beside a
quarter has doubled. Such a comparison is withheld; of the whole, those who can be compared are set beside their own last year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from indicators.model import TOTAL, Indicator, Kind
from indicators.periods import Period
from indicators.progress.coverage import Coverage, Flags

LIKE = ("like_units", "like_value", "like_previous", "like_change", "like_growth")

FEWEST = 2
"""So many org units at least make a comparison, and half of those who report."""


def with_last_year(
    progress: pd.DataFrame, definitions: Mapping[str, Indicator], coverage: Coverage, period: Period
) -> pd.DataFrame:
    """Add to the frame of ``compute_progress`` what may be said of a figure beside the year before.

    ``comparable``: whether the figure and last year's cover the same quarters; of a whole, the same org units too.
    ``like_counted``: of an org unit's row, whether it covers the same in both years. ``like_units``: of a whole that is not
    comparable, how many of those it is compared by, else 0. ``like_value``, ``like_previous``, ``like_change`` and
    ``like_growth``: the comparison that may be told, in the units of ``value``, ``change`` and ``growth``: the row's own, or
    that of the ``like_units`` together; missing where there is none.
    """
    sides = _Sides(progress, definitions, coverage, period, period.year_before())
    counted = sides.counted
    now, before, units = (sides.sums(numbers, counted) for numbers in (sides.value, sides.previous, np.ones(len(progress))))
    together = sides.may_be_summed & (units >= FEWEST) & (2 * units >= sides.reporting)
    change = now - before
    with np.errstate(divide="ignore", invalid="ignore"):
        growth = np.where(before > 0, now / before - 1, np.nan)
    summed = dict(zip(LIKE[1:], (now, before, change, growth), strict=True))
    own = dict(zip(LIKE[1:], ("value", "previous_year", "change", "growth"), strict=True))
    told = {
        name: np.where(sides.comparable, progress[own[name]].to_numpy(dtype=float), np.where(together, numbers, np.nan))
        for name, numbers in summed.items()
    }
    of_units = np.where(together, units, 0).astype(int)
    return progress.assign(comparable=sides.comparable, like_counted=counted, like_units=of_units, **told)


def without_unlike(progress: pd.DataFrame) -> pd.DataFrame:
    """The frame without comparisons with last year that would be of the calendar, or of who has reported, only."""
    unlike = progress["value"].notna() & ~progress["comparable"]
    return progress.assign(**{name: progress[name].mask(unlike) for name in ("previous_year", "growth", "change")})


def without_unlike_contributions(progress: pd.DataFrame) -> pd.DataFrame:
    """The frame with a ``contribution`` to growth only where the org unit and the whole are comparable with last year."""
    wholes = progress.loc[(progress["org_unit"] == TOTAL) & progress["comparable"], "indicator"]
    alike = progress["comparable"] & progress["indicator"].isin(wholes)
    return progress.assign(contribution=progress["contribution"].where(alike))


def without_unlike_quarters(
    progress: pd.DataFrame, definitions: Mapping[str, Indicator], coverage: Coverage, period: Period
) -> pd.DataFrame:
    """The frame of a single quarter, with its change on the one before (环比) only where both are of the same org units."""
    if not period.is_quarter or progress.empty:
        return progress
    alike = _Sides(progress, definitions, coverage, period, period.previous_quarter()).comparable
    return progress.assign(**{name: progress[name].where(alike) for name in ("quarter_change", "quarter_growth")})


class _Sides:
    """Which rows cover the same quarters in both years, and which wholes the same org units."""

    def __init__(
        self, progress: pd.DataFrame, definitions: Mapping[str, Indicator], coverage: Coverage, period: Period, before: Period
    ) -> None:
        self._definitions, self._coverage = definitions, coverage
        self._now, self._before = _quarters(coverage, period), _quarters(coverage, before)
        self._lacking = coverage.lacking(period)
        self._indicator, self._unit = coverage.places(progress)
        self._is_whole = (progress["org_unit"] == TOTAL).to_numpy()
        self._is_flow = self._which(lambda d: d.kind is Kind.FLOW)
        self._is_fraction = self._which(lambda d: d.is_fraction)
        self.value, self.previous = (progress[c].to_numpy(dtype=float) for c in ("value", "previous_year"))
        at, unit = self._indicator, self._unit
        same = (self._now == self._before).all(axis=2)
        of_unit = self._is_fraction[at] | ~self._is_flow[at] | same[at, unit]
        self.comparable: Flags = np.where(self._is_whole, self._wholes(same)[at], of_unit)
        has = self._now.any(axis=2) & self._before.any(axis=2)
        alike = np.where(self._is_flow[:, None], same, _last(self._now) == _last(self._before))
        both = (has & alike & ~self._lacking)[at, unit]
        self.counted: Flags = ~self._is_whole & both & ~np.isnan(self.value) & ~np.isnan(self.previous)
        members = coverage.members(self._now | self._before).any(axis=2)
        self.reporting = np.count_nonzero(members, axis=1)[at]
        self.may_be_summed: Flags = (
            self._is_whole & ~self.comparable & ~self._is_fraction[at] & ~np.isnan(self.value) & ~np.isnan(self.previous)
        )

    def sums(self, numbers: np.ndarray, counted: Flags) -> np.ndarray:
        """For each row the sum over its indicator's counted rows."""
        summed = np.bincount(self._indicator, np.where(counted, numbers, 0.0), minlength=len(self._is_flow))
        return np.asarray(summed[self._indicator])

    def _wholes(self, same: Flags) -> Flags:
        """By indicator, whether the same org units stand behind the whole, of an amount with the same quarters."""
        now, before = (self._coverage.members(flags) for flags in (self._now, self._before))
        members = self._coverage.members(np.ones(same.shape, dtype=bool))
        there = now.any(axis=2) == before.any(axis=2)
        alike = ((same | ~members).all(axis=1) & self._is_flow) | ((there | ~members).all(axis=1) & ~self._is_flow)
        alike |= ~before.any(axis=(1, 2))  # the whole's own figure is all there is
        found = alike.copy()
        for at, definition in self._known():
            if definition.numerator and definition.denominator:
                found[at] = alike[[self._coverage.place(part) for part in (definition.numerator, definition.denominator)]].all()
            elif definition.is_fraction:
                found[at] = True
        return np.asarray(found & (self._is_flow | ~self._coverage.members(self._lacking).any(axis=1)))

    def _which(self, test: Callable[[Indicator], bool]) -> Flags:
        found = np.zeros(len(self._now), dtype=bool)
        for at, definition in self._known():
            found[at] = test(definition)
        return found

    def _known(self) -> list[tuple[int, Indicator]]:
        return [(self._coverage.place(name), definition) for name, definition in self._definitions.items()]


def _quarters(coverage: Coverage, period: Period) -> Flags:
    """What is covered of each quarter of the period, the first quarter first, whatever the period's place in its year."""
    return coverage.covered(period)[:, :, period.start - 1 : period.end]


def _last(covered: Flags) -> np.ndarray:
    """How far back the last quarter covered lies, by indicator and org unit; 1 where there is none."""
    return np.asarray(np.where(covered.any(axis=2), -covered[:, :, ::-1].argmax(axis=2), 1))
