"""A figure that nobody has given for the newest quarter, though each quarter before has it: a column left out or empty.

What one org unit leaves out while the others give it is told in ``gaps``. Here all leave it out, and only the quarters before
show that it was expected. A file that gives less than half of what they had is one of several, each on its own theme; then
nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from indicators.checks.figures import Figures
from indicators.checks.gaps import MOST, NAMED
from indicators.model import TOTAL, Observation, Problem
from indicators.observations import columns_of
from indicators.periods import Period

QUARTERS = 4
"""So many quarters before the newest are looked at."""

FEWEST = 2
"""So many of them must have the figure, the one just before among them: one alone may be by chance."""


def check_open_columns(figures: Figures, record: Figures | None = None) -> Iterator[Problem]:
    """Of a file alone; with a record, of what the quarters on record show and the file alone does not."""
    last = figures.last_quarter
    if last is None or (record is None and _is_closed(figures, last)):
        return
    given = _given(figures.amounts)
    if len({o.org_unit for o in figures.amounts if last in o.period.quarters}) < 2:
        return
    here = given[last]
    open_ = _expected(given, last, here) - here
    if record is not None:
        every = _given((*figures.amounts, *record.amounts, *figures.beside))
        open_ = _expected(every, last, here) - every[last] - open_
    names = [definition.name for id_, definition in figures.indicators.items() if id_ in open_]
    if names:
        named = "、".join(names[:NAMED]) + ("等" if len(names) > NAMED else "")
        source = next(o.source for o in figures.amounts if last in o.period.quarters)
        facts = (("period", last.code), ("count", str(len(names))), ("names", named))
        yield Problem("column_open", source.file, source.sheet, "", facts)


def _is_closed(figures: Figures, last: Period) -> bool:
    """Whether the newest quarter has all that any has, as far as columns tell without making an observation."""
    columns = columns_of(figures.observations)
    if columns.running_total.any():
        return False
    of_members = columns.org_unit.which(lambda name: name != TOTAL)
    now = of_members & columns.period.which(lambda period: last in period.quarters)
    return set(np.unique(columns.indicator.codes[of_members])) == set(np.unique(columns.indicator.codes[now]))


def _given(observations: Iterable[Observation]) -> defaultdict[Period, set[str]]:
    """The indicators that any org unit has given for a quarter, by itself or within a longer span."""
    given: defaultdict[Period, set[str]] = defaultdict(set)
    for o in observations:
        if o.org_unit != TOTAL:
            for quarter in o.period.quarters:
                given[quarter].add(o.indicator)
    return given


def _expected(given: defaultdict[Period, set[str]], last: Period, here: set[str]) -> set[str]:
    """What each of the quarters before has, as far as there are enough; nothing where a file is on less than half of it."""
    before, quarter = list[set[str]](), last.previous_quarter()
    for _ in range(QUARTERS):
        if given.get(quarter):
            before.append(given[quarter])
        elif not before:
            return set()
        quarter = quarter.previous_quarter()
    expected = set.intersection(*before) if len(before) >= FEWEST else set()
    return expected if len(here & expected) >= MOST * len(expected) else set()
