"""Values by kind: what one org unit achieved for one indicator in the windows that a report compares.

flow: the sum of the observed quarters of the window. stock: the last level observed in it. ratio: numerator ÷ denominator,
each taken by its own kind over the quarters in which both were observed, else as typed. rate: the last one typed.
"""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from indicators.periods import Period
from indicators.progress.definitions import KEYS, Frame
from indicators.progress.spans import Spans, amount, closing, inside, level, quarters, spread, with_amounts

VALUES = ("value", "previous_year", "previous_quarter", "last_year")
"""The compared values: of the period, of the same period a year before, of the quarter before, of the whole last year."""

COVERAGE = ("quarters", "closing", "last_year_quarters")
"""Quarters observed in the period, whether its last one is, and quarters observed in the last year."""

OWN, NUMERATOR, DENOMINATOR = 0, 1, 2


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
    """Three frames of the values that were reported: the indicators themselves, and the ratios' two parts.

    The first holds ``VALUES`` and ``COVERAGE``; the second those of the numerators, named ``numerator value`` and so on,
    with the parts' coverage; the third the denominators' values. All are keyed by org unit and indicator.
    """
    periods = windows.observed(spans)
    rows = spread(observations, periods).join(definitions.select("indicator", "is_flow", "is_stock"), on="indicator")
    codes = [p.code for p in periods]
    numerators, denominators = _paired_parts(rows, definitions, codes)
    columns = [*KEYS, "role", "is_flow", "is_stock", *codes]
    own = rows.with_columns(role=nw.lit(OWN)).select(columns)
    every = _valued(nw.concat([own, numerators.select(columns), denominators.select(columns)]), windows, spans)
    return [
        every.filter(nw.col("role") == OWN).select(*KEYS, *VALUES, *COVERAGE),
        every.filter(nw.col("role") == NUMERATOR).select(
            *KEYS,
            *(nw.col(v).alias(f"numerator {v}") for v in VALUES[:3]),
            *(nw.col(v).alias(f"part {v}") for v in COVERAGE[:2]),
        ),
        every.filter(nw.col("role") == DENOMINATOR).select(*KEYS, *(nw.col(v).alias(f"denominator {v}") for v in VALUES[:3])),
    ]


def _paired_parts(rows: Frame, definitions: Frame, codes: list[str]) -> tuple[Frame, Frame]:
    """The observations of every ratio's numerator and denominator, only those periods in which both were observed."""
    ratios = definitions.filter(nw.col("numerator") != "").rename({"indicator": "ratio"})
    ratios = ratios.select("ratio", "numerator", "denominator")
    parts = rows.rename({"indicator": "part"})
    pairs = (
        ratios.join(parts, left_on="numerator", right_on="part")
        .join(parts, left_on=["denominator", "org_unit"], right_on=["part", "org_unit"], suffix=" below")
        .with_columns(nw.col("ratio").alias("indicator"))
    )
    both = {c: ~(nw.col(c).is_null() | nw.col(f"{c} below").is_null()) for c in codes}
    numerators = pairs.select(
        *KEYS, "is_flow", "is_stock", *(nw.when(both[c]).then(nw.col(c)).alias(c) for c in codes), role=nw.lit(NUMERATOR)
    )
    denominators = pairs.select(
        *KEYS,
        nw.col("is_flow below").alias("is_flow"),
        nw.col("is_stock below").alias("is_stock"),
        *(nw.when(both[c]).then(nw.col(f"{c} below")).alias(c) for c in codes),
        role=nw.lit(DENOMINATOR),
    )
    return numerators, denominators


def _valued(rows: Frame, windows: Windows, spans: Spans) -> Frame:
    """Each compared value by the kind of the row."""
    now, year_ago, quarter_ago, last_year = windows.now, windows.year_ago, windows.quarter_ago, windows.last_year
    rows = with_amounts(rows, [now, year_ago, last_year], spans)
    quarter_before = nw.when(nw.col("is_flow")).then(nw.lit(None, dtype=nw.Float64)).otherwise(_level(quarter_ago, spans))
    return rows.select(
        *KEYS,
        "role",
        value=_by_kind(now, spans),
        previous_year=_by_kind(year_ago, spans),
        previous_quarter=_by_kind(quarter_ago, spans) if now.is_quarter else quarter_before,
        last_year=nw.when(nw.col("is_flow")).then(amount(last_year)).otherwise(_level(last_year.last_quarter, spans)),
        quarters=nw.when(nw.col("is_flow")).then(quarters(now)).otherwise(_closing(now, spans)),
        closing=_closing(now, spans),
        last_year_quarters=quarters(last_year),
    )


def _by_kind(window: Period, spans: Spans) -> nw.Expr:
    return nw.when(nw.col("is_flow")).then(amount(window)).otherwise(_level(window, spans))


def _level(window: Period, spans: Spans) -> nw.Expr:
    of_rate = level(window, spans, of_stock=False)
    if not spans:
        return of_rate
    return nw.when(nw.col("is_stock")).then(level(window, spans, of_stock=True)).otherwise(of_rate)


def _closing(window: Period, spans: Spans) -> nw.Expr:
    of_others = closing(window, spans, of_stock=False)
    if not spans:
        return of_others
    return nw.when(nw.col("is_stock")).then(closing(window, spans, of_stock=True)).otherwise(of_others)
