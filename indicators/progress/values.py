"""Values by kind: what one org unit achieved for one indicator in the windows that a report compares.

flow: the sum of the observed quarters of the window. stock: the last level observed in it. ratio: numerator ÷ denominator,
each taken by its own kind over the quarters in which both were observed, else as typed. rate: the last one typed.
"""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from indicators.periods import Period
from indicators.progress.definitions import KEYS, Frame, kept
from indicators.progress.spans import (
    Spans,
    amount,
    closing,
    inside,
    level,
    quarters,
    spread,
    with_amounts,
    with_levels,
    with_sums,
)

COMPARED = ("value", "previous_year", "previous_quarter")
"""The compared values: of the period, of the same period a year before, of the quarter before."""

COVERAGE = ("quarters", "closing")
"""Quarters of the period observed (for levels: its last one), and whether its last quarter is."""

_KIND = ("is_flow", "is_stock", "adds_up")

_OWN, _NUMERATOR, _DENOMINATOR = 0, 1, 2


@dataclass(frozen=True)
class Windows:
    """The spans of time one report compares."""

    now: Period

    @property
    def year_ago(self) -> Period:
        return self.now.year_before()

    @property
    def quarter_ago(self) -> Period:
        return self.now.last_quarter.previous_quarter()

    @property
    def last_year(self) -> Period:
        return Period(self.now.year - 1, 1, 4)

    def observed(self, spans: Spans) -> list[Period]:
        """Every period whose observations can matter."""
        return inside(Period.to_date(self.now.year, self.now.end), spans) + inside(self.last_year, spans)


def unit_values(observations: Frame, definitions: Frame, windows: Windows, spans: Spans) -> list[Frame]:
    """What was reported, as frames keyed by org unit and indicator, to be put side by side.

    ``COMPARED`` as reported, ``last_year`` (a flow's amount, else the level at its end), ``COVERAGE`` and
    ``last_year_quarters``. What adds up over org units is given again as ``above value`` and so on: flows, stocks, and
    the numerators of ratios, whose denominators are ``below value`` …. ``typed_closing`` and ``parts_closing`` tell the
    ``closing`` of what is typed from that of a ratio's parts.
    """
    periods = windows.observed(spans)
    rows = spread(observations, periods).join(definitions.select("indicator", *_KIND), on="indicator")
    rows = kept(with_levels(rows, periods), "reported")
    every = _valued(_with_parts(rows, definitions, periods), windows, spans)
    own = every.filter(nw.col("role") == _OWN)
    reported = (*KEYS, *COMPARED, "last_year", *COVERAGE, "last_year_quarters", "year_ago_quarters")
    above = {f"above {name}": nw.col(name) for name in COMPARED}
    below = {f"below {name}": nw.col(name) for name in COMPARED}
    return [
        own.filter(nw.col("adds_up")).select(*reported, **above),
        own.filter(~nw.col("adds_up")).select(*reported, typed_closing="closing"),
        every.filter(nw.col("role") == _NUMERATOR).select(*KEYS, *COVERAGE, **above, parts_closing="closing"),
        every.filter(nw.col("role") == _DENOMINATOR).select(*KEYS, **below),
    ]


def _with_parts(rows: Frame, definitions: Frame, periods: list[Period]) -> Frame:
    """The rows, and for every ratio those of its numerator and denominator, only the periods in which both were observed."""
    c, codes = nw.col, [p.code for p in periods]
    ratios = definitions.filter(c("numerator") != "").select(
        ratio="indicator", numerator="numerator", denominator="denominator"
    )
    parts = with_sums(rows, periods).rename({"indicator": "part"})
    pairs = ratios.join(parts, left_on="numerator", right_on="part").join(
        parts, left_on=["denominator", "org_unit"], right_on=["part", "org_unit"], suffix=" below"
    )

    def part(role: int, side: str, other: str) -> Frame:
        values = {code: nw.when(~c(f"{code}{other}").is_null()).then(c(f"{code}{side}")) for code in codes}
        kind = {flag: c(f"{flag}{side}") for flag in _KIND} | {"is_stock": c("is_stock") & c("is_stock below")}
        return pairs.select("org_unit", indicator="ratio", **values, **kind, role=nw.lit(role))

    own = rows.select("org_unit", "indicator", *codes, *_KIND, role=nw.lit(_OWN))
    return nw.concat([own, part(_NUMERATOR, "", " below"), part(_DENOMINATOR, " below", "")])


def _valued(rows: Frame, windows: Windows, spans: Spans) -> Frame:
    """Every window's value by the kind of the row. The amount of one quarter says nothing beside that of a longer span."""
    now, year_ago, quarter_ago, last_year = windows.now, windows.year_ago, windows.quarter_ago, windows.last_year
    marks, missing = (*KEYS, "role", *_KIND), nw.lit(None, dtype=nw.Float64)
    flows = with_amounts(rows.filter(nw.col("is_flow")), [now, year_ago, last_year], spans).select(
        *marks,
        value=amount(now, spans),
        previous_year=amount(year_ago, spans),
        previous_quarter=amount(quarter_ago, spans) if now.is_quarter else missing,
        last_year=amount(last_year, spans),
        quarters=quarters(now, spans),
        closing=closing(now, spans),
        last_year_quarters=quarters(last_year, spans),
        year_ago_quarters=quarters(year_ago, spans),
    )
    of_levels_only = (nw.col("role") == _OWN) | nw.col("is_stock")
    before = level(quarter_ago, spans)
    levels = rows.filter(~nw.col("is_flow")).select(
        *marks,
        value=level(now, spans),
        previous_year=level(year_ago, spans),
        previous_quarter=before if now.is_quarter else nw.when(of_levels_only).then(before),
        last_year=level(last_year.last_quarter, spans),
        quarters=closing(now, spans),
        closing=closing(now, spans),
        last_year_quarters=missing,
        year_ago_quarters=missing,
    )
    return nw.concat([flows, levels])
