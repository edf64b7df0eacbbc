"""What a file says of merged, renamed and split org units, offered to be put down as a change before it is accepted."""

from __future__ import annotations

from indicators.ui import cached_record
from indicators.ui.components.told_changes import ask_changes
from indicators.ui.components.upload_files import Waiting, waiting
from indicators.ui.language import _
from indicators.views.changes_told import change_questions


def show_told_changes(one: Waiting) -> None:
    structure = cached_record.structure()
    known = {*cached_record.as_reported().org_units, *(name for other in waiting() for name in other.as_read.org_units)}
    questions = list(change_questions(one.reading.problems, known, structure.changes))
    if not questions or one.earlier is not None:
        return
    note = _("登记后，以前的数字接到现在的单位名下；可在“指标体系”撤销。不登记也可以入库。")
    periods = {o.period for o in one.reading.observations}
    ask_changes(questions, periods, note, f"upload_changes_{one.number}")
