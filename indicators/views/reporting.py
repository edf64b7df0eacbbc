"""Who has reported, and the sentence that answers the overview's question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.status import Status
from indicators.views.names import indicator_name, units_name
from indicators.views.rows import Row
from indicators.views.statuses import behind, is_on_course


@dataclass(frozen=True, slots=True)
class Reporting:
    """Org units with at least one observation in the last quarter of a period, and those without, in their order."""

    reported: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def due(self) -> int:
        return len(self.reported) + len(self.missing)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many indicators are judged, on time, and known at all; how many are not judged as their season is still to come, as
    they are due at the year's end, as a quarter is missing, (``noted``) as neither side is known to be better, (``of_each``) as
    each org unit answers for its own, or (``shapeless``) as no earlier year shows their season; the names of those far behind,
    the worst first."""

    judged: int
    on_time: int
    present: int
    waiting: int
    not_due: int
    in_part: int
    noted: int
    of_each: int
    shapeless: int
    far: tuple[str, ...]


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


def answer(dataset: Dataset, rows: Iterable[Row], period: Period, reports: Reporting | None, language: str = "zh") -> str:
    """The overview in one sentence: how many targets are on schedule, which are far behind, how many have reported.

    ``rows`` are those of one org unit, or of the whole, in the period by which it is judged; ``reports`` is None for a single
    org unit.
    """
    rows = list(rows)
    far = [row for row in behind(rows) if row.held.status == Status.FAR_BEHIND]
    tally = Tally(
        judged=sum(bool(row.verdict) for row in rows),
        on_time=sum(map(is_on_course, rows)),
        present=sum(row.status != Status.NO_DATA or row.median is not None for row in rows),
        waiting=sum(row.excuse == "not_begun" for row in rows),
        not_due=sum(row.excuse == "not_due" for row in rows),
        in_part=sum(row.excuse == "in_part" for row in rows),
        noted=sum(row.excuse == "not_judged" for row in rows),
        of_each=sum(row.of_each for row in rows),
        shapeless=sum(row.excuse == "no_shape" for row in rows),
        far=tuple(indicator_name(dataset, r.indicator, language) for r in far),
    )
    told = _answer_zh if language == "zh" else _answer_en
    return told(period, tally, reports, units_name(dataset, language))


def _answer_zh(period: Period, tally: Tally, reports: Reporting | None, units: str) -> str:
    sentence = f"截至{period.year}年{period.end_month}月底，"
    if not tally.judged and tally.waiting:
        sentence += f"{tally.waiting}项有目标的指标按往年安排尚未开展"
    elif not tally.judged and tally.not_due:
        sentence += f"{tally.not_due}项有目标的指标年末到期，目前未达目标"
    elif not tally.judged and tally.in_part:
        sentence += f"{tally.in_part}项有目标的指标数据不全，暂不与序时进度比较"
    elif not tally.judged and tally.of_each:
        sentence += f"{tally.of_each}项有目标的指标按单位考核，没有合计数"
    elif not tally.judged and tally.shapeless:
        sentence += f"{tally.shapeless}项有目标的指标按时节开展，缺上年各季数据作参照，不评进度"
    elif not tally.judged and tally.noted:
        sentence += f"共有{tally.present}项指标的数据，{tally.noted}项目标只作统计，不评进度"
    elif not tally.judged:
        sentence += f"共有{tally.present}项指标的数据，尚未下达目标"
    elif tally.on_time == tally.judged:
        sentence += f"{tally.judged}项有目标的指标均达到或超过进度"
    else:
        shared = f"中{tally.on_time}项达到或超过进度" if tally.on_time else "均未达到进度"
        sentence += f"{tally.judged}项有目标的指标{shared}"
        sentence += f"，{len(tally.far)}项严重滞后（{_few(tally.far, '、', '等')}）" if tally.far else "，没有严重滞后的"
    if tally.judged and tally.waiting:
        sentence += f"，另有{tally.waiting}项按往年安排尚未开展"
    if tally.judged and tally.not_due:
        sentence += f"，{'' if tally.waiting else '另有'}{tally.not_due}项年末到期、目前未达目标"
    if reports and reports.reported:
        heard, due = len(reports.reported), reports.due
        sentence += f"；{due}个{units}" + ("已全部报送" if heard == due else f"中{heard}个已报送")
    return sentence + "。"


def _answer_en(period: Period, tally: Tally, reports: Reporting | None, units: str) -> str:
    sentence = period.name_en() + ": "
    if tally.judged:
        sentence += f"{tally.on_time} of {tally.judged} indicators with a target are on or ahead of schedule"
        sentence += (
            f", {len(tally.far)} far behind ({_few(tally.far, ', ', ' and more')})" if tally.far else ", none far behind"
        )
        sentence += f"; {tally.waiting} not begun, as every year" if tally.waiting else ""
        sentence += f"; {tally.not_due} below a target due at the year's end" if tally.not_due else ""
    elif tally.waiting:
        sentence += f"{tally.waiting} indicators with a target, not begun, as every year"
    elif tally.not_due:
        sentence += f"{tally.not_due} indicators below a target that is due at the year's end"
    elif tally.in_part:
        sentence += f"{tally.in_part} indicators with a target, too incomplete to be held against the schedule"
    elif tally.of_each:
        sentence += f"{tally.of_each} indicators with a target, judged in each org unit, without a total"
    elif tally.shapeless:
        sentence += f"{tally.shapeless} seasonal indicators with a target and no full last year to be judged by"
    elif tally.noted:
        sentence += f"figures for {tally.present} indicators; {tally.noted} with a target that is not judged"
    else:
        sentence += f"figures for {tally.present} indicators, no targets yet"
    if reports and reports.reported:
        sentence += f"; {len(reports.reported)} of {reports.due} {units} have reported"
    return sentence[0].upper() + sentence[1:] + "."


def _few(names: tuple[str, ...], separator: str, more: str) -> str:
    return separator.join(names[:3]) + (more if len(names) > 3 else "")
