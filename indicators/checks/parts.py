"""Parts that exceed their whole: more members than employees, more cases settled than accepted.

The pairs are the numerators and denominators of the catalogue's ratios; nothing is listed here. Two levels of the same
day cannot stand so. Two amounts of a quarter can, when cases of the quarter before are settled in this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.ranges import MAY_EXCEED_ONE
from indicators.checks.rounding import differs, exact, half_last_place
from indicators.model import Indicator, Kind, Problem


def check_parts(figures: Figures) -> Iterator[Problem]:
    for ratio in figures.indicators.values():
        if ratio.is_fraction and ratio.numerator and ratio.denominator and not MAY_EXCEED_ONE.search(ratio.name):
            yield from _of_ratio(figures, ratio, ratio.numerator, ratio.denominator)


def _of_ratio(figures: Figures, ratio: Indicator, numerator: str, denominator: str) -> Iterator[Problem]:
    for part in figures.by_indicator.get(numerator, ()):
        whole = figures.by_key.get((part.org_unit, denominator, part.period, part.running_total))
        if whole is None or part.value <= whole.value:
            continue
        if not differs(part.value, whole.value, half_last_place(part) + half_last_place(whole)):
            continue
        levels = figures.indicators[numerator].kind is Kind.STOCK and figures.indicators[denominator].kind is Kind.STOCK
        yield problem_at(
            "part_exceeds_whole" if levels else "part_exceeds_whole_in_period",
            part,
            (
                ("org_unit", part.org_unit),
                ("part", figures.indicators[numerator].name),
                ("found", exact(part.value, part.unit)),
                ("whole", figures.indicators[denominator].name),
                ("limit", exact(whole.value, whole.unit)),
                ("whole_cell", whole.source.cell),
                ("ratio", ratio.name),
            ),
        )
