"""Completion, lead and status: a value held against its target and what is due of it."""

from __future__ import annotations

import narwhals as nw

from indicators.periods import Period
from indicators.progress.definitions import PRECISION
from indicators.status import Basis, Preset, Status


def completion() -> nw.Expr:
    """value ÷ target, null where either is missing or the target is not positive."""
    return nw.when(nw.col("target") > 0).then(nw.col("value") / nw.col("target"))


def lead() -> nw.Expr:
    """How far the completion is before what is due, as a fraction (0.1 is ten percentage points).

    Under a ceiling it is 1 − completion, for the floor of a rate value − target, else completion − schedule.
    """
    c = nw.col
    of_rate = nw.when(c("is_floor_of_fraction")).then(c("value") - c("target")).otherwise(c("completion") - c("schedule"))
    of_any = nw.when(c("is_ceiling")).then(1 - c("completion")).otherwise(of_rate)
    return nw.when(~c("completion").is_null()).then(of_any.round(PRECISION))


def status(period: Period, preset: Preset) -> nw.Expr:
    """The verdict of the preset.

    A ceiling that is kept is on schedule until the year is over, then done; a ceiling of zero that is broken is far behind.
    A zero target of any other form is no target.
    """
    c = nw.col
    verdict = _band(preset)
    if preset.done:
        reached = ~c("is_ceiling") & (c("completion") >= 1 - 10.0**-PRECISION)
        verdict = nw.when(reached).then(_word(Status.DONE)).otherwise(verdict)
    verdict = nw.when(c("completion").is_null()).then(_word(Status.NO_TARGET)).otherwise(verdict)
    ceiling_of_zero = c("is_ceiling") & (c("target") == 0)
    kept = c("is_ceiling") & (c("target") >= 0) & (c("value") <= c("target"))
    verdict = nw.when(ceiling_of_zero).then(_word(Status.FAR_BEHIND)).otherwise(verdict)
    verdict = nw.when(kept).then(_kept(period, preset)).otherwise(verdict)
    return nw.when(c("value").is_null()).then(_word(Status.NO_DATA)).otherwise(verdict)


def measured(preset: Preset) -> nw.Expr:
    """What the preset's bands measure. Where nothing is due yet, whatever is there is as planned."""
    c = nw.col
    if preset.basis is Basis.LEAD:
        return c("lead")
    due = nw.when(c("schedule") > 0).then(c("completion") / c("schedule")).otherwise(nw.lit(1.0))
    above_ceiling = c("is_ceiling") & (c("completion") > 0)
    return nw.when(above_ceiling).then(1 / c("completion")).otherwise(due).round(PRECISION)


def _word(of: Status) -> nw.Expr:
    return nw.lit(of.value)


def _band(preset: Preset) -> nw.Expr:
    """The band the column ``measured`` lies in, from the worst up: each better one is tried before it."""
    *better, worst = preset.bands
    verdict = _word(worst.status)
    for band in reversed(better):
        verdict = nw.when(nw.col("measured") >= band.lower).then(_word(band.status)).otherwise(verdict)
    return verdict


def _kept(period: Period, preset: Preset) -> nw.Expr:
    """A ceiling that is kept: done once nothing more can break it."""
    going, over = _word(Status.ON_SCHEDULE), _word(Status.DONE)
    if not preset.done or period.end < 4:
        return going
    if period.start == 1:
        return over
    return nw.when(nw.col("is_flow")).then(going).otherwise(over)
