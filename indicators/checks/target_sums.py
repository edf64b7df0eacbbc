"""The whole's own target against the sum of its members' targets, and quarter plans against the year's target.

A target that changes within the year is stated anew on a later sheet, for some org units only perhaps. So what a sheet says
of the whole is set beside what the same sheet says of its members, then beside what holds of the others as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

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


OfYear = tuple[str, int]
"""An indicator and the year it is asked for."""


def _against_members(figures: Figures, targets: list[Target]) -> Iterator[Problem]:
    wholes = [t for t in targets if t.org_unit == TOTAL]
    if not wholes:
        return
    everywhere: dict[OfYear, dict[str, float]] = defaultdict(dict)
    for target in targets:
        if target.org_unit != TOTAL:
            everywhere[target.indicator, target.year][target.org_unit] = target.value
    on_sheets = _on_their_sheets(figures, {t.source.sheet for t in wholes})
    for whole in wholes:
        in_force = everywhere.get((whole.indicator, whole.year), {})
        together = on_sheets.get((whole.source.sheet, whole.indicator, whole.year), {}) or in_force
        shares = (together, in_force | together)
        if in_force and not any(_is_sum(whole, parts.values()) for parts in shares):
            yield _problem(figures, "target_total_differs", whole, together.values())


def _on_their_sheets(figures: Figures, sheets: Iterable[str]) -> Mapping[tuple[str, str, int], dict[str, float]]:
    """The members' targets by the sheet, indicator and year for which they are stated.

    A target that stays as it was is kept once, with the last sheet that says so; the values beside it know it on every sheet.
    """
    found: dict[tuple[str, str, int], dict[str, float]] = defaultdict(dict)
    sheets = set(sheets)
    for o in figures.observations:
        if o.target is not None and o.org_unit != TOTAL and o.source.sheet in sheets:
            found[o.source.sheet, o.indicator, o.period.year][o.org_unit] = o.target
    for t in figures.targets:
        if t.quarter is None and t.org_unit != TOTAL and t.source.sheet in sheets:
            found[t.source.sheet, t.indicator, t.year][t.org_unit] = t.value
    return found


def _against_quarters(figures: Figures, targets: list[Target]) -> Iterator[Problem]:
    plans: dict[tuple[str, str, int], dict[int, Target]] = defaultdict(dict)
    for target in targets:
        if target.quarter and figures.indicators[target.indicator].kind is Kind.FLOW:
            plans[target.org_unit, target.indicator, target.year][target.quarter] = target
    for year in targets:
        plan = plans.get((year.org_unit, year.indicator, year.year), {})
        parts = [t.value for t in plan.values()]
        if year.quarter is None and len(plan) == 4 and not _is_sum(year, parts):
            yield _problem(figures, "target_plan_differs", year, parts)


def _is_sum(whole: Target, parts: Iterable[float]) -> bool:
    expected = sum(parts)
    return abs(whole.value - expected) <= ROUNDING * max(abs(whole.value), abs(expected))


def _problem(figures: Figures, code: str, whole: Target, parts: Iterable[float]) -> Problem:
    parts = list(parts)
    indicator = figures.indicators[whole.indicator]
    facts = (
        ("org_unit", whole.org_unit),
        ("indicator", indicator.name),
        ("year", str(whole.year)),
        ("found", exact(whole.value, indicator.unit)),
        ("expected", exact(sum(parts), indicator.unit)),
        ("count", str(len(parts))),
    )
    return problem_at(code, whole, facts)
