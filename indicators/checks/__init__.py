"""What can be wrong with figures that were read well: one check a file, each a stream of problems.

``check_reading`` looks at a file alone, ``check_against`` at a file beside what is already on record. No check changes a
value, and none stops another: a person sees all problems at once. What each problem is called, how grave it is and what
it says stands in ``problems.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from indicators.checks.averages import check_averages
from indicators.checks.duplicates import check_duplicates
from indicators.checks.figures import earlier_figures, figures_of
from indicators.checks.gaps import check_gaps
from indicators.checks.history_units import check_history_units
from indicators.checks.including import check_including
from indicators.checks.jumps import check_jumps
from indicators.checks.org_units import check_org_units
from indicators.checks.parts import check_parts
from indicators.checks.peer_units import check_peer_units
from indicators.checks.ranges import check_ranges
from indicators.checks.ratios import check_ratios
from indicators.checks.repeats import check_repeats
from indicators.checks.revisions import check_revisions
from indicators.checks.running_totals import check_running_totals
from indicators.checks.spans import check_spans
from indicators.checks.target_sums import check_target_sums
from indicators.checks.target_values import check_target_values
from indicators.checks.totals import check_totals
from indicators.dataset import Dataset
from indicators.model import Indicator, Problem, Reading

CHECKS_OF_A_FILE = (
    check_duplicates,
    check_org_units,
    check_gaps,
    check_ranges,
    check_parts,
    check_including,
    check_ratios,
    check_totals,
    check_averages,
    check_spans,
    check_running_totals,
    check_target_values,
    check_target_sums,
    check_peer_units,
    check_jumps,
)
"""Each takes the figures of one file and yields its problems."""

CHECKS_AGAINST_THE_RECORD = (
    check_org_units,
    check_running_totals,
    check_repeats,
    check_revisions,
    check_history_units,
    check_jumps,
)
"""Each takes the figures of one file and the figures on record."""


class HasIndicators(Protocol):
    """A catalogue, as far as a check needs it."""

    @property
    def indicators(self) -> Mapping[str, Indicator]: ...


def check_reading(reading: Reading, catalogue: HasIndicators) -> Iterator[Problem]:
    """Everything wrong with one file's figures among themselves."""
    figures = figures_of(reading, catalogue.indicators)
    for check in CHECKS_OF_A_FILE:
        yield from check(figures)


def check_against(reading: Reading, dataset: Dataset) -> Iterator[Problem]:
    """Everything that looks wrong with one file's figures beside those on record; nothing while the record is empty."""
    if not dataset.observations:
        return
    figures = figures_of(reading, dataset.indicators)
    record = earlier_figures(dataset)
    for check in CHECKS_AGAINST_THE_RECORD:
        yield from check(figures, record)
