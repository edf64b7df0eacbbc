"""Files that came together, looked at as one delivery: which are for the same quarter, what each says beside the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators.checks.figures import Figures
from indicators.model import TOTAL, Problem
from indicators.periods import Period

Found = tuple[Figures, Problem]
"""A problem with the file in which it is told: names of files may be the same."""


@dataclass(frozen=True)
class Delivery:
    """The files that report the same quarter as their last, in the order in which they will count."""

    quarter: Period
    files: tuple[Figures, ...]

    @property
    def org_units(self) -> tuple[str, ...]:
        """Who is heard of the quarter in one of the files."""
        return tuple(dict.fromkeys(unit for figures in self.files for unit in heard_in(figures, self.quarter)))


def deliveries(files: Iterable[Figures]) -> tuple[Delivery, ...]:
    """The files by the last quarter they report, oldest first; files without figures belong to none."""
    found: dict[Period, list[Figures]] = defaultdict(list)
    for figures in files:
        if figures.last_quarter is not None:
            found[figures.last_quarter].append(figures)
    return tuple(Delivery(quarter, tuple(found[quarter])) for quarter in sorted(found))


def heard_in(figures: Figures, quarter: Period) -> tuple[str, ...]:
    units = (o.org_unit for o in figures.observations if o.period.last_quarter == quarter)
    return tuple(unit for unit in dict.fromkeys(units) if unit != TOTAL)


def pairs(files: Sequence[Figures]) -> Iterator[tuple[Figures, Figures]]:
    """Each file with each one after it."""
    for place, figures in enumerate(files):
        for later in files[place + 1 :]:
            yield figures, later
