"""The table of what the whole is judged by where somebody's figures are missing: those with complete figures, alone."""

from __future__ import annotations

from indicators import wording
from indicators.model import TargetForm
from indicators.narrative.document import Table
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator

NOTHING = "—"

_TITLE = {"zh": "数据齐全单位年度目标完成情况", "en": "Annual targets, units with complete figures only"}
_HEADER = {
    "zh": ("指标", "单位数", "完成", "年度目标", "完成率", "与序时进度之差"),
    "en": ("Indicator", "Units", "Value", "Annual target", "Completion", "Against schedule"),
}


def counted_table(n: Narrator) -> Table:
    """A row for each indicator of the whole that is judged by some of the org units; without rows where there is none."""
    language = n.evidence.language
    rows = tuple(_cells(n, row.compared) for row in n.rows if row.compared and row.verdict)
    return Table(_TITLE[language], _HEADER[language], rows)


def _cells(n: Narrator, row: Row) -> tuple[str, ...]:
    language = n.evidence.language
    amounts = (n.evidence.figure(row, "value").words, n.evidence.figure(row, "target").words)
    relative = not row.subject.is_fraction and row.subject.form is not TargetForm.CEILING
    share = wording.percent(row.completion) if relative and row.completion is not None else NOTHING
    on_the_way = row.subject.is_amount or row.subject.is_fraction
    lead = wording.signed(row.lead, "%", language) if on_the_way and row.lead is not None else NOTHING
    return (row.subject.in_table(language), str(len(row.of)), *amounts, share, lead)
