"""The whole: what all org units achieved together, and what is asked of all of them.

flow, stock: the sum. ratio: Σ numerator ÷ Σ denominator over the org units that gave both. rate: never totalled or averaged;
instead the range, the median, and how many reach their target. A target given for the whole itself counts before the sum of
the org units' targets; a value observed for the whole itself counts where no org unit has one.
"""

from __future__ import annotations

import narwhals as nw

from indicators.model import TOTAL
from indicators.progress.definitions import FLAGS, PRECISION, Frame
from indicators.progress.ranking import by_completion, ranked
from indicators.progress.schedule import last_years_share
from indicators.progress.values import COMPARED

_COUNTED = ("sum closing", "sum last_year_complete", "count last_year", "count value", "count completion")

_OWN = (*COMPARED, "last_year", "last_years_share", "target", "plan_share")


def totals_of(members: Frame, whole: Frame) -> Frame:
    """One row an indicator that org units report. ``members`` are their rows with completion and schedule, ``whole`` the
    rows observed for the whole itself, of the same columns.
    """
    own = whole.select("indicator", **{f"own {name}": nw.col(name) for name in _OWN})
    sums = _added_up(members.join(own, on="indicator", how="left"))
    rows = sums.select(
        "indicator",
        "members",
        *FLAGS,
        *_COUNTED,
        **{name: _value(name) for name in COMPARED},
        last_year=_members_or_own("last_year", nw.col("sum last_year")),
        last_years_share=nw.col("own last_years_share"),
        target=_target(),
        plan_share=_plan_share(),
        by_completion=by_completion(),
        **_ranges(),
    )
    return rows.select(
        *(name for name in rows.collect_schema().names() if name not in (*_COUNTED, "members", "last_years_share")),
        org_unit=nw.lit(TOTAL),
        reported=nw.col("sum closing"),
        due=nw.col("members").cast(nw.Float64),
        can_forecast=nw.lit(1) == 1,
        last_years_share=_last_years_share(),
        ranked=ranked().cast(nw.Float64),
    )


def _added_up(members: Frame) -> Frame:
    """Sums, counts and ranges by indicator, and the columns that are the same for all its rows."""
    c = nw.col
    goal = nw.coalesce(c("target"), c("own target"))
    ahead = nw.when(c("is_ceiling")).then(goal - c("value")).otherwise(c("value") - goal)
    rows = members.with_columns(
        planned=c("target") * c("schedule"),
        reached=nw.when(~ahead.is_null()).then((ahead >= -(10.0**-PRECISION)).cast(nw.Float64)),
    )
    parts = [f"{side} {name}" for side in ("above", "below") for name in COMPARED]
    return rows.group_by("indicator").agg(
        *(c(v).sum().alias(f"sum {v}") for v in (*parts, "last_year", "last_year_complete", "target", "planned", "closing")),
        *(c(v).count().alias(f"count {v}") for v in (*COMPARED, "last_year", "target", "completion", "reached")),
        *(c(v).min().alias(f"min {v}") for v in ("value", "target")),
        *(c(v).max().alias(f"max {v}") for v in ("value", "target")),
        *(c(v).max() for v in (*FLAGS, *(f"own {name}" for name in _OWN))),
        c("reached").sum().alias("sum reached"),
        c("value").median().alias("middle value"),
        nw.len().alias("members"),
    )


def _members_or_own(name: str, of_members: nw.Expr) -> nw.Expr:
    """What the org units give together, or what was observed for the whole where none of them has a value."""
    return nw.when(nw.col(f"count {name}") > 0).then(of_members).otherwise(nw.col(f"own {name}"))


def _value(name: str) -> nw.Expr:
    """The sum, or quotient of sums, of the org units; null for rates."""
    c = nw.col
    below = nw.when(c(f"sum below {name}") > 0).then(c(f"sum below {name}"))
    divisor = nw.when(c("adds_up")).then(nw.lit(1.0)).otherwise(below)
    return _members_or_own(name, c(f"sum above {name}") / divisor)


def _target() -> nw.Expr:
    """The whole's own target, else the sum of the org units', else (where values do not add up) the one they all share."""
    c = nw.col
    shared = nw.when(c("min target") == c("max target")).then(c("max target"))
    of_members = nw.when(c("adds_up")).then(c("sum target")).otherwise(shared)
    return nw.coalesce(c("own target"), nw.when(c("count target") > 0).then(of_members))


def _plan_share() -> nw.Expr:
    """The whole's own plan, else the org units' schedules weighted by their targets."""
    c = nw.col
    weighted = nw.when(c("sum target") > 0).then(c("sum planned") / c("sum target")).round(PRECISION)
    return nw.coalesce(c("own plan_share"), weighted)


def _last_years_share() -> nw.Expr:
    """Of the org units if every one observed last year is complete, else of the whole itself if no unit was observed."""
    c = nw.col
    complete = c("sum last_year_complete") == c("count last_year")
    of_members = last_years_share(complete, c("previous_year"), c("last_year"))
    return nw.when(c("count last_year") > 0).then(of_members).otherwise(c("last_years_share"))


def _ranges() -> dict[str, nw.Expr]:
    """minimum, median, maximum and reached, where the values of the org units can't be put together."""
    c = nw.col
    scattered = ~(c("adds_up") | (c("sum below value") > 0)) & (c("count value") > 0)
    return {
        "minimum": nw.when(scattered).then(c("min value")),
        "median": nw.when(scattered).then(c("middle value")),
        "maximum": nw.when(scattered).then(c("max value")),
        "reached": nw.when(scattered & (c("count reached") > 0)).then(c("sum reached")),
    }
