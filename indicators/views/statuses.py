"""How many targets stand where: the strip of counts at the top of a page, and what all counts and lists of a page go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.progress.verdicts import GOOD, furthest_first
from indicators.status import Status
from indicators.views.rows import Row
from indicators.wording import status_name

ON_TIME = (Status.DONE, Status.AHEAD, Status.ON_SCHEDULE)
LATE = (Status.SLIGHTLY_BEHIND, Status.BEHIND, Status.FAR_BEHIND)
GROUPS = (*ON_TIME, "level", *LATE, "not_begun", "not_due", "in_part")
"""The statuses from the best to the worst, and what a status alone would judge too hardly; without a target, or without data,
nothing is judged."""

_UNJUDGED = ("not_judged", "no_shape")
"""The excuses with which a status says nothing at all."""

_NAMES = {
    "zh": {
        "level": "基本持平",
        "not_begun": "未到开展时段",
        "not_due": "年末到期",
        "in_part": "数据不全",
        "not_judged": "不评进度",
        "no_shape": "不评进度",
    },
    "en": {
        "level": "level with schedule",
        "not_begun": "season not begun",
        "not_due": "due at the year's end",
        "in_part": "incomplete",
        "not_judged": "not judged",
        "no_shape": "not judged",
    },
}


@dataclass(frozen=True, slots=True)
class StatusCount:
    """``status`` is one of GROUPS."""

    status: str
    name: str
    count: int


def is_on_course(row: Row) -> bool:
    return row.verdict in GOOD


def behind(rows: Iterable[Row]) -> list[Row]:
    """The rows that are judged and not on course, the furthest behind first."""
    late = (row for row in rows if row.verdict and not is_on_course(row))
    return sorted(late, key=lambda row: furthest_first(row.held.lead, row.indicator))


def group_of(row: Row) -> str:
    """The status, or why it is not what the counts say."""
    return row.excuse or row.held.status


def shown_status(row: Row) -> str:
    """The status as a page shows it: what is not judged has no more of one than what has no target."""
    return Status.NO_TARGET if row.excuse in _UNJUDGED else row.status


def shown_status_name(row: Row, language: str = "zh") -> str:
    if row.excuse in _UNJUDGED:
        return group_name(row.excuse, language)
    return status_name(row.status, language, schedule=row.schedule)


def group_name(group: str, language: str = "zh", *, schedule: float | None = None) -> str:
    return _NAMES[language].get(group) or status_name(group, language, schedule=schedule)


def status_counts(rows: Iterable[Row], language: str = "zh") -> tuple[StatusCount, ...]:
    """The groups that occur, from the best to the worst; indicators without a target are not among them.

    The words speak of the target where the whole target of every indicator is due, else of the schedule.
    """
    held = [row for row in rows if group_of(row) in GROUPS]
    schedule = min((row.schedule for row in held if row.schedule is not None), default=None)
    counts = Counter(map(group_of, held))
    return tuple(
        StatusCount(group, group_name(group, language, schedule=schedule), counts[group]) for group in GROUPS if counts[group]
    )
