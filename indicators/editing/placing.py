"""Which paragraph of a report is the one that was edited in an earlier one.

A paragraph is known by what it is about and by its wording, never by its position: paragraphs come, go and change places
with the data. The paragraphs that stood beside it then help to tell it from those that only resemble it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from indicators.editing.binding import own_wording
from indicators.editing.keys import Place
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
    about = frozenset((claim.indicator, claim.org_unit) for claim in paragraph.claims)
    return Trait(own_wording(paragraph, period, language), about)


def likeness(one: Trait, other: Trait) -> float:
    """0 to 1; 0 where the two cannot be the same paragraph."""
    words = fuzz.ratio(one.wording, other.wording) / 100
    if one.about and other.about:
        common = len(one.about & other.about)
        return (2 * common / (len(one.about) + len(other.about)) + words) / 2 if common else 0.0
    least = _LEAST_WORDS["one" if one.about or other.about else "none"]
    return words if words >= least else 0.0


class Finder:
    """Finds the paragraphs of earlier reports in the one with these traits."""

    def __init__(self, now: Traits) -> None:
        self._now = now
        self._sections: dict[tuple[str, tuple[Trait, ...]], dict[int, tuple[Place, float]]] = {}

    def find(self, heading: str, position: int, section: tuple[Trait, ...]) -> tuple[Place, float] | None:
        """Where the paragraph at ``position`` of a section now stands, and how alike it is; None if it stands nowhere.

        ``section`` are the paragraphs of its section then, itself among them.
        """
        placed = self._section(heading, section)
        if position in placed:
            return placed[position]
        taken = {place for place, _ in placed.values()}
        elsewhere = [place for place in self._now if place[0] != heading and place not in taken]
        found = [(likeness(section[position], self._now[place]), place) for place in elsewhere]
        alike, place = max(found, key=lambda one: one[0], default=(0.0, ("", 0)))
        return (place, alike) if alike >= _LEAST_ELSEWHERE else None

    def _section(self, heading: str, section: tuple[Trait, ...]) -> dict[int, tuple[Place, float]]:
        """Where its paragraphs now stand; worked out once for all edits that were made of them."""
        if (heading, section) not in self._sections:
            here = {place: trait for place, trait in self._now.items() if place[0] == heading}
            self._sections[heading, section] = dict(_assigned(section, here))
        return self._sections[heading, section]


def _assigned(then: Sequence[Trait], now: Traits) -> Iterator[tuple[int, tuple[Place, float]]]:
    """Each paragraph with at most one of now, the most alike first; of equals the one that moved least."""
    numbers, places = dict(enumerate(then)), dict(now)
    for pairs in (_same, _alike):
        for alike, number, place in pairs(numbers, places):
            if number in numbers and place in places:
                del numbers[number], places[place]
                yield number, (place, alike)


def _same(then: Mapping[int, Trait], now: Traits) -> list[tuple[float, int, Place]]:
    """Most paragraphs are told as before: they need not be compared with all others."""
    told: dict[Trait, list[Place]] = defaultdict(list)
    for place, trait in now.items():
        told[trait].append(place)
    return sorted(((1.0, number, p) for number, trait in then.items() for p in told.get(trait, ())), key=_least_moved)


def _alike(then: Mapping[int, Trait], now: Traits) -> list[tuple[float, int, Place]]:
    pairs = [(likeness(a, b), number, place) for number, a in then.items() for place, b in now.items()]
    return sorted((pair for pair in pairs if pair[0] >= _LEAST), key=_least_moved)


def _least_moved(pair: tuple[float, int, Place]) -> tuple[float, int, int, Place]:
    alike, number, place = pair
    return -alike, abs(place[1] - number), number, place


def settled(found: Iterable[tuple[bool, str, Place, float]]) -> dict[str, Place]:
    """Each place to one of the names found for it: to one that does not stand back, and of these to the most alike."""
    names: dict[Place, list[tuple[bool, float, int, str]]] = defaultdict(list)
    for order, (stands_back, name, place, alike) in enumerate(found):
        names[place].append((stands_back, -alike, order, name))
    return {min(claims)[-1]: place for place, claims in names.items()}
