"""Figures that nobody is named for: where a name belongs the cell is blank, or holds a number, a dash or an error.

Whose or what they are nobody can know. They are not read, and a person is told of each row or column of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from indicators.reading.cells import Sort
from indicators.reading.columns import Column
from indicators.reading.headers import anchors
from indicators.reading.layout import LEAF, UPPER, Layout
from indicators.reading.members import Line, is_sum, number_in
from indicators.reading.org_units import is_part_of_whole, is_whole
from indicators.reading.roles import Role
from indicators.reading.senses import Sense
from indicators.reading.subjects import Subject
from indicators.reading.text import compact
from indicators.reading.unit_names import is_name, says_something

_TARGET_OR_VALUE = (Role.TARGET, Role.VALUE, Role.RUNNING)
_FULL = 0.5
"""The share of a usual row's figures from which on a row is one of the table, not a note below it."""


def without_nameless_rows(layout: Layout, senses: Mapping[int, Sense]) -> dict[int, Sense]:
    """The senses of the rows by row number, those of figures that no org unit or no indicator is named for set aside.

    A row without a name whose figures are the sums of those above it is the whole, or a part of it, and stays what it is.
    Where most rows are named by numbers (codes), numbers are names.
    """
    result = dict(senses)
    if isinstance(layout.org_units, int):
        place = layout.org_units
        for row in _of_nobody(layout, place, senses):
            result[row] = replace(senses[row], column=place, org_unit=None, subject=None, role=Role.IGNORED, nameless=True)
    if isinstance(layout.indicators, int):
        for row, sense in senses.items():
            if sense.subject is not None and _says_nothing(sense.subject):
                result[row] = replace(sense, role=Role.IGNORED, nameless=True)
    return result


def _of_nobody(layout: Layout, axis: int, senses: Mapping[int, Sense]) -> set[int]:
    """The rows that have about as many figures as others but no org unit's name, and are no sums."""
    bad = {row for row, sense in senses.items() if _lacks_name(layout, row, axis, sense)}
    if not bad or 2 * len(bad) >= len(senses):
        return set()
    usual = median(filled(layout, row) for row in senses if row not in bad)
    found = {row for row in bad if filled(layout, row) >= max(1, _FULL * usual)}
    covered = anchors(layout.table, found)
    found -= {row for row in found if (row, axis) in covered or _sums_up(layout, row, senses, bad)}
    return _among_named(senses, bad, found)


def without_nameless_columns(layout: Layout, senses: Mapping[int, Sense]) -> dict[int, Sense]:
    """The same for columns under the name of an org unit or an indicator; what a person said of a header names it."""
    across = layout.org_units in (LEAF, UPPER)
    bad = {c for c, sense in senses.items() if (across and sense.org_unit and not is_name(sense.org_unit))}
    bad = bad if 2 * len(bad) < len(senses) else set()
    bad |= {c for c, sense in senses.items() if sense.nameless or (sense.subject is not None and _says_nothing(sense.subject))}
    bad |= _neither_target_nor_value(layout, senses)
    aside = {c: replace(senses[c], org_unit=None, subject=None, role=Role.IGNORED, nameless=True) for c in bad}
    return {c: aside.get(c, sense) for c, sense in senses.items()}


def _neither_target_nor_value(layout: Layout, senses: Mapping[int, Sense]) -> set[int]:
    """The columns headed by a number where others under the same name are headed 年度目标 or 本季完成: nobody knows which."""
    groups: dict[tuple[int, int], list[Column]] = defaultdict(list)
    for column in layout.numbers:
        if len(column.path) > 1:
            groups[column.path[-2].row, column.path[-2].column].append(column)
    found: set[int] = set()
    for group in groups.values():
        if any(senses[c.index].role in _TARGET_OR_VALUE for c in group):
            leaves = {c.index: c.path[-1].label.name for c in group if not (s := senses[c.index].subject) or not s.means}
            found |= {index for index, leaf in leaves.items() if leaf and not says_something(leaf)}
    return found


def _says_nothing(subject: Subject) -> bool:
    """Whether neither an indicator's name nor the groups above it say what is counted: 95%, 未报."""
    names = (subject.name, *subject.groups, subject.title)
    return not subject.means and not any(says_something(name) for name in names if name)


def _lacks_name(layout: Layout, row: int, axis: int, sense: Sense) -> bool:
    """Whether no name stands in the column of org units, nor what says that the row sums up or is of another kind."""
    value = layout.table.value(row, axis)
    if not isinstance(value, str):
        return sense.org_unit is None or not is_name(sense.org_unit)
    if sense.role is Role.IGNORED or is_whole(value) or is_part_of_whole(value):
        return False
    return not is_name(value) or _repeats_header(layout, axis, value)


def _repeats_header(layout: Layout, axis: int, value: str) -> bool:
    """Whether a cell holds no more than the header over it: 乡镇 under 乡镇."""
    return any(compact(value) == compact(h.label.text) for c in layout.columns if c.index == axis for h in c.path)


def _among_named(senses: Mapping[int, Sense], bad: set[int], found: set[int]) -> set[int]:
    """Those of the rows found that stand in one run with named rows; numbered notes below the table stand apart."""
    result: set[int] = set()
    run: list[int] = []
    for row in [*sorted(senses), -1]:
        if run and row != run[-1] + 1:
            result |= {r for r in run if r in found} if any(r not in bad for r in run) else set()
            run = []
        run.append(row)
    return result


def filled(layout: Layout, row: int) -> int:
    """How many figures a row has."""
    return sum(layout.table.sorts[row][c.index] in (Sort.NUMBER, Sort.ODD) for c in layout.numbers)


def _sums_up(layout: Layout, row: int, senses: Mapping[int, Sense], bad: set[int]) -> bool:
    """Whether a row's figures are the sums of all named rows, or of those between it and the last row without a name."""
    before = [r for r in senses if r < row and r not in bad]
    since = [r for r in before if r > max((r for r in bad if r < row), default=-1)]
    blocks: Sequence[list[int]] = ([r for r in senses if r not in bad], before, since)
    members = [[r for r in rows if (name := senses[r].org_unit) and not is_whole(name)] for rows in blocks]
    return any(len(rows) > 1 and is_sum(_line(layout, row), [_line(layout, r) for r in rows]) for rows in members)


def _line(layout: Layout, row: int) -> Line:
    values = {c.index: number_in(layout.table.value(row, c.index)) for c in layout.numbers}
    return Line(row, "", {column: number for column, number in values.items() if number is not None})
