"""The schedule (序时进度): the share of a target that is due by the end of the period.

An annual amount is due evenly (a quarter each), by the plan per quarter where the workbook gives one, or by last year's own
shape where the definition says seasonal and last year is complete. A level, a floor and a ceiling are due in full all year;
a stock's level may be made due step by step from that of last year's end, where its definition says stepwise.
"""

from __future__ import annotations

import narwhals as nw

from indicators.periods import Period


def even_share(period: Period) -> float:
    return (period.end - period.start + 1) / 4


def last_years_share(complete: nw.Expr, previous_year: nw.Expr, last_year: nw.Expr) -> nw.Expr:
    """The part of last year's amount that fell into the same period; null unless last year is complete."""
    return nw.when(complete & (last_year > 0)).then(previous_year / last_year)


def schedule(period: Period) -> nw.Expr:
    """The share due, null where there is no target."""
    c = nw.col
    seasonal = nw.when(c("is_seasonal")).then(c("last_years_share"))
    annual = nw.coalesce(c("plan_share"), seasonal, nw.lit(even_share(period)))
    due = c("last_year") + (c("target") - c("last_year")) * (period.end / 4)
    stepwise = c("is_stepwise") & c("is_level") & c("is_stock") & (c("target") > 0)
    level = nw.coalesce(nw.when(stepwise).then(due / c("target")), nw.lit(1.0))
    share = nw.when(c("is_annual")).then(annual).otherwise(level)
    return nw.when(~c("target").is_null()).then(share)
