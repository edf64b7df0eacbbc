"""Which figures of a large file a check need not look at: found by columns, so that a clean book costs little.

A screen gives a flag for each figure and never decides anything: it leaves out only figures of which the check would say
nothing, and that change nothing of what it says of others. Checks without a screen look at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from indicators.checks.figures import Figures
from indicators.checks.including import pairs_of
from indicators.checks.jump_screen import may_jump
from indicators.checks.peer_screen import money_unlike_peers, rates_unlike_peers
from indicators.checks.ranges import COUNTED, MAY_EXCEED_ONE, SIGNED
from indicators.model import TOTAL, Indicator, Kind
from indicators.observations import Chosen, Columns, Flags, Numbers, Observations, first_of_each, first_rows

FEWEST = 2_000
"""Fewer figures are looked at one by one."""

_CLOSE = 0.5e-9
"""Half of what counts as equal: sums of floating-point numbers in another order stay within."""

_MOST_PLACES = 50_000_000


def screened(figures: Figures, name: str) -> Figures:
    """The figures that the check of this name must look at."""
    observations, screen = figures.observations, _SCREENS.get(name)
    if screen is None or not isinstance(observations, Observations) or len(observations) < FEWEST:
        return figures
    flags = screen(figures, observations)
    return figures if flags.all() else replace(figures, observations=observations.take(flags))


def _none(columns: Columns) -> Flags:
    return np.zeros(len(columns), np.bool_)


def _all(columns: Columns) -> Flags:
    return np.ones(len(columns), np.bool_)


def _of_indicators(figures: Figures, columns: Columns, test: Callable[[Indicator], bool]) -> Flags:
    return columns.indicator.which(lambda id_: test(figures.indicators[id_]))


def _given_twice(figures: Figures, observations: Observations) -> Flags:
    columns = observations.columns
    if columns.keys_are_distinct:
        return _none(columns)
    _, places, counts = np.unique(columns.key, return_inverse=True, return_counts=True)
    return np.asarray(counts[places] > 1)


def _first_of_each_org_unit(figures: Figures, observations: Observations) -> Flags:
    """The first figure of each org unit and period; nobody is compared within one period."""
    columns = observations.columns
    flags = _none(columns)
    if len(columns.period.used()) > 1:
        key = columns.org_unit.codes.astype(np.int64) * len(columns.period.words) + columns.period.codes
        flags[first_of_each(key)] = True
    return flags


def _beside_gaps(figures: Figures, observations: Observations) -> Flags:
    """What org units give that leave something out, and enough of what others give to show that it is expected."""
    columns = observations.columns
    if len(columns.org_unit.words) * len(columns.indicator.words) > _MOST_PLACES:
        return _all(columns)
    whole = columns.org_unit.which(lambda name: name == TOTAL)
    flags = _none(columns)
    for period in np.unique(columns.period.codes).tolist():
        rows = np.flatnonzero((columns.period.codes == period) & ~whole)
        flags[rows[_beside_gaps_of_period(columns, rows)]] = True
    return flags | (whole & flags.any())


def _beside_gaps_of_period(columns: Columns, rows: Chosen) -> Flags:
    org_units, indicators = columns.org_unit.codes[rows], columns.indicator.codes[rows]
    given = np.zeros((len(columns.org_unit.words), len(columns.indicator.words)), np.bool_)
    given[org_units, indicators] = True
    first = first_rows(org_units, len(given))
    there = first < len(rows)
    expected = given.sum(axis=0) * 2 > there.sum()
    lacking = there & ~given[:, expected].all(axis=1)
    if not lacking.any():
        return np.zeros(len(rows), np.bool_)
    complete = np.argsort(np.where(there & ~lacking, first, len(rows)), kind="stable")
    some = np.zeros(len(given), np.bool_)
    some[complete[: min(int(lacking.sum()) + 1, int((there & ~lacking).sum()))]] = True
    return np.asarray(lacking[org_units] | (some[org_units] & expected[indicators]))


def _out_of_range(figures: Figures, observations: Observations) -> Flags:
    columns, value = observations.columns, observations.columns.value
    below = (value < 0) & _of_indicators(figures, columns, lambda i: not SIGNED.search(i.name))
    above = (value > 1) & _of_indicators(figures, columns, lambda i: i.is_fraction and not MAY_EXCEED_ONE.search(i.name))
    counted = _of_indicators(figures, columns, lambda i: i.kind in (Kind.FLOW, Kind.STOCK))
    counted &= columns.unit.which(lambda unit: unit[:1] in COUNTED)
    return np.asarray(below | above | (counted & (np.rint(value) != value)))


class _Beside:
    """Looks up the figures of other indicators of the same org unit, period and way of counting."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._line = (columns.org_unit.codes.astype(np.int64) * len(columns.period.words) + columns.period.codes) * 2
        self._line += columns.running_total
        self._found: dict[str, npt.NDArray[np.intp]] = {}
        self.is_small = len(columns.org_unit.words) * len(columns.period.words) * 2 <= _MOST_PLACES

    def rows(self, indicator: str, of: Chosen) -> npt.NDArray[np.intp]:
        """For each of the rows ``of`` the last row of the indicator, −1 where there is none."""
        if indicator not in self._found:
            own = self._columns.of_indicator(indicator)
            places = np.full(int(self._line.max(initial=-1)) + 1, -1)
            places[self._line[own]] = own
            self._found[indicator] = places
        return np.asarray(self._found[indicator][self._line[of]])


def _pairs_flagged(
    observations: Observations, pairs: Iterator[tuple[str, str]], wrong: Callable[[Numbers, Numbers], Flags]
) -> Flags:
    """Figures of pairs of indicators whose values look wrong beside each other, both of each pair."""
    columns, beside = observations.columns, _Beside(observations.columns)
    if not beside.is_small:
        return _all(columns)
    flags = _none(columns)
    for one, other in pairs:
        rows = columns.of_indicator(one)
        others = beside.rows(other, rows)
        rows, others = rows[others >= 0], others[others >= 0]
        found = wrong(columns.value[rows], columns.value[others])
        flags[rows[found]] = flags[others[found]] = True
    return flags


def _parts_above_whole(figures: Figures, observations: Observations) -> Flags:
    ratios = (r for r in figures.indicators.values() if r.is_fraction and not MAY_EXCEED_ONE.search(r.name))
    pairs = ((r.numerator, r.denominator) for r in ratios if r.numerator and r.denominator)
    return _pairs_flagged(observations, pairs, lambda part, whole: part > whole)


def _included_above_whole(figures: Figures, observations: Observations) -> Flags:
    pairs = iter(pairs_of(figures.reading.columns))
    return _pairs_flagged(observations, pairs, lambda part, whole: part > whole)


def _of_included(figures: Figures, observations: Observations) -> Flags:
    pairs = pairs_of(figures.reading.columns)
    divided = [whole for _, whole in pairs]
    wanted = {id_ for pair in pairs if divided.count(pair[1]) > 1 for id_ in pair}
    return observations.columns.indicator.which(wanted.__contains__)


def _ratios_unlike_parts(figures: Figures, observations: Observations) -> Flags:
    columns, beside = observations.columns, _Beside(observations.columns)
    if not beside.is_small:
        return _all(columns)
    flags, half = columns.org_unit.which(lambda name: name == TOTAL), half_last_places(observations)
    for id_ in columns.indicator.used():
        ratio = figures.indicators[id_]
        if not ratio.numerator or not ratio.denominator:
            continue
        rows = columns.of_indicator(id_)
        above, below = beside.rows(ratio.numerator, rows), beside.rows(ratio.denominator, rows)
        complete = (above >= 0) & (below >= 0)
        rows, above, below = rows[complete], above[complete], below[complete]
        wrong = _differs_from_parts(columns.value, half, rows, above, below)
        for found in (rows[wrong], above[wrong], below[wrong]):
            flags[found] = True
    return flags


def _differs_from_parts(value: Numbers, half: Numbers, typed: Chosen, above: Chosen, below: Chosen) -> Flags:
    with np.errstate(divide="ignore", invalid="ignore"):
        computed = value[above] / value[below]
        parts = half[below] / np.abs(value[below]) + np.where(value[above] != 0, half[above] / np.abs(value[above]), 0)
        tolerance = 2 * half[typed] + np.abs(value[typed]) * parts
        close = np.abs(value[typed] - computed) <= tolerance * (1 - 1e-9) + _CLOSE
    return np.asarray(~close & (value[below] != 0))


def half_last_places(observations: Observations) -> Numbers:
    """At most what :func:`~indicators.checks.rounding.half_last_place` says of each figure."""
    raw, value = np.abs(observations.raw), np.abs(observations.columns.value)
    result = np.zeros(len(raw))
    plain = (raw >= 1e-3) & (raw < 1e12) & observations.text.which(lambda text: not text)
    left = plain.copy()
    for decimals in range(8):
        fits = left & (np.rint(raw * 10.0**decimals) / 10.0**decimals == raw)
        scale = value[fits] / raw[fits]
        result[fits] = np.where((decimals == 0) & (np.abs(scale - 1) < 1e-6), 0.0, 0.5 * 10.0**-decimals * scale)
        left &= ~fits
        if not left.any():
            break
    return result


def _members_of_totals(figures: Figures, observations: Observations) -> Flags:
    """The members of totals that are not their sums."""
    columns, flags = observations.columns, _none(observations.columns)
    if figures.reading.hierarchy:
        return _all(columns) if figures.totals else flags
    for total in figures.totals:
        if figures.indicators[total.indicator].kind not in (Kind.FLOW, Kind.STOCK):
            continue
        rows = _alike(observations, total.indicator, total.period, running=total.running_total)
        own = rows[_on_sheet(observations, total.source.sheet)[rows]]
        members = own if len(own) else rows
        if abs(total.value - float(columns.value[members].sum())) > _CLOSE * max(1.0, abs(total.value)):
            flags[rows] = True
    return flags


def _members_of_rates(figures: Figures, observations: Observations) -> Flags:
    flags = _none(observations.columns)
    if figures.reading.hierarchy and figures.totals:
        return _all(observations.columns)
    for total in figures.totals:
        if figures.indicators[total.indicator].is_fraction:
            flags[_alike(observations, total.indicator, total.period, running=total.running_total)] = True
    return flags


def _alike(observations: Observations, indicator: str, period: object, *, running: bool) -> npt.NDArray[np.intp]:
    columns = observations.columns
    rows = columns.of_indicator(indicator)
    same = columns.period.which(lambda p: p == period)[rows] & (columns.running_total[rows] == running)
    return np.asarray(rows[same])


def _on_sheet(observations: Observations, sheet: str) -> Flags:
    return observations.place.which(lambda place: place[1] == sheet)


def _spans_and_quarters(figures: Figures, observations: Observations) -> Flags:
    columns = observations.columns
    spans = ~columns.period.which(lambda p: p.is_quarter) & ~columns.running_total
    return np.isin(columns.series, columns.series[spans]) if spans.any() else spans


def _with_running_totals(figures: Figures, observations: Observations) -> Flags:
    columns = observations.columns
    if not columns.running_total.any():
        return columns.running_total
    return np.isin(columns.series, columns.series[columns.running_total])


def _no_observations(figures: Figures, observations: Observations) -> Flags:
    return _none(observations.columns)


def _beside_targets_of_the_whole(figures: Figures, observations: Observations) -> Flags:
    """What a sheet that states a target of the whole asks of its members, who may be asked otherwise on later sheets."""
    wholes = [t for t in figures.targets if t.org_unit == TOTAL and t.quarter is None]
    flags = _none(observations.columns)
    for sheet in dict.fromkeys(t.source.sheet for t in wholes):
        asked = {t.indicator for t in wholes if t.source.sheet == sheet}
        flags |= _on_sheet(observations, sheet) & observations.columns.indicator.which(asked.__contains__)
    return flags


def _if_targets(figures: Figures, observations: Observations) -> Flags:
    return _all(observations.columns) if figures.targets else _none(observations.columns)


_SCREENS: Mapping[str, Callable[[Figures, Observations], Flags]] = {
    "check_duplicates": _given_twice,
    "check_org_units": _first_of_each_org_unit,
    "check_gaps": _beside_gaps,
    "check_ranges": _out_of_range,
    "check_parts": _parts_above_whole,
    "check_including": _included_above_whole,
    "check_included_sums": _of_included,
    "check_ratios": _ratios_unlike_parts,
    "check_totals": _members_of_totals,
    "check_averages": _members_of_rates,
    "check_spans": _spans_and_quarters,
    "check_running_totals": _with_running_totals,
    "check_target_values": _no_observations,
    "check_target_sums": _beside_targets_of_the_whole,
    "check_targets_missing": _if_targets,
    "check_peer_units": money_unlike_peers,
    "check_peer_rates": rates_unlike_peers,
    "check_jumps": may_jump,
}
