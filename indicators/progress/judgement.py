"""Completion, lead and status: a value held against its target and what is due of it."""

from __future__ import annotations

import narwhals as nw

from indicators.periods import Period
from indicators.progress.definitions import PRECISION, Frame
from indicators.status import Basis, Preset, Status


def with_completion(frame: Frame) -> Frame:
    """Add ``completion``, value ÷ target, null where either is missing or the target is not positive."""
    return frame.with_columns(completion=nw.when(nw.col("target") > 0).then(nw.col("value") / nw.col("target")))


def with_lead(frame: Frame) -> Frame:
    """Add ``lead``: how far the completion is before what is due, as a fraction (0.1 is ten percentage points).

    Under a ceiling it is 1 − completion, for the floor of a rate value − target, else completion − schedule.
    """
    c = nw.col
    lead = (
        nw.when(c("is_ceiling"))
        .then(1 - c("completion"))
        .otherwise(nw.when(c("is_floor_of_fraction")).then(c("value") - c("target")).otherwise(c("completion") - c("schedule")))
    )
    return frame.with_columns(lead=nw.when(~c("completion").is_null()).then(lead.round(PRECISION)))


def with_status(frame: Frame, period: Period, preset: Preset) -> Frame:
    """Add ``status`` by the preset.

    A ceiling that is kept is on schedule until the year is over, then done; a ceiling of zero that is broken is far behind.
    A zero target of any other form is no target.
    """
    c = nw.col
    frame = frame.with_columns(judged=_measured(preset).round(PRECISION))
    verdict = _band(preset)
    if preset.done:
        reached = ~c("is_ceiling") & (c("completion").round(PRECISION) >= 1)
        verdict = nw.when(reached).then(nw.lit(Status.DONE.value)).otherwise(verdict)
    kept = c("is_ceiling") & (c("target") >= 0) & (c("value") <= c("target"))
    zero_broken = c("is_ceiling") & (c("target") == 0) & (c("value") > 0)
    judged = (
        nw.when(kept)
        .then(_kept(period, preset))
        .otherwise(nw.when(zero_broken).then(nw.lit(Status.FAR_BEHIND.value)).otherwise(verdict))
    )
    no_target = c("completion").is_null() & ~(kept | zero_broken)
    return frame.with_columns(
        status=nw.when(c("value").is_null())
        .then(nw.lit(Status.NO_DATA.value))
        .otherwise(nw.when(c("target").is_null() | no_target).then(nw.lit(Status.NO_TARGET.value)).otherwise(judged))
    )


def _measured(preset: Preset) -> nw.Expr:
    """What the preset's bands measure. Where nothing is due yet, whatever is there is as planned."""
    c = nw.col
    if preset.basis is Basis.LEAD:
        return c("lead")
    due = nw.when(c("schedule") > 0).then(c("completion") / c("schedule")).otherwise(nw.lit(1.0))
    above_ceiling = c("is_ceiling") & (c("completion") > 0)
    return nw.when(above_ceiling).then(1 / c("completion")).otherwise(due)


def _band(preset: Preset) -> nw.Expr:
    """The band a measure lies in, from the worst up: each better one is tried before it."""
    *better, worst = preset.bands
    verdict: nw.Expr = nw.lit(worst.status.value)
    for band in reversed(better):
        verdict = nw.when(nw.col("judged") >= band.lower).then(nw.lit(band.status.value)).otherwise(verdict)
    return verdict


def _kept(period: Period, preset: Preset) -> nw.Expr:
    """A ceiling that is kept: done once nothing more can break it."""
    going, over = nw.lit(Status.ON_SCHEDULE.value), nw.lit(Status.DONE.value)
    if not preset.done or period.end < 4:
        return going
    if period.start == 1:
        return over
    return nw.when(nw.col("is_flow")).then(going).otherwise(over)
