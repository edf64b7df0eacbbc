"""The org units side by side in one indicator: who can be compared, in which order, and whose figure lacks something."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter

from indicators.dataset import Dataset
from indicators.model import TOTAL, Indicator, Kind
from indicators.narrative.facts.completeness import lacking_quarters, parts_of
from indicators.narrative.facts.reported import Reported
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.small_base import is_of_few
from indicators.periods import Period


class SideBySide(Reported):
    """What a survey knows of the org units beside each other, each found out once."""

    def __init__(self, dataset: Dataset, period: Period) -> None:
        super().__init__(dataset, period)
        self._peers: dict[str, tuple[Row, ...]] = {}
        self._lacking: dict[str, dict[str, tuple[Period, ...]]] = {}
        self._rankings: dict[str, Counter[float]] = {}
        self._ranked: dict[str, int] = {}
        self._orders: dict[str, bool] = {}
        self._ranks_shares: dict[str, bool] = {}
        self._idle: dict[str, tuple[str, ...]] = {}
        self._holding: dict[tuple[str, float], tuple[Row, ...]] = {}
        self._lagging: dict[str, float | None] = {}

    @abstractmethod
    def indicator(self, name: str) -> Indicator:
        """The definition."""

    @abstractmethod
    def row(self, indicator: str, org_unit: str = TOTAL) -> Row:
        """The figure with all that is known beside it."""

    def lacking(self, indicator: str) -> dict[str, tuple[Period, ...]]:
        """The org units whose figure is only a part, with the quarters it lacks."""
        if indicator not in self._lacking:
            self._lacking[indicator] = lacking_quarters(self.dataset, indicator, self.period)
        return self._lacking[indicator]

    def peers(self, indicator: str) -> tuple[Row, ...]:
        """The rows of the org units that can be set side by side, in the order of the sheet.

        A figure that lacks a quarter the others have is left out: an amount would look like a laggard's, a level is older.
        """
        if indicator not in self._peers:
            partial = self.lacking(indicator)
            rows = (self.row(indicator, unit) for unit in self.dataset.org_units if unit not in partial)
            self._peers[indicator] = tuple(row for row in rows if row.value is not None)
        return self._peers[indicator]

    def is_of_all_quarters(self, indicator: str) -> bool:
        """Whether its figure is made of every quarter of the period: an amount, or a ratio of two."""
        parts = parts_of(self.dataset, indicator) or (indicator,)
        return all(self.indicator(part).kind is Kind.FLOW for part in parts)

    def ranking(self, indicator: str) -> Counter[float]:
        """How many org units hold each place."""
        if indicator not in self._rankings:
            self._rankings[indicator] = Counter(row.rank for row in self.peers(indicator) if row.rank is not None)
        return self._rankings[indicator]

    def holding(self, indicator: str, rank: float) -> tuple[Row, ...]:
        """The org units that share a place."""
        if (indicator, rank) not in self._holding:
            self._holding[indicator, rank] = tuple(row for row in self.peers(indicator) if row.rank == rank)
        return self._holding[indicator, rank]

    def ranked(self, indicator: str) -> int:
        """How many org units have a place."""
        if indicator not in self._ranked:
            self._ranked[indicator] = self.ranking(indicator).total()
        return self._ranked[indicator]

    def is_ranked(self, row: Row) -> bool:
        """Whether the row's place can be told: not where any figure among those ranked is only a part, or older.

        Where nobody has a quarter nobody is judged, and nobody has a place either.
        """
        return row.rank is not None and (row.ranked or 0) >= 2 and self._has_order(row.indicator)

    def _has_order(self, indicator: str) -> bool:
        """Whether every figure of the indicator is whole."""
        if indicator not in self._orders:
            whole = not any(peer.in_part for peer in self.peers(indicator))
            self._orders[indicator] = whole and not self.lacking(indicator)
        return self._orders[indicator]

    def ranks_shares(self, indicator: str) -> bool:
        """Whether places follow from shares: of an amount from completions, of a rate if none of them is of a handful."""
        if indicator not in self._ranks_shares:
            peers = self.peers(indicator)
            if any(peer.subject.is_fraction for peer in peers):
                by_share = not any(is_of_few(self, peer) for peer in peers)
            else:
                ranked = [peer for peer in peers if peer.rank is not None]
                by_share = all(peer.subject.is_flow and peer.completion is not None for peer in ranked)
            self._ranks_shares[indicator] = by_share
        return self._ranks_shares[indicator]

    def lagging_share(self, indicator: str) -> float | None:
        """The share of the org units with a target that are behind; None where nobody has one."""
        if indicator not in self._lagging:
            known = [row for row in self.peers(indicator) if row.lead is not None]
            self._lagging[indicator] = sum(row.behind for row in known) / len(known) if known else None
        return self._lagging[indicator]

    def left_open(self, indicator: str) -> tuple[str, ...]:
        """The reporting org units without a value for it; none where hardly anybody has one, as it is not asked of all."""
        missing = set(self.missing)
        silent = [unit for unit in self.silent(indicator) if unit not in missing]
        return tuple(silent) if len(silent) * 2 < len(self.reporting) else ()

    def silent(self, indicator: str) -> tuple[str, ...]:
        """The org units without a value for it, whether or not they have reported others; who had no case, or is not asked for
        it, is not silent."""
        if len(self.peers(indicator)) == len(self.dataset.org_units):
            return ()
        excused = {*self.idle(indicator), *self.not_asked(indicator)}
        return tuple(u for u in self.dataset.org_units if self.row(indicator, u).value is None and u not in excused)

    def not_asked(self, indicator: str) -> tuple[str, ...]:
        """The org units that have neither a target, which others have, nor ever gave a figure: it is no work of theirs."""
        asked = {unit for unit, targets in self.dataset.targets_of.get(indicator, {}).items() if targets}
        given = self.dataset.observations_of.get(indicator, {}).keys()
        return tuple(u for u in self.dataset.org_units if u not in asked and u not in given) if asked - {TOTAL} else ()

    def idle(self, indicator: str) -> tuple[str, ...]:
        """The org units that had nothing a ratio could be of: its denominator is reported, and zero."""
        if indicator not in self._idle:
            parts = parts_of(self.dataset, indicator)
            rows = (self.row(parts[1], unit) for unit in self.dataset.org_units) if parts else ()
            none = [row.org_unit for row in rows if row.value == 0]
            self._idle[indicator] = tuple(unit for unit in none if self.row(indicator, unit).value is None)
        return self._idle[indicator]
