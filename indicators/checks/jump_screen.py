"""Which indicators of a large file may hold a jump: the rule of ``jumps.py`` for whole tables of org units by quarters."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from indicators.checks.figures import Figures
from indicators.checks.jumps import CHANGE, LONGEST, MINIMUM_HISTORY, MINIMUM_PEERS, SMALLEST
from indicators.model import TOTAL, Kind
from indicators.observations import Columns, Flags, Observations
from indicators.periods import Period

Table = npt.NDArray[np.float64]

_SLACK = 1.0 - 1e-9


def may_jump(figures: Figures, observations: Observations) -> Flags:
    """The figures of indicators with a value that is far from the org unit's own history, beside what the peers did.

    Nothing is said before the fifth quarter. An indicator with missing quarters or running totals is looked at one by one.
    """
    columns = observations.columns
    flags = np.zeros(len(columns), np.bool_)
    quarters = sorted(p for p in columns.period.used() if p.is_quarter)
    if columns.running_total.any():
        return ~flags
    if len(quarters) <= MINIMUM_HISTORY:
        return flags
    in_quarters = columns.period.which(lambda p: p.is_quarter)
    for id_ in columns.indicator.used():
        kind = figures.indicators[id_].kind
        if kind not in CHANGE:
            continue
        rows = columns.of_indicator(id_)
        rows = rows[in_quarters[rows]]
        table = _table(columns.take(rows), quarters)
        if table is None or _may_jump(table, kind):
            flags[rows] = True
    return flags


def _table(columns: Columns, quarters: list[Period]) -> Table | None:
    """Org units by quarters; None where a figure is missing."""
    place = {quarter: at for at, quarter in enumerate(quarters)}
    at = np.array([place.get(p, -1) for p in columns.period.words])[columns.period.codes]
    own = columns.org_unit.which(lambda name: name != TOTAL)
    table = np.full((len(columns.org_unit.words), len(quarters)), np.nan)
    table[columns.org_unit.codes[own], at[own]] = columns.value[own]
    missing = np.isnan(table)
    table, missing = table[~missing.all(axis=1)], missing[~missing.all(axis=1)]
    at_all = ~missing.all(axis=0)
    return None if missing[:, at_all].any() else table[:, at_all]


def _may_jump(table: Table, kind: Kind) -> bool:
    change = CHANGE[kind]
    for quarter in range(MINIMUM_HISTORY, table.shape[1]):
        usual = _middle(table[:, max(0, quarter - LONGEST[kind]) : quarter])
        known = usual > 0
        value, usual = table[known, quarter], usual[known]
        times = value / usual
        if _lie_together(times, change):
            continue
        shared = _shared(times)
        expected = usual * shared
        far = (value > expected * change * _SLACK) | (value * change * _SLACK < expected)
        if (far & (np.abs(value - expected) >= SMALLEST * _SLACK)).any():
            return True
    return False


def _middle(history: Table) -> Table:
    """The median of each row."""
    ordered, count = np.sort(history, axis=1), history.shape[1]
    middle: Table = (ordered[:, (count - 1) // 2] + ordered[:, count // 2]) / 2
    return middle


def _lie_together(times: Table, change: float) -> bool:
    """Whether none can be far from the median of the others, which lies between two of the middle ones whoever is left out."""
    ordered, count = np.sort(times), len(times)
    if count <= MINIMUM_PEERS + 1 or ordered[0] <= 0:
        return False
    low, high = ordered[(count - 2) // 2], ordered[(count - 1) // 2 + 1]
    return bool(ordered[-1] <= low * change * _SLACK and ordered[0] * change * _SLACK >= high)


def _shared(times: Table) -> Table:
    """For each the median of the other values above zero; 1 where there are too few."""
    ordered = np.sort(times[times > 0])
    own = times > 0
    count = len(ordered) - own
    skipped = np.where(own, np.searchsorted(ordered, times), len(ordered))
    if len(ordered) <= MINIMUM_PEERS:
        count = np.where(count < MINIMUM_PEERS, 0, count)
    if not len(ordered):
        return np.ones(len(times))
    below, above = np.maximum(count - 1, 0) // 2, count // 2
    last = len(ordered) - 1
    lower = ordered[np.minimum(below + (below >= skipped), last)]
    upper = ordered[np.minimum(above + (above >= skipped), last)]
    return np.where(count < MINIMUM_PEERS, 1.0, (lower + upper) / 2)
