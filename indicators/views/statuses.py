"""How many targets stand where: the strip of counts at the top of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.status import Status
from indicators.views.rows import Row
from indicators.wording import status_name

ON_TIME = (Status.DONE, Status.AHEAD, Status.ON_SCHEDULE)
LATE = (Status.SLIGHTLY_BEHIND, Status.BEHIND, Status.FAR_BEHIND)
JUDGED = (*ON_TIME, *LATE)
"""The verdicts from the best to the worst; without a target, or without data, nothing is judged."""


@dataclass(frozen=True, slots=True)
class StatusCount:
    status: str
    name: str
    count: int


def status_counts(rows: Iterable[Row], language: str = "zh") -> tuple[StatusCount, ...]:
    """The statuses that occur, from the best to the worst; indicators without a target are not among them.

    The words speak of the target where the whole target of every indicator is due, else of the schedule.
    """
    judged = [row for row in rows if row.status in JUDGED]
    schedule = min((row.schedule for row in judged if row.schedule is not None), default=None)
    counts = Counter(row.status for row in judged)
    return tuple(
        StatusCount(status, status_name(status, language, schedule=schedule), counts[status])
        for status in JUDGED
        if counts[status]
    )
