"""The whole: what all org units achieved together, and what is asked of all of them.

flow, stock: the sum. ratio: Σ numerator ÷ Σ denominator over the org units that gave both. rate: never totalled or averaged;
instead the range, the median, and how many reach their target. A value or target observed for the whole itself counts for a
value where no org unit has one, and for the target always.
"""

from __future__ import annotations

import narwhals as nw

from indicators.model import TOTAL
from indicators.progress.definitions import Frame
from indicators.progress.values import VALUES

_PARTS = ("numerator", "denominator")


def totals_of(members: Frame, whole: Frame, definitions: Frame) -> Frame:
    """One row an indicator. ``members`` are the org units' rows with completion and schedule, ``whole`` the rows observed
    for the whole itself, of the same columns.
    """
    own = whole.select(
        "indicator",
        *(nw.col(v).alias(f"own {v}") for v in (*VALUES, "target", "plan_share", "reported", "due")),
        own_complete=nw.col("last_year_complete").cast(nw.Float64),
    )
    sums = _added_up(_with_reached(members, own))
    both = nw.concat([sums, own], how="diagonal")
    columns = [name for name in both.collect_schema().names() if name != "indicator"]
    rows = both.group_by("indicator").agg(*(nw.col(name).max() for name in columns))
    rows = rows.join(definitions, on="indicator").with_columns(org_unit=nw.lit(TOTAL))
    return _with_ranges(_with_coverage(_with_target(_with_values(rows))))


def _with_reached(members: Frame, own: Frame) -> Frame:
    """Whether each org unit reaches its target, or the one set for the whole if it has none: 1 or 0, null without any."""
    c = nw.col
    rows = members.join(own.select("indicator", "own target"), on="indicator", how="left")
    goal = nw.coalesce(c("target"), c("own target"))
    met = nw.when(c("is_ceiling")).then(goal - c("value")).otherwise(c("value") - goal)
    return rows.with_columns(reached=nw.when(~met.is_null()).then((met >= -1e-12).cast(nw.Float64)))


def _added_up(members: Frame) -> Frame:
    c = nw.col
    flagged = members.with_columns(
        planned=c("target") * c("schedule"),
        complete=c("last_year_complete").cast(nw.Float64),
    )
    parts = [f"{part} {value}" for part in _PARTS for value in VALUES[:3]]
    return flagged.group_by("indicator").agg(
        *(c(v).sum().alias(f"sum {v}") for v in (*VALUES, *parts, "target", "planned", "complete", "closing", "reached")),
        *(c(v).count().alias(f"count {v}") for v in (*VALUES, "target", "planned", "reached")),
        *(c(v).min().alias(f"min {v}") for v in ("value", "target")),
        *(c(v).max().alias(f"max {v}") for v in ("value", "target")),
        c("value").median().alias("middle"),
        c("completion").count().alias("completions"),
        nw.len().alias("members"),
    )


def _with_values(rows: Frame) -> Frame:
    """The members' sum or quotient, else the value observed for the whole."""
    c = nw.col
    additive = c("is_flow") | c("is_stock")

    def of_members(name: str) -> nw.Expr:
        total = nw.when(additive & (c(f"count {name}") > 0)).then(c(f"sum {name}"))
        if name == "last_year":
            return total
        below = c(f"sum denominator {name}")
        quotient = nw.when(c("is_ratio") & (below > 0)).then(c(f"sum numerator {name}") / below)
        return nw.coalesce(total, quotient)

    def value(name: str) -> nw.Expr:
        silent = c(f"count {name}").is_null() | (c(f"count {name}") == 0)
        return nw.coalesce(of_members(name), nw.when(silent).then(c(f"own {name}")))

    every_unit = c("sum complete") == c("count last_year")
    complete = nw.when(c("count last_year") > 0).then(every_unit).otherwise(c("own_complete") == 1)
    return rows.with_columns(*(value(name).alias(name) for name in VALUES), last_year_complete=complete)


def _with_target(rows: Frame) -> Frame:
    """The whole's own target, else the sum of the org units', else (where values do not add up) the one they all share."""
    c = nw.col
    additive = c("is_flow") | c("is_stock")
    shared = nw.when((c("count target") > 0) & (c("min target") == c("max target"))).then(c("max target"))
    summed = nw.when(c("count target") > 0).then(c("sum target"))
    weighted = nw.when((c("count planned") > 0) & (c("sum target") > 0)).then(c("sum planned") / c("sum target"))
    return rows.with_columns(
        target=nw.coalesce(c("own target"), nw.when(additive).then(summed).otherwise(shared)),
        plan_share=nw.coalesce(c("own plan_share"), weighted),
    )


def _with_coverage(rows: Frame) -> Frame:
    """Org units that reported the last quarter, out of those due; a whole without org units counts its own quarters."""
    c = nw.col
    zero = nw.lit(0.0)
    rows = rows.with_columns(members=nw.coalesce(c("members").cast(nw.Float64), zero))
    members = c("members") > 0
    return rows.with_columns(
        members_reported=nw.coalesce(c("sum closing"), zero),
        reported=nw.when(members).then(c("sum closing")).otherwise(c("own reported")),
        due=nw.when(members).then(c("members")).otherwise(c("own due")),
        completions=nw.coalesce(c("completions").cast(nw.Float64), zero),
        targets=nw.coalesce(c("count target").cast(nw.Float64), zero),
        values=nw.coalesce(c("count value").cast(nw.Float64), zero),
        can_forecast=nw.lit(1) == 1,
    )


def _with_ranges(rows: Frame) -> Frame:
    """minimum, median, maximum and reached, where the values of the org units can't be added up."""
    c = nw.col
    scattered = ~(c("is_flow") | c("is_stock")) & (c("values") > 0) & ~(c("is_ratio") & (c("sum denominator value") > 0))
    return rows.with_columns(
        minimum=nw.when(scattered).then(c("min value")),
        median=nw.when(scattered).then(c("middle")),
        maximum=nw.when(scattered).then(c("max value")),
        reached=nw.when(scattered & (c("count reached") > 0)).then(c("sum reached")),
    )
