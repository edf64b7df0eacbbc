"""Who has reported which quarters, and whether a figure covers what it is asked for."""

from __future__ import annotations

from functools import cached_property

from indicators.model import Kind
from tests.narrative.by_hand.figures import Figures


class Coverage(Figures):
    """The figures, and for whom and which quarters they are there."""

    def reporting(self) -> list[str]:
        """Who has reported anything at all for the period."""
        present = {o.org_unit for o in self.dataset.observations if self.period.contains(o.period)}
        return [unit for unit in self.units if unit in present]

    def covered(self, unit: str) -> set[int]:
        """The quarters of the period that an org unit has reported anything for."""
        return {q for i in self.dataset.indicators for q in self._quarters(i, unit)}

    def late(self) -> list[str]:
        """Who has reported on the period, but not on the last quarter that anybody has."""
        every = {q for unit in self.units for q in self.covered(unit)}
        return [u for u in self.reporting() if every and max(every) not in self.covered(u)]

    def in_order(self) -> list[str]:
        """Who can be set in an order over all indicators: those that have reported every quarter."""
        every = {q for unit in self.units for q in self.covered(unit)}
        return [u for u in self.reporting() if self.covered(u) == every]

    def lacking(self, indicator: str) -> set[str]:
        """Whose figure lacks a quarter that another org unit has: of a level or a rate the newest."""
        pair = self.parts(indicator)
        names = pair or (indicator,)
        if any(self.dataset.indicators[name].kind is not Kind.FLOW for name in names):
            last = {u: max(quarters) for u in self.units if (quarters := self._known_quarters(indicator, u))}
            return {u for u, quarter in last.items() if quarter < max(last.values())}
        seen = {u: [self._quarters(name, u) for name in names] for u in self.units}
        seen = {u: found for u, found in seen.items() if all(found)}
        asked = {q for u in self.units for name in names for q in self._quarters(name, u)} if pair else set()
        if not pair:
            asked = {q for found in seen.values() for q in found[0]}
        own = {u: set.intersection(*found) for u, found in seen.items()}
        return {u for u, quarters in own.items() if quarters and quarters != asked}

    def peers(self, indicator: str) -> list[str]:
        """Who can be set side by side: those with a figure of the same quarters."""
        lacking = self.lacking(indicator)
        return [u for u in self.values(indicator) if u not in lacking]

    def is_complete(self, indicator: str, unit: str) -> bool:
        """Whether a figure covers what it is asked for: an amount every quarter since anybody gave it, a level the newest."""
        given = {q for u in self.units for q in self._known_quarters(indicator, u)}
        if not given:
            return False
        asked = set(range(min(given), self.period.end + 1)) if self._is_summed(indicator) else {max(given)}
        return asked <= self._known_quarters(indicator, unit)

    def _is_summed(self, indicator: str) -> bool:
        return all(self.dataset.indicators[i].kind is Kind.FLOW for i in self.parts(indicator) or (indicator,))

    def _known_quarters(self, indicator: str, unit: str) -> set[int]:
        """Those of the figure itself; of a ratio those both parts have, which of levels may be typed as well."""
        own, parts = self._quarters(indicator, unit), self.parts(indicator)
        both = set.intersection(*(self._quarters(part, unit) for part in parts)) if parts else set()
        return both or own if self._is_summed(indicator) else both | own

    def _quarters(self, indicator: str, unit: str) -> set[int]:
        return self._heard.get((unit, indicator), set())

    @cached_property
    def _heard(self) -> dict[tuple[str, str], set[int]]:
        """The quarters of the period that each org unit has reported of each indicator."""
        return {
            told: {quarter.start for p in seen if self.period.contains(p) for quarter in p.quarters}
            for told, seen in self._seen.items()
        }
