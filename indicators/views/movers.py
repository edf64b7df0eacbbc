"""Who moved most among the townships since the period before, and in what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.views import texts
from indicators.views.names import indicator_name
from indicators.views.places import contested
from indicators.views.rows import Row, rows_of

MOST = 4
"""Movers told in each direction."""
LEAST_SHARE = 0.2
"""A move across less than this part of the field is no news: with few cases a single one moves a township that far."""


@dataclass(frozen=True, slots=True)
class Mover:
    """``moved`` is how many places up (positive) or down; ``places`` and ``values`` are what stood before and stands now."""

    org_unit: str
    indicator: str
    name: str
    moved: int
    places: tuple[str, str]
    values: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Movers:
    """``since`` is the period compared with; None where there is none to compare with."""

    since: Period | None = None
    rises: tuple[Mover, ...] = ()
    falls: tuple[Mover, ...] = ()


def period_to_compare(dataset: Dataset, period: Period) -> Period | None:
    """The period one quarter earlier, from the same start of the year; for a first quarter that of the year before.

    None where nobody reported then.
    """
    if period.end == 1:
        earlier = period.year_before()
    else:
        earlier = period.previous_quarter() if period.is_quarter else Period(period.year, period.start, period.end - 1)
    reported = {(p.year, p.end) for p in dataset.periods}
    return earlier if (earlier.year, earlier.end) in reported else None


def movers_of(
    dataset: Dataset, now: pd.DataFrame, before: pd.DataFrame, since: Period, org_unit: str = TOTAL, language: str = "zh"
) -> Movers:
    """The longest moves in rank; for one org unit its own. None where no places are held: with a single org unit."""
    where = {} if org_unit == TOTAL else {"org_unit": org_unit}
    stood = {(row.org_unit, row.indicator): row for row in rows_of(before, **where)}
    moves = []
    places = contested(dataset, now) & contested(dataset, before)
    if not places:
        return Movers()
    for row in rows_of(now, **where):
        earlier = stood.get((row.org_unit, row.indicator))
        if row.indicator in places and earlier and row.rank is not None and earlier.rank is not None and row.ranked:
            moved = int(earlier.rank - row.rank)
            if abs(moved) >= max(2, LEAST_SHARE * row.ranked):
                moves.append((moved, earlier, row))
    return Movers(
        since,
        _farthest(dataset, [m for m in moves if m[0] > 0], language),
        _farthest(dataset, [m for m in moves if m[0] < 0], language),
    )


def _farthest(dataset: Dataset, moves: Iterable[tuple[int, Row, Row]], language: str) -> tuple[Mover, ...]:
    """Each indicator and each township once, where there are several of them, so that one upset does not fill the list.

    At equal length the move to the outer end of the field comes first: the one that is seen.
    """
    moves, told = list(moves), list[tuple[int, Row, Row]]()
    units = {row.org_unit for _moved, _earlier, row in moves}
    indicators = {row.indicator for _moved, _earlier, row in moves}
    for move in sorted(moves, key=lambda m: (-abs(m[0]), (m[2].rank or 0) * (1 if m[0] > 0 else -1))):
        row = move[2]
        met = [other for _moved, _earlier, other in told]
        told_of_unit = len(units) > 1 and row.org_unit in {other.org_unit for other in met}
        told_of_indicator = len(indicators) > 1 and row.indicator in {other.indicator for other in met}
        if not told_of_unit and not told_of_indicator:
            told.append(move)
        if len(told) == MOST:
            break
    return tuple(_mover(dataset, *move, language) for move in told)


def _mover(dataset: Dataset, moved: int, earlier: Row, row: Row, language: str) -> Mover:
    by_value = earlier.completion is None or row.completion is None or texts.is_ceiling(dataset, row.indicator)

    def told(one: Row) -> str:
        if not by_value:
            return texts.percent_text(one.completion)
        return texts.value_text(dataset, row.indicator, one.value, language, target=one.target)

    name = indicator_name(dataset, row.indicator, language)
    places = (str(int(earlier.rank or 0)), str(int(row.rank or 0)))
    return Mover(row.org_unit, row.indicator, name, moved, places, (told(earlier), told(row)))
