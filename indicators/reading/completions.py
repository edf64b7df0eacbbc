"""Columns of 完成% beside a number that is no share itself: how much of the target was reached, which we compute ourselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from indicators.meaning import meaning_of
from indicators.reading.columns import Column
from indicators.reading.roles import Role
from indicators.reading.senses import Sense
from indicators.reading.text import compact
from indicators.reading.units import unit_of


def with_completions(columns: Iterable[Column], senses: dict[int, Sense]) -> dict[int, Sense]:
    """The senses with such columns told as completions.

    Under a group that names a rate (签订率 / 目标, 完成%) they are values.
    """
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for column in columns:
        if column.index in senses and column.path and not column.path[-1].label.name:
            over = column.path[-2] if len(column.path) > 1 else None
            groups[(over.row, compact(over.label.text)) if over else (-1, "")].append(column.index)
    shares = [index for group in groups.values() for index in _shares(group, senses)]
    return senses | {index: replace(senses[index], role=Role.COMPLETION) for index in shares}


def _shares(group: list[int], senses: dict[int, Sense]) -> list[int]:
    """The columns of a group that are shares of what the others count."""
    percent = {i for i in group if unit_of(senses[i].unit).is_fraction}
    if not percent or any(s.subject is not None and _is_rate(s) for s in map(senses.__getitem__, group)):
        return []
    counted = {senses[i].role for i in group if i not in percent}
    named = any(senses[i].subject is not None for i in group)
    beside = {Role.VALUE, Role.RUNNING, *([Role.TARGET] if named else [])}
    stated = {Role.VALUE, Role.RUNNING, *([None] if counted & {Role.VALUE, Role.RUNNING} else [])}
    return [i for i in percent if senses[i].role in stated] if counted & beside else []


def _is_rate(sense: Sense) -> bool:
    return sense.subject is not None and meaning_of(sense.subject.name).measure == "rate"
