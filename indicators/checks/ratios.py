"""Rates typed beside the figures they come from, compared with the rate those figures give."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import differs, exact, half_last_place
from indicators.model import Observation, Problem


def check_ratios(figures: Figures) -> Iterator[Problem]:
    for typed in (*figures.observations, *figures.totals):
        parts = _parts(figures, typed)
        if parts is None:
            continue
        numerator, denominator = parts
        computed = numerator.value / denominator.value
        if not differs(typed.value, computed, _tolerance(typed, numerator, denominator)):
            continue
        names = figures.indicators
        yield problem_at(
            "ratio_off_by_hundred" if _off_by_hundred(typed.value, computed) else "ratio_differs",
            typed,
            (
                ("org_unit", typed.org_unit),
                ("indicator", names[typed.indicator].name),
                ("found", exact(typed.value, typed.unit)),
                ("expected", exact(round(computed, 4), typed.unit)),
                ("numerator", f"{names[numerator.indicator].name}{exact(numerator.value, numerator.unit)}"),
                (
                    "denominator",
                    f"{names[denominator.indicator].name}{exact(denominator.value, denominator.unit)}",
                ),
            ),
        )


def _parts(figures: Figures, typed: Observation) -> tuple[Observation, Observation] | None:
    """Numerator and denominator of a typed rate, where the file gives both and the denominator is not zero."""
    ratio = figures.indicators[typed.indicator]
    if not ratio.numerator or not ratio.denominator:
        return None
    numerator, denominator = (
        figures.with_totals.get((typed.org_unit, part, typed.period, typed.running_total))
        for part in (ratio.numerator, ratio.denominator)
    )
    if numerator is None or denominator is None or denominator.value == 0:
        return None
    return numerator, denominator


def _tolerance(typed: Observation, numerator: Observation, denominator: Observation) -> float:
    """A whole unit in the rate's last place, since people also cut digits off, and what rounding of the parts adds."""
    parts = half_last_place(denominator) / abs(denominator.value)
    if numerator.value:
        parts += half_last_place(numerator) / abs(numerator.value)
    return 2 * half_last_place(typed) + abs(typed.value) * parts


def _off_by_hundred(typed: float, computed: float) -> bool:
    """Whether the sign or the format of the percentage went wrong: 95.3 for 95.3 %, or 0.953 in a column of percents."""
    return any(abs(typed / factor - computed) <= 0.01 * abs(computed) for factor in (100, 0.01)) and typed != 0
