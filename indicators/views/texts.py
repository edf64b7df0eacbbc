"""The numbers of the progress table as the pages print them, in the words of ``wording``."""

from __future__ import annotations

from indicators import wording
from indicators.dataset import Dataset
from indicators.model import TargetForm
from indicators.views.rows import Row

MISSING = "—"


def value_text(
    dataset: Dataset, indicator: str, value: float | None, language: str = "zh", *, target: float | None = None
) -> str:
    """A value with its unit; a rate as reports print it, and so that it is not taken for its ``target``."""
    if value is None:
        return MISSING
    if dataset.indicators[indicator].is_fraction:
        return wording.rate(value, tenths=indicator in dataset.in_tenths, target=target)
    return wording.amount(value, dataset.unit_of(indicator), language)


def goal_text(dataset: Dataset, indicator: str, target: float | None, language: str = "zh") -> str:
    """A target with its unit, as the sheet has it."""
    return MISSING if target is None else wording.amount(target, dataset.unit_of(indicator), language)


def is_ceiling(dataset: Dataset, indicator: str) -> bool:
    """Whether the target must not be exceeded: of such an indicator the value is told, there is nothing to complete."""
    return dataset.indicators[indicator].target_form is TargetForm.CEILING


def percent_text(fraction: float | None) -> str:
    return MISSING if fraction is None else wording.percent(fraction)


def gap_text(
    dataset: Dataset, indicator: str, lead: float | None, language: str = "zh", *, schedule: float | None = None
) -> str:
    """How far ahead of or behind what is due: 超序时2.7个百分点; against the target itself where all of it is due."""
    if lead is None:
        return ""
    prorated = dataset.indicators[indicator].target_form is TargetForm.ANNUAL_AMOUNT and schedule != 1
    size = wording.points(lead, language)
    if language == "en":
        yardstick = "schedule" if prorated else "target"
        return f"{size} {'ahead of' if lead > 0 else 'behind'} {yardstick}" if lead else f"level with {yardstick}"
    yardstick = "序时" if prorated else "目标"
    if lead == 0:
        return f"与{yardstick}持平"
    return f"超{yardstick}{size}" if lead > 0 else f"{'低于' if prorated else '距'}{yardstick}{size}"


def lead_text(
    dataset: Dataset, indicator: str, lead: float | None, language: str = "zh", *, schedule: float | None = None
) -> str:
    """The gap with its sign, to stand beside the status: −8.9个百分点; not for a ceiling, where ahead means below.

    Where all of the target is due, the gap is to the target: 距目标8.9个百分点.
    """
    if lead is None or is_ceiling(dataset, indicator):
        return ""
    if schedule == 1 and language == "zh":
        return gap_text(dataset, indicator, lead, language, schedule=schedule)
    return wording.signed(lead, "%", language)


def target_text(dataset: Dataset, row: Row, language: str = "zh") -> str:
    """The target and how much of it is done: 目标118家，完成108.5%; of a ceiling how much is used up."""
    if row.target is None:
        return ""
    ceiling = is_ceiling(dataset, row.indicator)
    target = goal_text(dataset, row.indicator, row.target, language)
    if language == "en":
        done = f", {wording.percent(row.completion)} {'used' if ceiling else 'done'}" if row.completion is not None else ""
        return f"{'At most' if ceiling else 'Target'} {target}{done}"
    done = f"，{'已占' if ceiling else '完成'}{wording.percent(row.completion)}" if row.completion is not None else ""
    return f"{'控制在' if ceiling else '目标'}{target}{'以内' if ceiling else ''}{done}"


def change_text(dataset: Dataset, row: Row, language: str = "zh") -> str:
    """The change on the year before: 同比+36人（+1.1%）; in percentage points for rates, in amounts where there is no base.

    Of a whole whose org units are not the same in both years it is that of those who are: 17个单位同口径同比+9家（+7.7%）.
    """
    if row.like_change is None:
        return _not_comparable(row, language)
    units = int(row.like_units or 0)
    unit = "%" if dataset.indicators[row.indicator].is_fraction else dataset.unit_of(row.indicator)
    amount = wording.signed(row.like_change, unit, language)
    relative = wording.signed_growth(row.like_growth) if row.like_growth is not None else ""
    if language == "en":
        told = f"{amount} on last year" + (f" ({relative})" if relative else "") if row.like_change else "level with last year"
        return f"{told}, {units} units compared" if units else told
    told = f"同比{amount}" + (f"（{relative}）" if relative else "") if row.like_change else "与上年同期持平"
    return f"{units}个单位同口径{told}" if units else told


def _not_comparable(row: Row, language: str) -> str:
    """Why there is no change though there is a figure of last year."""
    if row.value is None or row.previous_year is None:
        return ""
    return "not comparable with last year" if language == "en" else "与上年同期口径不同，不作同比"


def rank_text(rank: float | None, ranked: float | None, language: str = "zh") -> str:
    """第3位，共16个; 3rd of 16."""
    if rank is None or ranked is None:
        return MISSING
    if language == "en":
        return f"{wording.ordinal(rank, 'en')} of {int(ranked)}"
    return f"{wording.ordinal(rank)}（共{int(ranked)}个）"


def _of_one_text(row: Row, language: str) -> list[str]:
    """Of a rate that a single org unit has given, there is no range."""
    if language == "en":
        words = ["one org unit alone", "it has reached its target" if row.reached else "it has not reached its target"]
    else:
        words = ["只有1个单位的数", "已达到目标" if row.reached else "未达到目标"]
    return words[:1] if row.reached is None else words


def spread_texts(dataset: Dataset, row: Row, language: str = "zh") -> list[str]:
    """What can be said of a rate that must not be totalled: that the value shown is the median, its range, who reached it."""
    if row.minimum is None or row.maximum is None:
        return []
    if row.reported == 1:
        return _of_one_text(row, language)
    low, high = (value_text(dataset, row.indicator, v, language, target=row.target) for v in (row.minimum, row.maximum))
    if language == "en":
        lines = ["median of the townships", f"from {low} to {high}"]
        return lines if row.reached is None else [*lines, f"{int(row.reached)} have reached their target"]
    lines = ["各单位中位数", f"在{low}至{high}之间"]
    return lines if row.reached is None else [*lines, f"{int(row.reached)}个单位达到目标"]
