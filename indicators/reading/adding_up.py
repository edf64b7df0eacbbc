"""Indicators whose months or quarters a sheet adds up (一季度小计, 全年合计): their figures are amounts, not levels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from indicators.reading.facts import Facts
from indicators.reading.members import number_in
from indicators.reading.roles import Role
from indicators.reading.senses import Sense, is_quarter
from indicators.reading.subjects import Subject

_FEWEST = 2
"""So many numbers other than nought make a sum that is no chance."""
_MANY = 5
"""A level hardly ever falls by half from one month to the next; of amounts one in so many lines does."""
_ROWS, _EXACT = 200, 1e-6

AddedUp = frozenset[Subject | str]
"""Subjects, and the names of sheets that are about one that no label names."""


def subjects_added_up(tables: Iterable[Facts]) -> AddedUp:
    """The subjects for which every sum of periods in a file is right, one at least by no chance, and that rise and fall as no
    level does: a template may add up levels, too."""
    right: Counter[Subject | str] = Counter()
    falling: Counter[Subject | str] = Counter()
    wrong: set[Subject | str] = set()
    for subject, parts, total in (line for facts in tables for line in _lines(facts)):
        if abs(total - sum(parts)) > _EXACT * max(1.0, abs(total)):
            wrong.add(subject)
        elif sum(v != 0 for v in parts) >= _FEWEST:
            right[subject] += 1
            falling[subject] += any(2 * later < value for value, later in pairwise(parts))
    return frozenset(s for s, count in right.items() if s not in wrong and _MANY * falling[s] >= count)


def _lines(facts: Facts) -> Iterator[tuple[Subject | str, list[float], float]]:
    """The subject, the numbers of periods and the number behind them that may be their sum, row by row."""
    sums = [found for columns in _groups(facts.columns) for found in _sums(columns, facts.columns)]
    rows = list(facts.rows.items())[:_ROWS] if sums else []
    for row, sense in rows:
        for column, periods in sums:
            total = number_in(facts.layout.table.value(row, column))
            parts = [n for c in periods if (n := number_in(facts.layout.table.value(row, c))) is not None]
            if total is not None and sense.role is not Role.IGNORED:
                yield sense.subject or facts.columns[periods[0]].subject or facts.layout.table.grid.name, parts, total


def _groups(columns: Mapping[int, Sense]) -> Iterator[list[int]]:
    """The columns from left to right that are about the same."""
    alike: dict[tuple[str | None, Subject | None], list[int]] = defaultdict(list)
    for index, sense in columns.items():
        alike[sense.org_unit, sense.subject].append(index)
    return iter(alike.values())


def _sums(group: list[int], columns: Mapping[int, Sense]) -> Iterator[tuple[int, list[int]]]:
    """Each column that may sum up the run of months, or of quarters, on its left, with these."""
    months: list[int] = []
    quarters: list[int] = []
    for index in group:
        sense = columns[index]
        span = sense.span
        if span is not None and span.is_month and sense.role in (None, Role.VALUE):
            months.append(index)
        elif months:
            yield index, months
            quarters, months = [*quarters, index], []
        elif is_quarter(span) and sense.role in (None, Role.VALUE):
            quarters.append(index)
        elif quarters:
            yield index, quarters
            quarters = []
