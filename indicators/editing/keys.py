"""The keys of a paragraph's numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from indicators.editing.moments import relative
from indicators.editing.template import Key
from indicators.narrative.document import Claim, Paragraph
from indicators.periods import Period

SIGNED = frozenset({"change", "growth", "lead", "gap"})
"""Measures whose direction is said in words: a number printed without its sign would be false beside the other word."""


def keys_of(paragraph: Paragraph, period: Period) -> tuple[Key, ...]:
    """A key for each claim, in their order, no two alike."""
    met: Counter[Key] = Counter()
    keys = []
    for claim in paragraph.claims:
        key = _key(claim, period)
        keys.append(replace(key, turn=met[key]))
        met[key] += 1
    return tuple(keys)


def _key(claim: Claim, period: Period) -> Key:
    in_words = not any(character.isdigit() for character in claim.formula)
    sign = ("-" if claim.value < 0 else "+") if claim.measure in SIGNED else ""
    when = relative(claim.period, period)
    return Key(claim.indicator, claim.org_unit, claim.measure, when, claim.formula if in_words else "", sign)
