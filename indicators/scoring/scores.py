"""Points for org units: each item's share of a hundred, its bonus, what is deducted, and the place that follows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

import pandas as pd

from indicators.model import TOTAL, Indicator, Kind, TargetForm
from indicators.periods import Period
from indicators.progress.definitions import PRECISION, target_form
from indicators.scoring.rules import Rule

FULL = 100
"""The points of all items together, bonus apart."""


class Case(StrEnum):
    """Why an item has the points it has: by its attainment, by the rule for who has no target or no report, or none at all, as
    its season is still to come."""

    ATTAINMENT = "attainment"
    NO_TARGET = "no_target"
    NO_REPORT = "no_report"
    NOT_BEGUN = "not_begun"


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points taken from an org unit by decision, and why (迟报, 底数不清).

    They count in the periods that hold ``quarter``; without a quarter in all of them.
    """

    org_unit: str
    points: float
    reason: str
    quarter: Period | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What one indicator brings. ``full``: its part of the hundred; ``points`` with ``bonus`` in it, all in hundredths.

    ``completion`` and ``schedule`` are those of the progress; ``attainment`` is missing where it is not what counts.
    ``left_out``: the rule does not count it, its points went to the others. ``lacking``: how many quarters of an amount were
    not reported; what was reported counts.
    """

    indicator: str
    case: Case
    full: float
    points: float
    bonus: float = 0.0
    share: float = 0.0
    attainment: float | None = None
    completion: float | None = None
    schedule: float | None = None
    is_ceiling: bool = False
    left_out: bool = False
    lacking: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """An org unit's score: the sum of its items' points less the deductions. None if no item counts; then it has no rank.

    ``rank`` is competition ranking among ``ranked`` org units: 1, 2, 2, 4.
    """

    org_unit: str
    rule: Rule
    points: float | None
    items: tuple[Item, ...]
    deductions: tuple[Deduction, ...] = ()
    rank: int | None = None
    ranked: int = 0


def scores(
    progress: pd.DataFrame,
    definitions: Mapping[str, Indicator],
    rule: Rule,
    *,
    weights: Mapping[str, float] | None = None,
    deductions: Iterable[Deduction] = (),
) -> tuple[Score, ...]:
    """Score every org unit of a progress frame, the best first.

    With the columns of ``with_verdicts`` work whose season is still to come is not counted.
    ``weights``: what an indicator counts beside the others, in any unit; only indicators of positive weight are scored.
    Without weights all that anyone has a target for count alike. Points have two decimals item by item, shares four, so that
    the printed recipe can be followed to the last digit; places are given by the scores as printed.
    """
    members = progress[progress["org_unit"] != TOTAL]
    weights = weights or dict.fromkeys(members.loc[members["target"].notna(), "indicator"], 1.0)
    counted = {i: float(w) for i, w in weights.items() if w > 0 and i in definitions}
    rows = {(r["org_unit"], r["indicator"]): r for r in members.to_dict("records")}
    taken = tuple(deductions)
    found = []
    for unit in dict.fromkeys(members["org_unit"]):
        judged = [_judged(rows.get((unit, i)), definitions[i], rule) for i in counted]
        items = _with_points(judged, counted)
        found.append(_score(unit, items, rule, tuple(d for d in taken if d.org_unit == unit)))
    return _ranked(found)


def rounded(points: float) -> float:
    """Hundredths, half-up from the decimal number a person would write."""
    return float(Decimal(f"{points:.12g}").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def _judged(row: Mapping[Hashable, Any] | None, definition: Indicator, rule: Rule) -> Item:
    """The item's case and share; its points follow once it is known which items count."""
    item = Item(definition.id, Case.ATTAINMENT, 0.0, 0.0, is_ceiling=target_form(definition) is TargetForm.CEILING)
    if row is None or pd.isna(row["target"]) or (row["target"] <= 0 and not item.is_ceiling):
        return _by_rule(item, Case.NO_TARGET, rule.no_target)
    lacking = int(row["due"] - row["reported"])
    adds_up = definition.kind is Kind.FLOW and not item.is_ceiling
    if pd.isna(row["value"]) or (lacking > 0 and not adds_up):  # of an old level, or under a ceiling, silence would pay
        return _by_rule(item, Case.NO_REPORT, rule.no_report)
    if row.get("excuse") == "not_begun":
        return _by_rule(item, Case.NOT_BEGUN, None)
    attainment = _attainment(row, is_ceiling=item.is_ceiling)
    completion = None if pd.isna(row["completion"]) else row["completion"]
    done = replace(item, attainment=attainment, completion=completion, schedule=row["schedule"], lacking=max(0, lacking))
    return replace(done, share=rule.share(attainment), bonus=0.0 if item.is_ceiling else rule.bonus_share(attainment))


def _by_rule(item: Item, case: Case, share: float | None) -> Item:
    return replace(item, case=case, share=share or 0.0, left_out=share is None)


def _attainment(row: Mapping[Hashable, Any], *, is_ceiling: bool) -> float:
    """completion ÷ schedule, where nothing is due yet 1; under a ceiling 1 while it is kept, then target ÷ value."""
    if is_ceiling:
        return 1.0 if row["value"] <= row["target"] else float(row["target"] / row["value"])
    return float(row["completion"] / row["schedule"]) if row["schedule"] > 0 else 1.0


def _with_points(judged: list[Item], weights: Mapping[str, float]) -> tuple[Item, ...]:
    """The hundred divided among the items that count, and what each of them earns of its part."""
    full = _divided({item.indicator: weights[item.indicator] for item in judged if not item.left_out})
    return tuple(item if item.left_out else _earned(item, full[item.indicator]) for item in judged)


def _earned(item: Item, full: float) -> Item:
    bonus = rounded(full * item.bonus)
    return replace(item, full=full, bonus=bonus, points=rounded(rounded(full * item.share) + bonus))


def _divided(weights: Mapping[str, float]) -> dict[str, float]:
    """The hundred by weight, in hundredths: what rounding down leaves over goes to the largest remainders."""
    whole = sum(weights.values())
    exact = {i: round(FULL * 100 * w / whole, PRECISION) for i, w in weights.items()}
    parts = {i: int(x) for i, x in exact.items()}
    left = FULL * 100 - sum(parts.values())
    for i in sorted(exact, key=lambda i: parts[i] - exact[i])[: left if weights else 0]:
        parts[i] += 1
    return {i: part / 100 for i, part in parts.items()}


def _score(org_unit: str, items: tuple[Item, ...], rule: Rule, deductions: tuple[Deduction, ...]) -> Score:
    if all(item.left_out for item in items):
        return Score(org_unit, rule, None, items, deductions)
    points = sum(item.points for item in items) - sum(d.points for d in deductions)
    return Score(org_unit, rule, max(rule.least, rounded(points)), items, deductions)


def _ranked(found: list[Score]) -> tuple[Score, ...]:
    """The best first, those without a score last; equal scores share the better place and keep their order."""
    known = [s.points for s in found if s.points is not None]
    placed = [
        replace(s, rank=1 + sum(p > s.points for p in known), ranked=len(known)) if s.points is not None else s for s in found
    ]
    return tuple(sorted(placed, key=lambda s: s.rank or len(found) + 1))
