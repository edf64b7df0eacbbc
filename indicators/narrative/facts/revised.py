"""Targets that were changed within their year: what was asked for at first, beside what counts now."""

from __future__ import annotations

from functools import cached_property

from indicators.dataset import Dataset
from indicators.model import TOTAL, Target
from indicators.narrative.facts.row import Row
from indicators.periods import Period


class Revised:
    """The targets of a period's year as they were stated from sheet to sheet, up to the period's end."""

    def __init__(self, dataset: Dataset, period: Period) -> None:
        self._dataset = dataset
        self._period = period

    def first(self, row: Row) -> tuple[Target, ...]:
        """The targets before the change that make up the row's; none where it is what it was."""
        asked = self._first.get(row.indicator, {})
        if row.org_unit in asked:
            first: tuple[Target, ...] = (asked[row.org_unit],)
        else:
            first = tuple(asked.values()) if row.org_unit == TOTAL and not row.subject.is_fraction else ()
        before = sum(target.value for target in first)
        same = row.target is None or abs(before - row.target) <= 1e-9 * max(1.0, abs(row.target))
        return () if same else first

    @cached_property
    def _first(self) -> dict[str, dict[str, Target]]:
        """What each org unit was first asked for, of the indicators in which somebody was asked for something else later.

        What is stated later than the period alone holds for it, as it does for the judgement.
        """
        every: dict[tuple[str, str], dict[int, Target]] = {}
        for target in self._dataset.targets:
            at = target.stated_in.year * 4 + target.stated_in.end if target.stated_in else 0
            if target.year == self._period.year and target.quarter is None:
                every.setdefault((target.indicator, target.org_unit), {})[at] = target
        end = self._period.year * 4 + self._period.end
        by_then = {key: {at: target for at, target in asked.items() if at <= end} for key, asked in every.items()}
        stated = {key: by_then[key] or {min(asked): asked[min(asked)]} for key, asked in every.items()}
        changed = {indicator for (indicator, _), asked in stated.items() if len({t.value for t in asked.values()}) > 1}
        found: dict[str, dict[str, Target]] = {indicator: {} for indicator in changed}
        for (indicator, unit), asked in stated.items():
            if indicator in changed:
                found[indicator][unit] = asked[min(asked)]
        return found
