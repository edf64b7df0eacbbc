"""One figure with all that is known beside it: a row of the progress frame as the texts read it."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model import TOTAL
from indicators.narrative.facts.subject import Subject
from indicators.narrative.rules import Numbers
from indicators.status import Status

FEWEST_ASKED = 5
"""Of fewer things than this that were asked for the share done says less than their number."""

_BEHIND = frozenset({Status.SLIGHTLY_BEHIND, Status.BEHIND, Status.FAR_BEHIND})


@dataclass(eq=False, slots=True)
class Row:
    """One org unit's standing in one indicator: the columns of the progress frame, None where there is no value."""

    subject: Subject
    org_unit: str
    indicator: str
    value: float | None = None
    target: float | None = None
    completion: float | None = None
    schedule: float | None = None
    lead: float | None = None
    status: str = "no_data"
    verdict: str = ""
    """One of VERDICTS; empty where nothing can be judged."""
    previous_year: float | None = None
    growth: float | None = None
    change: float | None = None
    previous_quarter: float | None = None
    rank: float | None = None
    ranked: float | None = None
    forecast: float | None = None
    reported: float | None = None
    due: float | None = None
    minimum: float | None = None
    median: float | None = None
    maximum: float | None = None
    reached: float | None = None
    season: str = ""
    """The quarter in which the work is done each year, where it has not begun and had not a year before: it is not late."""
    excuse: str = ""
    """One of EXCUSES: why the verdict is not what the status says."""
    of: tuple[Row, ...] = ()
    """The rows that were put together, where it is not everybody's."""
    compared: Row | None = None
    """Of the whole, where somebody's figure is missing: what those with complete figures come to, held against their targets.

    ``lead``, ``status`` and ``verdict`` of the whole are then those of this row."""
    alike: Row | None = None
    """Of the whole, where last year's figure is of other org units or quarters: what those come to whose figures cover the same
    in both years, beside last year. It has no target."""
    _numbers: Numbers | None = None

    @property
    def held(self) -> Row:
        """What is held against its target."""
        return self.compared or self

    @property
    def in_part(self) -> bool:
        """Whether too much of it is missing for a judgement."""
        return self.excuse == "in_part"

    @property
    def has_no_shape(self) -> bool:
        """Whether it is seasonal work, and no earlier year says how much of it is due by now."""
        return self.excuse == "no_shape"

    @property
    def not_due(self) -> bool:
        """Whether it is a level below its target that is due at the year's end and not before."""
        return self.excuse == "not_due"

    @property
    def is_asked_few(self) -> bool:
        """Whether so few things were asked for that they are told by their number: one of four is no quarter of a task."""
        counted = self.subject.unit not in ("元", "%")
        return counted and 0 < (self.target or 0) * self.subject.size < FEWEST_ASKED

    @property
    def numbers(self) -> Numbers:
        """The row as the rules of phrases see it (the list stands at the head of the phrase file)."""
        if self._numbers is None:
            self._numbers = _numbers(self)
        return self._numbers

    @property
    def has_data(self) -> bool:
        return self.value is not None or self.minimum is not None

    @property
    def behind(self) -> bool:
        """Whether it is more than a point behind its schedule, or behind by the status of another preset in use."""
        if self.lead is None:
            return False
        return self.status in _BEHIND if self.subject.by_status else self.lead <= -0.01


def _numbers(row: Row) -> Numbers:
    """Amounts in single things, whatever the unit: a base of 6.7万人 is no base of a few."""
    marks = row.subject.marks
    asked = row.target is not None and (row.target > 0 or marks["ceiling"]) and not row.in_part
    gap = round(row.target - row.value, 9) if asked and row.target is not None and row.value is not None else None
    size = row.subject.size
    return {
        **marks,
        "value": _times(row.value, size),
        "target": _times(row.target, size),
        "completion": row.completion,
        "schedule": row.schedule,
        "lead": row.lead,
        "base": _times(row.previous_year, size),
        "growth": row.growth,
        "change": None if row.change is None else round(row.change * size, 9),
        "gap": _times(gap, size),
        "in_part": row.in_part,
        "rank": row.rank,
        "ranked": row.ranked,
        "reported": row.reported,
        "missing": 0 if row.due is None or row.reported is None else row.due - row.reported,
        "whole": row.org_unit == TOTAL,
        "seasonal": bool(row.season),
        "part": bool(row.of),
        "few": row.is_asked_few,
    }


def _times(value: float | None, size: int) -> float | None:
    return value if value is None or size == 1 else round(value * size, 9)
