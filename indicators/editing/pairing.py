"""Where the bound numbers of a paragraph stand after it was edited: by what is written around them, not by their order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import permutations

from rapidfuzz import fuzz

from indicators.editing.template import Anchor, Standing

_BESIDE = 2
"""How many characters beside a piece must have stayed with it, so that it is the same and not one that looks like it."""

_LEAST = 0.35
"""A number in wholly other words is not taken for the same; how alike a clause must be."""

_MARGIN = 0.05
"""Two ways to pair numbers that differ by less are equally good."""

_MOST_ALIKE = 6
"""Of more numbers with one text, only those that stayed in their place are found again."""

_CLAUSE = re.compile(r"[，。；：！？\n]|[,.;:!?](?!\d)")


def paired(text: str, bound: Sequence[Anchor], edited: str) -> list[Standing]:
    """The numbers of ``text`` that are still in ``edited``, where they now stand; none that may be one or another."""
    moves = Moves(text, edited)
    alike: dict[str, list[Anchor]] = defaultdict(list)
    for one in bound:
        alike[text[one.start : one.end]].append(one)
    found: list[Standing] = []
    for words in sorted(alike, key=lambda words: (-len(words), words)):
        starts = [s for s in _standing_alone(edited, words) if not any(f.start < s + len(words) and s < f.end for f in found)]
        likeness = [[_likeness(text, one, edited, start, moves) for start in starts] for one in alike[words]]
        for number, place in _assigned(alike[words], likeness, len(starts)):
            start = starts[place]
            found.append(Standing(start, start + len(words), alike[words][number].number))
    return found


def _assigned(numbers: Sequence[Anchor], likeness: Sequence[Sequence[float]], places: int) -> Iterator[tuple[int, int]]:
    """Pairs of a number and a place, in every best way of pairing the same."""
    if max(len(numbers), places) > _MOST_ALIKE:
        yield from ((n, p) for n, row in enumerate(likeness) for p, alike in enumerate(row) if alike > 1 - _MARGIN)
        return
    ways = list(_ways(len(numbers), places))
    totals = [sum(likeness[n][p] for n, p in way) for way in ways]
    best = [way for way, total in zip(ways, totals, strict=True) if total > max(totals) - _MARGIN]
    for place in range(places):
        candidates = [next((n for n, p in way if p == place), None) for way in best]
        number = candidates[0]
        if number is None or likeness[number][place] < _LEAST:
            continue
        meanings = {numbers[n].number.key.meaning if n is not None else None for n in candidates}
        if len(meanings) == 1:
            yield number, place


def _ways(numbers: int, places: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """All ways to give as many numbers as there are places for a place of their own."""
    if numbers <= places:
        yield from (tuple(enumerate(chosen)) for chosen in permutations(range(places), numbers))
    else:
        yield from (tuple((n, p) for p, n in enumerate(chosen)) for chosen in permutations(range(numbers), places))


def _likeness(text: str, one: Anchor, edited: str, start: int, moves: Moves) -> float:
    """0 to 1: how far the clause around a number is the one it stood in; what is before it says more than what follows."""
    before, after = around(text, one.start, one.end)
    now_before, now_after = around(edited, start, start + one.end - one.start)
    in_order = 0.6 * _ratio(before, now_before) + 0.3 * _ratio(after, now_after)
    turned = 0.8 * _ratio(before + after, now_before + now_after)
    return max(in_order, turned) + (0.1 if moves.to(one.start, one.end) == start else 0)


def _ratio(one: str, other: str) -> float:
    return fuzz.ratio(one, other) / 100 if one and other else float(one == other)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The clause in which a number stands, before and after it."""
    boundary = max((match.end() for match in _CLAUSE.finditer(text, 0, start)), default=0)
    following = _CLAUSE.search(text, end)
    return text[boundary:start], text[end : following.start() if following else len(text)]


class Moves:
    """Where the pieces of a text went when it was edited."""

    def __init__(self, text: str, edited: str) -> None:
        self._edited = edited
        self._length = len(text)
        self._blocks = SequenceMatcher(None, text, edited, autojunk=False).get_matching_blocks()

    def to(self, start: int, end: int) -> int | None:
        """Where the piece now begins; None if it did not stay whole, together with a bit of what was beside it."""
        for block in self._blocks:
            if block.a <= start and end <= block.a + block.size:
                before, after = start - block.a, block.a + block.size - end
                beside = max(before, after) >= _BESIDE or (start == 0 and end == self._length)
                now = block.b + before
                return now if beside and _is_whole(self._edited, now, now + end - start) else None
        return None


def _standing_alone(text: str, piece: str) -> list[int]:
    return [m.start() for m in re.finditer(re.escape(piece), text) if _is_whole(text, m.start(), m.end())]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the piece is a number of its own and not part of a longer one that was typed."""
    before = re.search(r"\d[.,，．]?$", text[:start])
    after = re.match(r"[.,，．]?\d", text[end:]) or (text[end - 1].isdigit() and re.match(r"\s?[%％‰万亿]", text[end:]))
    return not (before and text[start].isdigit()) and not (after and (text[end - 1].isdigit() or text[end : end + 1].isdigit()))
