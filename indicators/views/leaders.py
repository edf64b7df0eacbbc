"""Who leads and who lags, in one paragraph beside the map of completion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.views.names import indicator_name, units_name
from indicators.views.periods import name_within, period_name
from indicators.views.rows import Row
from indicators.views.statuses import behind, is_on_course

_NAMED = 3


def leaders_sentence(dataset: Dataset, rows: Iterable[Row], language: str = "zh", *, to_date: Period | None = None) -> str:
    """The townships with the most and the fewest targets on schedule, and the indicator most of them are late in.

    Empty with fewer than two townships that have targets. Shares decide, because not all have the same targets. ``to_date`` is
    the span of the rows, to be named where the page shows another.
    """
    rows = [row for row in rows if row.org_unit != TOTAL and row.verdict]
    asked, met = Counter(r.org_unit for r in rows), Counter(r.org_unit for r in rows if is_on_course(r))
    if len(asked) < 2:
        return ""
    share = {unit: met[unit] / asked[unit] for unit in asked}
    best, worst = ([u for u in share if share[u] == edge] for edge in (max(share.values()), min(share.values())))
    late = Counter(r.indicator for r in behind(rows))
    tell = _tell_zh if language == "zh" else _tell_en
    if max(share.values()) == min(share.values()):
        best, worst = [], []
    counted = {u: (met[u], asked[u]) for u in asked}
    common = late.most_common(1)
    if not common:
        said = _tell_nobody_late(len(counted), units_name(dataset, language), language)
    else:
        said = tell(best, worst, counted, (indicator_name(dataset, common[0][0], language), common[0][1]))
    if to_date is None:
        return said
    return f"By {name_within(to_date, 'en')}: {said}" if language == "en" else f"按{period_name(to_date)}累计，{said}"


def _tell_nobody_late(count: int, units: str, language: str) -> str:
    if language == "en":
        return f"All targets of the {count} {units} are on or ahead of schedule."
    return f"{count}个{units}的各项目标均达到或超过进度。"


def _tell_zh(best: list[str], worst: list[str], counted: dict[str, tuple[int, int]], late: tuple[str, int]) -> str:
    sentence = ""
    if best:
        sentence = f"达到进度最多的是{_names(best, counted, '、')}，最少的是{_names(worst, counted, '、')}。"
    return f"{sentence}未达进度的单位最多的指标是{late[0]}，有{late[1]}个。"


def _tell_en(best: list[str], worst: list[str], counted: dict[str, tuple[int, int]], late: tuple[str, int]) -> str:
    sentence = ""
    if best:
        sentence = (
            f"Most targets on schedule: {_names(best, counted, ', ', 'en')}; fewest: {_names(worst, counted, ', ', 'en')}. "
        )
    return f"{sentence}Most townships are late in {late[0]} ({late[1]})."


def _names(units: list[str], counted: dict[str, tuple[int, int]], separator: str, language: str = "zh") -> str:
    """Up to three names, the count beside each: 金沙镇（25项中24项）."""
    if language == "en":
        named = [f"{unit} ({counted[unit][0]} of {counted[unit][1]})" for unit in units[:_NAMED]]
        return separator.join(named) + (f" and {len(units) - _NAMED} more" if len(units) > _NAMED else "")
    named = [f"{unit}（{counted[unit][1]}项中{counted[unit][0]}项）" for unit in units[:_NAMED]]
    return separator.join(named) + (f"等{len(units)}个" if len(units) > _NAMED else "")
