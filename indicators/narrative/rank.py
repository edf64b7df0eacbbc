"""Whether one org unit's place among the others is worth telling, and who shares it."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model import Better
from indicators.narrative.narrator import Narrator
from indicators.narrative.row import Row


@dataclass(frozen=True, slots=True)
class Place:
    """How many hold it (``tied``, oneself included), the others, and whether nobody comes after them (``last``)."""

    tied: int
    others: tuple[Row, ...]
    last: bool


def place_of(n: Narrator, row: Row) -> Place | None:
    """None for the whole, where all are alike, and where a place would mislead.

    Only a share can be ranked: a larger township has larger numbers. What should be low is no competition, nor is not to
    have begun; and those above are not told who shares the end.
    """
    is_share = row.completion is not None or row.subject.is_fraction
    if n.is_whole or not is_share or row.rank is None or not n.survey.is_ranked(row):
        return None
    if not row.value or row.subject.definition.better is Better.LOWER:
        return None
    tied, ranked = n.survey.ranking(row.indicator)[row.rank], n.survey.ranked(row.indicator)
    last = tied > 1 and row.rank + tied - 1 >= ranked
    if tied == ranked or (last and not n.names_laggards):
        return None
    sharing = (peer for peer in n.survey.peers(row.indicator) if peer.rank == row.rank and peer.org_unit != row.org_unit)
    return Place(tied, tuple(sharing) if last else (), last)
