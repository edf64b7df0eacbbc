"""The whole held against its target with the same org units and quarters on both sides.

A sum of those who have reported, beside the target of all, looks late however well everybody does. Where somebody is missing,
those whose figures are complete are held against their own targets; where these are too few, nothing is.
"""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
import numpy as np
import pandas as pd

from indicators.model import TOTAL, Indicator, Kind
from indicators.periods import Period
from indicators.progress.definitions import PRECISION, definition_frame
from indicators.progress.judgement import completion, lead, measured, status
from indicators.status import Preset, preset_named

HELD = ("value", "target", "completion", "schedule", "lead", "status")
"""What of a figure is held against its target: columns of the same names with ``held_`` before them."""

ENOUGH = 0.5
"""The part of the whole's target, or of a rate's org units, that those with complete figures must make up to stand for it."""


def with_held(
    progress: pd.DataFrame,
    complete: np.ndarray,
    settled: np.ndarray,
    definitions: Mapping[str, Indicator],
    period: Period,
    preset: str | Preset,
) -> pd.DataFrame:
    """Add to the frame of ``compute_progress`` what of each figure is held against its target.

    ``complete`` says of each row whether its figure covers what it should, ``settled`` whether no further report can change
    what is to be said of it. ``counted``: of an org unit's row whether it stands behind the judgement of the whole.
    ``of_units``: of a whole's row how many org units those are that it is judged by, 0 where it is judged by itself, −1 where
    it cannot be judged. ``held_value`` … ``held_status``: the figure judged, which is the row's own unless ``of_units`` is
    above 0.
    """
    rule = preset_named(preset) if isinstance(preset, str) else preset
    sides = _Sides(progress, complete, definitions)
    of_units = np.where(settled, 0, sides.of_units)
    partly = of_units > 0
    held = progress[list(HELD)].copy()
    if partly.any():
        held.loc[partly, list(HELD)] = _judged(sides.together(partly), definitions, period, rule)[list(HELD)].to_numpy()
    columns = {f"held_{name}": held[name] for name in HELD}
    counted = sides.counted & sides.at_whole(partly)
    return progress.assign(complete=complete, counted=counted, of_units=of_units, **columns)


def holds_unasked(progress: pd.DataFrame) -> np.ndarray:
    """Of each whole whether its value holds what somebody did who has no part in its target: 38 of 36, 33 by those asked."""
    member = (progress["org_unit"] != TOTAL).to_numpy()
    value, target = (progress[column].to_numpy(dtype=float) for column in ("value", "target"))
    code, names = pd.factorize(progress["indicator"])
    asked = np.bincount(code, np.where(member & ~np.isnan(target), target, 0.0), minlength=len(names))
    unasked = np.bincount(code, np.where(member & np.isnan(target), np.nan_to_num(value), 0.0), minlength=len(names))
    return np.asarray(~member & (unasked[code] > 0) & np.isclose(target, asked[code]))


class _Sides:
    """Who stands on which side of each whole: in its value, in its target, in both with complete figures."""

    def __init__(self, progress: pd.DataFrame, complete: np.ndarray, definitions: Mapping[str, Indicator]) -> None:
        self._progress = progress
        self._code, names = pd.factorize(progress["indicator"])
        self._size = len(names)
        self._is_whole = (progress["org_unit"] == TOTAL).to_numpy()
        self._value, self._target, self._schedule = (progress[c].to_numpy(dtype=float) for c in ("value", "target", "schedule"))
        fractions = [name for name, definition in definitions.items() if definition.kind in (Kind.RATIO, Kind.RATE)]
        self._is_fraction = progress["indicator"].isin(fractions).to_numpy()
        self._weight = self._weights(definitions)
        has_value, has_target = ~np.isnan(self._value), ~np.isnan(self._target)
        member = ~self._is_whole
        scope = member & np.where(self._is_fraction, has_value & (self._weight > 0), has_value | has_target)
        self._sound = scope & complete & has_value
        self.counted = self._sound & (self._is_fraction | has_target)
        self.of_units = self._judged_by(member, scope, complete)

    def at_whole(self, flags: np.ndarray) -> np.ndarray:
        """Of each row what holds for the whole of its indicator."""
        return np.asarray(self._sum(flags.astype(float))[self._code] > 0)

    def together(self, wholes: np.ndarray) -> pd.DataFrame:
        """What the counted org units of these wholes come to, a row each."""
        counted = self.counted
        weight = np.where(self._is_fraction, self._weight, 1.0)
        summed = self._sum(np.where(counted, self._value * weight, 0.0))
        divisor = np.where(self._flag_of(self._is_fraction), self._sum(np.where(counted, weight, 0.0)), 1.0)
        target = self._sum(np.where(counted & ~self._is_fraction, self._target, 0.0))
        due = self._sum(np.where(counted & ~self._is_fraction, self._target * self._schedule, 0.0))
        at, fraction = self._code[wholes], self._is_fraction[wholes]
        with np.errstate(divide="ignore", invalid="ignore"):
            value, share = summed[at] / divisor[at], np.round(due[at] / target[at], PRECISION)
        own = self._schedule[wholes]
        return pd.DataFrame(
            {
                "indicator": self._progress["indicator"].to_numpy()[wholes],
                "value": value,
                "target": np.where(fraction, self._target[wholes], target[at]),
                "schedule": np.where(fraction | ~(target[at] > 0), own, share),
            }
        )

    def _judged_by(self, member: np.ndarray, scope: np.ndarray, complete: np.ndarray) -> np.ndarray:
        """How many org units each whole is judged by: see ``with_held``."""
        asked = self._sum(np.where(member & ~np.isnan(self._target), self._target, 0.0))
        of_counted = self._sum(np.where(self.counted & ~np.isnan(self._target), self._target, 0.0))
        everyone, in_scope, sound, counted = map(self._count, (member, scope, self._sound, self.counted))
        whole, at = self._is_whole, self._code
        own = ~np.isclose(self._target, asked[at]) & ~self._is_fraction & ~np.isnan(self._target)
        every = np.where(own, sound[at] == everyone[at], sound[at] == in_scope[at])
        itself = np.where(in_scope[at] > 0, every & (own | (counted[at] == in_scope[at])), complete)
        shares = np.where(self._is_fraction, counted[at] >= ENOUGH * in_scope[at], of_counted[at] >= ENOUGH * asked[at])
        enough = (counted[at] > 0) & shares
        return np.where(~whole | itself, 0, np.where(enough, counted[at], -1)).astype(int)

    def _weights(self, definitions: Mapping[str, Indicator]) -> np.ndarray:
        """The denominator of each org unit's ratio, where it is known."""
        bottoms = {name: d.denominator for name, d in definitions.items() if d.numerator and d.denominator}
        of_row = self._progress["indicator"].map(bottoms)
        known = of_row.notna().to_numpy()
        found = np.full(len(of_row), np.nan)
        if known.any():
            values = self._progress.set_index(["indicator", "org_unit"])["value"]
            keys = pd.MultiIndex.from_arrays([of_row[known], self._progress["org_unit"][known]])
            found[known] = values.reindex(keys).to_numpy(dtype=float)
        return found

    def _sum(self, numbers: np.ndarray) -> np.ndarray:
        return np.bincount(self._code, numbers, minlength=self._size)

    def _count(self, flags: np.ndarray) -> np.ndarray:
        return np.bincount(self._code[flags], minlength=self._size)

    def _flag_of(self, flags: np.ndarray) -> np.ndarray:
        """By indicator what is the same of all its rows."""
        return self._count(flags) > 0


def _judged(rows: pd.DataFrame, definitions: Mapping[str, Indicator], period: Period, preset: Preset) -> pd.DataFrame:
    """The rows with completion, lead and status, as the frame of ``compute_progress`` has them."""
    told = rows.merge(definition_frame(definitions.values()), on="indicator", how="left")
    frame = nw.from_native(told).with_columns(completion=completion())
    frame = frame.with_columns(lead=lead())
    frame = frame.with_columns(measured=measured(preset))
    return frame.with_columns(status=status(period, preset)).to_native()
