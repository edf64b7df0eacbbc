"""What in an edited paragraph must be looked at before it is sent."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.editing.edits import Notice
from indicators.editing.keys import Numbers, Place
from indicators.editing.refilling import Refilled
from indicators.narrative.document import Paragraph
from indicators.narrative.linter import lint_text

_TOLD_OTHERWISE = frozenset({"placeholder", "long_sentence"})
"""Faults that are no matter here: gaps are told as such, and how long a sentence is the officer sees."""


def numbers_to_check(one: Refilled, place: Place, numbers: Numbers) -> Iterator[Notice]:
    """Numbers typed by hand, and gaps for those that are no more or have changed their direction."""
    for start, end in one.typed:
        yield Notice("typed", place, one.paragraph.text[start:end])
    for gap in one.gaps:
        now, was = numbers.turned(gap.number.key, place), gap.number.text
        yield Notice("turned", place, f"{was}→{now.text}") if now else Notice("missing", place, was)


def faults_put_in(text: str, place: Place, own: Paragraph | None) -> Iterator[Notice]:
    """Faults of wording in a Chinese text that the report itself does not have there."""
    before = {(fault.rule, fault.words) for fault in lint_text(own.text)} if own else set()
    for fault in lint_text(text):
        if fault.rule not in _TOLD_OTHERWISE and (fault.rule, fault.words) not in before:
            yield Notice("wording", place, f"“{fault.words}”（{fault.message}）")
