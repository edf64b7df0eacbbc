"""A paragraph cut into pieces that look alike and mean one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from indicators.narrative.document import Claim, Paragraph


class Piece(NamedTuple):
    """Some of the text; ``leads``: it belongs to the run-in heading; ``typed``: it is a number typed by hand."""

    text: str
    leads: bool
    claim: Claim | None
    typed: bool = False


def stretches(paragraph: Paragraph, *, claims: bool = True, typed: Sequence[tuple[int, int]] = ()) -> Iterator[Piece]:
    """The pieces in order. Without ``claims`` the text is cut at the end of the heading and at what was ``typed`` only."""
    begins = {claim.start: claim for claim in paragraph.claims} if claims else {}
    ends = {claim.end for claim in begins.values()}
    by_hand = dict(typed)
    cuts = sorted({0, paragraph.lead, len(paragraph.text), *by_hand, *by_hand.values()} | begins.keys() | ends)
    for start, end in pairwise(cuts):
        yield Piece(paragraph.text[start:end], start < paragraph.lead, begins.get(start), by_hand.get(start) == end)
