"""The median of all but one, without going through all of them again for each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def median_without(ascending: Sequence[float], own: float) -> float:
    """The median of the values but for one that equals ``own``; at least one other must be there."""
    count = len(ascending) - 1
    skipped = bisect_left(ascending, own)
    lower, upper = (ascending[i + (i >= skipped)] for i in ((count - 1) // 2, count // 2))
    return (lower + upper) / 2
