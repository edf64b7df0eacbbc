"""Whether one org unit's place among the others is worth telling, and who shares it."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model import Better
from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.sentences.small_base import is_of_few

MOST = 4
"""How many places one report tells: those nearest to either end."""

MANY = 10
"""From so many ranked on, the first and the last three are news; of fewer the first and the last."""


@dataclass(frozen=True, slots=True)
class Place:
    """How many hold it (``tied``, oneself included), the others at either end, whether nobody comes after them.

    ``first``: whether others share the first place. ``away``: how many places it is from the nearer end.
    """

    tied: int
    others: tuple[Row, ...]
    last: bool
    first: bool
    away: float


def place_of(n: Narrator, row: Row) -> Place | None:
    """None for the whole, and for all but the few places of the report that are news."""
    held = _held(n, row)
    if held is None:
        return None
    if n.places is None:
        found = [(other.away, row.indicator) for row in n.rows if (other := _held(n, row))]
        n.places = frozenset(indicator for _away, indicator in sorted(found, key=lambda one: one[0])[:MOST])
    return held if row.indicator in n.places else None


def _held(n: Narrator, row: Row) -> Place | None:
    """None where all are alike, where a place would mislead, and in the middle.

    Only a share can be ranked: a larger township has larger numbers, and three of four cases are no share. What should be low
    is no competition, nor is not to have begun; and those above are not told who comes last.
    """
    if n.is_whole or row.rank is None or not row.value or row.subject.definition.better is not Better.HIGHER:
        return None
    if not n.survey.is_ranked(row) or not _is_by_share(n, row):
        return None
    tied, ranked = n.survey.ranking(row.indicator)[row.rank], n.survey.ranked(row.indicator)
    behind = ranked - (row.rank + tied - 1)
    last, first = behind <= 0, tied > 1 and row.rank == 1
    few = 3 if ranked >= MANY else 1
    is_high, is_low = row.rank <= few, behind < few
    if tied == ranked or not (is_high or (is_low and n.names_laggards)) or (first and 2 * tied > ranked):
        return None
    sharing = n.survey.holding(row.indicator, row.rank) if tied > 1 and (last or first) else ()
    others = tuple(peer for peer in sharing if peer.org_unit != row.org_unit)
    return Place(tied, others, last, first, min(row.rank - 1, behind))


def _is_by_share(n: Narrator, row: Row) -> bool:
    """Whether places follow from shares: of an amount from completions, of a rate if none of them is of a handful."""
    peers = n.survey.peers(row.indicator)
    if row.subject.is_fraction:
        return not any(is_of_few(n, peer) for peer in peers)
    return row.subject.is_flow and all(peer.completion is not None for peer in peers if peer.rank is not None)
