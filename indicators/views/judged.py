"""By what the targets are judged that a page counts: of a quarter the year up to its end, as in the written report."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.periods import Period


@dataclass(frozen=True)
class Judged:
    """The period by which what a page shows is judged, with its table; ``earlier`` is what that is compared with."""

    period: Period
    progress: pd.DataFrame
    earlier: tuple[Period, pd.DataFrame] | None = None
