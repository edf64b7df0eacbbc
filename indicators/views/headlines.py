"""What must be seen in ten seconds: are we on schedule, what is behind, who is behind, what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from indicators import wording
from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.views import texts
from indicators.views.names import indicator_name
from indicators.views.profile import FEWEST, Standing
from indicators.views.rows import Row
from indicators.views.statuses import JUDGED, LATE, ON_TIME

MOST = 3
"""Lines under each answer."""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator or org unit under an answer; ``told`` is what is said of it, ``status`` its verdict where it has one."""

    name: str
    told: str
    indicator: str = ""
    org_unit: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Headlines:
    """``on_time`` of ``judged`` targets are on schedule, and ``behind`` are those furthest from it, of ``late`` in all.

    ``units`` are the org units with the most targets behind, of ``late_units`` in all; of a single org unit ``weak`` are the
    indicators in which it is among the last quarter, of ``weak_in``. ``reached`` and ``lost`` are the indicators that came on
    schedule since the period ``since`` and those that fell behind; ``since`` is None where there is nothing to compare with.
    """

    judged: int = 0
    on_time: int = 0
    late: int = 0
    behind: tuple[Line, ...] = ()
    many: bool = False
    late_units: int = 0
    units: tuple[Line, ...] = ()
    placed: int = 0
    weak_in: int = 0
    weak: tuple[Line, ...] = ()
    since: Period | None = None
    reached: tuple[Line, ...] = ()
    lost: tuple[Line, ...] = ()


def headlines_of(
    dataset: Dataset,
    rows: Sequence[Row],
    org_unit: str = TOTAL,
    language: str = "zh",
    *,
    standings: Sequence[Standing] = (),
    earlier: tuple[Period, Sequence[Row]] | None = None,
) -> Headlines:
    """``rows`` are those of all org units, ``standings`` the places of a single one.

    ``earlier`` is the period compared with, and its rows.
    """
    own = [row for row in rows if row.org_unit == org_unit and row.status in JUDGED]
    late = sorted((row for row in own if row.status in LATE), key=lambda row: (row.lead or 0, row.indicator))
    counted = _late_by_unit(rows) if org_unit == TOTAL else {}
    weak = [standing for standing in reversed(standings) if standing.is_weakness]
    since, reached, lost = _turned(dataset, own, earlier, org_unit, language)
    return Headlines(
        judged=len(own),
        on_time=len(own) - len(late),
        late=len(late),
        behind=tuple(_line(dataset, row, language) for row in late[:MOST]),
        many=len(counted) > 1,
        late_units=sum(late_in > 0 for late_in, _asked in counted.values()),
        units=_most_behind(counted, language),
        placed=sum(s.ranked >= FEWEST for s in standings),
        weak_in=len(weak),
        weak=tuple(Line(s.name, s.place, indicator=s.indicator) for s in weak[:MOST]),
        since=since,
        reached=reached,
        lost=lost,
    )


def _line(dataset: Dataset, row: Row, language: str) -> Line:
    """An indicator with its completion; of a ceiling, which cannot be completed, the value."""
    ceiling = texts.is_ceiling(dataset, row.indicator)
    told = texts.value_text(dataset, row.indicator, row.value, language) if ceiling else texts.percent_text(row.completion)
    return Line(indicator_name(dataset, row.indicator, language), told, indicator=row.indicator, status=row.status)


def _late_by_unit(rows: Sequence[Row]) -> dict[str, tuple[int, int]]:
    """How many of how many targets each org unit is behind in."""
    judged = [row for row in rows if row.org_unit != TOTAL and row.status in JUDGED]
    asked, late = Counter(r.org_unit for r in judged), Counter(r.org_unit for r in judged if r.status in LATE)
    return {unit: (late[unit], asked[unit]) for unit in asked}


def _most_behind(counted: dict[str, tuple[int, int]], language: str) -> tuple[Line, ...]:
    """By share, because not all have the same targets; at equal shares by number, then in their own order."""
    behind = [unit for unit in counted if counted[unit][0]]
    behind.sort(key=lambda unit: (-counted[unit][0] / counted[unit][1], -counted[unit][0]))
    form = "{late} of {asked}" if language == "en" else "{asked}项中{late}项"
    return tuple(Line(u, form.format(late=counted[u][0], asked=counted[u][1]), org_unit=u) for u in behind[:MOST])


def _turned(
    dataset: Dataset, own: Sequence[Row], earlier: tuple[Period, Sequence[Row]] | None, org_unit: str, language: str
) -> tuple[Period | None, tuple[Line, ...], tuple[Line, ...]]:
    """Since when, what came on schedule and what fell behind; only what was judged in both periods."""
    stood = {row.indicator: row.status for row in earlier[1] if row.org_unit == org_unit} if earlier else {}
    both = [row for row in own if stood.get(row.indicator) in JUDGED]
    if not earlier or not both:
        return None, (), ()
    reached = [row for row in both if row.status in ON_TIME and stood[row.indicator] in LATE]
    lost = [row for row in both if row.status in LATE and stood[row.indicator] in ON_TIME]
    return (
        earlier[0],
        tuple(_change(dataset, row, stood[row.indicator], language) for row in reached),
        tuple(_change(dataset, row, stood[row.indicator], language) for row in lost),
    )


def _change(dataset: Dataset, row: Row, before: str, language: str) -> Line:
    told = "→".join((wording.status_name(before, language), wording.status_name(row.status, language, schedule=row.schedule)))
    return Line(indicator_name(dataset, row.indicator, language), told, indicator=row.indicator, status=row.status)
