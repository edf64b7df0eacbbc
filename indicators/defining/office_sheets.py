"""Renamings and the method of scoring from the sheets 单位变更, 评分办法 and 评分扣分 of a workbook of definitions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from indicators.defining.office_cells import Row, Sheet
from indicators.defining.office_rows import (
    BECOMES,
    BONUS,
    BONUS_CAP,
    ITEM,
    ITEMS,
    NAME,
    NO_REPORT,
    NO_TARGET,
    NOT_SCORED,
    POINTS,
    QUARTER,
    REACHED,
    REASON,
    SHARE,
    SINCE,
    STEP,
    TAKEN,
    UNIT,
    percent,
)
from indicators.defining.rules import Mistake
from indicators.model import OfficeTable
from indicators.org_units import Change
from indicators.periods import Period
from indicators.reading.office_tables import CHANGES, DEDUCTIONS, SCORING
from indicators.reading.text import compact
from indicators.scoring import Deduction, Method, Rule, Step, own_rule
from indicators.scoring.scores import FULL


@dataclass(frozen=True)
class OfficeSheets:
    """What the sheets say. ``method`` is None where they say nothing of scoring, or where its rule is faulty."""

    changes: tuple[Change, ...] = ()
    method: Method | None = None
    mistakes: tuple[Mistake, ...] = ()


def read_office_tables(tables: Iterable[OfficeTable]) -> OfficeSheets:
    """A row with a mistake leaves out its change or deduction; a faulty rule is not read at all."""
    mistakes: list[Mistake] = []
    sheets = {table.sheet: Sheet(table, mistakes) for table in tables}
    changes = tuple(_changes(sheets[CHANGES])) if CHANGES in sheets else ()
    deductions = tuple(_deductions(sheets[DEDUCTIONS])) if DEDUCTIONS in sheets else ()
    rule = _rule(sheets[SCORING]) if SCORING in sheets else own_rule() if deductions else None
    return OfficeSheets(changes, Method(rule, deductions) if rule else None, tuple(mistakes))


@dataclass
class _Told:
    """The rows of one org unit and quarter."""

    rows: list[Row] = field(default_factory=list)
    becomes: dict[str, float] = field(default_factory=dict)


def _changes(sheet: Sheet) -> Iterator[Change]:
    """The rows of one org unit and quarter are one change; a faulty row leaves out the whole of it."""
    told: dict[tuple[str, Period], _Told] = {}
    for row in sheet.rows():
        name, since, heir = row.name(NAME), row.quarter(SINCE), row.name(BECOMES)
        share = row.share(SHARE) if row.text(SHARE) else 1.0
        if since is None:
            continue
        one = told.setdefault((name, since), _Told())
        if heir in one.becomes:
            row.wrong("office_heir_twice", BECOMES, ("name", name))
        one.rows.append(row)
        one.becomes[heir] = share
    for (name, since), one in told.items():
        if not all(row.sound for row in one.rows):
            continue
        together = sum(one.becomes.values())
        if abs(together - 1) > 1e-9 or min(one.becomes.values()) <= 0:
            one.rows[0].wrong("office_shares", SHARE, ("name", name), ("sum", percent(together)))
        else:
            yield Change(name, since, one.becomes)


def _rule(sheet: Sheet) -> Rule | None:
    """None where a row is faulty; what no row speaks of is as in the rule in proportion."""
    steps, said = list[tuple[Row, Step]](), dict[str, tuple[Row, float | None]]()
    rows = list(sheet.rows())
    for row in rows:
        item = compact(row.text(ITEM))
        if item == STEP:
            steps.append((row, Step(row.share(REACHED), row.share(POINTS))))
        elif item not in ITEMS:
            row.wrong("office_unknown_item", ITEM, ("items", "、".join(ITEMS)))
        elif item in said:
            row.wrong("office_item_twice", ITEM)
        else:
            said[item] = row, _points(row, item)
    _check_steps(steps)
    given = {item: value for item, (_, value) in said.items()}
    bonus, cap = given.get(BONUS) or 0.0, given.get(BONUS_CAP) or 0.0
    if bool(bonus) != bool(cap):
        said[BONUS if bonus else BONUS_CAP][0].wrong("office_bonus", POINTS)
    if not rows or not all(row.sound for row in rows):
        return None
    missing = {"no_target": given.get(NO_TARGET), "no_report": given.get(NO_REPORT, 0.0)}
    return own_rule(steps=tuple(step for _, step in steps), bonus=bonus, bonus_cap=cap, **missing)


def _points(row: Row, item: str) -> float | None:
    """What stands beside an item; None: it is not scored."""
    if item in (NO_TARGET, NO_REPORT):
        return None if compact(row.text(POINTS)) == NOT_SCORED else row.share(POINTS)
    return row.number_in(POINTS, 0, math.inf, "20%" if item == BONUS_CAP else "0.5")


def _check_steps(steps: list[tuple[Row, Step]]) -> None:
    """From the best to the worst, the last from nothing on."""
    for (_, better), (row, worse) in pairwise(steps):
        if better.lower <= worse.lower or better.share < worse.share:
            row.wrong("office_steps", REACHED)
    if steps and steps[-1][1].lower > 0:
        steps[-1][0].wrong("office_steps", REACHED)


def _deductions(sheet: Sheet) -> Iterator[Deduction]:
    for row in sheet.rows():
        name, reason = row.name(UNIT), row.text(REASON)
        quarter = row.quarter(QUARTER) if row.text(QUARTER) else None
        points = row.number_in(TAKEN, math.ulp(0.0), FULL, "2")  # anything above nothing
        if not reason:
            row.wrong("office_no_reason", REASON)
        if row.sound:
            yield Deduction(name, points, reason, quarter)
