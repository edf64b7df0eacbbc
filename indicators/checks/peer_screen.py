"""Figures of a large file that may stand apart from those of their peers by a factor, as units typed wrongly do."""

from __future__ import annotations

import numpy as np

from indicators.checks import peer_rates, peer_units
from indicators.checks.figures import Figures
from indicators.observations import Flags, Observations


def money_unlike_peers(figures: Figures, observations: Observations) -> Flags:
    """Amounts of money of an indicator and period one of which may be 10,000 times, or a ten-thousandth of, the median."""
    money = observations.columns.indicator.which(lambda id_: figures.indicators[id_].is_money)
    return _unlike_peers(observations, money, (1 / peer_units.FACTOR, peer_units.FACTOR), peer_units.SPREAD)


def rates_unlike_peers(figures: Figures, observations: Observations) -> Flags:
    rates = observations.columns.indicator.which(lambda id_: figures.indicators[id_].is_fraction)
    return _unlike_peers(observations, rates, (peer_rates.FACTOR,), peer_rates.SPREAD, most=1 / peer_rates.FACTOR)


def _unlike_peers(
    observations: Observations, wanted: Flags, factors: tuple[float, ...], spread: float, *, most: float = np.inf
) -> Flags:
    """All of a kind where one, times a factor, may be within ``spread`` of the median of the others."""
    columns, flags = observations.columns, np.zeros(len(observations), np.bool_)
    if (columns.running_total & wanted).any():
        return wanted
    key = columns.indicator.codes.astype(np.int64) * len(columns.period.words) + columns.period.codes
    for one in np.unique(key[wanted]).tolist():
        rows = np.flatnonzero(wanted & (key == one) & (columns.value > 0))
        ordered = np.sort(columns.value[rows])
        count = len(ordered)
        if count < 2:
            continue
        lowest, highest = ordered[max(count // 2 - 2, 0)], ordered[min(count // 2 + 1, count - 1)]
        asked = ordered[ordered <= most]
        near = ((asked * f >= lowest / spread * 0.999) & (asked * f <= highest * spread * 1.001) for f in factors)
        if any(found.any() for found in near):
            flags[rows] = True
    return flags
