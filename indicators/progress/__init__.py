"""Targets against achievements: one row an org unit and indicator, from frames of any library, and where each figure is from.

``compute_progress`` is for a dataset in memory, ``progress`` for frames of pandas, Polars, DuckDB or Spark; ``trace`` gives
any figure's formula, observations and cells. How values add up is told in ``values`` and ``totals``, what is due in
``targets`` and ``schedule``, the verdict in ``judgement``.
"""

from indicators.progress.comparisons import with_shares
from indicators.progress.compute import COLUMNS, UndefinedIndicator, compute_progress, progress
from indicators.progress.definitions import definition_frame
from indicators.progress.trace import Trace, trace

__all__ = ["COLUMNS", "Trace", "UndefinedIndicator", "compute_progress", "definition_frame", "progress", "trace", "with_shares"]
