"""What can be wrong with figures that were read well: one check a file, each a stream of problems.

``check_reading`` looks at a file alone, ``check_against`` at a file beside what is already on record, ``check_together`` at
files that came in one go beside each other. No check changes a value, and none stops another: a person sees all problems at
once. What each problem is called, how grave it is and what
it says stands in ``problems.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from indicators.checks.averages import check_averages
from indicators.checks.between_files import check_between_files
from indicators.checks.delivery_units import check_delivery_units
from indicators.checks.duplicates import check_duplicates
from indicators.checks.figures import Figures, earlier_figures, figures_of
from indicators.checks.gaps import check_gaps
from indicators.checks.history_units import check_history_units
from indicators.checks.included_sums import check_included_sums
from indicators.checks.including import check_including
from indicators.checks.jumps import check_jumps
from indicators.checks.odd_quarter import check_odd_quarter
from indicators.checks.open_columns import check_open_columns
from indicators.checks.org_units import check_org_units
from indicators.checks.parts import check_parts
from indicators.checks.peer_rates import check_peer_rates
from indicators.checks.peer_units import check_peer_units
from indicators.checks.ranges import check_ranges
from indicators.checks.ratios import check_ratios
from indicators.checks.repeats import check_repeats
from indicators.checks.revisions import check_revisions
from indicators.checks.rewritten import check_rewritten
from indicators.checks.running_totals import check_running_totals, quarters_before
from indicators.checks.screens import screened
from indicators.checks.short_history import check_short_history
from indicators.checks.skipped_quarters import check_skipped_quarters
from indicators.checks.spans import check_spans
from indicators.checks.target_sums import check_target_sums
from indicators.checks.target_values import check_target_values
from indicators.checks.targets_missing import check_targets_missing
from indicators.checks.together import deliveries
from indicators.checks.totals import check_totals
from indicators.dataset import Dataset
from indicators.model import TOTAL, Indicator, Observation, Problem, Reading

CHECKS_OF_A_FILE = (
    check_duplicates,
    check_org_units,
    check_gaps,
    check_open_columns,
    check_ranges,
    check_parts,
    check_including,
    check_included_sums,
    check_ratios,
    check_totals,
    check_averages,
    check_spans,
    check_running_totals,
    check_target_values,
    check_targets_missing,
    check_target_sums,
    check_peer_units,
    check_peer_rates,
    check_jumps,
    check_short_history,
)
"""Each takes the figures of one file and yields its problems."""

CHECKS_AGAINST_THE_RECORD = (
    check_org_units,
    check_running_totals,
    check_repeats,
    check_rewritten,
    check_skipped_quarters,
    check_revisions,
    check_spans,
    check_history_units,
    check_gaps,
    check_open_columns,
    check_peer_units,
    check_jumps,
    check_short_history,
)
"""Each takes the figures of one file and the figures on record."""

CHECKS_TOGETHER = (check_between_files, check_delivery_units, check_odd_quarter)
"""Each takes the files that came in one go, by quarter, and the figures on record."""


class HasIndicators(Protocol):
    """A catalogue, as far as a check needs it."""

    @property
    def indicators(self) -> Mapping[str, Indicator]: ...


def check_reading(reading: Reading, catalogue: HasIndicators) -> Iterator[Problem]:
    """Everything wrong with one file's figures among themselves."""
    figures = figures_of(reading, catalogue.indicators)
    for check in CHECKS_OF_A_FILE:
        yield from check(screened(figures, check.__name__))


def check_against(reading: Reading, dataset: Dataset, companions: Iterable[Reading] = ()) -> Iterator[Problem]:
    """Everything that looks wrong with one file's figures beside those on record.

    ``companions`` are the files for the same quarter that came with it: they are no history, but they show what is usual now.
    Nothing is said while there is neither a record nor a companion.
    """
    companions = list(companions)
    amounts = [o for other in companions for o in figures_of(other, dataset.indicators).amounts]
    if not dataset.observations and not amounts:
        return
    record = earlier_figures(dataset)
    figures = figures_of(
        reading,
        {**{i.id: i for other in companions for i in other.indicators}, **dataset.indicators},
        before=quarters_before(reading.observations, record) if any(o.running_total for o in reading.observations) else (),
        beside=[*amounts, *_others(reading, record)],
    )
    for check in CHECKS_AGAINST_THE_RECORD:
        yield from check(figures, record)


def _others(reading: Reading, record: Figures) -> Iterator[Observation]:
    """What the record holds, for the quarters that a file reports, of org units that are not in it."""
    quarters = {o.period.last_quarter for o in reading.observations}
    own = {TOTAL, *reading.org_units}
    return (o for o in record.amounts if o.period in quarters and o.org_unit not in own)


def check_together(readings: Sequence[Reading], dataset: Dataset) -> list[list[Problem]]:
    """What is wrong with files that came in one go, one beside the other: for each of them the problems told in it."""
    files = [figures_of(reading, dataset.indicators) for reading in readings]
    record, places = earlier_figures(dataset), {id(figures): place for place, figures in enumerate(files)}
    found: list[list[Problem]] = [[] for _ in files]
    for check in CHECKS_TOGETHER:
        for figures, problem in check(deliveries(files), record):
            found[places[id(figures)]].append(problem)
    return found
