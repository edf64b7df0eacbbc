"""Running totals (累计): within a year they cannot fall, and should equal what was reported for the quarters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicators.checks.figures import Figures
from indicators.dataset import amounts_of_quarters
from indicators.model import Observation, Problem


def check_running_totals(figures: Figures, record: Figures | None = None) -> Iterator[Problem]:
    """Within the file; with a record, only what the earlier quarters there add to that."""
    names = {i.id: i.name for i in figures.indicators.values()}
    _, alone = amounts_of_quarters(figures.observations, names)
    if record is None:
        yield from alone
        return
    _, together = amounts_of_quarters([*quarters_before(figures.observations, record), *figures.observations], names)
    told = set(alone)
    yield from (problem for problem in together if problem not in told and problem.file == figures.reading.file)


def quarters_before(observations: Iterable[Observation], record: Figures) -> list[Observation]:
    """What the record holds of the quarters before a file's; the quarters it gives anew are replaced, not compared."""
    first = {
        (o.org_unit, o.indicator): o.period.end + 4 * o.period.year
        for o in sorted(observations, key=lambda o: o.period, reverse=True)
    }
    return [o for o in record.observations if o.period.end + 4 * o.period.year < first.get((o.org_unit, o.indicator), 0)]
