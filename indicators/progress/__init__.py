"""Targets against achievements: one row an org unit and indicator, from frames of any library, and where each figure is from.

``compute_progress`` is for a dataset in memory, ``progress`` for frames of pandas, Polars, DuckDB or Spark; ``trace`` gives
any figure's formula, observations and cells, and ``marks`` what is wrong beneath it. ``with_shares``, ``with_outlook``,
``with_made_up`` and ``with_verdicts`` add further columns; ``tables_of`` gives what pages and files show, of many periods at
once. How values add up is told in ``values`` and ``totals``, what is due in ``targets`` and ``schedule``, the status in
``judgement``, and what counts and lists go by in ``verdicts``.
"""

from indicators.progress.comparisons import with_rank_change, with_shares
from indicators.progress.compute import COLUMNS, UndefinedIndicator, compute_progress, progress
from indicators.progress.definitions import definition_frame
from indicators.progress.history import compute_history
from indicators.progress.last_year import without_unlike
from indicators.progress.making_up import earlier_periods, with_made_up
from indicators.progress.marks import Flaw, Mark, marks
from indicators.progress.outlook import with_outlook
from indicators.progress.tables import table_of, tables_of, with_marks
from indicators.progress.trace import Trace, Tracer, trace
from indicators.progress.verdicts import judged_in, with_verdicts

__all__ = [
    "COLUMNS",
    "Flaw",
    "Mark",
    "Trace",
    "Tracer",
    "UndefinedIndicator",
    "compute_history",
    "compute_progress",
    "definition_frame",
    "earlier_periods",
    "judged_in",
    "marks",
    "progress",
    "table_of",
    "tables_of",
    "trace",
    "with_made_up",
    "with_marks",
    "with_outlook",
    "with_rank_change",
    "with_shares",
    "with_verdicts",
    "without_unlike",
]
