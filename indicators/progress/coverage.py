"""Which quarters stand behind a figure, and which work has its season still before it: what must be known before judging.

Both are asked of the observations themselves: a sum does not tell that a quarter is missing from it.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.dataset import Dataset
from indicators.model import TOTAL, Indicator, Kind
from indicators.periods import Period
from indicators.progress.definitions import spans_add_up
from indicators.seasons import season_of

Flags: TypeAlias = NDArray[np.bool_]
"""Yes or no: by indicator (as observed, then as defined), org unit and quarter; the last of each stands for what is unknown."""


class Coverage:
    """The observations of a dataset laid out once, to be asked about many periods."""

    def __init__(self, dataset: Dataset) -> None:
        frame = dataset.observation_frame
        self._definitions = dataset.indicators
        self._unit, self._units = pd.factorize(frame["org_unit"])
        self._indicator, self._indicators = pd.factorize(frame["indicator"])
        self._year, self._start, self._end, self._value = (frame[c].to_numpy() for c in ("year", "start", "end", "value"))
        self._names = pd.Index([*self._indicators, *(i for i in self._definitions if i not in self._indicators)])
        self._place = {name: place for place, name in enumerate(self._names)}
        self._total = int(self._units.get_indexer(pd.Index([TOTAL]))[0])

    def covered(self, period: Period) -> Flags:
        """Which quarters of the period each org unit has given an amount for, or a level of."""
        observed = self._covered(period)
        found = np.zeros((len(self._names) + 1, *observed.shape[1:]), dtype=bool)
        found[: len(self._indicators)] = observed[:-1]
        return found

    def lacking(self, period: Period) -> Flags:
        """Which org units have a figure for the period that lacks a quarter others have given; by indicator and org unit.

        Of a level or a rate only the newest such quarter matters. Those without any figure are not among them.
        """
        covered = self._covered(period)
        has = self._with_parts(self._names, covered)
        given: Flags = np.any(self.members(has), axis=1)
        newest = np.zeros_like(given)
        newest[np.arange(len(given)), 3 - given[:, ::-1].argmax(axis=1)] = True
        asked = np.where(self._summed(self._names)[:, None], given, given & newest)
        for ratio in (d for d in self._definitions.values() if d.kind is Kind.RATIO and d.numerator and d.denominator):
            if spans_add_up(ratio, self._definitions):
                top, bottom = self._places_of_parts(ratio)
                at = self._names.get_loc(ratio.id)
                asked[at] = self.members(covered)[[top, bottom]].any(axis=(0, 1))
                has[at] = covered[top] & covered[bottom]
        found = np.zeros((len(self._names) + 1, has.shape[1]), dtype=bool)
        found[:-1] = has.any(axis=2) & (asked[:, None, :] & ~has).any(axis=2)
        return self.members(found)

    def members(self, flags: Flags) -> Flags:
        """Without what the whole itself has given."""
        found = flags.copy()
        found[:, self._total] = False
        return found

    def places(self, progress: pd.DataFrame) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Where the indicator and the org unit of each row stand in the flags."""
        indicator = self._names.get_indexer(pd.Index(progress["indicator"]))
        unit = self._units.get_indexer(pd.Index(progress["org_unit"]))
        return np.where(indicator < 0, len(self._names), indicator), np.where(unit < 0, len(self._units), unit)

    def place(self, indicator: str) -> int:
        """Where an indicator stands in the flags."""
        return self._place.get(indicator, len(self._names))

    def complete(self, progress: pd.DataFrame, period: Period) -> Flags:
        """Of each row whether its figure covers the quarters it is asked for.

        An amount: every quarter from the first that anybody has given it for to the period's last. A level or a rate: the
        newest that anybody has given; one due step by step the last. The whole has what anybody has.
        """
        names, total = self._names, self._total
        has = self._with_parts(names, self._covered(period))
        inside = np.zeros(4, dtype=bool)
        inside[period.start - 1 : period.end] = True
        of_members = np.any(np.delete(has, total, axis=1), axis=1)
        given = np.where(of_members.any(axis=1)[:, None], of_members, has[:, total])
        stepwise = np.asarray(names.isin(progress.loc[progress["schedule"] < 1, "indicator"]))
        asked = self._asked(given, self._summed(names), inside, stepwise)
        has[:, total] |= given
        found = np.any(has, axis=2) & np.all(has | ~asked[:, None, :], axis=2)
        units = self._units.get_indexer(pd.Index(progress["org_unit"]))
        return np.asarray(found[names.get_indexer(pd.Index(progress["indicator"])), units])

    def _asked(self, given: Flags, summed: Flags, inside: Flags, stepwise: Flags) -> Flags:
        """The quarters that each indicator is asked for."""
        last = np.flatnonzero(inside)[-1]
        begun = np.maximum.accumulate(given, axis=1)
        newest = np.zeros_like(given)
        newest[np.arange(len(given)), np.where(given.any(axis=1) & ~stepwise, 3 - given[:, ::-1].argmax(axis=1), last)] = True
        every = begun & inside
        every[:, last] = True
        return np.asarray(np.where(summed[:, None], every, newest))

    def _summed(self, names: pd.Index[str]) -> Flags:
        """Which figures are made of every quarter of a span."""
        definitions = self._definitions
        return np.array([name in definitions and spans_add_up(definitions[name], definitions) for name in names], dtype=bool)

    def _with_parts(self, names: pd.Index[str], covered: Flags) -> Flags:
        """The quarters each figure covers; a ratio has those in which both its parts are known, or in which it was typed."""
        has = np.zeros((len(names), *covered.shape[1:]), dtype=bool)
        has[: len(self._indicators)] = covered[:-1]
        for ratio in (d for d in self._definitions.values() if d.kind is Kind.RATIO and d.numerator and d.denominator):
            top, bottom = self._places_of_parts(ratio)
            own, both = has[names.get_loc(ratio.id)], covered[top] & covered[bottom]
            if spans_add_up(ratio, self._definitions):
                own[both.any(axis=1)] = both[both.any(axis=1)]
            else:
                own |= both
        return has

    def seasons(self, period: Period) -> dict[str, Period]:
        """The works nobody has begun by the period's end, with the quarter in which they are to follow.

        That is the one in which they followed a year before, if by then they had not begun either; where nothing of that year
        is on record, the one that the work's name says, in this year.
        """
        return self._by_name(period) | self._as_last_year(period)

    def _by_name(self, period: Period) -> dict[str, Period]:
        begun = self._some(self._within(period) & (self._value != 0))
        told = self._some(self._within(period)) & ~begun & ~self._some(self._year == period.year - 1)
        names = [self._indicators[i] for i in np.flatnonzero(told).tolist()]
        quarters = {name: season_of(self._definitions[name].name) for name in names if name in self._definitions}
        return {name: Period.quarter(period.year, quarter) for name, quarter in quarters.items() if quarter > period.end}

    def _as_last_year(self, period: Period) -> dict[str, Period]:
        before = period.year_before()
        a_year_ago = self._within(before)
        begun = self._some((self._within(period) | a_year_ago) & (self._value != 0))
        waiting = self._some(a_year_ago) & ~begun
        later = range(period.end + 1, 5)
        if not later or not waiting.any():
            return {}
        amounts = np.array([self._sums(Period.quarter(before.year, quarter)) for quarter in later])
        most, waiting = amounts.argmax(axis=0), waiting & (amounts.max(axis=0) > 0)
        names = self._indicators.tolist()
        return {names[i]: Period.quarter(before.year, later[most[i]]) for i in np.flatnonzero(waiting).tolist()}

    def _within(self, period: Period) -> Flags:
        """The observations of spans inside the period."""
        inside: Flags = (self._year == period.year) & (self._start >= period.start) & (self._end <= period.end)
        return inside

    def _covered(self, period: Period) -> Flags:
        found = np.zeros((len(self._indicators) + 1, len(self._units) + 1, 4), dtype=bool)
        at = np.flatnonzero(self._within(period))
        for quarter in range(period.start, period.end + 1):
            of = at[(self._start[at] <= quarter) & (self._end[at] >= quarter)]
            found[self._indicator[of], self._unit[of], quarter - 1] = True
        return found

    def _some(self, observations: Flags) -> Flags:
        """The indicators of these observations."""
        found: Flags = np.bincount(self._indicator[observations], minlength=len(self._indicators)) > 0
        return found

    def _sums(self, quarter: Period) -> np.ndarray:
        at = (self._year == quarter.year) & (self._start == quarter.start) & (self._end == quarter.end)
        return np.bincount(self._indicator[at], self._value[at], minlength=len(self._indicators))

    def _places_of_parts(self, ratio: Indicator) -> tuple[int, int]:
        top, bottom = self._indicators.get_indexer(pd.Index([ratio.numerator or "", ratio.denominator or ""]))
        return int(top), int(bottom)
