"""Whether one org unit's place among the others is worth telling, and who shares it."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model import Better
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator


@dataclass(frozen=True, slots=True)
class Place:
    """How many hold it (``tied``, oneself included), the others at either end, whether nobody comes after, or before, them."""

    tied: int
    others: tuple[Row, ...]
    last: bool
    first: bool


def place_of(n: Narrator, row: Row) -> Place | None:
    """None for the whole, where all are alike, and where a place would mislead.

    Only a share can be ranked: a larger township has larger numbers. What should be low is no competition, nor is not to
    have begun; and those above are not told who shares the end.
    """
    is_share = row.completion is not None or row.subject.is_fraction
    if n.is_whole or not is_share or row.rank is None or not n.survey.is_ranked(row):
        return None
    if not row.value or row.subject.definition.better is not Better.HIGHER:
        return None
    tied, ranked = n.survey.ranking(row.indicator)[row.rank], n.survey.ranked(row.indicator)
    last = tied > 1 and row.rank + tied - 1 >= ranked
    first = tied > 1 and row.rank == 1
    if tied == ranked or (last and not n.names_laggards) or (first and 2 * tied > ranked):
        return None
    sharing = n.survey.holding(row.indicator, row.rank) if last or first else ()
    return Place(tied, tuple(peer for peer in sharing if peer.org_unit != row.org_unit), last, first)
