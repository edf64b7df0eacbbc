"""Whether one figure is as far as it should be, and what must be done about it: by the verdict that pages and texts share."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.model import TargetForm
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.progress import verdicts
from indicators.progress.verdicts import GOOD, SLIGHTLY, VERDICTS

__all__ = ["VERDICTS", "furthest_first", "good", "held", "judged", "lagging", "lags", "verdict"]


def judged(rows: Iterable[Row]) -> list[Row]:
    """The rows that can be judged: with a value and a target, all quarters in, the season begun."""
    return [row for row in rows if row.verdict]


def held(rows: Iterable[Row]) -> list[Row]:
    """The rows that are beside a target: those that can be judged, and the levels that have until December."""
    return [row for row in rows if row.verdict or row.not_due]


def verdict(row: Row) -> str:
    """One of VERDICTS; empty where nothing can be judged."""
    return row.verdict


def good(row: Row) -> bool:
    return row.verdict in GOOD


def lags(n: Narrator, row: Row) -> bool:
    """Whether something must be done: an amount late, a rate or a ceiling missed, a level more than a tenth late.

    A level that is due step by step may be a little late; what is still missing at the year's end lags however little it is.
    """
    if not row.verdict or good(row):
        return False
    level = row.subject.form is TargetForm.YEAR_END_LEVEL
    return not level or n.year_over or (row.lead or 0) <= -SLIGHTLY


def lagging(n: Narrator, rows: Iterable[Row]) -> list[Row]:
    """Those of the rows that lag, the furthest behind first."""
    return furthest_first(row for row in rows if lags(n, row))


def furthest_first(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: verdicts.furthest_first(row.lead, row.indicator))
