"""A quarter that is on record already: nothing in the file is new, or most of it is different.

The first is an old file sent again, the second most often a new quarter's figures under the old title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from indicators.checks.figures import Figures, key_of, problem_at
from indicators.checks.rounding import differs, half_last_place
from indicators.model import Observation, Problem
from indicators.periods import Period

FEWEST_FIGURES = 4
"""Of fewer figures nothing can be said; they may well all be corrected, or all be equal."""

MOST = 0.5


def check_rewritten(figures: Figures, record: Figures) -> Iterator[Problem]:
    known = {quarter: pairs for quarter, pairs in _pairs(figures, record).items() if len(pairs) >= FEWEST_FIGURES}
    if not known:
        return
    changed = {q: sum(differs(o.value, was.value, half_last_place(o)) for o, was in pairs) for q, pairs in known.items()}
    count = sum(len(pairs) for pairs in known.values())
    first = next(iter(known.values()))[0][0]
    if count == len(figures.observations) and not any(changed.values()) and not _says_more(figures, record):
        facts = (("period", max(known).code), ("count", str(count)), ("source", record.by_key[key_of(first)].source.file))
        yield problem_at("nothing_new", first, facts)
    for quarter, pairs in known.items():
        if changed[quarter] > MOST * len(pairs):
            facts = (("period", quarter.code), ("count", str(len(pairs))), ("changed", str(changed[quarter])))
            yield problem_at("quarter_rewritten", pairs[0][0], (*facts, ("next_period", _next(quarter).code)))


def _says_more(figures: Figures, record: Figures) -> bool:
    """Whether the file brings notes, or targets that are not on record."""
    known = {(t.org_unit, t.indicator, t.year, t.quarter, t.value) for t in record.targets}
    asked = {(t.org_unit, t.indicator, t.year, t.quarter, t.value) for t in figures.targets}
    return any(not note.is_remark for note in figures.reading.notes) or not asked <= known


def _pairs(figures: Figures, record: Figures) -> dict[Period, list[tuple[Observation, Observation]]]:
    """The file's figures with those on record for the same, by their last quarter."""
    found: dict[Period, list[tuple[Observation, Observation]]] = defaultdict(list)
    for o in figures.observations:
        was = record.by_key.get(key_of(o))
        if was is not None:
            found[o.period.last_quarter].append((o, was))
    return found


def _next(quarter: Period) -> Period:
    return Period.quarter(quarter.year + quarter.end // 4, quarter.end % 4 + 1)
