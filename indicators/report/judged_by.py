"""The rule that a report's status words follow, to be printed below its tables."""

from __future__ import annotations

from indicators.narrative.document import Document
from indicators.status import preset_named

_TARGETS = ("目标", "应考核", "target", "judged")
"""What the heads of tables with targets say."""


def judged_by(document: Document) -> str:
    """The note in the report's language; empty where no table holds anything against a target, or no rule is known."""
    heads = [head.lower() for table in document.tables for head in (table.title, *table.header)]
    if not document.preset or not any(word in head for word in _TARGETS for head in heads):
        return ""
    name = preset_named(document.preset).name(document.language)
    return f"注：进度快慢按评价标准“{name}”评定。" if document.language == "zh" else f"Note: progress is judged by “{name}”."
