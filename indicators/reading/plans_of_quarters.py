"""Targets on a quarter's sheet that do not say whose they are: 计划数 beside 完成数 may be the year's or that quarter's.

What the file says elsewhere settles it: the year's target stands on another sheet, or the same cell asks for another number
every quarter. Where nothing does, what was done tells: a quarter's work comes near its plan, and to a part of the year's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.model import TOTAL, Kind, Problem
from indicators.periods import Period
from indicators.reading.blocks import Item
from indicators.reading.roles import Role
from indicators.reading.senses import ForQuarter

_NEAR_PLAN, _FEWEST = {1: 0.6, 2: 0.8}, 3
"""How much of a plan is done as a rule, by its quarter, where of the year's target a quarter would be, or, counted since
January, a half; in how many cells. Later in the year the two cannot be told apart."""

_Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Settled:
    """Targets with those of quarters marked, and what to tell of them."""

    targets: list[Item]
    problems: list[Problem]


def with_plans_of_quarters(targets: list[Item], values: Iterable[Item]) -> Settled:
    """Tell the plans of quarters from the targets of years; ``values`` are what was done, as far as it is at hand."""
    open_ = [t for t in targets if t.undecided]
    if not open_:
        return Settled(targets, [])
    of_years = {_key(t): t.value for t in targets if not t.undecided and t.quarter is None}
    if compared := [t.value != of_years[_key(t)] for t in open_ if _key(t) in of_years]:
        return Settled(_marked(targets) if _most(compared) else targets, [])
    changing = _change_by_quarter(open_)
    if _most(changing) or (not changing and _is_nearly_done(open_, values)):
        return Settled(_marked(targets), _told("target_taken_for_quarter", open_))
    plans = [t for t in open_ if t.undecided is ForQuarter.PLAN_ON_ITS_SHEET]
    return Settled(targets, [] if changing else _told("target_taken_for_year", plans))


def _marked(targets: Iterable[Item]) -> list[Item]:
    return [replace(t, quarter=t.time.period.end) if t.undecided else t for t in targets]


def _most(said: Sequence[bool]) -> bool:
    return 2 * sum(said) > len(said)


def _change_by_quarter(targets: Iterable[Item]) -> list[bool]:
    """Of each that is asked in several quarters, whether it is asked for another number in another quarter."""
    asked: dict[_Key, dict[Period, float]] = defaultdict(dict)
    for t in targets:
        asked[_key(t)][t.time.period] = t.value
    return [len(set(numbers.values())) > 1 for numbers in asked.values() if len(numbers) > 1]


def _key(item: Item) -> _Key:
    return item.org_unit, item.matched.indicator.id, item.time.period.year


def _is_nearly_done(open_: Iterable[Item], values: Iterable[Item]) -> bool:
    """Whether of most amounts so much is done as of a plan for the quarter."""
    asked = {(*_key(t), t.time.period): t.value for t in open_ if t.value > 0 and t.org_unit != TOTAL}
    done = [
        v.value / asked[key] >= _NEAR_PLAN.get(v.time.period.end, float("inf"))
        for v in values
        if v.role is Role.VALUE and not v.time.running and v.matched.indicator.kind is Kind.FLOW
        if (key := (*_key(v), v.time.period)) in asked
    ]
    return len(done) >= _FEWEST and _most(done)


def _told(code: str, targets: Iterable[Item]) -> list[Problem]:
    """One problem a sheet, at its first such target of an amount: levels and rates are asked for alike in all quarters."""
    first: dict[str, Item] = {}
    for t in targets:
        if t.matched.indicator.kind is Kind.FLOW:
            first.setdefault(t.source.sheet, t)
    return [Problem(code, t.source.file, sheet, t.source.cell, _about(t)) for sheet, t in first.items()]


def _about(target: Item) -> tuple[tuple[str, str], ...]:
    return ("indicator", target.matched.indicator.name), ("period", target.time.period.code)
