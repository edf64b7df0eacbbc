"""Which paragraph of a report is the one that was edited in an earlier one.

A paragraph is known by what it is about and by its wording, never by its position: paragraphs come, go and change places
with the data. The paragraphs that stood beside it then help to tell it from those that only resemble it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from indicators.editing.binding import template_of
from indicators.editing.keys import Place, keys_of
from indicators.editing.refilling import wording_of
from indicators.narrative.document import Paragraph
from indicators.periods import Period

_LEAST = 0.3
"""How alike a paragraph of the same section must be."""

_LEAST_ELSEWHERE = 0.75
"""The same for one of another section: the theme is another, so nearly all else must be the same."""

_LEAST_WORDS = {"none": 0.6, "one": 0.8}
"""How alike the wording must be where no number, or only one side's numbers, say what a paragraph is about."""


@dataclass(frozen=True, slots=True)
class Trait:
    """What a paragraph is known by: its wording without numbers and dates, and which (indicator, org unit) it speaks of."""

    wording: str
    about: frozenset[tuple[str, str]] = frozenset()


Traits = Mapping[Place, Trait]


def traits_of(paragraphs: Mapping[Place, Paragraph], period: Period, language: str) -> dict[Place, Trait]:
    return {place: _trait(paragraph, period, language) for place, paragraph in paragraphs.items()}


def _trait(paragraph: Paragraph, period: Period, language: str) -> Trait:
    wording = wording_of(template_of(paragraph, paragraph.text, period, language))
    return Trait(wording, frozenset((key.indicator, key.org_unit) for key in keys_of(paragraph, period)))


def likeness(one: Trait, other: Trait) -> float:
    """0 to 1; 0 where the two cannot be the same paragraph."""
    words = fuzz.ratio(one.wording, other.wording) / 100
    if one.about and other.about:
        common = len(one.about & other.about)
        return (2 * common / (len(one.about) + len(other.about)) + words) / 2 if common else 0.0
    least = _LEAST_WORDS["one" if one.about or other.about else "none"]
    return words if words >= least else 0.0


def found_again(heading: str, position: int, section: Sequence[Trait], now: Traits) -> tuple[Place, float] | None:
    """Where the paragraph at ``position`` of a section now stands, and how alike it is; None if it stands nowhere.

    ``section`` are the paragraphs of its section then, itself among them.
    """
    here = {place: trait for place, trait in now.items() if place[0] == heading}
    placed = {then: (place, alike) for then, place, alike in _assigned(section, here)}
    if position in placed:
        return placed[position]
    taken = {place for place, _ in placed.values()}
    elsewhere = [
        (likeness(section[position], trait), place) for place, trait in now.items() if place not in taken and place not in here
    ]
    alike, place = max(elsewhere, key=lambda one: one[0], default=(0.0, ("", 0)))
    return (place, alike) if alike >= _LEAST_ELSEWHERE else None


def _assigned(then: Sequence[Trait], now: Traits) -> Iterator[tuple[int, Place, float]]:
    """Each paragraph with at most one of now, the most alike first; of equals the one that moved least."""
    pairs = [(likeness(a, b), number, place) for number, a in enumerate(then) for place, b in now.items()]
    pairs.sort(key=lambda pair: (-pair[0], abs(pair[2][1] - pair[1]), pair[1:]))
    numbers, places = set[int](), set[Place]()
    for alike, number, place in pairs:
        if alike >= _LEAST and number not in numbers and place not in places:
            numbers.add(number)
            places.add(place)
            yield number, place, alike


def settled(found: Iterable[tuple[bool, str, Place, float]]) -> dict[str, Place]:
    """Each place to one of the names found for it: to one that does not stand back, and of these to the most alike."""
    names: dict[Place, list[tuple[bool, float, int, str]]] = defaultdict(list)
    for order, (stands_back, name, place, alike) in enumerate(found):
        names[place].append((stands_back, -alike, order, name))
    return {min(claims)[-1]: place for place, claims in names.items()}
