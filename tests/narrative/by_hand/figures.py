"""What a county's observations come to, worked out one by one: values, targets, what is due, what the year will bring.

Nothing of the narrative or of the progress frame is used; the rules are those the user guide and the design state. Only what
``random_dataset`` brings is known here: targets of a year for org units, quarters or half-years, the default way of judging.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from indicators.dataset import Dataset
from indicators.model import TOTAL, Better, Kind, Schedule
from indicators.periods import Period


class Figures:
    """The figures of one dataset and period; None where there is no figure."""

    def __init__(self, dataset: Dataset, period: Period) -> None:
        self.dataset = dataset
        self.period = period
        self.units = dataset.org_units
        self.year_over = period.start == 1 and period.end == 4
        self._seen: dict[tuple[str, str], dict[Period, float]] = {}
        for o in dataset.observations:
            self._seen.setdefault((o.org_unit, o.indicator), {})[o.period] = o.value
        self._asked = {(t.org_unit, t.indicator): t.value for t in dataset.targets if t.year == period.year}

    # ── values ───────────────────────────────────────────────────────────────────────────────────────────

    def value(self, indicator: str, unit: str = TOTAL, window: Period | None = None) -> float | None:
        """What was done in the window: amounts added up, the last level, parts divided."""
        window = window or self.period
        members = self.units if unit == TOTAL else (unit,)
        definition = self.dataset.indicators[indicator]
        if self.parts(indicator):
            pairs = [pair for member in members if (pair := self._pair(indicator, member, window))]
            below = sum(pair[1] for pair in pairs)
            if below > 0:
                return sum(pair[0] for pair in pairs) / below
        if definition.kind in (Kind.RATIO, Kind.RATE) and unit == TOTAL:
            return None
        found = [v for member in members if (v := self._reported(indicator, member, window)) is not None]
        return sum(found) if found else None

    def values(self, indicator: str) -> dict[str, float]:
        """The value of each org unit that has one."""
        return {u: v for u in self.units if (v := self.value(indicator, u)) is not None}

    @cached_property
    def indicators(self) -> list[str]:
        """Those with a figure in the period, of the whole or of any org unit."""
        return [i for i in self.dataset.indicators if self.values(i) or self.value(i) is not None]

    def quarter(self, indicator: str, unit: str, quarter: Period) -> float | None:
        """What one quarter brought; of the whole what was reported in it."""
        members = self.units if unit == TOTAL else (unit,)
        found = [v for m in members if (v := self._seen.get((m, indicator), {}).get(quarter)) is not None]
        return sum(found) if found else None

    def value_of(self, indicator: str, units: Iterable[str]) -> float | None:
        if not self.parts(indicator):
            return self.total_of(indicator, units)
        pairs = [pair for u in units if (pair := self._pair(indicator, u, self.period))]
        below = sum(pair[1] for pair in pairs)
        return sum(pair[0] for pair in pairs) / below if below else None

    def total_of(self, indicator: str, units: Iterable[str]) -> float:
        return sum(self.value(indicator, unit) or 0.0 for unit in units)

    def parts(self, indicator: str) -> tuple[str, str] | None:
        definition = self.dataset.indicators[indicator]
        parts = (definition.numerator or "", definition.denominator or "")
        return parts if definition.kind is Kind.RATIO and all(part in self.dataset.indicators for part in parts) else None

    def _reported(self, indicator: str, unit: str, window: Period) -> float | None:
        return self._of_kind(indicator, self._inside(indicator, unit, window))

    def _of_kind(self, indicator: str, inside: dict[Period, float]) -> float | None:
        if not inside:
            return None
        if self.dataset.indicators[indicator].kind is Kind.FLOW:
            return sum(inside.values())
        return inside[max(inside, key=lambda p: p.end)]

    def _inside(self, indicator: str, unit: str, window: Period) -> dict[Period, float]:
        """What was observed in the window. A level stated for a half-year is that of its last quarter."""
        seen = self._seen.get((unit, indicator), {})
        level = self.dataset.indicators[indicator].kind is Kind.STOCK
        inside = {p: v for p, v in seen.items() if window.contains(p.last_quarter if level else p)}
        return {p.last_quarter if level else p: v for p, v in inside.items()}

    def _pair(self, indicator: str, unit: str, window: Period) -> tuple[float, float] | None:
        """Numerator and denominator over the times for which both were reported."""
        top, bottom = self.parts(indicator) or ("", "")
        above, below = self._inside(top, unit, window), self._inside(bottom, unit, window)
        both = above.keys() & below.keys()
        if not both:
            return None
        kinds = [self.dataset.indicators[part].kind for part in (top, bottom)]
        if all(kind is Kind.STOCK for kind in kinds):
            last = max(both, key=lambda p: p.end)
            return above[last], below[last]
        first = self._of_kind(top, {p: above[p] for p in both})
        second = self._of_kind(bottom, {p: below[p] for p in both})
        return (first, second) if first is not None and second is not None else None

    # ── targets ──────────────────────────────────────────────────────────────────────────────────────────

    def target(self, indicator: str, unit: str = TOTAL) -> float | None:
        if unit != TOTAL:
            return self._asked.get((unit, indicator))
        asked = [t for u in self.units if (t := self._asked.get((u, indicator))) is not None]
        if not asked:
            return None
        if self.dataset.indicators[indicator].kind in (Kind.FLOW, Kind.STOCK):
            return sum(asked)
        return asked[0] if len(set(asked)) == 1 else None

    def target_of(self, indicator: str, units: Iterable[str]) -> float | None:
        if self.dataset.indicators[indicator].kind not in (Kind.FLOW, Kind.STOCK):
            return self.target(indicator)
        return sum(self.target(indicator, u) or 0.0 for u in units)

    def completion(self, indicator: str, unit: str = TOTAL) -> float | None:
        value, target = self.value(indicator, unit), self.target(indicator, unit)
        return value / target if value is not None and target is not None and target > 0 else None

    def gap(self, indicator: str, unit: str = TOTAL) -> float | None:
        value, target = self.value(indicator, unit), self.target(indicator, unit)
        return None if value is None or target is None else target - value

    def is_amount(self, indicator: str) -> bool:
        return self.dataset.indicators[indicator].kind is Kind.FLOW and not self.is_ceiling(indicator)

    def is_ceiling(self, indicator: str) -> bool:
        return self.dataset.indicators[indicator].better is Better.LOWER

    # ── the course of the year ───────────────────────────────────────────────────────────────────────────

    def schedule(self, indicator: str, unit: str = TOTAL, members: Iterable[str] | None = None) -> float:
        """The share of a year's amount that is due: a quarter each, or as last year where the definition says seasonal.

        Of the whole the share of what is asked of all.
        """
        even = len(self.period.quarters) / 4
        if self.dataset.indicators[indicator].schedule is not Schedule.SEASONAL:
            return even
        if unit == TOTAL:
            among = self.units if members is None else members
            due = [(t, self.schedule(indicator, u)) for u in among if (t := self.target(indicator, u)) is not None]
            return sum(t * share for t, share in due) / sum(t for t, _ in due)
        share = self._last_years_share(indicator, [unit])
        return even if share is None else share

    def forecast(self, indicator: str, unit: str = TOTAL) -> float | None:
        """The year's amount if it goes on: by the share of last year's that was done by then, else by a quarter each."""
        value = self.value(indicator, unit)
        before = [u for u in self.units if self._inside(indicator, u, Period(self.period.year - 1, 1, 4))]
        share = self._last_years_share(indicator, before if unit == TOTAL else [unit])
        return None if value is None else value / (share or len(self.period.quarters) / 4)

    def _last_years_share(self, indicator: str, units: list[str]) -> float | None:
        """What part of last year's amount came in the same span; None where any of the org units did not tell all of it."""
        year = Period(self.period.year - 1, 1, 4)
        known = [sum(len(p.quarters) for p in self._inside(indicator, u, year)) == 4 for u in units]
        whole, part = (
            sum(self.value(indicator, u, window) or 0.0 for u in units) for window in (year, self.period.year_before())
        )
        told = [self.value(indicator, u, self.period.year_before()) is not None for u in units]
        return part / whole if units and all(known) and all(told) and whole > 0 else None
