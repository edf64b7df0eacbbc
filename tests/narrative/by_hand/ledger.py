"""A county's books kept by hand: what each figure of a report must be, worked out from the observations one by one.

Nothing of the narrative or of the progress frame is used; the rules are those the user guide and the design state. Only what
``random_dataset`` brings is known here: targets of a year for org units, quarters or half-years, the default way of judging.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from indicators.dataset import Dataset
from indicators.model import TOTAL, Better, Kind, Schedule, TargetForm
from indicators.periods import Period

TINY = 1e-9


class Ledger:
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

    def quarter(self, indicator: str, unit: str, quarter: Period) -> float | None:
        """What one quarter brought; of the whole what was reported in it."""
        members = self.units if unit == TOTAL else (unit,)
        found = [v for m in members if (v := self._seen.get((m, indicator), {}).get(quarter)) is not None]
        return sum(found) if found else None

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

    def completion(self, indicator: str, unit: str = TOTAL) -> float | None:
        value, target = self.value(indicator, unit), self.target(indicator, unit)
        return value / target if value is not None and target is not None and target > 0 else None

    def is_amount(self, indicator: str) -> bool:
        return self.dataset.indicators[indicator].kind is Kind.FLOW and not self.is_ceiling(indicator)

    def is_ceiling(self, indicator: str) -> bool:
        return self.dataset.indicators[indicator].better is Better.LOWER

    def lead(self, indicator: str, unit: str = TOTAL) -> float | None:
        """How far ahead; None of what lacks a quarter it is asked for, unless no report can change what is to be said.

        The whole is as far ahead as those whose figures are complete, where these make up half of what is asked.
        """
        completion, value, target = (f(indicator, unit) for f in (self.completion, self.value, self.target))
        if value is None or target is None or self.dataset.indicators[indicator].better is Better.NEITHER:
            return None
        counted = self.counted(indicator) if unit == TOTAL and not self.is_settled(indicator) else None
        if counted is not None:
            value, target = self.value_of(indicator, counted), self.target_of(indicator, counted)
            completion = value / target if counted and value is not None and target else None
        elif not self.is_settled(indicator, unit) and not self.is_complete(indicator, unit):
            return None
        if completion is None or value is None or target is None:
            return None
        amount = self.dataset.indicators[indicator].kind is Kind.FLOW
        if amount and value == 0 and target > 0 and self._comes_later(indicator):
            return None
        if self.is_ceiling(indicator):
            return 1 - completion
        if self.dataset.indicators[indicator].is_fraction:
            return value - target
        if not self.is_amount(indicator):
            return completion - 1
        return completion - self.schedule(indicator, unit, counted)

    # ── who stands on both sides ─────────────────────────────────────────────────────────────────────────

    def is_complete(self, indicator: str, unit: str = TOTAL) -> bool:
        """Whether a figure covers what it is asked for: an amount every quarter since anybody gave it, a level the newest."""
        if unit == TOTAL:
            return self.counted(indicator) is None
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

    def is_settled(self, indicator: str, unit: str = TOTAL) -> bool:
        """Whether no further report can undo what is to be said: an amount is done, a ceiling is broken."""
        value, target = self.value(indicator, unit), self.target(indicator, unit)
        if self.dataset.indicators[indicator].kind is not Kind.FLOW or value is None or target is None:
            return False
        return value > target if self.is_ceiling(indicator) else target > 0 and value >= target

    def counted(self, indicator: str) -> list[str] | None:
        """By whom the whole is judged: nobody in particular (None) where all figures are there; none where too few are."""
        adds_up = self.dataset.indicators[indicator].kind in (Kind.FLOW, Kind.STOCK)
        asked = {u for u in self.units if self.target(indicator, u) is not None}
        if adds_up:
            scope = asked | self.values(indicator).keys()
        else:
            scope = {u for u in self.units if (pair := self._pair(indicator, u, self.period)) and pair[1] > 0}
        sound = [u for u in self.units if u in scope and u in self.values(indicator) and self.is_complete(indicator, u)]
        counted = [u for u in sound if not adds_up or u in asked]
        if len(counted) == len(scope):
            return None
        whole = self.target(indicator) or 0.0
        enough = 2 * (self.target_of(indicator, counted) or 0.0) >= whole if adds_up else 2 * len(counted) >= len(scope)
        return counted if enough else []

    def value_of(self, indicator: str, units: Iterable[str]) -> float | None:
        if not self.parts(indicator):
            return self.total_of(indicator, units)
        pairs = [pair for u in units if (pair := self._pair(indicator, u, self.period))]
        below = sum(pair[1] for pair in pairs)
        return sum(pair[0] for pair in pairs) / below if below else None

    def target_of(self, indicator: str, units: Iterable[str]) -> float | None:
        if self.dataset.indicators[indicator].kind not in (Kind.FLOW, Kind.STOCK):
            return self.target(indicator)
        return sum(self.target(indicator, u) or 0.0 for u in units)

    def _comes_later(self, indicator: str) -> bool:
        """Whether nobody did anything in this span and, as was told then, in last year's, and somebody did later."""
        later = [Period.quarter(self.period.year - 1, quarter) for quarter in range(self.period.end + 1, 5)]
        after = sum(self.quarter(indicator, TOTAL, quarter) or 0 for quarter in later)
        spans = (self.period, self.period.year_before())
        idle = not any(self.value(indicator, member, span) for member in self.units for span in spans)
        told = [self.value(indicator, member, self.period.year_before()) for member in (*self.units, TOTAL)]
        return idle and after > 0 and any(value is not None for value in told)

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

    def gap(self, indicator: str, unit: str = TOTAL) -> float | None:
        value, target = self.value(indicator, unit), self.target(indicator, unit)
        return None if value is None or target is None else target - value

    # ── judgement ────────────────────────────────────────────────────────────────────────────────────────

    def verdict(self, indicator: str, unit: str = TOTAL) -> str | None:
        """finished, on_course, slightly_late, late, unfinished for amounts; reached, not_reached for all else."""
        lead = self.lead(indicator, unit)
        if lead is None:
            return None
        if not self.is_amount(indicator):
            return "reached" if lead >= -TINY else "not_reached"
        counted = self.counted(indicator) if unit == TOTAL else None
        done = (self.completion(indicator, unit) or 0) >= 1
        if counted:
            done = done or (self.value_of(indicator, counted) or 0.0) >= (self.target_of(indicator, counted) or 0.0)
        if done and self.period.start == 1:
            return "finished"
        if self.year_over:
            return "unfinished"
        if lead > -0.01 + TINY:
            return "on_course"
        return "slightly_late" if lead >= -0.1 - TINY else "late"

    def good(self, indicator: str, unit: str = TOTAL) -> bool:
        return self.verdict(indicator, unit) in ("finished", "on_course", "reached")

    def lags(self, indicator: str, unit: str = TOTAL) -> bool:
        """What is due to be supervised: a level has until the year's end, unless more than a tenth is missing."""
        lead = self.lead(indicator, unit)
        if lead is None or self.verdict(indicator, unit) is None or self.good(indicator, unit):
            return False
        level = self.form(indicator) is TargetForm.YEAR_END_LEVEL
        return not level or self.year_over or lead <= -0.1 + TINY

    def form(self, indicator: str) -> TargetForm:
        definition = self.dataset.indicators[indicator]
        if self.is_ceiling(indicator):
            return TargetForm.CEILING
        if definition.target_form is not TargetForm.ANNUAL_AMOUNT:
            return definition.target_form
        by_kind = {Kind.FLOW: TargetForm.ANNUAL_AMOUNT, Kind.STOCK: TargetForm.YEAR_END_LEVEL}
        return by_kind.get(definition.kind, TargetForm.FLOOR)

    # ── org units beside each other ──────────────────────────────────────────────────────────────────────

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

    def reporting(self) -> list[str]:
        """Who has reported anything at all for the period."""
        present = {o.org_unit for o in self.dataset.observations if self.period.contains(o.period)}
        return [unit for unit in self.units if unit in present]

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

    def _quarters(self, indicator: str, unit: str) -> set[int]:
        seen = self._seen.get((unit, indicator), {})
        return {q.start for p in seen if self.period.contains(p) for q in p.quarters}

    def peers(self, indicator: str) -> list[str]:
        """Who can be set side by side: those with a figure of the same quarters."""
        return [u for u in self.values(indicator) if u not in self.lacking(indicator)]

    def judged(self, indicator: str) -> list[str]:
        return [u for u in self.peers(indicator) if self.lead(indicator, u) is not None]

    def with_target(self, indicator: str) -> list[str]:
        return [u for u in self.peers(indicator) if self.completion(indicator, u) is not None]

    def reached(self, indicator: str) -> list[str]:
        """Who has a target and is as far as it asks for, whatever the schedule."""
        return [u for u in self._asked_of(indicator) if u not in self.missed(indicator)]

    def missed(self, indicator: str) -> list[str]:
        """Who has a target and is short of it, whatever the schedule."""
        sign = -1 if self.is_ceiling(indicator) else 1
        return [u for u in self._asked_of(indicator) if sign * (self.gap(indicator, u) or 0.0) > TINY]

    def _asked_of(self, indicator: str) -> list[str]:
        """Who has a target; one of zero asks for nothing, unless as a ceiling."""
        targets = {u: t for u in self.peers(indicator) if (t := self.target(indicator, u)) is not None}
        return [u for u, target in targets.items() if target > 0 or self.is_ceiling(indicator)]

    def place(self, indicator: str, unit: str) -> tuple[int, int] | None:
        """The place and how many have one: of amounts with targets for half of them by completion, else by value."""
        known = {u for (u, i) in [*self._seen, *self._asked] if i == indicator and u in self.units}
        by_completion = {u: c for u in self.units if (c := self.completion(indicator, u)) is not None}
        amount = self.dataset.indicators[indicator].kind is Kind.FLOW
        every = not self.is_ceiling(indicator) or len(by_completion) == sum(
            self.target(indicator, u) is not None for u in self.units
        )
        figures = by_completion if amount and every and 2 * len(by_completion) >= len(known) else self.values(indicator)
        if unit not in figures:
            return None
        sign = -1 if self.is_ceiling(indicator) else 1
        return 1 + sum(sign * (other - figures[unit]) > TINY for other in figures.values()), len(figures)

    # ── all indicators together ──────────────────────────────────────────────────────────────────────────

    @cached_property
    def indicators(self) -> list[str]:
        """Those with a figure in the period, of the whole or of any org unit."""
        return [i for i in self.dataset.indicators if self.values(i) or self.value(i) is not None]

    def verdicts(self, unit: str = TOTAL) -> dict[str, str]:
        """The verdict of each indicator that can be judged."""
        return {i: verdict for i in self.indicators if (verdict := self.verdict(i, unit))}

    def share_on_course(self, unit: str) -> tuple[int, int]:
        """How many of an org unit's indicators are on course, of how many that can be set beside those of others."""
        judged = [i for i in self.indicators if self.verdict(i, unit)]
        return sum(self.good(i, unit) for i in judged), len(judged)

    def total_of(self, indicator: str, units: Iterable[str]) -> float:
        return sum(self.value(indicator, unit) or 0.0 for unit in units)
