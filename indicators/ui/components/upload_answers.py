"""What a person answers about a file that waits: remembered for the next files, and the file is read again with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from indicators.reading.told import wording_of
from indicators.record import MeaningKind, QuarterSealed, RecordUnavailable
from indicators.told import Correction
from indicators.ui import cached, state
from indicators.ui.components.messages import say
from indicators.ui.components.upload_files import Waiting, ask_again, put_back, waiting
from indicators.ui.language import _
from indicators.views.questions import Heading


def answer_column(heading: Heading, indicator: str) -> None:
    """The heading is this indicator (an id), or, by its own id, one of its own."""
    if _remember(MeaningKind.INDICATOR, heading.wording, indicator, heading.unit):
        ask_again(one for one in waiting() if heading.wording in _wordings(one))


def answer_chosen_column(heading: Heading, key: str) -> None:
    """The heading is the indicator chosen in the list with this key."""
    if chosen := state.remembered(key):
        answer_column(heading, chosen)


def answer_org_unit(name: str, meaning: str) -> None:
    """The name is that of a known unit, or, by itself, of one of its own; the files need not be read again for that."""
    _remember(MeaningKind.ORG_UNIT, name, meaning)


def answer_chosen_org_unit(name: str, key: str) -> None:
    if chosen := state.remembered(key):
        answer_org_unit(name, chosen)


def change_column(heading: Heading, key: str) -> None:
    """What was chosen for a column in the fields with this key; only what differs from before is an answer."""
    if state.remembered(f"{key}_ignored"):
        done = _remember(MeaningKind.IGNORED, heading.wording, "", heading.unit)
    else:
        indicator, unit = state.remembered(f"{key}_indicator"), (state.remembered(f"{key}_unit") or "").strip()
        done = bool(indicator and indicator != heading.indicator) and _remember(
            MeaningKind.INDICATOR, heading.wording, indicator, heading.unit
        )
        if unit and unit != heading.unit:
            done = _remember(MeaningKind.UNIT, heading.wording, unit, heading.unit) or done
    if done:
        ask_again(one for one in waiting() if heading.wording in _wordings(one))


def correct(one: Waiting, sheet: str, cell: str, key: str, text: str) -> None:
    """What was typed for a cell takes the place of its ``text``; the file itself stays as it came."""
    new = (state.remembered(key) or "").strip()
    if new != text.strip():
        _type(one, lambda typed: (*typed, Correction(sheet, cell, new, datetime.now(UTC), state.reporter())), sheet, cell)


def restore(one: Waiting, sheet: str, cell: str) -> None:
    """Let the cell hold again what stands in the file."""
    _type(one, lambda typed: typed, sheet, cell)


Typed = tuple[Correction, ...]


def _type(one: Waiting, change: Callable[[Typed], Typed], sheet: str, cell: str) -> None:
    others = tuple(c for c in one.typed if (c.sheet, c.cell) != (sheet, cell))
    put_back(replace(one, typed=change(others)))
    ask_again([one])


def _remember(kind: MeaningKind, text: str, meaning: str, context: str = "") -> bool:
    try:
        cached.record().remember(kind, text, meaning, context=context, who=state.reporter())
    except QuarterSealed:
        say(_("没有记住：这会改动已封存季度的数据，请先解除封存。"), failed=True)
        return False
    except RecordUnavailable:
        say(_("没有记住：数据库暂时不能写入，请稍后再试。"), failed=True)
        return False
    return True


def _wordings(one: Waiting) -> set[str]:
    return {wording_of(c.header, one.reading.org_units) for c in one.reading.columns}
