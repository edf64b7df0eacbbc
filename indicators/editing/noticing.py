"""What in an edited paragraph must be looked at before it is sent."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.editing.edits import Notice
from indicators.editing.keys import Numbers, Place
from indicators.editing.refilling import Refilled
from indicators.narrative.document import Paragraph
from indicators.narrative.linter import lint_text

_NO_MATTER = "long_sentence"
"""How long a sentence is the officer sees."""


def numbers_to_check(one: Refilled, place: Place, numbers: Numbers) -> Iterator[Notice]:
    """Numbers typed by hand, and gaps for those that are no more or have changed their direction."""
    for start, end in one.typed:
        yield Notice("typed", place, one.paragraph.text[start:end])
    for gap in one.gaps:
        now, was = numbers.turned(gap.number.key, place), gap.number.text
        yield Notice("turned", place, f"{was}→{now.text}") if now else Notice("missing", place, was)


def faults_put_in(one: Refilled, place: Place, own: Paragraph | None) -> Iterator[Notice]:
    """Faults of wording in a Chinese text that the report itself does not have there; gaps are told as such."""
    text = one.paragraph.text
    for gap in reversed(one.gaps):
        text = text[: gap.start] + (gap.number.text or "1") + text[gap.end :]
    before = {(fault.rule, fault.words) for fault in lint_text(own.text)} if own else set()
    for fault in lint_text(text):
        if fault.rule != _NO_MATTER and (fault.rule, fault.words) not in before:
            yield Notice("wording", place, f"“{fault.words}”（{fault.message}）")
