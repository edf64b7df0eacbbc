"""A county's books kept by hand: how its figures are judged, each org unit by itself and beside the others."""

from __future__ import annotations

import math
from functools import cached_property

from indicators.model import TOTAL, Better, Kind, TargetForm
from indicators.periods import Period
from tests.narrative.by_hand.coverage import Coverage

TINY = 1e-9


class Ledger(Coverage):
    """What must be said of each figure; None where nothing can be judged."""

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
        elif unit != TOTAL and not self.is_settled(indicator, unit) and not self.is_complete(indicator, unit):
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

    def _comes_later(self, indicator: str) -> bool:
        """Whether nobody did anything in this span and, as was told then, in last year's, and somebody did later."""
        later = [Period.quarter(self.period.year - 1, quarter) for quarter in range(self.period.end + 1, 5)]
        after = sum(self.quarter(indicator, TOTAL, quarter) or 0 for quarter in later)
        spans = (self.period, self.period.year_before())
        idle = not any(self.value(indicator, member, span) for member in self.units for span in spans)
        told = [self.value(indicator, member, self.period.year_before()) for member in (*self.units, TOTAL)]
        return idle and after > 0 and any(value is not None for value in told)

    # ── verdicts ─────────────────────────────────────────────────────────────────────────────────────────

    def verdict(self, indicator: str, unit: str = TOTAL) -> str | None:
        """finished, on_course, slightly_late, late, unfinished for amounts; reached, not_reached for all else."""
        asked = (indicator, unit)
        if asked not in self._verdicts:
            self._verdicts[asked] = self._verdict(*asked)
        return self._verdicts[asked]

    @cached_property
    def _verdicts(self) -> dict[tuple[str, str], str | None]:
        """Those found already."""
        return {}

    def _verdict(self, indicator: str, unit: str) -> str | None:
        lead = self.lead(indicator, unit)
        if lead is None:
            return None
        if not self.is_amount(indicator):
            if lead < -TINY and self.form(indicator) is TargetForm.YEAR_END_LEVEL and not self.year_over:
                return None  # it has until December
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

    def verdicts(self, unit: str = TOTAL) -> dict[str, str]:
        """The verdict of each indicator that can be judged."""
        return {i: verdict for i in self.indicators if (verdict := self.verdict(i, unit))}

    def share_on_course(self, unit: str) -> tuple[int, int]:
        """How many of an org unit's indicators are on course, of how many that can be set beside those of others."""
        judged = [i for i in self.indicators if self.verdict(i, unit)]
        return sum(self.good(i, unit) for i in judged), len(judged)

    # ── org units beside each other ──────────────────────────────────────────────────────────────────────

    def alike(self, indicator: str) -> list[str]:
        """Whose figures cover the same in both years, of a level the same last quarter; nobody where they are not the most."""
        before = Ledger(self.dataset, self.period.year_before())
        covered = {u: (self._quarters(indicator, u), before._quarters(indicator, u)) for u in self.units}
        flow = self.dataset.indicators[indicator].kind is Kind.FLOW
        asked = [u for u, (now, then) in covered.items() if now or then]
        both = [u for u in self.peers(indicator) if all(covered[u])]
        same = [u for u in both if (covered[u][0] == covered[u][1] if flow else max(covered[u][0]) == max(covered[u][1]))]
        return same if len(same) > 1 and 2 * len(same) >= len(asked) else []

    def of_many(self, indicator: str) -> list[str]:
        """Those of them whose rate is of ten cases or more, or of an unknown number."""
        bottom = self.dataset.indicators[indicator].denominator or ""
        top = self.dataset.indicators[indicator].numerator or ""
        known = {top, bottom} <= self.dataset.indicators.keys()
        cases = {u: (self.value(top, u), self.value(bottom, u)) if known else (None, None) for u in self.peers(indicator)}
        return [u for u, (above, below) in cases.items() if above is None or below is None or below >= 10]

    def judged(self, indicator: str) -> list[str]:
        return [u for u in self.peers(indicator) if self.lead(indicator, u) is not None]

    def with_target(self, indicator: str) -> list[str]:
        return [u for u in self.peers(indicator) if self.completion(indicator, u) is not None]

    def reached(self, indicator: str) -> list[str]:
        """Who has a target and is as far as it asks for, whatever the schedule."""
        missed = self.missed(indicator)
        return [u for u in self._asked_of(indicator) if u not in missed]

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

    def shares_by_kind(self) -> list[float]:
        """The share on course of all that can be judged of each kind of org unit."""
        kinds: dict[str, list[tuple[int, int]]] = {}
        for unit in self.in_order():
            kinds.setdefault(unit[-1].replace("乡", "镇"), []).append(self.share_on_course(unit))
        judged = {kind: sum(asked for _, asked in found) for kind, found in kinds.items()}
        return [sum(good for good, _ in found) / judged[kind] for kind, found in kinds.items() if judged[kind]]

    def things_missing(self, indicator: str, unit: str = TOTAL) -> int | None:
        """How many more of what a ratio counts would meet its target as things stand."""
        target, parts = self.target(indicator, unit), self.parts(indicator)
        if target is None or not parts:
            return None
        above, below = (self.value(part, unit) for part in parts)
        return None if above is None or below is None else math.ceil(target * below - above - TINY)

    def not_compared(self) -> list[str]:
        """The figures of the whole that cannot be set beside last year's."""
        then = Ledger(self.dataset, self.period.year_before())
        return [i for i in self.indicators if self.value(i) is not None and not (self._is_comparable(i, then) or self.alike(i))]

    def _is_comparable(self, indicator: str, then: Ledger) -> bool:
        definition = self.dataset.indicators[indicator]
        if then.value(indicator) is None:
            return False
        if definition.is_fraction:
            return self._is_summed(indicator) or not self.lacking(indicator)
        now, before = ({u: q for u in self.units if (q := one._quarters(indicator, u))} for one in (self, then))
        if definition.kind is Kind.FLOW:
            return now == before
        return now.keys() == before.keys() and not self.lacking(indicator)
