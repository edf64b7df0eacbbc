"""The whole's own target against the sum of its members' targets, and quarter plans against the year's target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import exact
from indicators.model import TOTAL, Kind, Problem, Target
from indicators.periods import Period

ROUNDING = 0.005
"""Targets are round figures, often rounded once more when they are shared out: half a percent is no disagreement."""


def check_target_sums(figures: Figures) -> Iterator[Problem]:
    additive = [t for t in figures.targets if figures.indicators[t.indicator].kind in (Kind.FLOW, Kind.STOCK)]
    yield from _against_members(figures, _as_last_stated(t for t in additive if t.quarter is None))
    yield from _against_quarters(figures, additive)


def _as_last_stated(targets: Iterable[Target]) -> list[Target]:
    """One target for an org unit, indicator and year: a target that changes within the year stands as stated last."""
    newest = sorted(targets, key=lambda t: t.stated_in or Period.quarter(t.year, 1))
    return list({(t.org_unit, t.indicator, t.year): t for t in newest}.values())


def _against_members(figures: Figures, targets: list[Target]) -> Iterator[Problem]:
    members: dict[tuple[str, int], list[Target]] = defaultdict(list)
    for target in targets:
        if target.org_unit != TOTAL:
            members[target.indicator, target.year].append(target)
    for whole in targets:
        parts = members.get((whole.indicator, whole.year))
        if whole.org_unit == TOTAL and parts:
            yield from _unless_equal(figures, "target_total_differs", whole, parts)


def _against_quarters(figures: Figures, targets: list[Target]) -> Iterator[Problem]:
    plans: dict[tuple[str, str, int], dict[int, Target]] = defaultdict(dict)
    for target in targets:
        if target.quarter and figures.indicators[target.indicator].kind is Kind.FLOW:
            plans[target.org_unit, target.indicator, target.year][target.quarter] = target
    for year in targets:
        plan = plans.get((year.org_unit, year.indicator, year.year), {})
        if year.quarter is None and len(plan) == 4:
            yield from _unless_equal(figures, "target_plan_differs", year, list(plan.values()))


def _unless_equal(figures: Figures, code: str, whole: Target, parts: list[Target]) -> Iterator[Problem]:
    expected = sum(p.value for p in parts)
    if abs(whole.value - expected) <= ROUNDING * max(abs(whole.value), abs(expected)):
        return
    indicator = figures.indicators[whole.indicator]
    yield problem_at(
        code,
        whole,
        (
            ("org_unit", whole.org_unit),
            ("indicator", indicator.name),
            ("year", str(whole.year)),
            ("found", exact(whole.value, indicator.unit)),
            ("expected", exact(expected, indicator.unit)),
            ("count", str(len(parts))),
        ),
    )
