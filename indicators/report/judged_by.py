"""The rule that a report's status words follow, to be printed below its tables."""

from __future__ import annotations

from indicators.narrative.document import Document
from indicators.status import preset_named


def judged_by(document: Document) -> str:
    """The note in the report's language; empty where nothing stands in tables or no rule is known."""
    if not document.tables or not document.preset:
        return ""
    name = preset_named(document.preset).name(document.language)
    return f"注：进度快慢按评价标准“{name}”评定。" if document.language == "zh" else f"Note: progress is judged by “{name}”."
