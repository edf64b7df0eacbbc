"""The org units in order of one measure, with their change of place."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.model import Better
from indicators.views.measures import Measure
from indicators.views.series import Series

MOST_NAMED = 3
"""Ties of more than so many are counted instead of named."""


@dataclass(frozen=True, slots=True)
class Place:
    """``rank`` counts ties once (1, 2, 2, 4); ``moved`` is how many places up since the period before, None if unknown.

    ``mark`` says in short why the figure is to be read with care.
    """

    org_unit: str
    name: str
    value: float
    text: str
    rank: int
    moved: int | None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """``places`` best first; ``missing`` are those without a value."""

    places: tuple[Place, ...]
    missing: tuple[str, ...]
    median: float | None
    unit: str


def ranking_of(series: Series, better: Better) -> Ranking:
    """The order in the last period of the series. Lower is first where lower is better, and of places always.

    Places moved are those since the last period before that anybody has a value for.
    """
    better = Better.LOWER if series.measure is Measure.RANK else better
    last = len(series.periods) - 1
    now = _ranks(series, last, better)
    before = next(filter(None, (_ranks(series, at, better) for at in range(last - 1, -1, -1))), {})
    places = []
    for line in series.lines:
        value = line.values[last] if last >= 0 else None
        if value is None:
            continue
        rank = now[line.org_unit]
        moved = before[line.org_unit] - rank if line.org_unit in before else None
        mark = line.marks[last] if line.marks else ""
        places.append(Place(line.org_unit, line.name, value, line.texts[last], rank, moved, mark))
    ranked = {p.org_unit for p in places}
    return Ranking(
        tuple(sorted(places, key=lambda p: p.rank)),
        tuple(line.name for line in series.lines if line.org_unit not in ranked),
        statistics.median(p.value for p in places) if places else None,
        series.unit,
    )


def ends_of(ranking: Ranking) -> tuple[str, ...]:
    """The first and the last org unit, to be highlighted as long as nothing is chosen."""
    return tuple(dict.fromkeys(p.org_unit for p in (*ranking.places[:1], *ranking.places[-1:])))


def sentence_of(ranking: Ranking, what: str, language: str = "zh") -> str:
    """Who has the most, who the least, and how many have no figure; ``what`` names indicator and period."""
    if not ranking.places:
        return f"{what}暂无数据。" if language == "zh" else f"{what}: no data."
    if len(ranking.places) == 1:
        return _alone_sentence(ranking, what, language)
    if ranking.unit == "位":
        return _places_sentence(ranking.places, what, language)
    most, least = max(ranking.places, key=lambda p: p.value), min(ranking.places, key=lambda p: p.value)
    highest, lowest = (_together(ranking.places, end.value, language) for end in (most, least))
    if language == "en":
        missing = f"; {len(ranking.missing)} without data" if ranking.missing else ""
        return f"{what}: highest {highest} ({most.text}), lowest {lowest} ({least.text}){missing}."
    missing = f"，{len(ranking.missing)}个单位无数据" if ranking.missing else ""
    if _same(most.value, least.value):
        return f"{what}：各单位均为{most.text}{missing}。"
    return f"{what}：{highest}最高，{most.text}；{lowest}最低，{least.text}{missing}。"


def _alone_sentence(ranking: Ranking, what: str, language: str) -> str:
    """There is nobody to be compared with: a single org unit, or the whole."""
    only, silent = ranking.places[0], len(ranking.missing)
    if language == "en":
        return f"{what}: {only.name} {only.text}" + (f"; {silent} without data." if silent else ".")
    return f"{what}：{only.name}{only.text}" + (f"，{silent}个单位无数据。" if silent else "。")


def _places_sentence(places: Sequence[Place], what: str, language: str) -> str:
    first, last = places[0], places[-1]
    firsts, lasts = (_together(places, end.value, language) for end in (first, last))
    if _same(first.value, last.value):
        return f"{what}: all share one place." if language == "en" else f"{what}：各单位并列{first.text}。"
    if language == "en":
        return f"{what}: first is {firsts}, last is {lasts} ({last.text} place)."
    return f"{what}：{firsts}居{first.text}，{lasts}居末位（{last.text}）。"


def _together(places: Sequence[Place], value: float, language: str) -> str:
    """All who stand at one value: their names, or their number where they are many."""
    names = [p.name for p in places if _same(p.value, value)]
    if len(names) > MOST_NAMED:
        return f"{len(names)} org units" if language == "en" else f"{len(names)}个单位"
    return (" and " if language == "en" else "、").join(names)


def _ranks(series: Series, at: int, better: Better) -> dict[str, int]:
    values = {line.org_unit: line.values[at] for line in series.lines}
    known = {unit: value for unit, value in values.items() if value is not None}
    sign = -1 if better is Better.LOWER else 1
    return {u: 1 + sum(sign * other > sign * v and not _same(other, v) for other in known.values()) for u, v in known.items()}


def _same(one: float, other: float) -> bool:
    """Whether two values are one: shares that were worked out differ in their last digits though they are the same."""
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
