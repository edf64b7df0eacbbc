"""Renamings and the method of scoring as rows of words: what the workbook of definitions shows, and reading takes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicators.model import OfficeTable
from indicators.org_units import Change, Structure
from indicators.periods import Period
from indicators.reading.office_tables import CHANGES, DEDUCTIONS, SCORING
from indicators.scoring import Method, Rule

NAME, SINCE, BECOMES, SHARE = "原单位", "自哪一季起", "变为", "份额"
ITEM, REACHED, POINTS = "项目", "完成程度", "得分"
UNIT, QUARTER, TAKEN, REASON = "单位", "季度", "扣分", "原因"

HEADINGS = {
    CHANGES: {NAME: 26, SINCE: 18, BECOMES: 26, SHARE: 10},
    SCORING: {ITEM: 20, REACHED: 14, POINTS: 14},
    DEDUCTIONS: {UNIT: 26, QUARTER: 18, TAKEN: 10, REASON: 40},
}
"""The columns of each sheet, with their widths in characters."""

STEP, BONUS, BONUS_CAP, NO_TARGET, NO_REPORT = "分档", "超额加分倍数", "加分上限", "未下达目标", "未报送"
ITEMS = (STEP, BONUS, BONUS_CAP, NO_TARGET, NO_REPORT)
NOT_SCORED = "不计分"

_QUARTERS = "一二三四"


def office_tables(structure: Structure, method: Method | None) -> Iterator[OfficeTable]:
    """The sheets that have something to say, each from its row of headings on."""
    if structure.changes:
        yield _table(
            CHANGES, [(c.name, _quarter(c.since), to, percent(s)) for c in structure.changes for to, s in c.becomes.items()]
        )
    if method:
        yield _table(SCORING, _scoring(method.rule))
        if method.deductions:
            rows = ((d.org_unit, _quarter(d.quarter), repr(d.points), d.reason) for d in method.deductions)
            yield _table(DEDUCTIONS, rows)


def percent(share: float) -> str:
    """As a percentage, or as it is where no percentage of twelve digits is exactly that share."""
    text = f"{share * 100:.12g}"
    return f"{text}%" if float(text) / 100 == share else repr(share)


def _change(change: Change) -> Iterator[tuple[str, ...]]:
    for heir, share in change.becomes.items():
        yield change.name, _quarter(change.since), heir, percent(share)


def _scoring(rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Without steps points are in proportion."""
    for step in rule.steps:
        yield STEP, percent(step.lower), percent(step.share)
    if rule.bonus:
        yield BONUS, "", repr(rule.bonus)
        yield BONUS_CAP, "", percent(rule.bonus_cap)
    yield NO_TARGET, "", _share(rule.no_target)
    yield NO_REPORT, "", _share(rule.no_report)


def _share(share: float | None) -> str:
    return NOT_SCORED if share is None else percent(share)


def _quarter(quarter: Period | None) -> str:
    return "" if quarter is None else f"{quarter.year}年第{_QUARTERS[quarter.start - 1]}季度"


def _table(sheet: str, rows: Iterable[tuple[str, ...]]) -> OfficeTable:
    return OfficeTable(sheet, (tuple(HEADINGS[sheet]), *rows))
