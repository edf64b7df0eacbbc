"""Where a figure comes from: the observations, cells and formula behind any number of the progress frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from indicators.dataset import Dataset
from indicators.model import CellRef, Observation
from indicators.periods import Period
from indicators.progress.tracing import among, comparisons, dues, outlook, subject
from indicators.progress.tracing.recount import Recount
from indicators.progress.tracing.subject import Step, Subject
from indicators.progress.tracing.words import words
from indicators.told import corrected_by, texts_of

NAMED_AT_MOST = 3
"""Corrected cells that a formula names."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One figure: its value (None if missing), how it follows, and what it follows from.

    ``formula`` is in symbols and a few words: ``50 ÷ 95 = 52.6%``, and names cells that were corrected. ``sources`` are
    all cells, those of targets included.
    """

    value: float | None
    formula: str
    observations: tuple[Observation, ...] = ()
    sources: tuple[CellRef, ...] = ()


class UnknownMeasure(ValueError):
    """Nothing of that name is computed."""


MEASURES: Mapping[str, Callable[[Subject], Step | None]] = {
    "value": subject.value,
    "target": subject.target,
    "completion": subject.completion,
    "numerator": subject.numerator,
    "denominator": subject.denominator,
    "schedule": dues.schedule,
    "lead": dues.lead,
    "forecast": dues.forecast,
    "forecast_low": outlook.forecast_low,
    "forecast_high": outlook.forecast_high,
    "required": outlook.required,
    "required_per_quarter": outlook.required_per_quarter,
    "previous_year": comparisons.previous_year,
    "growth": comparisons.growth,
    "change": comparisons.change,
    "previous_quarter": comparisons.previous_quarter,
    "rank": comparisons.rank,
    "minimum": comparisons.minimum,
    "median": comparisons.median,
    "maximum": comparisons.maximum,
    "quarter_change": among.quarter_change,
    "quarter_growth": among.quarter_growth,
    "rank_change": among.rank_change,
    "share": comparisons.share,
    "contribution": among.contribution,
    "to_median": among.to_median,
    "gap": comparisons.gap,
}
"""What can be traced: columns of ``compute_progress``, ``with_outlook``, ``with_shares`` and ``with_rank_change``, the parts of
a ratio, and the ``gap`` (target − value)."""


def trace(
    dataset: Dataset,
    org_unit: str,
    indicator: str,
    period: Period,
    measure: str,
    *,
    language: str = "zh",
) -> Trace:
    """Follow one figure back to its cells and compute it again from them.

    The value equals that in the frame of ``compute_progress`` for the same dataset, period and rules; where it is missing
    there, value is None and the formula empty. Raises UnknownMeasure, and KeyError for an undefined indicator.
    """
    return Tracer(dataset, period, language).trace(org_unit, indicator, measure)


class Tracer:
    """Follows many figures of one dataset and period: what several are made of is counted once."""

    def __init__(self, dataset: Dataset, period: Period, language: str = "zh") -> None:
        self._recount = Recount(dataset, period)
        self._language = language

    def trace(self, org_unit: str, indicator: str, measure: str) -> Trace:
        """As the function ``trace``."""
        if measure not in MEASURES:
            raise UnknownMeasure(f"“{measure}” is none of {', '.join(MEASURES)}")
        step = MEASURES[measure](Subject(self._recount, org_unit, indicator, self._language))
        if step is None:
            return Trace(None, "")
        return Trace(step.value, _with_corrections(step, self._language), step.observations, step.sources)


def _with_corrections(step: Step, language: str) -> str:
    """The formula, and which of its cells were corrected when the file came in."""
    texts = [(o.source.cell, *texts_of(o.raw), corrected_by(o.raw)) for o in step.observations if o.raw]
    notes = dict.fromkeys(
        words("corrected", language, cell=cell, new=new, old=old, by=words("corrected_by", language, by=by) if by else "")
        for cell, new, old, by in texts
        if old is not None
    )
    named = list(notes)[:NAMED_AT_MOST]
    rest = [words("more_corrected", language, count=len(notes) - len(named))] if len(notes) > len(named) else []
    return words("note", language).join([step.formula, *named, *rest])
