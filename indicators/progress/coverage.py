"""Which quarters stand behind a figure, and which work has its season still before it: what must be known before judging.

Both are asked of the observations themselves: a sum does not tell that a quarter is missing from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.dataset import Dataset
from indicators.model import TOTAL, Indicator, Kind
from indicators.periods import Period
from indicators.progress.definitions import spans_add_up

_Flags: TypeAlias = NDArray[np.bool_]
"""Yes or no: by indicator, org unit and quarter. The last indicator and the last org unit stand for whatever is unknown."""


class Coverage:
    """The observations of a dataset laid out once, to be asked about many periods."""

    def __init__(self, dataset: Dataset) -> None:
        frame = dataset.observation_frame
        self._definitions = dataset.indicators
        self._unit, self._units = pd.factorize(frame["org_unit"])
        self._indicator, self._indicators = pd.factorize(frame["indicator"])
        self._year, self._start, self._end, self._value = (frame[c].to_numpy() for c in ("year", "start", "end", "value"))

    def gaps(self, progress: pd.DataFrame, period: Period) -> tuple[_Flags, _Flags]:
        """Of each row whether it is a sum that lacks a quarter others have for the same indicator, and whether the last one.

        The whole lacks a quarter only if nobody has it. A ratio of two sums lacks what one of its parts lacks; of its last
        quarter nothing is asked.
        """
        covered = self._covered(period)
        units = self._units.get_indexer(pd.Index(progress["org_unit"]))
        indicators = self._indicators.get_indexer(pd.Index(progress["indicator"]))
        is_whole = (progress["org_unit"] == TOTAL).to_numpy()
        last = covered[..., period.end - 1]
        has_last = np.where(is_whole, np.any(last, axis=1)[indicators], last[indicators, units])
        covered[:, self._units.get_indexer(pd.Index([TOTAL]))[0]] = False
        lacks = _lacking(covered, np.any(covered, axis=1))[indicators, units]
        is_flow = progress["indicator"].isin([i for i, d in self._definitions.items() if d.kind is Kind.FLOW]).to_numpy()
        found = np.asarray(is_flow & lacks)
        for ratio, (top, bottom) in self._ratios_of_flows.items():
            at = (progress["indicator"] == ratio).to_numpy()
            above, below = covered[top], covered[bottom]
            found[at] = _lacking(above & below, np.asarray(above.any(axis=0) | below.any(axis=0)))[units[at]]
        return found, is_flow & ~has_last

    def seasons(self, period: Period) -> dict[str, Period]:
        """The works nobody has begun by the period's end, nor had a year before, with the quarter they then followed in."""
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

    def _within(self, period: Period) -> _Flags:
        """The observations of spans inside the period."""
        inside: _Flags = (self._year == period.year) & (self._start >= period.start) & (self._end <= period.end)
        return inside

    def _covered(self, period: Period) -> _Flags:
        found = np.zeros((len(self._indicators) + 1, len(self._units) + 1, 4), dtype=bool)
        at = np.flatnonzero(self._within(period))
        for quarter in range(period.start, period.end + 1):
            of = at[(self._start[at] <= quarter) & (self._end[at] >= quarter)]
            found[self._indicator[of], self._unit[of], quarter - 1] = True
        return found

    def _some(self, observations: _Flags) -> _Flags:
        """The indicators of these observations."""
        found: _Flags = np.bincount(self._indicator[observations], minlength=len(self._indicators)) > 0
        return found

    def _sums(self, quarter: Period) -> np.ndarray:
        at = (self._year == quarter.year) & (self._start == quarter.start) & (self._end == quarter.end)
        return np.bincount(self._indicator[at], self._value[at], minlength=len(self._indicators))

    @cached_property
    def _ratios_of_flows(self) -> Mapping[str, tuple[int, int]]:
        """The places of their parts."""
        found = [d for d in self._definitions.values() if d.kind is Kind.RATIO and spans_add_up(d, self._definitions)]
        return {d.id: self._places_of_parts(d) for d in found}

    def _places_of_parts(self, ratio: Indicator) -> tuple[int, int]:
        top, bottom = self._indicators.get_indexer(pd.Index([ratio.numerator or "", ratio.denominator or ""]))
        return int(top), int(bottom)


def _lacking(has: _Flags, asked: _Flags) -> _Flags:
    """Who has some of the quarters, but not all that are asked for; ``asked`` has one axis less, that of the org units."""
    return np.asarray(has.any(axis=-1) & (np.expand_dims(asked, -2) & ~has).any(axis=-1))
