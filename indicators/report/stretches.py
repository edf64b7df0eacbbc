"""A paragraph cut into pieces that look alike and mean one thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from indicators.narrative.document import Claim, Paragraph


def stretches(paragraph: Paragraph, *, claims: bool = True) -> Iterator[tuple[str, bool, Claim | None]]:
    """Each piece of the text, whether it belongs to the run-in heading, and its claim if it is one.

    Without ``claims`` the text is cut at the end of the heading only.
    """
    begins = {claim.start: claim for claim in paragraph.claims} if claims else {}
    ends = {claim.end for claim in begins.values()}
    cuts = sorted({0, paragraph.lead, len(paragraph.text)} | begins.keys() | ends)
    for start, end in pairwise(cuts):
        yield paragraph.text[start:end], start < paragraph.lead, begins.get(start)
