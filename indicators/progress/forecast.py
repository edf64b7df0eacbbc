"""The year's amount to be expected of a flow, from the year to date.

The value to date ÷ the share of a year that is usually reached by now: last year's own share if last year is complete,
else a quarter each (run rate). Nothing is forecast for levels and rates, for spans that do not begin with the year, and for
an org unit that has not reported every quarter so far.
"""

from __future__ import annotations

import narwhals as nw

from indicators.periods import Period
from indicators.progress.schedule import even_share


def forecast(period: Period) -> nw.Expr:
    """The year's amount, null where there is none to expect."""
    c = nw.col
    if not period.is_year_to_date:
        return nw.lit(None, dtype=nw.Float64)
    share = nw.coalesce(nw.when(c("last_years_share") > 0).then(c("last_years_share")), nw.lit(even_share(period)))
    return nw.when(c("is_flow") & c("can_forecast")).then(c("value") / share)
