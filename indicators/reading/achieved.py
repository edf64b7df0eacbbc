"""What was done towards a target, in the words of the work itself: 已支出 beside 预算, 实际建成 beside 年度目标."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from indicators.reading.columns import Column
from indicators.reading.roles import Role
from indicators.reading.senses import Sense
from indicators.reading.text import compact
from indicators.reading.words import pattern


def with_achievements(columns: Iterable[Column], senses: dict[int, Sense]) -> dict[int, Sense]:
    """The senses with such columns told as values of what their group names.

    Only where the group has a target and no other column that holds its value: beside one, the words may mean something else.
    """
    groups: dict[tuple[int, str], list[Column]] = defaultdict(list)
    for column in columns:
        if column.index in senses and len(column.path) > 1:
            groups[column.path[-2].row, compact(column.path[-2].label.text)].append(column)
    return senses | {i: s for group in groups.values() for i, s in _of_group(group, senses).items()}


def _of_group(group: list[Column], senses: dict[int, Sense]) -> dict[int, Sense]:
    own = [senses[c.index] for c in group if not c.path[-1].label.name]
    subject = next((s.subject for s in own if s.role is Role.TARGET), None)
    done = [c for c in group if c.path[-1].label.name and _says_done(c)]
    if subject is None or len(done) != 1 or any(s.role in (Role.VALUE, Role.RUNNING) for s in own):
        return {}
    index = done[0].index
    return {index: replace(senses[index], subject=subject, role=Role.VALUE)}


def _says_done(column: Column) -> bool:
    return bool(pattern("names", "achieved").fullmatch(compact(column.path[-1].label.name)))
