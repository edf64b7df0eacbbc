"""One accepted file, as it is listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from indicators.periods import Period


@dataclass(frozen=True, slots=True)
class Submission:
    """A file on record: what it is called and who sent it, when it came in (UTC), and how much was read from it.

    ``observations``, ``org_units`` and ``problems`` are counts; ``periods`` are those it has values for, oldest first.
    A submission that was taken back stays listed and no longer counts. ``sample`` marks data to try the program with.
    """

    id: int
    file: str
    sha256: str
    size: int
    accepted_at: datetime
    who: str
    sample: bool
    taken_back_at: datetime | None
    county: str
    observations: int
    org_units: int
    problems: int
    periods: tuple[Period, ...]

    @property
    def is_live(self) -> bool:
        return self.taken_back_at is None
