"""The keys of a paragraph's numbers, and the numbers of a report by their keys."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from indicators.editing.moments import relative
from indicators.editing.pairing import around
from indicators.editing.template import Anchor, Bound, Key
from indicators.narrative.document import Claim, Paragraph
from indicators.periods import Period

SIGNED = frozenset({"change", "growth", "lead", "gap"})
"""Measures whose direction is said in words: a number printed without its sign would be false beside the other word."""

_FREE = "quoted"
"""The measure of numbers in an org unit's own words: only those words say what they mean."""

_OPPOSITE = {"+": "-", "-": "+"}
_AROUND = 8
"""How many characters on each side of a number are its label."""

_ALIKE = 60
"""Labels are of one number where they agree to so many percent."""

Place = tuple[str, int]
"""A paragraph: the plain heading of its section and its position there, from 0."""


def keys_of(paragraph: Paragraph, period: Period) -> tuple[Key, ...]:
    """A key for each claim, in their order, no two alike."""
    met: Counter[Key] = Counter()
    keys = []
    for claim in paragraph.claims:
        key = _key(claim, period)
        keys.append(replace(key, turn=met[key], label=_label(paragraph.text, claim)))
        met[key] += 1
    return tuple(keys)


def bound_of(paragraph: Paragraph, period: Period) -> tuple[Anchor, ...]:
    """Where the paragraph's claims stand, each bound to its key."""
    keys = keys_of(paragraph, period)
    return tuple(Anchor(c.start, c.end, Bound(k, c.text)) for c, k in zip(paragraph.claims, keys, strict=True))


def _key(claim: Claim, period: Period) -> Key:
    in_words = not any(character.isdigit() for character in claim.formula)
    sign = ("-" if claim.value < 0 else "+") if claim.measure in SIGNED else ""
    when = relative(claim.period, period)
    return Key(claim.indicator, claim.org_unit, claim.measure, when, claim.formula if in_words else "", sign)


def _label(text: str, claim: Claim) -> str:
    """What is written around a number in its clause, without the other numbers there."""
    before, after = around(text, claim.start, claim.end)
    return re.sub(r"\d", "", f"{before[-_AROUND:]}□{after[:_AROUND]}")


def nothing_more(_: Key) -> None:
    """No other source of claims."""


class Numbers:
    """The claims of a report, to be found by what they mean: in one paragraph, else in the others, else by ``more``."""

    def __init__(
        self, paragraphs: Mapping[Place, Paragraph], period: Period, more: Callable[[Key], Claim | None] = nothing_more
    ) -> None:
        self._period = period
        self._more = more
        self._by_place: dict[Place, list[tuple[Key, Claim]]] = {}
        self._everywhere: dict[Key, list[tuple[Key, Claim]]] = defaultdict(list)
        for place, paragraph in paragraphs.items():
            self._by_place[place] = list(zip(keys_of(paragraph, period), paragraph.claims, strict=True))
            for key, claim in self._by_place[place]:
                self._everywhere[key.meaning].append((key, claim))

    def find(self, key: Key, place: Place | None = None) -> Claim | None:
        """The claim that a key means; None if there is none, or there are several and nothing says which."""
        own = [(k, c) for k, c in self._by_place.get(place, ()) if k.meaning == key.meaning] if place else []
        if told := own or self._everywhere.get(key.meaning, []):
            return _picked(key, told)
        untold = self._more(key.meaning)
        return untold if untold and _key(untold, self._period) == key.meaning else None

    def turned(self, key: Key, place: Place | None = None) -> Claim | None:
        """The claim of the same meaning in the other direction: a rise that has become a fall."""
        return self.find(replace(key, sign=_OPPOSITE[key.sign]), place) if key.sign else None


def _picked(key: Key, found: Sequence[tuple[Key, Claim]]) -> Claim | None:
    if exact := [claim for other, claim in found if other == key]:
        return exact[0]
    in_turn = [claim for other, claim in found if other.turn == key.turn]
    if key.measure != _FREE and len({claim.value for _, claim in found}) == 1:
        return (in_turn or [found[0][1]])[0]
    if not key.label:  # of an edit kept before numbers had labels
        return in_turn[0] if in_turn and key.measure != _FREE else None
    likeness = sorted(((fuzz.ratio(other.label, key.label), claim) for other, claim in found), key=lambda one: -one[0])
    if not likeness or likeness[0][0] < _ALIKE:
        return None
    tied = {claim.value for alike, claim in likeness if alike == likeness[0][0]}
    return likeness[0][1] if len(tied) == 1 else None
