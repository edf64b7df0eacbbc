"""The method of scoring that an office uses: a rule, and what is deducted from whom. Weights stand with the indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.dataset import Dataset
from indicators.model import Indicator
from indicators.periods import Period
from indicators.scoring.rules import Rule
from indicators.scoring.scores import Deduction, Score, scores


@dataclass(frozen=True)
class Method:
    """``rule`` says how points are given; ``deductions`` are those ever decided, each with its quarter."""

    rule: Rule
    deductions: tuple[Deduction, ...] = ()

    def deductions_in(self, period: Period) -> tuple[Deduction, ...]:
        """Those of the period's quarters, and those of no quarter."""
        return tuple(d for d in self.deductions if d.quarter is None or period.contains(d.quarter))


def weights_of(definitions: Mapping[str, Indicator]) -> dict[str, float] | None:
    """The weights that the office gave; None where it gave none, so that all count alike."""
    weights = {i: d.weight for i, d in definitions.items() if d.weight is not None and d.weight > 0}
    return weights or None


def scores_of(dataset: Dataset, progress: pd.DataFrame, period: Period, method: Method | None = None) -> tuple[Score, ...]:
    """Every org unit's score for the ``progress`` of a period, by the dataset's method unless another is given.

    None where nobody is scored. The best comes first.
    """
    method = method or dataset.scoring
    if method is None:
        return ()
    definitions = dataset.indicators
    taken = method.deductions_in(period)
    return scores(progress, definitions, method.rule, weights=weights_of(definitions), deductions=taken)
