"""Values outside what their kind allows: a negative amount, a fraction of a count, a rate above 100 %."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import exact
from indicators.model import Indicator, Kind, Observation, Problem

SIGNED = re.compile(r"增长|增减|增幅|降幅|升降|变动|变化|净|差额|盈|亏|结余|余额|利润")
"""Names of quantities that may well be below zero."""

COUNTED = frozenset("家个人名户件次场期起份篇所条项")
"""Units of things that come whole; 人次, 场次 and the like begin with one of them."""

MAY_EXCEED_ONE = re.compile(r"收缴|完成|达成|增长|增速|增幅|到位|执行|预算")
"""Rates measured against a plan rather than against a whole: above 100 % is good news."""


def check_ranges(figures: Figures) -> Iterator[Problem]:
    for o in figures.observations:
        indicator = figures.indicators[o.indicator]
        code = _outside(o, indicator)
        if code:
            yield problem_at(
                code, o, (("org_unit", o.org_unit), ("indicator", indicator.name), ("found", exact(o.value, o.unit)))
            )


def _outside(o: Observation, indicator: Indicator) -> str | None:
    if o.value < 0 and not SIGNED.search(indicator.name):
        return "negative_unusual" if indicator.inferred else "negative_value"
    if indicator.is_fraction and o.value > 1 and not MAY_EXCEED_ONE.search(indicator.name):
        return "rate_above_one"
    if indicator.kind in (Kind.FLOW, Kind.STOCK) and o.unit[:1] in COUNTED and not float(o.value).is_integer():
        return "count_not_whole"
    return None
