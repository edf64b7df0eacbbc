"""其中项 that make up their whole: where nearly all rows add up, the few that do not are in doubt.

Whether the items overlap (women, migrant workers) or divide the whole (men, women) is not said in a header; the rows show it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.including import pairs_of
from indicators.checks.rounding import differs, exact, half_last_place
from indicators.model import TOTAL, Observation, Problem

MOST = 0.6
"""The items divide their whole if they add up to it in more than this share of the rows."""

FEWEST_ROWS = 3


def check_included_sums(figures: Figures) -> Iterator[Problem]:
    items: dict[str, list[str]] = defaultdict(list)
    for part, whole in sorted(pairs_of(figures.reading.columns)):
        items[whole].append(part)
    for whole, parts in items.items():
        if len(parts) > 1:
            yield from _of_whole(figures, whole, parts)


def _of_whole(figures: Figures, whole: str, parts: list[str]) -> Iterator[Problem]:
    rows = ((o, _items(figures, o, parts)) for o in figures.by_indicator.get(whole, ()))
    complete = [(o, found) for o, found in rows if len(found) == len(parts)]
    wrong = [(o, found) for o, found in complete if _differs(o, found)]
    if len(complete) < FEWEST_ROWS or len(complete) - len(wrong) <= MOST * len(complete):
        return
    for o, found in wrong:
        facts = (
            ("org_unit", o.org_unit),
            ("whole", figures.indicators[whole].name),
            ("found", exact(o.value, o.unit)),
            ("parts", "、".join(f"{figures.indicators[p.indicator].name}{exact(p.value, p.unit)}" for p in found)),
            ("expected", exact(sum(p.value for p in found), o.unit)),
        )
        yield problem_at("included_sum_differs", o, facts)


def _items(figures: Figures, o: Observation, parts: list[str]) -> list[Observation]:
    if o.org_unit == TOTAL:
        return []
    found = (figures.by_key.get((o.org_unit, part, o.period, o.running_total)) for part in parts)
    return [item for item in found if item is not None and item.unit == o.unit]


def _differs(o: Observation, items: list[Observation]) -> bool:
    tolerance = half_last_place(o) + sum(half_last_place(item) for item in items)
    return differs(sum(item.value for item in items), o.value, tolerance)
