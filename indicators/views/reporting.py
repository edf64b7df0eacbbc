"""Who has reported, and the sentence that answers the overview's question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.views.rows import Row

_ON_TIME = ("done", "ahead", "on_schedule")
_JUDGED = (*_ON_TIME, "slightly_behind", "behind", "far_behind")


@dataclass(frozen=True, slots=True)
class Reporting:
    """Org units with at least one observation in the last quarter of a period, and those without, in their order."""

    reported: tuple[str, ...]
    missing: tuple[str, ...]


def reporting(dataset: Dataset, period: Period) -> Reporting:
    """Who has reported the period's last quarter, alone or within a longer span that ends with it."""
    heard = {
        o.org_unit
        for o in dataset.observations
        if o.org_unit != TOTAL and o.period.year == period.year and o.period.end == period.end
    }
    return Reporting(
        reported=tuple(u for u in dataset.org_units if u in heard),
        missing=tuple(u for u in dataset.org_units if u not in heard),
    )


def answer(rows: Iterable[Row], period: Period, reports: Reporting | None, language: str = "zh") -> str:
    """The overview in one sentence: how many targets are on schedule, how many far behind, how many have reported.

    ``rows`` are those of one org unit, or of the whole; ``reports`` is None for a single org unit.
    """
    statuses = [row.status for row in rows]
    judged = sum(s in _JUDGED for s in statuses)
    on_time, far = sum(s in _ON_TIME for s in statuses), statuses.count("far_behind")
    told = _answer_zh if language == "zh" else _answer_en
    return told(period, judged, on_time, far, len(statuses) - statuses.count("no_data"), reports)


def _answer_zh(period: Period, judged: int, on_time: int, far: int, present: int, reports: Reporting | None) -> str:
    if judged:
        shared = "均达到或超过进度" if on_time == judged else f"中{on_time}项达到或超过进度" if on_time else "均未达到进度"
        sentence = f"截至{period.year}年{period.end_month}月底，{judged}项有目标的指标{shared}"
        sentence += f"，{far}项明显滞后" if far else "" if on_time == judged else "，没有明显滞后的"
    else:
        sentence = f"截至{period.year}年{period.end_month}月底，共有{present}项指标的数据，尚未下达目标"
    if reports and reports.reported:
        heard, due = len(reports.reported), len(reports.reported) + len(reports.missing)
        sentence += f"；{due}个乡镇（街道）" + ("已全部报送" if heard == due else f"中{heard}个已报送")
    return sentence + "。"


def _answer_en(period: Period, judged: int, on_time: int, far: int, present: int, reports: Reporting | None) -> str:
    if judged:
        sentence = f"{period.name_en()}: {on_time} of {judged} indicators with a target are on or ahead of schedule"
        sentence += f", {far} far behind" if far else ", none far behind"
    else:
        sentence = f"{period.name_en()}: figures for {present} indicators, no targets yet"
    if reports and reports.reported:
        sentence += f"; {len(reports.reported)} of {len(reports.reported) + len(reports.missing)} townships have reported"
    return sentence[0].upper() + sentence[1:] + "."
