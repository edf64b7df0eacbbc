"""Periods: the quarter, and the spans of quarters that observations and reports speak of.

A period is a run of whole quarters in one year. Its code is the one used in links, on the command line and in files:
``2024Q1`` a quarter, ``2024H1`` the first half, ``2024Q1-Q3`` three quarters, ``2024`` the year. Any other run is
written alike: ``2024Q2-Q3``, ``2024H2``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, total_ordering

_CODE = re.compile(r"(?P<year>\d{4})(?:(?P<half>H[12])|Q(?P<start>[1-4])(?:-Q(?P<end>[1-4]))?)?")
_CHINESE = ("一", "二", "三", "四")


class InvalidPeriod(ValueError):
    """The text is not the code of a period."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A run of whole quarters in one year, from ``start`` to ``end`` (1–4, both included).

    Periods sort by their end, then the shorter one first, so that the newest report comes last.
    """

    year: int
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 1 <= self.start <= self.end <= 4:
            raise InvalidPeriod(f"{self.year}: quarters {self.start} to {self.end}")

    @classmethod
    def parse(cls, code: str) -> Period:
        """Read a code such as ``2024H1``; raise InvalidPeriod with the forms allowed if it is none."""
        match = _CODE.fullmatch(code.strip())
        if match is None:
            raise InvalidPeriod(f"“{code}” is not a period; write 2024Q2, 2024H1, 2024Q1-Q3 or 2024")
        year = int(match["year"])
        if match["half"]:
            return cls(year, 1, 2) if match["half"] == "H1" else cls(year, 3, 4)
        if match["start"]:
            start = int(match["start"])
            return cls(year, start, int(match["end"] or start))
        return cls(year, 1, 4)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        return cls(year, quarter, quarter)

    @classmethod
    def to_date(cls, year: int, quarter: int) -> Period:
        """The year up to and including the quarter: a quarter 1, H1, Q1-Q3 or the year."""
        return cls(year, 1, quarter)

    @property
    def code(self) -> str:
        match (self.start, self.end):
            case (1, 4):
                return str(self.year)
            case (1, 2):
                return f"{self.year}H1"
            case (3, 4):
                return f"{self.year}H2"
            case (start, end) if start == end:
                return f"{self.year}Q{start}"
            case (start, end):
                return f"{self.year}Q{start}-Q{end}"

    @property
    def is_quarter(self) -> bool:
        return self.start == self.end

    @property
    def is_year_to_date(self) -> bool:
        return self.start == 1

    @property
    def quarters(self) -> tuple[Period, ...]:
        """The single quarters it consists of, oldest first."""
        return _quarters(self.year, self.start, self.end)

    @property
    def last_quarter(self) -> Period:
        return Period(self.year, self.end, self.end)

    @property
    def end_month(self) -> int:
        return 3 * self.end

    def year_before(self) -> Period:
        return Period(self.year - 1, self.start, self.end)

    def previous_quarter(self) -> Period:
        """The quarter before a single quarter, across the turn of the year."""
        if not self.is_quarter:
            raise InvalidPeriod(f"{self.code} is not a single quarter")
        return Period(self.year, self.end - 1, self.end - 1) if self.end > 1 else Period(self.year - 1, 4, 4)

    def contains(self, other: Period) -> bool:
        return self.year == other.year and self.start <= other.start and other.end <= self.end

    def name_zh(self, *, with_year: bool = True) -> str:
        """The customary name: 2024年上半年, 2024年前三季度, 2024年第二季度, 2024年."""
        year = f"{self.year}年" if with_year else ""
        match (self.start, self.end):
            case (1, 4):
                return year or "全年"
            case (1, 2):
                return f"{year}上半年"
            case (3, 4):
                return f"{year}下半年"
            case (1, 3):
                return f"{year}前三季度"
            case (start, end) if start == end:
                return f"{year}{'第' if with_year else ''}{_CHINESE[start - 1]}季度"
            case (start, end):
                return f"{year}{_CHINESE[start - 1]}至{_CHINESE[end - 1]}季度"

    def name_en(self) -> str:
        match (self.start, self.end):
            case (1, 4):
                return str(self.year)
            case (1, 2):
                return f"first half of {self.year}"
            case (3, 4):
                return f"second half of {self.year}"
            case (1, 3):
                return f"first three quarters of {self.year}"
            case (start, end) if start == end:
                return f"Q{start} {self.year}"
            case (start, end):
                return f"Q{start}–Q{end} {self.year}"

    def when_en(self) -> str:
        """The same within a sentence: in Q1 2024, in the first half of 2024."""
        name = self.name_en()
        return f"in the {name}" if name[0].islower() else f"in {name}"

    def __str__(self) -> str:
        return self.code

    def __lt__(self, other: Period) -> bool:
        return (self.year, self.end, -self.start) < (other.year, other.end, -other.start)


@lru_cache(maxsize=1024)
def _quarters(year: int, start: int, end: int) -> tuple[Period, ...]:
    return tuple(Period(year, quarter, quarter) for quarter in range(start, end + 1))
