"""Columns or rows 全年 and 上半年 beside each of their quarters: where the last quarter is blank they are sums so far, not the
amounts of the year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.reading.cells import Sort
from indicators.reading.column_uses import Use
from indicators.reading.facts import Facts
from indicators.reading.roles import Role
from indicators.reading.senses import Sense
from indicators.reading.spans import Span

_QUARTER = 3


@dataclass(frozen=True)
class SumsOfPeriods:
    """For each column (row) that sums up others over time the column (row) of the last of these."""

    columns: Mapping[int, int]
    rows: Mapping[int, int]

    def is_unfinished(self, facts: Facts, row: int, column: int) -> bool:
        """Whether a cell sums up periods the last of which has no number yet."""
        sorts = facts.layout.table.sorts
        last = [(row, c) for c in (self.columns.get(column),) if c is not None]
        last += [(r, column) for r in (self.rows.get(row),) if r is not None]
        return any(sorts[r][c] not in (Sort.NUMBER, Sort.ODD) for r, c in last)


def sums_in(facts: Facts) -> SumsOfPeriods:
    """The sums over time among a table's columns and rows; of a tall table's rows none are looked for."""
    return SumsOfPeriods(_sums(facts.columns, _of_words(facts)), _sums(facts.rows, []) if facts.omitted is None else {})


def _of_words(facts: Facts) -> list[tuple[Span, int]]:
    """The columns of periods that hold words alone: 未到."""
    wordy = [c for c in facts.layout.columns if c.use is not Use.NUMBERS and c.path]
    return [(span, c.index) for c in wordy if (span := c.path[-1].label.span) is not None and span.first is not None]


def _sums(senses: Mapping[int, Sense], without_numbers: list[tuple[Span, int]]) -> dict[int, int]:
    if not any(_is_long(s.span) for s in senses.values()):
        return {}
    alike: dict[tuple[object, ...], list[tuple[Span, int]]] = defaultdict(list)
    for key, s in senses.items():
        if s.span is not None and s.span.first is not None and s.role in (None, Role.VALUE):
            alike[s.org_unit, s.subject, s.detail, s.span.year].append((s.span, key))
    found: dict[int, int] = {}
    for group in alike.values():
        sums = ((key, _last_part(span, [*group, *without_numbers])) for span, key in group if _is_long(span))
        found |= {key: last for key, last in sums if last is not None}
    return found


def _is_long(span: Span | None) -> bool:
    return span is not None and span.first is not None and span.last is not None and span.last - span.first >= _QUARTER


def _last_part(whole: Span, group: Iterable[tuple[Span, int]]) -> int | None:
    """The last of the shorter periods that together make up a long one; None if some are missing."""
    shortest: dict[int, tuple[int, int]] = {}
    for span, key in group:
        if span.first is not None and span.last is not None and (span.first, span.last) != (whole.first, whole.last):
            shortest[span.first] = min(shortest.get(span.first, (span.last, key)), (span.last, key))
    at, last = whole.first or 1, None
    while at <= (whole.last or 12) and at in shortest:
        end, last = shortest[at]
        at = end + 1
    return last if at == (whole.last or 12) + 1 else None
