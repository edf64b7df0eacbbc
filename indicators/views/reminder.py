"""The reminder (催报通知) to those who have not sent a quarter's report, or not all of it, as a letter to be copied."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.narrative.english.frame import signer_of
from indicators.narrative.facts.places import union_of
from indicators.periods import Period
from indicators.views.periods import period_name
from indicators.views.report_matrix import ReportMatrix, ReportState, listed

_DEADLINE = {"zh": "____年__月__日", "en": "____"}
"""Left for the office to fill in."""


def quarters_lacking(matrix: ReportMatrix) -> tuple[Period, ...]:
    """The quarters of which something is still to come, the newest first."""
    lacking = (ReportState.MISSING, ReportState.PARTIAL)
    columns = zip(matrix.quarters, *matrix.rows.values(), strict=True)
    return tuple(reversed([quarter for quarter, *cells in columns if any(cell.state in lacking for cell in cells)]))


def reminder(matrix: ReportMatrix, quarter: Period, county: str, language: str = "zh") -> str:
    """Who has not sent the quarter, who has left out which indicators, and by when they are to send it (left open).

    All are named: it is a letter to them, and nobody else is in it. Raises ValueError for a quarter not in the matrix.
    """
    place = matrix.quarters.index(quarter)
    cells = {unit: row[place] for unit, row in matrix.rows.items()}
    missing = [unit for unit, cell in cells.items() if cell.state is ReportState.MISSING]
    partly = {unit: cell.lacking for unit, cell in cells.items() if cell.state is ReportState.PARTIAL}
    written = _zh if language == "zh" else _en
    return "\n".join(written(quarter, county, matrix.counts[place], missing, partly))


def _zh(
    quarter: Period, county: str, counts: tuple[int, int], missing: list[str], partly: Mapping[str, tuple[str, ...]]
) -> list[str]:
    heard, due = counts
    lines = [f"关于补报{quarter.name_zh()}工会工作报表的通知", "", "有关单位工会："]
    lines.append(f"　　{quarter.name_zh()}报表应报{due}个单位，目前已报{heard}个。")
    if missing:
        lines.append(f"　　尚未报送的{len(missing)}个：{'、'.join(missing)}。")
    if partly:
        told = "；".join(f"{unit}（{listed(names)}）" for unit, names in partly.items())
        lines.append(f"　　已报送、但有指标未报的{len(partly)}个：{told}。")
    lines.append(f"　　请于{_DEADLINE['zh']}前补报。没有发生的请填0；暂时报不出来的，请写明原因。")
    return [*lines, "", *([union_of(county)] if county else []), _DEADLINE["zh"]]


def _en(
    quarter: Period, county: str, counts: tuple[int, int], missing: list[str], partly: Mapping[str, tuple[str, ...]]
) -> list[str]:
    heard, due = counts
    name = period_name(quarter, "en")
    lines = [f"Reminder: union reports, {name}", "", f"{heard} of {due} org units have sent their reports for {name}."]
    if missing:
        lines.append(f"Not sent: {', '.join(missing)}.")
    if partly:
        told = "; ".join(f"{unit} ({listed(names, 'en')})" for unit, names in partly.items())
        lines.append(f"Sent without some indicators: {told}.")
    lines.append(
        f"Please send them by {_DEADLINE['en']}. Put 0 where nothing was done, and give the reason where you cannot tell."
    )
    return [*lines, "", *([signer_of(county)] if county else []), _DEADLINE["en"]]
