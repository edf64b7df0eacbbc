"""What must be seen in ten seconds: are we on schedule, what is behind, who is behind, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.views import texts
from indicators.views.names import indicator_name
from indicators.views.profile import FEWEST, Standing
from indicators.views.rows import Row
from indicators.views.statuses import StatusCount, behind, group_name, group_of, is_on_course, status_counts

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

    ``groups`` are all of them by status; ``level`` of those on schedule are less than a point short of it, and ``not_begun``,
    ``not_due`` and ``in_part`` more are not judged (see ``with_verdicts``), nor are ``of_each``, as the whole has no figure.
    ``to_date`` is the span they are judged by, where that is not the one the page shows.
    ``units`` are the org units with the most targets behind, of ``late_units`` in all; of a single org unit ``weak`` are the
    indicators in which it is among the last quarter, of ``weak_in``. ``reached`` and ``lost`` are the indicators that came on
    schedule since the period ``since`` and those that fell behind; ``since`` is None where there is nothing to compare with.
    """

    to_date: Period | None = None
    judged: int = 0
    on_time: int = 0
    late: int = 0
    groups: tuple[StatusCount, ...] = ()
    level: int = 0
    not_begun: int = 0
    not_due: int = 0
    in_part: int = 0
    of_each: int = 0
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
    to_date: Period | None = None,
) -> Headlines:
    """``rows`` are those of all org units, in the period by which it is judged; ``standings`` the places of a single one.

    ``earlier`` is the period compared with, and its rows; ``to_date`` the span of the rows, where the page shows another.
    """
    every = [row for row in rows if row.org_unit == org_unit]
    own = [row for row in every if row.verdict]
    late = behind(own)
    counted = _late_by_unit(rows) if org_unit == TOTAL else {}
    weak = [standing for standing in reversed(standings) if standing.is_weakness]
    since, reached, lost = _turned(dataset, own, earlier, org_unit, language)
    return Headlines(
        to_date=to_date,
        judged=len(own),
        on_time=len(own) - len(late),
        late=len(late),
        groups=status_counts(own, language),
        level=sum(row.excuse == "level" for row in own),
        not_begun=sum(row.excuse == "not_begun" for row in every),
        not_due=sum(row.excuse == "not_due" for row in every),
        in_part=sum(row.excuse == "in_part" for row in every),
        of_each=sum(row.of_each for row in every),
        behind=tuple(_line(dataset, row, language) for row in late[:MOST]),
        many=len(counted) > 1,
        late_units=sum(unit.late > 0 for unit in counted.values()),
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
    row = row.held
    ceiling = texts.is_ceiling(dataset, row.indicator)
    told = (
        texts.value_text(dataset, row.indicator, row.value, language, target=row.target)
        if ceiling
        else texts.percent_text(row.completion)
    )
    return Line(indicator_name(dataset, row.indicator, language), told, indicator=row.indicator, status=row.status)


@dataclass(frozen=True, slots=True)
class _Unit:
    """Of ``asked`` targets an org unit is behind in ``late``; ``lead`` is the average over all of them."""

    late: int
    asked: int
    lead: float


def _late_by_unit(rows: Sequence[Row]) -> dict[str, _Unit]:
    judged: dict[str, list[Row]] = {}
    for row in rows:
        if row.org_unit != TOTAL and row.verdict:
            judged.setdefault(row.org_unit, []).append(row)
    return {
        unit: _Unit(len(behind(own)), len(own), sum(row.lead or 0 for row in own) / len(own)) for unit, own in judged.items()
    }


def _most_behind(counted: dict[str, _Unit], language: str) -> tuple[Line, ...]:
    """By share, because not all have the same targets; at equal shares by how far, then in their own order turned round.

    The order is that of the reports, the last first.
    """
    late = [unit for unit in reversed(counted) if counted[unit].late]
    late.sort(key=lambda unit: (-counted[unit].late / counted[unit].asked, counted[unit].lead))
    form = "{late} of {asked}" if language == "en" else "{asked}项中{late}项"
    return tuple(Line(u, form.format(late=counted[u].late, asked=counted[u].asked), org_unit=u) for u in late[:MOST])


def _turned(
    dataset: Dataset, own: Sequence[Row], earlier: tuple[Period, Sequence[Row]] | None, org_unit: str, language: str
) -> tuple[Period | None, tuple[Line, ...], tuple[Line, ...]]:
    """Since when, what came on schedule and what fell behind; only what was judged in both periods."""
    stood = {row.indicator: row for row in earlier[1] if row.org_unit == org_unit and row.verdict} if earlier else {}
    both = [row for row in own if row.indicator in stood]
    if not earlier or not both:
        return None, (), ()
    reached = [row for row in both if is_on_course(row) and not is_on_course(stood[row.indicator])]
    lost = [row for row in both if not is_on_course(row) and is_on_course(stood[row.indicator])]
    return (
        earlier[0],
        tuple(_change(dataset, row, stood[row.indicator], language) for row in reached),
        tuple(_change(dataset, row, stood[row.indicator], language) for row in lost),
    )


def _change(dataset: Dataset, row: Row, before: Row, language: str) -> Line:
    told = "→".join(group_name(group_of(one), language, schedule=one.schedule) for one in (before, row))
    return Line(indicator_name(dataset, row.indicator, language), told, indicator=row.indicator, status=row.status)
